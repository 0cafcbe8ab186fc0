#include "gui/time_density.h"

#include <algorithm>
#include <cmath>

#include "chain/duration.h"

namespace painpoint::gui {
namespace {

/// The time that one in a hundred exceeds, roughly: far enough for a picture.
double far_end(const chain::Duration& duration) {
  double high = std::max(duration.mean, 1e-6);
  for (int i = 0; i < 60 && chain::chance_over(duration, high) > 0.01; ++i) high *= 1.25;
  return high;
}

}  // namespace

TimeDensity density_of(const Time& time, std::size_t pieces) {
  TimeDensity result;
  const chain::Duration duration = chain::make_duration(time);
  const bool drawable = std::isfinite(duration.mean) && std::isfinite(duration.variance);
  if (!drawable || duration.mean <= 0) return result;
  if (duration.is_fixed()) {
    result.last = 2 * duration.mean;
    return result;
  }
  const bool bounded =
      duration.family == TimeFamily::uniform || duration.family == TimeFamily::triangular;
  result.last = bounded ? duration.b * 1.1 : far_end(duration) * 1.05;
  if (duration.family == TimeFamily::empirical) result.last = duration.values.back() * 1.1;
  double below = 0;
  double most = 0;
  for (std::size_t i = 1; i <= pieces; ++i) {
    const double to = result.last * static_cast<double>(i) / static_cast<double>(pieces);
    const double up_to = chain::chance_up_to(duration, to);
    result.pieces.push_back(std::max(0.0, up_to - below));
    most = std::max(most, result.pieces.back());
    below = up_to;
  }
  if (most > 0)
    for (double& piece : result.pieces) piece /= most;
  return result;
}

}  // namespace painpoint::gui
