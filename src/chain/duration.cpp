#include "chain/duration.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace painpoint::chain {
namespace {

/// P(Z > z) for a standard normal Z.
double normal_over(double z) {
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

double triangular_up_to(const Duration& d, double x) {
  if (x <= d.a) return 0;
  if (x >= d.b) return 1;
  if (x <= d.mode) return (x - d.a) * (x - d.a) / ((d.b - d.a) * (d.mode - d.a));
  return 1 - (d.b - x) * (d.b - x) / ((d.b - d.a) * (d.b - d.mode));
}

double empirical_up_to(const Duration& d, double x) {
  const auto above = std::upper_bound(d.values.begin(), d.values.end(), x);
  if (above == d.values.begin()) return 0;
  return d.cumulative[static_cast<std::size_t>(above - d.values.begin()) - 1];
}

void set_empirical(Duration& d, const Time& time) {
  std::vector<std::size_t> order(time.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return time.values[i].value < time.values[j].value;
  });
  double total = 0;
  for (const std::size_t i : order) {
    total += time.weights.empty() ? 1.0 : time.weights[i].value;
    d.values.push_back(time.values[i].value);
    d.cumulative.push_back(total);
  }
  for (double& chance : d.cumulative) chance /= total;
}

}  // namespace

Duration make_duration(const Time& time) {
  Duration d;
  d.family = time.family;
  d.mean = mean_minutes(time);
  const double cv = coefficient_of_variation(time);
  d.variance = cv * d.mean * (cv * d.mean);
  switch (time.family) {
    case TimeFamily::lognormal:
      d.b = std::sqrt(std::log1p(cv * cv));
      d.a = d.mean > 0 ? std::log(d.mean) - d.b * d.b / 2 : 0;
      break;
    case TimeFamily::gamma:
      if (cv > 0) {
        d.a = 1 / (cv * cv);
        d.b = d.mean * cv * cv;
      }
      break;
    case TimeFamily::uniform:
      d.a = time.values[0].value;
      d.b = time.values[1].value;
      break;
    case TimeFamily::triangular:
      d.a = time.values[0].value;
      d.mode = time.values[1].value;
      d.b = time.values[2].value;
      break;
    case TimeFamily::empirical:
      set_empirical(d, time);
      break;
    case TimeFamily::fixed:
    case TimeFamily::exponential:
      break;
  }
  if (d.variance == 0) d.family = TimeFamily::fixed;
  return d;
}

double chance_over(const Duration& d, double minutes) {
  if (minutes < 0) return 1;
  switch (d.family) {
    case TimeFamily::fixed:
      return d.mean > minutes ? 1 : 0;
    case TimeFamily::exponential:
      return std::exp(-minutes / d.mean);
    case TimeFamily::lognormal:
      return minutes == 0 ? 1 : normal_over((std::log(minutes) - d.a) / d.b);
    case TimeFamily::gamma:
      return boost::math::gamma_q(d.a, minutes / d.b);
    case TimeFamily::uniform:
      return std::clamp((d.b - minutes) / (d.b - d.a), 0.0, 1.0);
    case TimeFamily::triangular:
      return 1 - triangular_up_to(d, minutes);
    case TimeFamily::empirical:
      return 1 - empirical_up_to(d, minutes);
  }
  return 0;
}

double chance_up_to(const Duration& d, double minutes) {
  if (minutes < 0) return 0;
  switch (d.family) {
    case TimeFamily::exponential:
      return -std::expm1(-minutes / d.mean);
    case TimeFamily::lognormal:
      return minutes == 0 ? 0 : normal_over(-(std::log(minutes) - d.a) / d.b);
    case TimeFamily::gamma:
      return boost::math::gamma_p(d.a, minutes / d.b);
    case TimeFamily::uniform:
      return std::clamp((minutes - d.a) / (d.b - d.a), 0.0, 1.0);
    case TimeFamily::triangular:
      return triangular_up_to(d, minutes);
    case TimeFamily::empirical:
      return empirical_up_to(d, minutes);
    case TimeFamily::fixed:
      return 1 - chance_over(d, minutes);
  }
  return 0;
}

}  // namespace painpoint::chain
