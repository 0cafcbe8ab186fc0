#pragma once

#include "draw/picture.h"
#include "gui/view_state.h"

/// How the plane of the map is looked at: screen = (plane - at) * zoom, in pixels from the canvas'
/// upper left corner.
namespace painpoint::gui {

inline constexpr double kLeastZoom = 0.25;
inline constexpr double kMostZoom = 4;
inline constexpr double kReadableZoom = 0.46;  ///< the least with which a map is opened
inline constexpr double kZoomStep = 1.15;      ///< of one notch of a wheel

struct CanvasSize {
  double width = 0;
  double height = 0;
};

draw::Point to_plane(const MapCamera& camera, const draw::Point& screen);
draw::Point to_screen(const MapCamera& camera, const draw::Point& plane);

/// What is under this point of the canvas stays there.
void zoom_at(MapCamera& camera, const draw::Point& screen, double factor);
/// Moves the map under the canvas by pixels.
void pan(MapCamera& camera, double right, double down);
/// What of the canvas is for what is fitted: all but a frame, and a strip above for the switch of
/// lanes.
CanvasSize room_of(const CanvasSize& canvas);
/// All of the box, in the middle, as large as it gets up to `most_zoom`.
void fit(MapCamera& camera, const draw::Box& box, const CanvasSize& canvas,
         double most_zoom = 1.25);
/// All of the cards if they can be read then, else their beginning, with as much as there is room
/// for of what is below them.
void open_on(MapCamera& camera, const draw::Box& all, const draw::Box& cards, bool from_the_right,
             const CanvasSize& canvas);
/// As little as is needed to see the box.
void bring_into_view(MapCamera& camera, const draw::Box& box, const CanvasSize& canvas);
void centre_on(MapCamera& camera, const draw::Point& plane, const CanvasSize& canvas);

}  // namespace painpoint::gui
