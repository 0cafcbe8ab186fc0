#pragma once

#include <optional>
#include <string_view>

#include "model/number.h"

namespace painpoint {

/// Where a default comes from.
struct DefaultSource {
  std::string_view address;  ///< `*` stands for any one step
  Evidence grade;
  std::string_view source;
};

/// The source of the default at this address, if it is one of those that rest on evidence.
std::optional<DefaultSource> source_of_default(std::string_view address);

/// How wide a number of this grade is uncertain where the file gives neither a range nor a sample.
struct GradeWidth {
  double odds;  ///< chances: the 5th and 95th percentile have odds so many times away
  double cv;    ///< positive numbers: standard deviation divided by mean
};
/// `elsewhere`: the number was found for others than the organisation of the file, as all defaults
/// were. No evidence is a guess.
GradeWidth width_of(Evidence grade, bool elsewhere);

/// The Institute of Customer Service's benchmark of working time spent on putting things right.
inline constexpr double kReworkBenchmark = 0.20;

}  // namespace painpoint
