#include "gui/map_camera.h"

#include <algorithm>

namespace painpoint::gui {
namespace {

constexpr double kFrame = 12;         ///< pixels around what is fitted
constexpr double kHead = 38;          ///< above it, where the switch for lanes is
constexpr double kMostOpened = 1.25;  ///< the most zoom with which a map is opened

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

CanvasSize room_of(const CanvasSize& canvas) {
  return {std::max(canvas.width - 2 * kFrame, 1.0), std::max(canvas.height - kHead - kFrame, 1.0)};
}

namespace {

/// The middle of the box comes to stand in the middle of the room for it; what is larger than the
/// room is seen from its beginning.
void centre_in_room(MapCamera& camera, const draw::Box& box, bool from_the_right,
                    const CanvasSize& canvas) {
  const CanvasSize room = room_of(canvas);
  camera.at_x = box.centre().x - canvas.width / 2 / camera.zoom;
  camera.at_y = box.centre().y - (kHead + room.height / 2) / camera.zoom;
  if (box.height * camera.zoom > room.height) camera.at_y = box.y - kHead / camera.zoom;
  if (box.width * camera.zoom > room.width)
    camera.at_x = from_the_right ? box.right() + (kFrame - canvas.width) / camera.zoom
                                 : box.x - kFrame / camera.zoom;
  camera.placed = true;
}

}  // namespace

void fit(MapCamera& camera, const draw::Box& box, const CanvasSize& canvas, double most_zoom) {
  const CanvasSize room = room_of(canvas);
  const double wide = room.width / std::max(box.width, 1.0);
  const double high = room.height / std::max(box.height, 1.0);
  camera.zoom = std::clamp(std::min({wide, high, most_zoom}), kLeastZoom, kMostZoom);
  centre_in_room(camera, box, false, canvas);
}

void open_on(MapCamera& camera, const draw::Box& all, const draw::Box& cards, bool from_the_right,
             const CanvasSize& canvas) {
  const CanvasSize room = room_of(canvas);
  const double wide = room.width / std::max(all.width, 1.0);
  const double high = room.height / std::max(cards.height, 1.0);
  const double whole = room.height / std::max(all.height, 1.0);
  camera.zoom = std::clamp(std::min(wide, high), kReadableZoom, kMostOpened);
  // What would stick out a little below is rather seen whole.
  constexpr double kLittle = 0.8;
  if (whole < camera.zoom && whole > std::max(kLittle * camera.zoom, kReadableZoom))
    camera.zoom = whole;
  centre_in_room(camera, all, from_the_right, canvas);
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
