#pragma once

#include <functional>
#include <optional>

namespace painpoint::study {

/// Slopes of a function of one number to its left and right. They are the same double where the
/// function is smooth; a side on which it does not exist has none.
struct Slopes {
  std::optional<double> down;
  std::optional<double> up;

  [[nodiscard]] bool smooth() const { return down && up && *down == *up; }
};

/// How a slope is found numerically.
struct SlopeProblem {
  /// f(x + offset) - f(x), so that f(x) costs no digits.
  std::function<double(double offset)> change;
  double reach_down = 0;  ///< as far as f exists and is probably smooth; 0: not at all
  double reach_up = 0;
  double noise = 0;  ///< rounding of `change`, absolute
};

/// Differences over shrinking steps, extrapolated to a step of 0 (Richardson 1911): three central
/// ones where the function is smooth, five on each side where it bends. Steps shrink further as
/// long as the differences do not agree, because a bend may lie near.
Slopes find_slopes(const SlopeProblem& problem);

}  // namespace painpoint::study
