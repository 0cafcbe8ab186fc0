#include "report/map_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/way_finder.h"
#include "report/map_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kMostCurveGrowth = 1.5;  ///< times the least height of a curve

graph::Layout lay_out_map(const MapSheet& sheet, bool staged) {
  const MapData& data = sheet.data;
  graph::LayoutOptions options;
  options.stages = staged ? data.stages.size() + 1 : 0;  // the last one is for the ends
  options.least_lane = 2 * kBandPadding + 18;
  std::vector<graph::LayoutNode> nodes;
  std::vector<std::optional<graph::LayoutPoint>> wanted;
  const auto want = [&](const std::optional<draw::Point>& at) {
    wanted.push_back(std::nullopt);
    if (at) wanted.back() = graph::LayoutPoint{at->x, at->y};
  };
  for (const MapCard& card : data.cards) {
    nodes.push_back({kCardWidth, card_height(sheet, card), card.stage, card.start, false});
    want(card.at);
  }
  for (const MapEnd& end : data.ends) {
    nodes.push_back(
        {kEndWidth, kEndHeight, staged ? data.stages.size() : graph::kAnyStage, false, true});
    want(end.at);
  }
  std::vector<graph::LayoutEdge> edges;
  for (const MapWay& way : data.ways) edges.push_back({way.from, way.to, way.usual, way.customers});
  graph::Layout layout = graph::lay_out(nodes, edges, options);
  graph::place_cards(layout, edges, wanted);
  return layout;
}

/// What the layout covers, which begins at 0, 0 unless somebody put a card or led a way outside.
draw::Box extent_of(const graph::Layout& layout) {
  double left = 0, top = 0, right = layout.width, bottom = layout.height;
  const auto cover = [&](double x, double y, double room) {
    left = std::min(left, x - room);
    top = std::min(top, y - room);
    right = std::max(right, x + room);
    bottom = std::max(bottom, y + room);
  };
  for (const graph::LayoutBox& box : layout.nodes) {
    cover(box.x, box.y, kBandPadding);
    cover(box.right(), box.bottom(), kBandPadding);
  }
  for (const graph::LayoutRoute& route : layout.edges)
    for (const graph::LayoutPoint& point : route.points) cover(point.x, point.y, 6);
  for (const graph::LayoutColumns& columns : layout.stages) {
    left = std::min(left, columns.left - kBandPadding);
    right = std::max(right, columns.right + kBandPadding);
  }
  return {left, top, right - left, bottom - top};
}

void move_box(draw::Box& box, draw::Point way) {
  box.x += way.x;
  box.y += way.y;
}
void turn_box(draw::Box& box) {
  box.x = -box.right();
}

/// Calls `box` for every box, `point` for every point, `items` for every picture of a scene.
template <class OfBox, class OfPoint, class OfItems>
void change_scene(MapScene& scene, OfBox&& box, OfPoint&& point, OfItems&& items) {
  box(scene.bounds);
  for (std::vector<ScenePart>* parts : {&scene.stages, &scene.below})
    for (ScenePart& part : *parts) {
      box(part.box);
      items(part.items);
    }
  for (SceneWay& way : scene.ways) {
    for (draw::Point& one : way.points) point(one);
    items(way.picture.items);
  }
  for (SceneCard& card : scene.cards) {
    box(card.box);
    for (ScenePain& pain : card.pains) box(pain.box);
    items(card.picture.items);
  }
  for (SceneEnd& end : scene.ends) {
    box(end.box);
    items(end.picture.items);
  }
}

}  // namespace

struct MapPlan::Inside {
  Inside(const MapData& data_, const MapOptions& options_, const draw::Measure& measure_)
      : data(data_), options(options_), measure(measure_) {
    const MapSheet sheet{data, measure, options, {}};
    staged = std::any_of(data.cards.begin(), data.cards.end(),
                         [](const MapCard& card) { return card.stage != graph::kAnyStage; });
    layout = lay_out_map(sheet, staged);
    extent = extent_of(layout);
    numbers.resize(data.cards.size());
    std::size_t number = 0;
    for (const std::uint32_t node : layout.order)
      if (node < data.cards.size()) numbers[node] = ++number;
  }

  [[nodiscard]] double width() const { return std::max(extent.width, kLeastMapWidth); }

  struct StageHeading {
    std::vector<std::string> lines;
    std::string figure;
    double left;
    double right;
    std::size_t stage;
  };

  [[nodiscard]] std::vector<StageHeading> stage_headings() const {
    std::vector<StageHeading> headings;
    if (!staged) return headings;
    for (std::size_t s = 0; s < layout.stages.size(); ++s) {
      const graph::LayoutColumns& columns = layout.stages[s];
      if (columns.right <= columns.left) continue;
      const bool ends = s == data.stages.size();
      const std::string name = ends ? texts::tr_words("How it ends") : data.stages[s].name;
      headings.push_back(
          {draw::fit_lines(name, kStageFont, columns.right - columns.left, 2, measure),
           ends ? "" : data.stages[s].figure, columns.left - extent.x, columns.right - extent.x,
           s});
    }
    return headings;
  }

  [[nodiscard]] static double height_of(const std::vector<StageHeading>& headings) {
    std::size_t lines = 0;
    for (const StageHeading& heading : headings) lines = std::max(lines, heading.lines.size());
    return lines == 0 ? 0 : 18 * static_cast<double>(lines) + 24;
  }

  void draw_stages(MapScene& scene, double top, double bottom) const {
    const MapSheet sheet{data, measure, options, {}};
    for (const StageHeading& heading : stage_headings()) {
      const double wide = heading.right - heading.left;
      ScenePart part{"stage",
                     {heading.left - kBandPadding, top, wide + 2 * kBandPadding, bottom - top},
                     {},
                     heading.stage};
      part.items.push_back(
          {draw::Rectangle{part.box, 8, draw::kGround, draw::Stroke{draw::kRule, 1}}});
      double base = top + 20;
      for (const std::string& line : heading.lines) {
        sheet.write(part.items, {heading.left, base}, line, kStageFont, draw::Anchor::left,
                    draw::kInk, wide);
        base += 18;
      }
      sheet.write(part.items, {heading.left, base}, heading.figure, kMapText, draw::Anchor::left,
                  draw::kQuietInk, wide);
      scene.stages.push_back(std::move(part));
    }
  }

  /// Cards by stage in reading order, for what stands below the map.
  [[nodiscard]] std::vector<MapColumn> columns() const {
    std::vector<MapColumn> result(layout.stages.size());
    for (std::size_t s = 0; s < result.size(); ++s) {
      result[s].left = layout.stages[s].left - extent.x - kBandPadding;
      result[s].right = layout.stages[s].right - extent.x + kBandPadding;
      result[s].stage = s;
    }
    for (const std::uint32_t node : layout.order)
      if (node < data.cards.size()) result[layout.stage_of[node]].cards.push_back(node);
    std::erase_if(result, [](const MapColumn& column) { return column.cards.empty(); });
    std::stable_sort(result.begin(), result.end(),
                     [](const MapColumn& a, const MapColumn& b) { return a.left < b.left; });
    return result;
  }

  MapScene draw(double top) const {
    const MapSheet sheet{data, measure, options, {}};
    MapScene scene;
    const double down = top + height_of(stage_headings()) - extent.y;
    scene.origin = {-extent.x, down};
    draw_stages(scene, top, down + extent.bottom());
    double most = 0;
    for (const MapWay& way : data.ways) most = std::max(most, way.customers);
    const auto place_of_node = [&](std::size_t node) {
      const graph::LayoutBox& box = layout.nodes[node];
      return draw::Box{box.x + scene.origin.x, box.y + down, box.width, box.height};
    };
    for (std::size_t w = 0; w < data.ways.size(); ++w)
      scene.ways.push_back(draw_way(sheet, data.ways[w], layout.edges[w], most, scene.origin));
    for (std::size_t i = 0; i < data.cards.size(); ++i)
      scene.cards.push_back(draw_card(sheet, data.cards[i], numbers[i], place_of_node(i)));
    for (std::size_t e = 0; e < data.ends.size(); ++e)
      scene.ends.push_back(draw_end(sheet, data.ends[e], place_of_node(data.cards.size() + e)));
    const double below = down + extent.bottom() + 8;
    double y = draw_below(scene, below, kCurveHeight);
    const double charts = data.has_emotions ? 2 : 1;
    const double free = std::floor((width() * options.aspect - (y - top)) / charts);
    if (free > 0 && !scene.below.empty()) {
      scene.below.clear();
      y = draw_below(scene, below, kCurveHeight + std::min(free, kMostCurveGrowth * kCurveHeight));
    }
    scene.bounds = {0, top, width(), y - top};
    return scene;
  }

  double draw_below(MapScene& scene, double y, double curve_height) const {
    MapSheet sheet{data, measure, options, {}};
    sheet.picture.width = width();
    const std::vector<MapColumn> all = columns();
    const auto take = [&](const std::string& key, double end) {
      if (!sheet.picture.items.empty())
        scene.below.push_back({key, {0, y, width(), end - y}, std::move(sheet.picture.items), 0});
      sheet.picture.items.clear();
      y = end;
    };
    for (const MapLane& lane : map_lanes())
      if (options.lanes.contains(lane.key)) take(lane.key, draw_lane(sheet, lane, all, numbers, y));
    take("curves", draw_curves(sheet, all, numbers, curve_height, y));
    return y;
  }

  const MapData& data;
  const MapOptions& options;
  const draw::Measure& measure;
  bool staged = false;
  graph::Layout layout;
  draw::Box extent;
  std::vector<std::size_t> numbers;  ///< of each card, in reading order from 1
};

MapPlan::MapPlan(const MapData& data, const MapOptions& options, const draw::Measure& measure)
    : inside_(std::make_unique<Inside>(data, options, measure)) {}
MapPlan::~MapPlan() = default;

double MapPlan::width() const {
  return inside_->width();
}

MapScene MapPlan::draw(double top) const {
  return inside_->draw(top);
}

MapScene map_scene(const MapData& data, const MapOptions& options, const draw::Measure& measure) {
  MapScene scene = MapPlan(data, options, measure).draw(0);
  const draw::Point way{-scene.origin.x, -scene.origin.y};
  change_scene(
      scene, [&](draw::Box& box) { move_box(box, way); },
      [&](draw::Point& point) {
        point = {point.x + way.x, point.y + way.y};
      },
      [&](std::vector<draw::Item>& items) { draw::move_by(items, way); });
  scene.origin = {0, 0};
  if (!data.right_to_left) return scene;
  change_scene(
      scene, [](draw::Box& box) { turn_box(box); }, [](draw::Point& point) { point.x = -point.x; },
      [](std::vector<draw::Item>& items) { draw::mirror(items, 0); });
  return scene;
}

}  // namespace painpoint::report
