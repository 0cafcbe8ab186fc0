#include "study/slope.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace painpoint::study {
namespace {

struct Estimate {
  double slope = 0;
  double error = std::numeric_limits<double>::infinity();
};

/// Extrapolates quotients for steps h, h/2, h/4, ... whose error has the powers h^p, h^2p, ... to
/// h = 0. The error is the last correction.
template <std::size_t N>
Estimate extrapolate(std::array<double, N> quotients, double power) {
  double last = quotients[N - 1];
  double factor = 1;
  for (std::size_t order = 1; order < N; ++order) {
    factor *= std::exp2(power);
    last = quotients[N - 1];
    for (std::size_t i = N - 1; i >= order; --i)
      quotients[i] += (quotients[i] - quotients[i - 1]) / (factor - 1);
  }
  return {quotients[N - 1], std::abs(quotients[N - 1] - last)};
}

constexpr double kAgree = 1e-9;  ///< relative: differences that agree so far need no shorter step
constexpr double kKink = 1e-5;   ///< relative: slopes that differ more are two
constexpr int kShorter = 5;
constexpr double kShrink = 6;

struct Central {
  Estimate estimate;
  double jump = 0;  ///< of the slope, extrapolated to a step of 0
};

Central central(const SlopeProblem& problem, double h) {
  std::array<double, 3> slopes{};
  std::array<double, 3> bends{};
  for (std::size_t i = 0; i < 3; ++i, h /= 2) {
    const double up = problem.change(h);
    const double down = problem.change(-h);
    slopes[i] = (up - down) / (2 * h);
    bends[i] = (up + down) / h;
  }
  // Without a kink, the difference of the slopes on both sides has the powers h, h^3.
  const double first = 2 * bends[1] - bends[0];
  const double second = 2 * bends[2] - bends[1];
  return {extrapolate(slopes, 2), second + (second - first) / 7};
}

Estimate one_sided(const SlopeProblem& problem, double h) {
  std::array<double, 5> slopes{};
  for (std::size_t i = 0; i < slopes.size(); ++i, h /= 2) slopes[i] = problem.change(h) / h;
  return extrapolate(slopes, 1);
}

bool agrees(const Estimate& estimate, double noise) {
  return estimate.error <= std::max(kAgree * std::abs(estimate.slope), noise);
}

std::optional<double> side(const SlopeProblem& problem, double reach) {
  if (reach == 0) return std::nullopt;
  Estimate best;
  for (int shorter = 0; shorter < kShorter; ++shorter, reach /= kShrink) {
    const Estimate estimate = one_sided(problem, reach);
    if (estimate.error < best.error) best = estimate;
    if (agrees(estimate, 100 * problem.noise / std::abs(reach))) break;
  }
  if (!std::isfinite(best.error)) return std::nullopt;
  return best.slope;
}

}  // namespace

Slopes find_slopes(const SlopeProblem& problem) {
  const double reach = std::min(problem.reach_down, problem.reach_up);
  if (reach > 0) {
    Central best;
    double h = reach;
    for (int shorter = 0; shorter < kShorter; ++shorter, h /= kShrink) {
      const Central tried = central(problem, h);
      if (tried.estimate.error < best.estimate.error) best = tried;
      if (agrees(tried.estimate, 10 * problem.noise / h)) break;
    }
    const double noise = 100 * problem.noise / h;
    if (std::isfinite(best.estimate.error) &&
        std::abs(best.jump) <= std::max(kKink * std::abs(best.estimate.slope), noise))
      return {best.estimate.slope, best.estimate.slope};
  }
  return {side(problem, -problem.reach_down), side(problem, problem.reach_up)};
}

}  // namespace painpoint::study
