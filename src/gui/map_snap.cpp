#include "gui/map_snap.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace painpoint::gui {
namespace {

/// One direction of a box: where it begins, and how long it is.
struct Span {
  double at;
  double length;
};

struct Line {
  double by;  ///< to come into line
  double at;  ///< the line
  std::size_t other;
};

/// The nearest line: beginnings with beginnings, ends with ends, middles with middles; and an edge
/// with the opposite one.
template <class SpanOf>
std::optional<Line> nearest_line(const draw::Box& box, std::span<const draw::Box> others,
                                 double reach, SpanOf&& span_of) {
  std::optional<Line> best;
  const Span mine = span_of(box);
  const auto consider = [&](double from, double to, std::size_t other) {
    const double by = to - from;
    if (std::abs(by) <= reach && (!best || std::abs(by) < std::abs(best->by)))
      best = Line{by, to, other};
  };
  for (std::size_t i = 0; i < others.size(); ++i) {
    const Span other = span_of(others[i]);
    consider(mine.at + mine.length / 2, other.at + other.length / 2, i);
    consider(mine.at, other.at, i);
    consider(mine.at + mine.length, other.at + other.length, i);
  }
  return best;
}

}  // namespace

double on_grid(double at) {
  return std::round(at / kMapGrid) * kMapGrid;
}

Snapped snap(const draw::Box& box, std::span<const draw::Box> others, double reach) {
  Snapped result;
  const auto across = nearest_line(box, others, reach, [](const draw::Box& b) {
    return Span{b.x, b.width};
  });
  const auto down = nearest_line(box, others, reach, [](const draw::Box& b) {
    return Span{b.y, b.height};
  });
  result.by.x = across ? across->by : on_grid(box.x) - box.x;
  result.by.y = down ? down->by : on_grid(box.y) - box.y;
  const draw::Box rest{box.x + result.by.x, box.y + result.by.y, box.width, box.height};
  if (across) {
    const draw::Box& other = others[across->other];
    result.guides.push_back({{across->at, std::min(rest.y, other.y)},
                             {across->at, std::max(rest.bottom(), other.bottom())}});
  }
  if (down) {
    const draw::Box& other = others[down->other];
    result.guides.push_back(
        {{std::min(rest.x, other.x), down->at}, {std::max(rest.right(), other.right()), down->at}});
  }
  return result;
}

}  // namespace painpoint::gui
