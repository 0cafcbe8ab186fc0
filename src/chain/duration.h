#pragma once

#include <vector>

#include "model/number.h"

namespace painpoint::chain {

/// A time, ready to calculate with. All in minutes.
struct Duration {
  TimeFamily family = TimeFamily::fixed;
  double mean = 0;
  double variance = 0;
  double a = 0;  ///< lognormal: mu; gamma: shape; uniform and triangular: min
  double b = 0;  ///< lognormal: sigma; gamma: scale; uniform and triangular: max
  double mode = 0;
  std::vector<double> values;      ///< empirical, ascending
  std::vector<double> cumulative;  ///< empirical, P(value <= values[i])

  [[nodiscard]] bool is_fixed() const { return variance == 0; }
  bool operator==(const Duration&) const = default;
};

/// A lognormal or gamma without spread is a fixed time.
Duration make_duration(const Time& time);

/// P(duration > minutes).
double chance_over(const Duration& duration, double minutes);

/// P(duration <= minutes), without the cancellation of 1 - chance_over.
double chance_up_to(const Duration& duration, double minutes);

}  // namespace painpoint::chain
