#pragma once

#include <string>
#include <string_view>

namespace painpoint {

/// What kind of number a key holds: decides its range, whether `%` may stand behind it, and how it
/// is shown.
enum class Quantity {
  none,             ///< not a number
  chance,           ///< 0 to 1
  share,            ///< 0 to 1, part of something
  positive_share,   ///< 0.001 to 1: occupancy
  level,            ///< 0 and up, 1 is today
  rate,             ///< 0 to 1 a year
  factor,           ///< 0 and up
  money,            ///< 0 and up
  signed_money,     ///< any
  money_per_hour,   ///< 0 and up
  money_per_month,  ///< 0 and up
  minutes,          ///< 0 and up
  points,           ///< 0 to 100
  count,            ///< 0 and up
  months,           ///< whole, 0 and up
  whole_months,     ///< whole, 1 and up
  feeling,          ///< -2 to 2
  version,          ///< 1
};

struct QuantityRule {
  double low;
  double high;
  bool whole;
  bool low_is_open;       ///< the low end itself is not allowed
  bool percent;           ///< may be written with %
  std::string_view name;  ///< "a chance"
  std::string_view unit;  ///< "per hour", empty for pure numbers
};
const QuantityRule& rule_of(Quantity quantity);

/// "between 0 and 1", "0 or more", "a whole number of at least 1".
std::string range_in_words(Quantity quantity);

/// Whether the number is finite and within the quantity's range.
bool in_range(Quantity quantity, double value);

/// A number as people write it: 12.5%, 30 min, 1,240.50.
std::string in_words(Quantity quantity, double value, std::string_view currency);
/// The same in the language that is on, for sentences that are translated.
std::string said(Quantity quantity, double value, std::string_view currency);

}  // namespace painpoint
