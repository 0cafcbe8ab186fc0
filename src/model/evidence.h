#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/number.h"
#include "texts/tr.h"

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
inline constexpr std::string_view kReworkBenchmarkSource =
    texts::tr_later("Institute of Customer Service");

/// The UK Customer Satisfaction Index (Institute of Customer Service): 0 to 100, twice a year,
/// customers of some 280 organisations in 13 sectors. A later edition is one more line.
struct IndexEdition {
  std::string_view published;  ///< "July 2023"
  double score;
};
inline constexpr std::string_view kSatisfactionIndexName =
    texts::tr_later("UK Customer Satisfaction Index");
inline constexpr std::array<IndexEdition, 7> kSatisfactionIndex = {{
    {texts::tr_later("July 2022"), 78.4},
    {texts::tr_later("January 2023"), 77.7},
    {texts::tr_later("July 2023"), 76.6},
    {texts::tr_later("January 2024"), 76.0},
    {texts::tr_later("July 2024"), 75.8},
    {texts::tr_later("January 2025"), 76.1},
    {texts::tr_later("July 2025"), 77.3},
}};

}  // namespace painpoint
