#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "graph/way_finder.h"

namespace painpoint::graph {
namespace {

constexpr double kGap = 12;  ///< between a card that people placed and one that makes room for it

bool overlap(const LayoutBox& a, const LayoutBox& b, double gap) {
  return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap &&
         b.y < a.bottom() + gap;
}

/// Moves cards down that stand where people put another one. Returns who has moved.
std::vector<bool> make_room(std::vector<LayoutBox>& cards, const std::vector<bool>& placed) {
  std::vector<bool> moved = placed;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (placed[i]) continue;
    const auto in_the_way = [&](bool all) {
      for (std::size_t other = 0; other < cards.size(); ++other)
        if (other != i && (all || placed[other]) && overlap(cards[i], cards[other], all ? kGap : 0))
          return other;
      return cards.size();
    };
    std::size_t other = in_the_way(false);
    while (other < cards.size()) {
      cards[i].y = cards[other].bottom() + kGap;
      moved[i] = true;
      other = in_the_way(true);
    }
  }
  return moved;
}

/// Lines at the same side of a card get places of their own, ordered by where they go.
void share_sides(std::vector<std::pair<std::size_t, Ports>>& lines,
                 std::span<const LayoutEdge> edges, const std::vector<LayoutBox>& cards) {
  struct End {
    std::uint32_t card;
    CardSide side;
    double towards;
    std::size_t line;
    bool out;
  };
  std::vector<End> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LayoutEdge& edge = edges[lines[i].first];
    const Ports& ports = lines[i].second;
    const auto middle = [&](std::uint32_t card, CardSide side) {
      const bool level = side == CardSide::left || side == CardSide::right;
      return level ? cards[card].y + cards[card].height / 2 : cards[card].x + cards[card].width / 2;
    };
    ends.push_back({edge.from, ports.out, middle(edge.to, ports.out), i, true});
    ends.push_back({edge.to, ports.in, middle(edge.from, ports.in), i, false});
  }
  const auto key = [](const End& end) {
    return std::tuple{end.card, end.side, end.towards, end.line, end.out};
  };
  std::sort(ends.begin(), ends.end(), [&](const End& a, const End& b) { return key(a) < key(b); });
  for (std::size_t begin = 0; begin < ends.size();) {
    std::size_t end = begin;
    while (end < ends.size() && ends[end].card == ends[begin].card &&
           ends[end].side == ends[begin].side)
      ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const double part = static_cast<double>(i - begin + 1) / static_cast<double>(end - begin + 1);
      Ports& ports = lines[ends[i].line].second;
      (ends[i].out ? ports.out_part : ports.in_part) = part;
    }
    begin = end;
  }
}

void lead_anew(Layout& layout, std::span<const LayoutEdge> edges, const std::vector<bool>& moved) {
  const WayFinder finder(layout.nodes);
  std::vector<LayoutBox> movers;
  for (std::size_t i = 0; i < moved.size(); ++i)
    if (moved[i]) movers.push_back(layout.nodes[i]);
  const WayFinder in_the_way(movers);
  constexpr std::uint32_t kNobody = 0xffffffffU;
  std::vector<std::pair<std::size_t, Ports>> lines;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    LayoutRoute& route = layout.edges[e];
    if (route.points.empty()) continue;
    const auto [from, to] = std::pair{edges[e].from, edges[e].to};
    if (!moved[from] && !moved[to] && !in_the_way.hits(route.points, 2, kNobody, kNobody)) continue;
    if (from == to) {
      route.points = loop_at(layout.nodes[from]);
      continue;
    }
    lines.emplace_back(e, ports_between(layout.nodes[from], layout.nodes[to]));
  }
  share_sides(lines, edges, layout.nodes);
  std::vector<std::size_t> led;
  for (const auto& [e, ports] : lines) {
    layout.edges[e] = {finder.way(edges[e].from, edges[e].to, ports), ports.back};
    led.push_back(e);
  }
  spread_lines(layout, edges, led, finder);
}

/// Columns reach as far as their cards. Where two would meet, the cards that stand apart from the
/// rest of their stage do not count.
void widen_columns(Layout& layout) {
  const std::size_t stages = layout.stages.size();
  std::vector<std::vector<std::uint32_t>> cards(stages);
  for (std::uint32_t i = 0; i < layout.nodes.size(); ++i) cards[layout.stage_of[i]].push_back(i);
  const auto centre = [&](std::uint32_t card) {
    return layout.nodes[card].x + layout.nodes[card].width / 2;
  };
  for (std::vector<std::uint32_t>& column : cards)
    std::sort(column.begin(), column.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple{centre(a), a} < std::tuple{centre(b), b};
    });
  const auto columns_of = [&](std::size_t s) {
    LayoutColumns columns{std::numeric_limits<double>::max(), 0};
    columns.right = -columns.left;
    for (const std::uint32_t card : cards[s]) {
      columns.left = std::min(columns.left, layout.nodes[card].x);
      columns.right = std::max(columns.right, layout.nodes[card].right());
    }
    return columns;
  };
  /// Takes the card away that is farthest from the middle one, which stays.
  const auto drop_farthest = [&](std::size_t s) {
    std::vector<std::uint32_t>& column = cards[s];
    const double middle = centre(column[column.size() / 2]);
    if (middle - centre(column.front()) > centre(column.back()) - middle)
      column.erase(column.begin());
    else
      column.pop_back();
  };
  std::vector<std::size_t> shown;
  for (std::size_t s = 0; s < stages; ++s)
    if (!cards[s].empty()) {
      layout.stages[s] = columns_of(s);
      shown.push_back(s);
    }
  constexpr double kBetween = 20;
  for (bool again = true; again;) {
    again = false;
    std::sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple{layout.stages[a].left, a} < std::tuple{layout.stages[b].left, b};
    });
    for (std::size_t i = 1; i < shown.size() && !again; ++i) {
      const auto [a, b] = std::pair{shown[i - 1], shown[i]};
      if (layout.stages[a].right + kBetween <= layout.stages[b].left) continue;
      const auto wide = [&](std::size_t s) {
        return cards[s].size() < 2 ? -1.0 : layout.stages[s].right - layout.stages[s].left;
      };
      const std::size_t wider = wide(a) >= wide(b) ? a : b;
      if (wide(wider) < 0) {  // one card each, one above the other
        layout.stages[b].left = layout.stages[a].right + kBetween;
        layout.stages[b].right = std::max(layout.stages[b].right, layout.stages[b].left + 60);
        continue;
      }
      drop_farthest(wider);
      layout.stages[wider] = columns_of(wider);
      again = true;
    }
  }
}

}  // namespace

void place_cards(Layout& layout, std::span<const LayoutEdge> edges,
                 std::span<const std::optional<LayoutPoint>> wanted) {
  std::vector<bool> placed(layout.nodes.size());
  bool any = false;
  for (std::size_t i = 0; i < std::min(wanted.size(), layout.nodes.size()); ++i) {
    if (!wanted[i]) continue;
    layout.nodes[i].x = wanted[i]->x;
    layout.nodes[i].y = wanted[i]->y;
    placed[i] = true;
    any = true;
  }
  if (!any) return;
  const std::vector<bool> moved = make_room(layout.nodes, placed);
  lead_anew(layout, edges, moved);
  widen_columns(layout);
}

}  // namespace painpoint::graph
