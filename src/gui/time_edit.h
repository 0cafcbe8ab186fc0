#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/number.h"

namespace painpoint::gui {

/// The time in another family, with the same mean and (where it has one) nearly the same spread.
Time with_family(const Time& time, TimeFamily family);

/// Says the spread as a coefficient of variation or as a standard deviation; the time stays.
Time with_spread_kind(const Time& time, Time::Spread kind);

/// "4 min, 6 min, 9 min" as a list of times, or of weights; or why it is none.
struct TypedList {
  std::vector<double> values;
  std::string problem;
};
TypedList list_from_text(std::string_view text, bool weights);
std::string text_of_list(const std::vector<Number>& numbers, bool weights);

}  // namespace painpoint::gui
