#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/result_file.h"

/// Which figures of two results differ, beyond rounding and beyond luck.
namespace painpoint::report {

struct MovedFigure {
  std::string path;
  ResultFigure before;
  ResultFigure after;
  /// Of the difference, where either side is random.
  std::optional<double> standard_error;
};

struct ScenarioDiff {
  std::string id;
  std::size_t compared = 0;
  std::vector<MovedFigure> moved;        ///< in the order of the new result
  std::size_t within_noise = 0;          ///< differ, and no more than luck explains
  std::size_t not_judged = 0;            ///< differ, and have no standard error: quantiles
  std::vector<std::string> only_before;  ///< paths of figures that one side does not have
  std::vector<std::string> only_after;
};

struct ResultDiff {
  bool random = false;
  std::size_t judged =
      0;                 ///< random figures that differ or could: what the chance of error is over
  double threshold = 0;  ///< in standard errors; a larger difference is no luck
  std::vector<ScenarioDiff> scenarios;
  std::vector<std::string> added;  ///< scenarios that only the new result has
  std::vector<std::string> removed;

  [[nodiscard]] std::size_t moved() const;
  [[nodiscard]] std::size_t within_noise() const;
};

/// The chance that any figure is called moved though nothing but luck moved it.
inline constexpr double kFalseAlarm = 0.05;
/// Exact figures that differ by less, relative to their size, differ by rounding.
inline constexpr double kRounding = 1e-9;

/// Exact figures are compared by value. Random ones have moved where their difference is more than
/// `threshold` times sqrt(se1^2 + se2^2); the threshold is that of Bonferroni for kFalseAlarm over
/// all of them. Runs with the same seed share luck, and differ less than that by luck: then this is
/// on the safe side. A side whose error is 0, because no customer met the thing, is given that of
/// the other for as many customers.
ResultDiff diff_results(const ResultFile& before, const ResultFile& after);

/// Why two results cannot be compared: other journeys, engines or currencies. Empty if they can.
std::string why_not_comparable(const ResultFile& before, const ResultFile& after);

}  // namespace painpoint::report
