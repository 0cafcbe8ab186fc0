#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/roster.h"
#include "study/cash_flows.h"

namespace painpoint::study {

/// The money of a scenario over the horizon. What each figure means: journeys/README.md.
struct Money {
  double cash_npv = 0;
  double horizon_npv = 0;
  double npv = 0;
  std::optional<double> roi;
  std::optional<double> payback_month;
  std::optional<double> break_even_invest;
  std::optional<double> break_even_effect;
  std::vector<Month> months;
};

/// Nothing (and no error) without `customers_per_month`.
Outcome<Money> money_of(const Journey& journey, const Roster& roster, std::string_view scenario_id);

}  // namespace painpoint::study
