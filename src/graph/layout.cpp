#include "graph/layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "graph/layout_order.h"

namespace painpoint::graph {
namespace {

/// Between a card and the nearest line of a lane: room for loops at a card, and for arrow heads.
constexpr double kLaneMargin = 12;

enum class Side : std::uint8_t { left, right, top, bottom };

/// A line in one lane, from one place along it to another. Places are counted in cells: a lane
/// above row r is at r, the middle of that row at r + 0.5; likewise for columns.
struct LaneUse {
  std::uint32_t lane;
  double from;
  double to;
  std::uint32_t edge;
  std::uint32_t bundle;  ///< uses of a lane in one bundle are one line; kAlone: in none
  std::size_t track = 0;
};
constexpr std::uint32_t kAlone = 0xffffffffU;

/// How an edge runs, before there are pixels.
struct Plan {
  Side out = Side::right;
  Side in = Side::left;
  bool straight_down = false;
  bool self = false;
  bool back = false;
  std::uint32_t first_lane = 0;         ///< vertical, where it leaves
  std::optional<std::uint32_t> across;  ///< horizontal, if the cards are not neighbours
  std::uint32_t last_lane = 0;          ///< vertical, where it arrives
  double out_part = 0.5;                ///< of the side's height
  double in_part = 0.5;
};

/// Puts uses of a lane that overlap on different tracks; returns how many tracks there are.
std::size_t share_tracks(std::vector<LaneUse*>& uses) {
  std::sort(uses.begin(), uses.end(), [](const LaneUse* a, const LaneUse* b) {
    const auto key = [](const LaneUse& use) {
      return std::tuple{std::min(use.from, use.to), std::max(use.from, use.to), use.edge};
    };
    return key(*a) < key(*b);
  });
  std::vector<double> ends;  // of each track
  for (LaneUse* use : uses) {
    const double low = std::min(use->from, use->to);
    const auto free =
        std::find_if(ends.begin(), ends.end(), [&](double end) { return end < low - 0.02; });
    use->track = static_cast<std::size_t>(free - ends.begin());
    if (free == ends.end()) ends.push_back(0);
    ends[use->track] = std::max(use->from, use->to);
  }
  return ends.size();
}

class Router {
 public:
  Router(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
         const LayoutOptions& options)
      : nodes_(nodes),
        edges_(edges),
        options_(options),
        grid_(order_cards(nodes, edges, options)),
        plans_(edges.size()) {}

  Layout run() {
    plan_ways();
    share_sides();
    use_lanes();
    place_cards();
    draw_routes();
    layout_.order = std::move(grid_.order);
    layout_.stage_of = std::move(grid_.stage_of);
    return std::move(layout_);
  }

 private:
  [[nodiscard]] bool there(const LayoutEdge& edge) const {
    return edge.from < nodes_.size() && edge.to < nodes_.size();
  }

  void plan_ways() {
    std::vector<std::size_t> load(grid_.rows + 1, 0);  // of the horizontal lanes
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      if (!there(edges_[e])) continue;
      Plan& plan = plans_[e];
      const std::uint32_t c1 = grid_.column[edges_[e].from];
      const std::uint32_t c2 = grid_.column[edges_[e].to];
      const std::uint32_t r1 = grid_.row[edges_[e].from];
      const std::uint32_t r2 = grid_.row[edges_[e].to];
      plan.self = edges_[e].from == edges_[e].to;
      plan.back = plan.self || c2 < c1 || (c2 == c1 && r2 < r1);
      plan.straight_down = c1 == c2 && r2 == r1 + 1;
      if (plan.self || plan.straight_down) {
        plan.out = Side::bottom;
        plan.in = Side::top;
        continue;
      }
      plan.out = plan.back ? Side::left : Side::right;
      plan.in = plan.back == (c1 == c2) ? Side::left : Side::right;
      if (!plan.back && c1 != c2) plan.in = Side::left;
      plan.first_lane = plan.back ? c1 : c1 + 1;
      plan.last_lane = plan.in == Side::left ? c2 : c2 + 1;
      if (plan.first_lane == plan.last_lane) continue;
      if (nodes_[edges_[e].to].gathers) {
        plan.across = r2;
        continue;
      }
      std::uint32_t low = std::min(r1, r2) + 1;
      std::uint32_t high = std::max(r1, r2);
      if (r1 == r2) low = high = plan.back ? r1 + 1 : r1;
      std::uint32_t best = low;
      for (std::uint32_t lane = low; lane <= high; ++lane)
        if (load[lane] < load[best]) best = lane;
      plan.across = best;
      ++load[best];
    }
  }

  /// Lines that leave or reach a card at the same side get places of their own there, ordered by
  /// where they go.
  void share_sides() {
    struct Port {
      std::uint32_t node;
      Side side;
      double towards;
      double beyond;  // of equals
      std::uint32_t edge;
      bool out;
    };
    std::vector<Port> ports;
    for (std::uint32_t e = 0; e < edges_.size(); ++e) {
      const Plan& plan = plans_[e];
      if (!there(edges_[e]) || plan.self || plan.straight_down) continue;
      const auto [from, to] = std::pair{edges_[e].from, edges_[e].to};
      const double row_from = grid_.row[from] + 0.5;
      const double row_to = grid_.row[to] + 0.5;
      ports.push_back({from, plan.out, plan.across ? *plan.across : row_to, row_to, e, true});
      ports.push_back({to, plan.in, plan.across ? *plan.across : row_from, row_from, e, false});
    }
    const auto key = [](const Port& port) {
      return std::tuple{port.node, port.side, port.towards, port.beyond, port.edge, port.out};
    };
    std::erase_if(ports, [&](const Port& port) { return !port.out && nodes_[port.node].gathers; });
    std::sort(ports.begin(), ports.end(),
              [&](const Port& a, const Port& b) { return key(a) < key(b); });
    for (std::size_t begin = 0; begin < ports.size();) {
      std::size_t end = begin;
      while (end < ports.size() && ports[end].node == ports[begin].node &&
             ports[end].side == ports[begin].side)
        ++end;
      for (std::size_t i = begin; i < end; ++i) {
        const double part =
            static_cast<double>(i - begin + 1) / static_cast<double>(end - begin + 1);
        (ports[i].out ? plans_[ports[i].edge].out_part : plans_[ports[i].edge].in_part) = part;
      }
      begin = end;
    }
  }

  /// Where a part of a card's side lies, in cells: cards stand in the middle of their row, and the
  /// order of places is that which they will have in pixels.
  [[nodiscard]] double place_in_row(std::uint32_t node, double part) const {
    const std::uint32_t row = grid_.row[node];
    return row + 0.5 + 0.9 * (part - 0.5) * nodes_[node].height / row_heights_[row];
  }

  void find_sizes() {
    column_widths_.assign(grid_.columns, 0);
    row_heights_.assign(grid_.rows, 0);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      double& width = column_widths_[grid_.column[i]];
      double& height = row_heights_[grid_.row[i]];
      width = std::max(width, nodes_[i].width);
      height = std::max(height, nodes_[i].height);
    }
  }

  void use_lanes() {
    find_sizes();
    for (std::uint32_t e = 0; e < edges_.size(); ++e) {
      const Plan& plan = plans_[e];
      if (!there(edges_[e]) || plan.self || plan.straight_down) continue;
      const std::uint32_t bundle = nodes_[edges_[e].to].gathers ? edges_[e].to : kAlone;
      const double y1 = place_in_row(edges_[e].from, plan.out_part);
      const double y2 = place_in_row(edges_[e].to, plan.in_part);
      if (!plan.across) {
        vertical_.push_back({plan.first_lane, y1, y2, e, bundle});
        continue;
      }
      const double y = *plan.across;
      vertical_.push_back({plan.first_lane, y1, y, e, bundle});
      horizontal_.push_back({*plan.across, static_cast<double>(plan.first_lane),
                             static_cast<double>(plan.last_lane), e, bundle});
      vertical_.push_back({plan.last_lane, y, y2, e, bundle});
    }
    column_tracks_ = tracks_of(vertical_, grid_.columns + 1);
    row_tracks_ = tracks_of(horizontal_, grid_.rows + 1);
  }

  static std::vector<std::size_t> tracks_of(std::vector<LaneUse>& uses, std::size_t lanes) {
    std::vector<LaneUse> lines;  // bundles put together
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> line_of_bundle;
    std::vector<std::size_t> line_of(uses.size());
    for (std::size_t i = 0; i < uses.size(); ++i) {
      line_of[i] = lines.size();
      if (uses[i].bundle != kAlone)
        line_of[i] =
            line_of_bundle.try_emplace({uses[i].lane, uses[i].bundle}, lines.size()).first->second;
      if (line_of[i] == lines.size()) {
        lines.push_back(uses[i]);
        continue;
      }
      LaneUse& line = lines[line_of[i]];
      const auto [low, high] = std::minmax({line.from, line.to, uses[i].from, uses[i].to});
      line.from = low;
      line.to = high;
    }
    std::vector<std::vector<LaneUse*>> by_lane(lanes);
    for (LaneUse& line : lines) by_lane[line.lane].push_back(&line);
    std::vector<std::size_t> tracks;
    tracks.reserve(lanes);
    for (std::vector<LaneUse*>& lane : by_lane) tracks.push_back(share_tracks(lane));
    for (std::size_t i = 0; i < uses.size(); ++i) uses[i].track = lines[line_of[i]].track;
    return tracks;
  }

  [[nodiscard]] double lane_width(std::size_t tracks) const {
    const double wanted = 2 * kLaneMargin + options_.line_gap * (static_cast<double>(tracks) + 1);
    return std::clamp(wanted, options_.least_lane,
                      std::max(options_.least_lane, options_.most_lane));
  }

  void place_cards() {
    const std::vector<double>& widths = column_widths_;
    const std::vector<double>& heights = row_heights_;
    const auto spread = [&](const std::vector<double>& sizes,
                            const std::vector<std::size_t>& tracks, std::vector<double>& lanes,
                            std::vector<double>& cells) {
      double at = 0;
      for (std::size_t i = 0; i < tracks.size(); ++i) {
        lanes.push_back(at);
        at += lane_width(tracks[i]);
        cells.push_back(at);
        if (i < sizes.size()) at += sizes[i];
      }
      return at;
    };
    layout_.width = spread(widths, column_tracks_, lane_left_, column_left_);
    layout_.height = spread(heights, row_tracks_, lane_top_, row_top_);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::uint32_t column = grid_.column[i];
      const std::uint32_t row = grid_.row[i];
      layout_.nodes.push_back({column_left_[column] + (widths[column] - nodes_[i].width) / 2,
                               row_top_[row] + (heights[row] - nodes_[i].height) / 2,
                               nodes_[i].width, nodes_[i].height});
    }
    std::size_t column = 0;
    for (const std::uint32_t columns : grid_.columns_of_stage) {
      const double left = column_left_.empty() ? 0 : column_left_[column];
      const double right =
          columns == 0 ? left : column_left_[column + columns - 1] + widths[column + columns - 1];
      layout_.stages.push_back({left, right});
      column += columns;
    }
  }

  /// The place of a track across its lane, whose cards begin at `end`.
  static double across_lane(double begin, double end, std::size_t track, std::size_t tracks) {
    const double margin = std::min(kLaneMargin, (end - begin) / 4);
    const double room = end - begin - 2 * margin;
    return begin + margin +
           room * (static_cast<double>(track) + 1) / (static_cast<double>(tracks) + 1);
  }
  [[nodiscard]] double x_of(const LaneUse& use) const {
    return across_lane(lane_left_[use.lane], column_left_[use.lane], use.track,
                       column_tracks_[use.lane]);
  }
  [[nodiscard]] double y_of(const LaneUse& use) const {
    return across_lane(lane_top_[use.lane], row_top_[use.lane], use.track, row_tracks_[use.lane]);
  }

  void draw_routes() {
    layout_.edges.resize(edges_.size());
    auto upright = vertical_.begin();  // in the order of edges
    auto level = horizontal_.begin();
    for (std::uint32_t e = 0; e < edges_.size(); ++e) {
      if (!there(edges_[e])) continue;
      const Plan& plan = plans_[e];
      LayoutRoute& route = layout_.edges[e];
      route.back = plan.back;
      const LayoutBox& a = layout_.nodes[edges_[e].from];
      const LayoutBox& b = layout_.nodes[edges_[e].to];
      if (plan.self) {
        route.points = loop_at(a);
        continue;
      }
      if (plan.straight_down) {
        const double x = a.x + a.width / 2;
        route.points = {{x, a.bottom()}, {x, b.y}};
        continue;
      }
      const double y1 = a.y + plan.out_part * a.height;
      const double y2 = b.y + plan.in_part * b.height;
      const double x1 = plan.out == Side::left ? a.x : a.right();
      const double x2 = plan.in == Side::left ? b.x : b.right();
      const double first = x_of(*upright++);
      route.points = {{x1, y1}, {first, y1}};
      if (plan.across) {
        const double y = y_of(*level++);
        const double last = x_of(*upright++);
        route.points.push_back({first, y});
        route.points.push_back({last, y});
        route.points.push_back({last, y2});
      } else {
        route.points.push_back({first, y2});
      }
      route.points.push_back({x2, y2});
      drop_needless(route.points);
    }
  }

  /// Points in the middle of a straight line say nothing.
  static void drop_needless(std::vector<LayoutPoint>& points) {
    std::vector<LayoutPoint> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool inner = i > 0 && i + 1 < points.size();
      if (inner && ((kept.back().x == points[i].x && points[i].x == points[i + 1].x) ||
                    (kept.back().y == points[i].y && points[i].y == points[i + 1].y)))
        continue;
      kept.push_back(points[i]);
    }
    points = std::move(kept);
  }

  std::span<const LayoutNode> nodes_;
  std::span<const LayoutEdge> edges_;
  const LayoutOptions& options_;
  LayoutGrid grid_;
  std::vector<Plan> plans_;
  std::vector<LaneUse> vertical_;
  std::vector<LaneUse> horizontal_;
  std::vector<double> column_widths_;
  std::vector<double> row_heights_;
  std::vector<std::size_t> column_tracks_;  ///< by vertical lane
  std::vector<std::size_t> row_tracks_;     ///< by horizontal lane
  std::vector<double> lane_left_, column_left_, lane_top_, row_top_;
  Layout layout_;
};

}  // namespace

std::vector<LayoutPoint> loop_at(const LayoutBox& card) {
  const double in = std::min({18.0, card.width / 3, card.height / 3});
  const double out = kLaneMargin - 3;
  return {{card.right(), card.y + in},
          {card.right() + out, card.y + in},
          {card.right() + out, card.y - out},
          {card.right() - in, card.y - out},
          {card.right() - in, card.y}};
}

Layout lay_out(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
               const LayoutOptions& options) {
  return Router(nodes, edges, options).run();
}

}  // namespace painpoint::graph
