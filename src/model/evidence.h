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

/// The Institute of Customer Service's benchmark of working time spent on putting things right.
inline constexpr double kReworkBenchmark = 0.20;

}  // namespace painpoint
