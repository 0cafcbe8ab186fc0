#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/roster.h"

namespace painpoint::study {

/// One month against the base, in the journey's money. `net` leaves invest out, `cumulative` is
/// undiscounted and has it.
struct Month {
  int month = 0;      ///< 1-based
  double effect = 0;  ///< of the scenario itself, in [0, 1]
  double spending_avoided = 0;
  double staff_hours_freed = 0;
  double staff_cash = 0;
  double margin_ends = 0;
  double margin_kept = 0;
  double run_cost = 0;
  double invest = 0;
  double net = 0;
  double cumulative = 0;
};

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
