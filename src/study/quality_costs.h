#pragma once

#include "exact/attribution.h"
#include "model/journey.h"

namespace painpoint::study {

/// The cost of quality after Feigenbaum (Harvard Business Review 34(6), 1956): prevention and
/// appraisal are spent so that less goes wrong, failures cost what goes wrong all the same. Per
/// customer; which amounts of a journey stand for what is said in journeys/README.md.
struct QualityCosts {
  double prevention = 0;         ///< a scenario's invest and run cost, spread over the horizon
  bool prevention_known = true;  ///< not without customers_per_month
  double appraisal = 0;          ///< policies' own work and cost
  double corrections = 0;        ///< internal failure: of problems that were caught
  double rework_visits = 0;      ///< external failure, from here on
  double complaints = 0;         ///< without escalations and redress
  double escalations = 0;
  double recontacts = 0;
  double redress = 0;
  double misuse = 0;
  double lost_over_problems = 0;  ///< value of customers lost at a problem or over a policy
  double lost_at_ends = 0;        ///< value of those lost at an end that `next` leads to

  [[nodiscard]] double internal_failure() const { return corrections; }
  [[nodiscard]] double external_failure() const {
    return rework_visits + complaints + escalations + recontacts + redress + misuse +
           lost_over_problems + lost_at_ends;
  }
  [[nodiscard]] double total() const {
    return prevention + appraisal + internal_failure() + external_failure();
  }
};

/// `items` are those of all segments by share; `scenario` may be "base".
QualityCosts quality_costs(const Journey& journey, std::string_view scenario,
                           const std::array<chain::Row, exact::kItems>& items);

}  // namespace painpoint::study
