#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/compare.h"

namespace painpoint::study {

/// What goes wrong costs, per customer: rework, redress, misuse and the value of lost customers.
double failure_cost(const chain::Row& row);

/// What the journey's failures cost as it is, in a year. Per 1,000 customers without
/// `customers_per_month`.
struct CostOfNothing {
  bool per_year = false;     ///< else per 1,000 customers
  double customers = 0;      ///< who start the journey in that time
  double failure_money = 0;  ///< rework, redress and misuse
  double value_lost = 0;
  double customers_lost = 0;
  double complaints = 0;
  double rework_hours = 0;
  double problems = 0;
  bool priced = false;  ///< anything in the file has a price, a value or a margin
};
CostOfNothing cost_of_nothing(const Journey& journey, const ScenarioResult& base);

/// "Doing nothing costs GBP 1,234,000 a year: ..."
std::string sentence(const CostOfNothing& cost, const Journey& journey);

/// The month (1-based) within which a plan that pays back after so many months does so.
double payback_in_month(double payback_month);

/// One honest sentence (or two) on the best scenario, from the numbers as written: which one wins
/// on money received within the horizon, when it pays back, what only arrives later, and what the
/// others do. `comparison` must have the base first and at least one scenario.
std::string verdict(const Comparison& comparison, const Journey& journey);

}  // namespace painpoint::study
