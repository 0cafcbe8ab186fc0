#include "model/number.h"

#include <cmath>
#include <cstddef>

namespace painpoint {
namespace {

double weight_of(const Time& time, std::size_t position) {
  return time.weights.empty() ? 1.0 : time.weights[position].value;
}

/// Mean of the empirical values raised to `power`, about `centre`.
double empirical_moment(const Time& time, double centre, int power) {
  double total = 0;
  double weights = 0;
  for (std::size_t i = 0; i < time.values.size(); ++i) {
    const double weight = weight_of(time, i);
    total += weight * std::pow(time.values[i].value - centre, power);
    weights += weight;
  }
  return weights > 0 ? total / weights : 0;
}

}  // namespace

bool Time::operator==(const Time& other) const {
  if (family != other.family) return false;
  switch (family) {
    case TimeFamily::fixed:
    case TimeFamily::exponential:
      return mean == other.mean;
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      return mean == other.mean && spread_kind == other.spread_kind && spread == other.spread;
    case TimeFamily::uniform:
    case TimeFamily::triangular:
      return values == other.values;
    case TimeFamily::empirical:
      return values == other.values && weights == other.weights;
  }
  return false;
}

double mean_minutes(const Time& time) {
  switch (time.family) {
    case TimeFamily::uniform:
      return (time.values[0].value + time.values[1].value) / 2;
    case TimeFamily::triangular:
      return (time.values[0].value + time.values[1].value + time.values[2].value) / 3;
    case TimeFamily::empirical:
      return empirical_moment(time, 0, 1);
    default:
      return time.mean.value;
  }
}

bool set_mean_minutes(Time& time, double minutes) {
  const double before = mean_minutes(time);
  if (before == minutes) return true;
  const bool has_scale = !time.values.empty() || time.spread_kind == Time::Spread::sd;
  if (has_scale && before == 0) return false;
  const double factor = has_scale ? minutes / before : 1;
  for (Number& value : time.values) value.value *= factor;
  if (time.spread_kind == Time::Spread::sd) time.spread.value *= factor;
  time.mean.value = minutes;
  return true;
}

double coefficient_of_variation(const Time& time) {
  const double mean = mean_minutes(time);
  if (mean == 0) return 0;
  switch (time.family) {
    case TimeFamily::fixed:
      return 0;
    case TimeFamily::exponential:
      return 1;
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      return time.spread_kind == Time::Spread::sd ? time.spread.value / mean : time.spread.value;
    case TimeFamily::uniform:
      return (time.values[1].value - time.values[0].value) / std::sqrt(12.0) / mean;
    case TimeFamily::triangular: {
      const double a = time.values[0].value;
      const double c = time.values[1].value;
      const double b = time.values[2].value;
      return std::sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18) / mean;
    }
    case TimeFamily::empirical:
      return std::sqrt(empirical_moment(time, mean, 2)) / mean;
  }
  return 0;
}

}  // namespace painpoint
