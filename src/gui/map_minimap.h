#pragma once

#include <optional>

#include "gui/map_camera.h"
#include "gui/map_shown.h"

namespace painpoint::gui {

/// The whole map small in a corner of the canvas; where one presses, one goes.
struct Minimap {
  draw::Box area;    ///< on the canvas, in pixels from its corner
  draw::Box plane;   ///< of the map that it shows
  double scale = 1;  ///< pixels to one of the plane

  [[nodiscard]] draw::Point to_minimap(const draw::Point& plane_point) const;
  [[nodiscard]] draw::Point to_plane(const draw::Point& canvas_point) const;
  /// What the canvas shows, cut to the area.
  [[nodiscard]] draw::Box seen(const MapCamera& camera, const CanvasSize& canvas) const;
};

/// Nothing where all of the map is seen anyway, or where the canvas is too small for it.
std::optional<Minimap> minimap_of(const ShownMap& map, const MapCamera& camera,
                                  const CanvasSize& canvas);

}  // namespace painpoint::gui
