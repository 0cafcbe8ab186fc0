#include "gui/map_hit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace painpoint::gui {
namespace {

bool contains(const draw::Box& box, const draw::Point& point, double around) {
  return point.x >= box.x - around && point.x < box.right() + around && point.y >= box.y - around &&
         point.y < box.bottom() + around;
}

double distance_to(const draw::Point& point, const draw::Point& a, const draw::Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double part =
      square > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return std::hypot(point.x - a.x - part * dx, point.y - a.y - part * dy);
}

}  // namespace

MapHit hit_map(const ShownMap& map, const draw::Point& plane, double zoom) {
  constexpr double kPainReach = 3;  // pixels of the screen
  constexpr double kBorderOut = 7;  // pixels of the screen
  constexpr double kBorderIn = 6;
  constexpr double kWayReach = 5;
  using enum MapHit::Kind;
  for (std::size_t i = map.nodes(); i-- > 0;) {
    const draw::Box& box = map.box(i);
    const double out = map.is_end(i) ? 0 : kBorderOut / zoom;
    if (!contains(box, plane, out)) continue;
    if (map.is_end(i)) return {node, i};
    for (const report::ScenePain& mark : map.pains(i, zoom))
      if (contains(mark.box, plane, kPainReach / zoom)) return {pain, i, mark.pain};
    // On a card that is seen small, most of it is still to be taken hold of.
    const double in = std::min(kBorderIn / zoom, 0.12 * std::min(box.width, box.height));
    return {contains(box, plane, -in) ? node : border, i};
  }
  double nearest = std::numeric_limits<double>::max();
  MapHit found;
  for (std::size_t w = 0; w < map.scene.ways.size(); ++w) {
    const report::SceneWay& way = map.scene.ways[w];
    const double reach = kWayReach / zoom + way.width / 2;
    for (std::size_t i = 1; i < way.points.size(); ++i) {
      const double distance = distance_to(plane, way.points[i - 1], way.points[i]);
      if (distance > reach || distance >= nearest) continue;
      nearest = distance;
      found = {MapHit::Kind::way, w};
    }
  }
  return found;
}

std::vector<std::size_t> nodes_in(const ShownMap& map, const draw::Box& box) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < map.nodes(); ++i) {
    const draw::Box& node = map.box(i);
    if (node.x < box.right() && box.x < node.right() && node.y < box.bottom() &&
        box.y < node.bottom())
      found.push_back(i);
  }
  return found;
}

std::size_t neighbour(const ShownMap& map, std::size_t from, int dx, int dy) {
  const draw::Point here = map.box(from).centre();
  double best = std::numeric_limits<double>::max();
  std::size_t found = map.nodes();
  for (std::size_t i = 0; i < map.nodes(); ++i) {
    if (i == from) continue;
    const draw::Point there = map.box(i).centre();
    const double ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const double aside = std::abs((there.x - here.x) * dy) + std::abs((there.y - here.y) * dx);
    if (ahead <= 1 || aside > 3 * ahead) continue;
    const double score = ahead + 2 * aside;
    if (score >= best) continue;
    best = score;
    found = i;
  }
  return found;
}

}  // namespace painpoint::gui
