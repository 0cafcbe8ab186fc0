#pragma once

#include <vector>

#include "model/number.h"

namespace painpoint::gui {

/// A random time as a curve: how likely each of equally wide pieces of [0, last] is, the likeliest
/// one 1.
struct TimeDensity {
  double last = 0;             ///< minutes; 0: there is nothing to draw
  std::vector<double> pieces;  ///< empty for a fixed time
};
TimeDensity density_of(const Time& time, std::size_t pieces = 48);

}  // namespace painpoint::gui
