#include "gui/map_camera.h"

#include <algorithm>

namespace painpoint::gui {
namespace {

constexpr double kFrame = 24;  ///< pixels around what is fitted

}  // namespace

draw::Point to_plane(const MapCamera& camera, const draw::Point& screen) {
  return {camera.at_x + screen.x / camera.zoom, camera.at_y + screen.y / camera.zoom};
}

draw::Point to_screen(const MapCamera& camera, const draw::Point& plane) {
  return {(plane.x - camera.at_x) * camera.zoom, (plane.y - camera.at_y) * camera.zoom};
}

void zoom_at(MapCamera& camera, const draw::Point& screen, double factor) {
  const draw::Point there = to_plane(camera, screen);
  camera.zoom = std::clamp(camera.zoom * factor, kLeastZoom, kMostZoom);
  camera.at_x = there.x - screen.x / camera.zoom;
  camera.at_y = there.y - screen.y / camera.zoom;
}

void pan(MapCamera& camera, double right, double down) {
  camera.at_x -= right / camera.zoom;
  camera.at_y -= down / camera.zoom;
}

void centre_on(MapCamera& camera, const draw::Point& plane, const CanvasSize& canvas) {
  camera.at_x = plane.x - canvas.width / 2 / camera.zoom;
  camera.at_y = plane.y - canvas.height / 2 / camera.zoom;
}

void fit(MapCamera& camera, const draw::Box& box, const CanvasSize& canvas, double most_zoom) {
  const double wide = (canvas.width - 2 * kFrame) / std::max(box.width, 1.0);
  const double high = (canvas.height - 2 * kFrame) / std::max(box.height, 1.0);
  camera.zoom = std::clamp(std::min({wide, high, most_zoom}), kLeastZoom, kMostZoom);
  centre_on(camera, box.centre(), canvas);
  // What is larger than the canvas even so is seen from its beginning.
  if (box.height * camera.zoom > canvas.height) camera.at_y = box.y - kFrame / camera.zoom;
  camera.placed = true;
}

void open_on(MapCamera& camera, const draw::Box& all, const draw::Box& cards, bool from_the_right,
             const CanvasSize& canvas) {
  const double wide = (canvas.width - 2 * kFrame) / std::max(all.width, 1.0);
  const double high = (canvas.height - 2 * kFrame) / std::max(cards.height, 1.0);
  camera.zoom = std::clamp(std::min(wide, high), kReadableZoom, 1.0);
  centre_on(camera, all.centre(), canvas);
  const double frame = kFrame / camera.zoom;
  if (all.height > canvas.height / camera.zoom - 2 * frame) camera.at_y = all.y - frame;
  if (all.width > canvas.width / camera.zoom)
    camera.at_x = from_the_right ? all.right() + frame - canvas.width / camera.zoom : all.x - frame;
  camera.placed = true;
}

void bring_into_view(MapCamera& camera, const draw::Box& box, const CanvasSize& canvas) {
  const double frame = kFrame / camera.zoom;
  const auto move = [&](double& at, double seen, double from, double to) {
    if (to + frame > at + seen) at = to + frame - seen;
    if (from - frame < at) at = from - frame;
  };
  move(camera.at_x, canvas.width / camera.zoom, box.x, box.right());
  move(camera.at_y, canvas.height / camera.zoom, box.y, box.bottom());
}

}  // namespace painpoint::gui
