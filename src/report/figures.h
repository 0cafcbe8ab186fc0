#pragma once

#include <string>
#include <string_view>

#include "chain/metrics.h"
#include "model/quantity.h"

/// Numbers as people read them. Nothing here is read back by a program: CSV and JSON have the
/// numbers themselves.
namespace painpoint::report {

/// 1,234,567.9 with so many decimals; a number that rounds to 0 has no sign, one that is not finite
/// is "n/a".
std::string grouped(double value, int decimals);

/// The same with + or - in front, and "0" where nothing is left after rounding ("+0.0" says that
/// something happened when nothing did).
std::string with_sign(double value, int decimals);

/// 12.5%
std::string percent(double share, int decimals = 1);

/// What a metric is called and what it means, in the language that is on.
std::string title_of(chain::Metric metric);
std::string meaning_of(chain::Metric metric);

/// How a figure is scaled, rounded and named: a chance of 0.0422 is 4.22 in %.
struct Scale {
  double factor = 1;
  int decimals = 2;
  std::string unit;  ///< "%", "min", "GBP"; empty for pure numbers
};

/// `largest` is the largest figure that will stand in the same row or column: money from 1,000 up
/// is shown without decimals.
Scale scale_of(chain::MetricUnit unit, double largest, std::string_view currency);
Scale scale_of(Quantity quantity, double largest, std::string_view currency);

/// Decimals for figures with this standard error: two digits of it are shown, because more digits
/// of the figure say nothing.
int decimals_for_error(double standard_error, int fewest, int most);

/// "GBP", or "money" where the journey does not say.
std::string currency_word(std::string_view currency);

}  // namespace painpoint::report
