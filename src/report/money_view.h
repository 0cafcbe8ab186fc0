#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "report/table.h"
#include "study/compare.h"

namespace painpoint::report {

/// One figure of a plan's money.
struct MoneyFigure {
  std::string_view name;  ///< "cash_npv"
  std::string title;      ///< for people
  std::string_view unit;  ///< "money", "share", "month", "hours"
  std::optional<double> value;
  std::string missing;  ///< what to show where there is no value
};

/// The figures of a plan in the order in which they are shown; the scenario must have money.
std::vector<MoneyFigure> money_figures(const Journey& journey,
                                       const study::ScenarioResult& scenario);

/// One column per plan with money; no rows if none has.
Table money_table(const Journey& journey,
                  const std::vector<const study::ScenarioResult*>& scenarios);

}  // namespace painpoint::report
