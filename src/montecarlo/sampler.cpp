#include "montecarlo/sampler.h"

#include <algorithm>

#include "montecarlo/elementary_parts.h"

namespace painpoint::montecarlo {
namespace {

/// Above this, times as good as never differ from 0 and are astronomical when they do.
constexpr double kMostSigma = 8;

}  // namespace

Sampler make_sampler(const chain::Duration& duration) {
  Sampler s;
  s.family = duration.is_fixed() ? TimeFamily::fixed : duration.family;
  s.mean = duration.mean;
  const double cv_squared =
      duration.mean > 0 ? duration.variance / (duration.mean * duration.mean) : 0;
  switch (s.family) {
    case TimeFamily::lognormal: {
      constexpr double kOneOverLn2 = 0x1.71547652b82fep+0;
      const double sigma = std::min(std::sqrt(portable_log1p(cv_squared)), kMostSigma);
      s.a = -sigma * sigma / 2 * kOneOverLn2;
      s.b = sigma * kOneOverLn2;
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

double lognormal(const Sampler& s, std::uint32_t number) {
  const float z = parts::short_normal_quantile(number);
  return s.mean * static_cast<double>(parts::short_power_of_two(static_cast<float>(s.a) +
                                                                static_cast<float>(s.b) * z));
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
      return lognormal(s, parts::number_of(u));
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
