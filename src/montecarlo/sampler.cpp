#include "montecarlo/sampler.h"

#include <algorithm>

#include "montecarlo/elementary_parts.h"

namespace painpoint::montecarlo {
namespace {

/// The normal quantile that lognormal times have, for chances of 2^-33 at least.
double short_normal_quantile(double u) {
  const double q = u - 0.5;
  if (std::fabs(q) <= parts::kMiddle) return parts::short_quantile_in_middle(q);
  return std::copysign(parts::short_quantile_in_tail(0.5 - std::fabs(q)), q);
}

}  // namespace

Sampler make_sampler(const chain::Duration& duration) {
  Sampler s;
  s.family = duration.is_fixed() ? TimeFamily::fixed : duration.family;
  s.mean = duration.mean;
  const double cv_squared =
      duration.mean > 0 ? duration.variance / (duration.mean * duration.mean) : 0;
  switch (s.family) {
    case TimeFamily::lognormal: {
      const double sigma_squared = portable_log1p(cv_squared);
      s.a = -sigma_squared / 2;
      s.b = std::sqrt(sigma_squared);
      break;
    }
    case TimeFamily::gamma: {
      const double shape = 1 / cv_squared;
      s.c = duration.mean * cv_squared;
      s.d = shape < 1 ? cv_squared : 0;
      s.a = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
      s.b = 1 / std::sqrt(9 * s.a);
      break;
    }
    case TimeFamily::uniform:
    case TimeFamily::triangular:
      s.a = duration.a;
      s.b = duration.b;
      s.c = duration.mode;
      break;
    case TimeFamily::empirical:
      s.duration = &duration;
      break;
    case TimeFamily::fixed:
    case TimeFamily::exponential:
      break;
  }
  return s;
}

double empirical_quantile(const chain::Duration& duration, double u) {
  const auto& cumulative = duration.cumulative;
  const auto at = std::lower_bound(cumulative.begin(), cumulative.end(), u);
  const auto position = static_cast<std::size_t>(at - cumulative.begin());
  return duration.values[std::min(position, duration.values.size() - 1)];
}

double time_quantile(const Sampler& s, double u) {
  switch (s.family) {
    case TimeFamily::exponential:
      return -s.mean * portable_log(1 - u);
    case TimeFamily::lognormal:
      return s.mean * parts::short_exp(s.a + s.b * short_normal_quantile(u));
    case TimeFamily::uniform:
      return s.a + u * (s.b - s.a);
    case TimeFamily::triangular: {
      const double width = s.b - s.a;
      if (u * width < s.c - s.a) return s.a + std::sqrt(u * width * (s.c - s.a));
      return s.b - std::sqrt((1 - u) * width * (s.b - s.c));
    }
    case TimeFamily::empirical:
      return empirical_quantile(*s.duration, u);
    case TimeFamily::fixed:
    case TimeFamily::gamma:
      break;
  }
  return s.mean;
}

}  // namespace painpoint::montecarlo
