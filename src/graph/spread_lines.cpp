#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "graph/way_finder.h"

namespace painpoint::graph {
namespace {

/// The inner part of a line, upright or level, that can be moved aside.
struct Piece {
  bool upright;
  double at;  ///< across
  double from, to;
  std::size_t edge;
  std::size_t point;  ///< that it begins with
};

std::vector<Piece> inner_pieces(const Layout& layout, std::span<const std::size_t> edges) {
  std::vector<Piece> pieces;
  for (const std::size_t e : edges) {
    const std::vector<LayoutPoint>& points = layout.edges[e].points;
    for (std::size_t i = 1; i + 2 < points.size(); ++i) {
      const bool upright = points[i].x == points[i + 1].x;
      const auto [low, high] = upright ? std::minmax({points[i].y, points[i + 1].y})
                                       : std::minmax({points[i].x, points[i + 1].x});
      pieces.push_back({upright, upright ? points[i].x : points[i].y, low, high, e, i});
    }
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tie(a.upright, a.at, a.from, a.to, a.edge, a.point) <
           std::tie(b.upright, b.at, b.from, b.to, b.edge, b.point);
  });
  return pieces;
}

}  // namespace

void spread_lines(Layout& layout, std::span<const LayoutEdge> edges,
                  std::span<const std::size_t> which, const WayFinder& finder) {
  constexpr std::array kAside = {0.0, 5.0, -5.0};
  constexpr double kSame = 2;  // lines that are nearer than this are seen as one
  const std::vector<Piece> pieces = inner_pieces(layout, which);
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    std::array<double, kAside.size()> taken_to{};
    taken_to.fill(-1e300);
    while (end < pieces.size() && pieces[end].upright == pieces[begin].upright &&
           pieces[end].at - pieces[begin].at < kSame) {
      const Piece& piece = pieces[end++];
      for (std::size_t track = 0; track < kAside.size(); ++track) {
        if (taken_to[track] > piece.from) continue;
        std::vector<LayoutPoint>& points = layout.edges[piece.edge].points;
        std::vector<LayoutPoint> moved = points;
        for (LayoutPoint* point : {&moved[piece.point], &moved[piece.point + 1]})
          (piece.upright ? point->x : point->y) += kAside[track];
        if (track > 0 && finder.hits(moved, 1, edges[piece.edge].from, edges[piece.edge].to))
          continue;
        points = std::move(moved);
        taken_to[track] = piece.to;
        break;
      }
    }
    begin = end;
  }
}

}  // namespace painpoint::graph
