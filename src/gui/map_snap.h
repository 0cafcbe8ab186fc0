#pragma once

#include <span>
#include <vector>

#include "draw/picture.h"

namespace painpoint::gui {

inline constexpr double kMapGrid = 10;  ///< pixels of the plane

/// A line that shows what a moved card stands in line with.
struct SnapGuide {
  draw::Point from;
  draw::Point to;
};
struct Snapped {
  draw::Point by;  ///< to be added to where the box is
  std::vector<SnapGuide> guides;
};

/// Where a box that is held near here comes to rest: in line with edges or the middle of others
/// within `reach`, else on the grid; each way by itself.
Snapped snap(const draw::Box& box, std::span<const draw::Box> others, double reach);

/// The nearest place on the grid.
double on_grid(double at);

}  // namespace painpoint::gui
