#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/dict.h"

namespace painpoint {

/// How a number is known; `none` is treated as a guess.
enum class Evidence { none, measured, published, expert, guess };

/// What a file says about a number beside its value. `low` and `high` are the 5th and 95th
/// percentile, `sample` the number of cases it was counted from.
struct Provenance {
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> sample;
  Evidence evidence = Evidence::none;
  std::string source;
  std::string note;
  bool operator==(const Provenance&) const = default;
};

/// One number of a journey. Most have no provenance, so that it costs a pointer.
struct Number {
  double value = 0;
  std::shared_ptr<const Provenance> provenance;

  Number() = default;
  Number(double v) : value(v) {}  // NOLINT(google-explicit-constructor): numbers are numbers
  /// Knowing nothing about a number is the same with and without a place to write it down.
  bool operator==(const Number& other) const {
    if (value != other.value) return false;
    if (provenance == other.provenance) return true;
    const auto nothing = [](const Number& n) {
      return !n.provenance || *n.provenance == Provenance{};
    };
    if (!provenance || !other.provenance) return nothing(*this) && nothing(other);
    return *provenance == *other.provenance;
  }
};

/// Shares by name: where customers go next, which channel they use, which cause has which part.
using Split = Dict<Number>;

enum class TimeFamily { fixed, exponential, lognormal, gamma, uniform, triangular, empirical };

/// A random time in minutes, as written. Which numbers count depends on the family: `fixed` and
/// `exponential` have a mean; `lognormal` and `gamma` a mean with `cv` or `sd`; `uniform` has min
/// and max; `triangular` min, mode and max; `empirical` values and weights (equal when empty).
struct Time {
  enum class Spread { none, cv, sd };

  TimeFamily family = TimeFamily::fixed;
  Number mean;
  Spread spread_kind = Spread::none;
  Number spread;                ///< cv (no unit) or sd (minutes)
  std::vector<Number> values;   ///< {min, max}, {min, mode, max} or the observed values
  std::vector<Number> weights;  ///< of empirical values
  /// Compares the numbers that count in the family.
  bool operator==(const Time& other) const;
};

/// The mean in minutes, which is the number that a time's address names.
double mean_minutes(const Time& time);

/// Scales the whole distribution so that its mean becomes `minutes`. A time whose mean is 0 can
/// only become another one where it has a shape that does not depend on its scale (false if not).
bool set_mean_minutes(Time& time, double minutes);

/// The coefficient of variation (standard deviation / mean); 0 where the mean is 0.
double coefficient_of_variation(const Time& time);

}  // namespace painpoint
