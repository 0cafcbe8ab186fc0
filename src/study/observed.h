#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/quantity.h"
#include "study/compare.h"

namespace painpoint::study {

/// One figure that the organisation knows, beside the model's.
struct ObservedRow {
  std::string_view key;    ///< `churn_per_year`
  std::string_view title;  ///< "Churn per year"
  Quantity quantity;
  double observed = 0;
  double modelled = 0;
  bool far_apart = false;
};

/// The `observed` figures of the file beside the modelled ones of the base. Figures that are
/// not observed are left out.
std::vector<ObservedRow> modelled_beside_observed(const Journey& journey, const Roster& roster,
                                                  const ScenarioResult& base);

/// Share of customers who leave within a year: 1 - (1 - lost - background_lost)^journeys, over the
/// segments by share.
double churn_per_year(const Roster& roster, const exact::Result& result, const Journey& journey,
                      double journeys_per_year);

}  // namespace painpoint::study
