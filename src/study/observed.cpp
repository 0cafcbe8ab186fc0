#include "study/observed.h"

#include "texts/tr.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace painpoint::study {
namespace {

using chain::Metric;

/// Figures further apart than this are not the same journey.
constexpr double kFarRatio = 1.5;
constexpr double kFarPoints = 8;

bool is_far(Quantity quantity, double observed, double modelled) {
  if (quantity == Quantity::points) return std::abs(observed - modelled) > kFarPoints;
  const double low = std::min(observed, modelled);
  const double high = std::max(observed, modelled);
  return high > 0 && high > kFarRatio * low;
}

}  // namespace

double churn_per_year(const Roster& roster, const exact::Result& result, const Journey& journey,
                      double journeys_per_year) {
  double churn = 0;
  for (std::size_t s = 0; s < roster.segments.size(); ++s) {
    const chain::Row& row = result.breakdown.segments[s];
    const double lost = chain::at(row, Metric::lost) + chain::at(row, Metric::background_lost);
    const Segment& segment = *journey.segments.find(roster.segments[SegmentIndex(s)].id);
    churn +=
        segment.share.value * -std::expm1(journeys_per_year * std::log1p(-std::min(lost, 1.0)));
  }
  return churn;
}

std::vector<ObservedRow> modelled_beside_observed(const Journey& journey, const Roster& roster,
                                                  const ScenarioResult& base) {
  const Observed& observed = journey.observed;
  const chain::Row& row = base.result.breakdown.journey;
  std::vector<ObservedRow> rows;
  const auto add = [&](std::string_view key, std::string_view title, Quantity quantity,
                       const std::optional<Number>& known, double modelled) {
    if (!known) return;
    rows.push_back(
        {key, title, quantity, known->value, modelled, is_far(quantity, known->value, modelled)});
  };
  add("complaints_per_1000", texts::tr_later("Complaints per 1,000"), Quantity::count,
      observed.complaints_per_1000, chain::at(row, Metric::complaints_per_1000));
  add("satisfaction", texts::tr_later("Satisfaction"), Quantity::points, observed.satisfaction,
      chain::at(row, Metric::satisfaction));
  add("churn_per_year", texts::tr_later("Churn per year"), Quantity::rate, observed.churn_per_year,
      churn_per_year(roster, base.result, journey,
                     journey.journeys_per_customer_per_year.value_or(Number(1.0)).value));
  add("contacts_per_customer", texts::tr_later("Complaints and repeat contacts"), Quantity::count,
      observed.contacts_per_customer,
      chain::at(row, Metric::complaints) + chain::at(row, Metric::recontacts));
  add("abandoned", texts::tr_later("Abandoned"), Quantity::share, observed.abandoned,
      chain::at(row, Metric::abandoned));
  add("rework_time_share", texts::tr_later("Rework share of staff time"), Quantity::share,
      observed.rework_time_share, chain::at(row, Metric::rework_time_share));
  add("failure_demand_share", texts::tr_later("Failure demand"), Quantity::share,
      observed.failure_demand_share, chain::at(row, Metric::failure_demand_share));
  add("staff_minutes", texts::tr_later("Staff time per journey"), Quantity::minutes,
      observed.staff_minutes, chain::at(row, Metric::staff_minutes));
  add("journey_minutes", texts::tr_later("Customer time per journey"), Quantity::minutes,
      observed.journey_minutes, chain::at(row, Metric::journey_minutes));
  return rows;
}

}  // namespace painpoint::study
