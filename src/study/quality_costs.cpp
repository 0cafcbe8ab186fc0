#include "study/quality_costs.h"

#include "model/scenario.h"
#include "study/compare.h"

namespace painpoint::study {
namespace {

using chain::Metric;
using exact::Item;

/// What a plan costs over the horizon, undiscounted.
double price_of(const Journey& journey, std::string_view scenario_id) {
  const double months = journey.horizon_months.value;
  double price = 0;
  for (const ScenarioPart& part : parts_of(journey, scenario_id)) {
    const Scenario& scenario = *journey.scenarios.find(part.id);
    const double start = scenario.start_month.value;
    if (start > months) continue;
    price += scenario.invest.value + scenario.run_cost.value * (months - start + 1);
  }
  return price;
}

}  // namespace

QualityCosts quality_costs(const Journey& journey, std::string_view scenario,
                           const std::array<chain::Row, exact::kItems>& items) {
  const auto of = [&](Item item, Metric metric) {
    return chain::at(items[static_cast<std::size_t>(item)], metric);
  };
  QualityCosts costs;
  if (scenario != kBase) {
    const double price = price_of(journey, scenario);
    const double customers = journey.customers_per_month
                                 ? journey.customers_per_month->value * journey.horizon_months.value
                                 : 0;
    costs.prevention_known = price == 0 || customers > 0;
    if (costs.prevention_known && price > 0) costs.prevention = price / customers;
  }
  costs.appraisal = of(Item::policy, Metric::service_cost);
  costs.corrections = of(Item::correction, Metric::rework_cost);
  costs.rework_visits = of(Item::visit, Metric::rework_cost);
  costs.complaints = of(Item::complaint, Metric::rework_cost);
  costs.escalations = of(Item::escalation, Metric::rework_cost);
  costs.recontacts = of(Item::recontact, Metric::rework_cost);
  costs.redress = of(Item::complaint, Metric::redress);
  costs.misuse = of(Item::policy, Metric::policy_loss);
  costs.lost_over_problems = of(Item::problem, Metric::value_lost) +
                             of(Item::loyalty, Metric::value_lost) +
                             of(Item::policy, Metric::value_lost);
  costs.lost_at_ends = of(Item::end, Metric::value_lost);
  return costs;
}

}  // namespace painpoint::study
