#include "gui/map_minimap.h"

#include <algorithm>

namespace painpoint::gui {

draw::Point Minimap::to_minimap(const draw::Point& plane_point) const {
  return {area.x + (plane_point.x - plane.x) * scale, area.y + (plane_point.y - plane.y) * scale};
}

draw::Point Minimap::to_plane(const draw::Point& canvas_point) const {
  return {plane.x + (canvas_point.x - area.x) / scale, plane.y + (canvas_point.y - area.y) / scale};
}

draw::Box Minimap::seen(const MapCamera& camera, const CanvasSize& canvas) const {
  const draw::Point from = to_minimap({camera.at_x, camera.at_y});
  const draw::Point to = to_minimap(
      {camera.at_x + canvas.width / camera.zoom, camera.at_y + canvas.height / camera.zoom});
  const double left = std::clamp(from.x, area.x, area.right());
  const double top = std::clamp(from.y, area.y, area.bottom());
  return {left, top, std::clamp(to.x, area.x, area.right()) - left,
          std::clamp(to.y, area.y, area.bottom()) - top};
}

std::optional<Minimap> minimap_of(const ShownMap& map, const MapCamera& camera,
                                  const CanvasSize& canvas) {
  constexpr double kMostWidth = 200;
  constexpr double kMostHeight = 130;
  constexpr double kFromCorner = 12;
  constexpr double kLeastCanvas = 420;
  const draw::Box& bounds = map.scene.bounds;
  if (canvas.width < kLeastCanvas || canvas.height < kLeastCanvas / 2) return std::nullopt;
  if (bounds.width <= 0 || bounds.height <= 0) return std::nullopt;
  const draw::Point from = to_screen(camera, {bounds.x, bounds.y});
  const draw::Point to = to_screen(camera, {bounds.right(), bounds.bottom()});
  if (from.x >= 0 && from.y >= 0 && to.x <= canvas.width && to.y <= canvas.height)
    return std::nullopt;
  Minimap minimap;
  minimap.plane = bounds;
  minimap.scale = std::min(kMostWidth / bounds.width, kMostHeight / bounds.height);
  const double width = bounds.width * minimap.scale;
  const double height = bounds.height * minimap.scale;
  // Not over the headings of lanes, which stand where reading begins.
  const double x = map.data.right_to_left ? kFromCorner : canvas.width - width - kFromCorner;
  minimap.area = {x, canvas.height - height - kFromCorner, width, height};
  return minimap;
}

}  // namespace painpoint::gui
