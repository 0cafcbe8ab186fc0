#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace painpoint::study {

/// A few variables that should make many residuals small, within bounds and limits.
struct LeastSquares {
  using Vector = std::vector<double>;

  /// A sum of variables, or another function of them, that must not be above 0.
  struct Limit {
    double value = 0;
    Vector gradient;  ///< by variable
  };

  /// Nothing at a point that is not possible.
  std::function<std::optional<Vector>(const Vector&)> residuals;
  /// By residual and variable.
  std::function<std::optional<std::vector<Vector>>(const Vector&)> jacobian;
  std::function<std::vector<Limit>(const Vector&)> limits;
  /// Brings a point that a step carried a little over a limit back to it.
  std::function<void(Vector&)> restore;
  Vector low, high;  ///< bounds of the variables, which may be infinite
};

struct LeastSquaresFit {
  LeastSquares::Vector at;
  double cost = 0;  ///< half the sum of squares
  int steps = 0;
  bool converged = false;  ///< the last step was next to nothing
};

/// Levenberg-Marquardt (Levenberg 1944, Marquardt 1963): steps of damped Gauss-Newton, each the
/// answer to a small quadratic problem under the bounds and the limits made linear (solved by
/// Hildreth's method, 1957). Deterministic. Nothing if the starting point, which must keep the
/// bounds and limits, is not possible.
std::optional<LeastSquaresFit> fit(const LeastSquares& problem, LeastSquares::Vector start);

}  // namespace painpoint::study
