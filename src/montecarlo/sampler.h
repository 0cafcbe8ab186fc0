#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "chain/duration.h"
#include "montecarlo/elementary.h"

namespace painpoint::montecarlo {

/// A time ready to be drawn. All but gamma are increasing functions of one uniform number (inverse
/// CDF), so that two scenarios with the same luck differ only as far as their times do.
struct Sampler {
  TimeFamily family = TimeFamily::fixed;
  double mean = 0;
  double a = 0;  ///< lognormal: -sigma^2/2 / ln 2; gamma: d; uniform, triangular: min
  double b = 0;  ///< lognormal: sigma / ln 2; gamma: c; uniform, triangular: max
  double c = 0;  ///< gamma: scale; triangular: mode
  double d = 0;  ///< gamma: 1/shape where the shape is below 1, else 0
  const chain::Duration* duration = nullptr;  ///< of empirical times; must outlive this
};

/// Computes the parameters from mean and variance with portable functions only.
Sampler make_sampler(const chain::Duration& duration);

/// A lognormal time by the number of 32 bits that its unit has.
double lognormal(const Sampler& sampler, std::uint32_t number);

/// The smallest observed value whose cumulative chance is at least u.
double empirical_quantile(const chain::Duration& duration, double u);

/// The u-quantile of a family with one draw: all but gamma.
double time_quantile(const Sampler& sampler, double u);

/// Marsaglia and Tsang, "A simple method for generating gamma variables" (ACM TOMS 26, 2000). Below
/// shape 1 a draw for shape + 1 is multiplied by U^(1/shape). Accepts more than 95 of 100 tries.
template <class Uniform>
double sample_gamma(const Sampler& sampler, Uniform&& uniform) {
  double boost = 1;
  if (sampler.d > 0) boost = portable_exp(portable_log(uniform(0)) * sampler.d);
  for (unsigned attempt = 0;; ++attempt) {
    const double z = normal_quantile(uniform(2 * attempt + 1));
    const double root = 1 + sampler.b * z;
    if (root <= 0) continue;
    const double v = root * root * root;
    const double u = uniform(2 * attempt + 2);
    const bool accepted = u < 1 - 0.0331 * (z * z) * (z * z) ||
                          portable_log(u) < 0.5 * z * z + sampler.a * (1 - v + portable_log(v));
    if (accepted) return sampler.a * v * sampler.c * boost;
  }
}

/// A random time in minutes. `uniform(i)` is the i-th random number set aside for this time;
/// numbers that are not needed are not asked for.
template <class Uniform>
double sample(const Sampler& sampler, Uniform&& uniform) {
  if (sampler.family == TimeFamily::fixed) return sampler.mean;
  if (sampler.family == TimeFamily::gamma) return sample_gamma(sampler, uniform);
  return time_quantile(sampler, uniform(0));
}

}  // namespace painpoint::montecarlo
