#include "study/cash_flows.h"

#include <cmath>
#include <utility>

namespace painpoint::study {

std::vector<double> payments_after_loss(const Segment& segment, double discount_rate, int horizon) {
  std::vector<double> payments;
  payments.reserve(static_cast<std::size_t>(horizon));
  for (int k = 1; k <= horizon; ++k)
    payments.push_back(chain::payment_after_loss(segment, discount_rate, k));
  return payments;
}

void add_segment(MonthFigures& figures, const chain::SegmentChain& chain,
                 const exact::Totals& totals, std::vector<double> payments) {
  figures.spending += chain.share * totals.spending();
  figures.cashable_cost += chain.share * totals.cashable_cost;
  figures.staff_minutes += chain.share * totals.staff_minutes;
  figures.margin += chain.share * totals.margin;
  figures.lost.push_back(chain.share * totals.lost * (1 - chain.background_loss));
  figures.values.push_back(chain.customer_value);
  figures.payments.push_back(std::move(payments));
}

Frame frame_of(const Journey& journey) {
  return {static_cast<int>(journey.horizon_months.value),
          chain::monthly_rate(journey.discount_rate.value),
          journey.customers_per_month ? journey.customers_per_month->value : 0};
}

Price price_of(const Journey& journey, const std::vector<ScenarioPart>& parts) {
  Price price;
  for (const ScenarioPart& part : parts) {
    const Scenario& scenario = *journey.scenarios.find(part.id);
    price.parts.push_back(
        {scenario.start_month.value, scenario.invest.value, scenario.run_cost.value});
  }
  return price;
}

CashFlows cash_flows(const Frame& frame, const Price& price, const MonthFigures& base,
                     std::span<const MonthFigures* const> by_month,
                     std::span<const double> effects) {
  CashFlows flows;
  PresentValues& values = flows.values;
  const std::size_t segments = base.lost.size();
  double cumulative = 0;
  double month_start = 1;  // discount factor of its first day
  for (int m = 1; m <= frame.horizon; ++m) {
    const auto i = static_cast<std::size_t>(m - 1);
    const MonthFigures& now = *by_month[i];
    Month month;
    month.month = m;
    month.effect = effects[i];
    month.spending_avoided = frame.customers * (base.spending - now.spending);
    month.staff_hours_freed = frame.customers * (base.staff_minutes - now.staff_minutes) / 60;
    month.staff_cash = frame.customers * (base.cashable_cost - now.cashable_cost);
    month.margin_ends = frame.customers * (now.margin - base.margin);
    // What customers kept in an earlier month pay now, as the difference from the base.
    double kept = 0;
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      const MonthFigures& then = *by_month[earlier];
      const std::size_t k = i - earlier - 1;
      for (std::size_t s = 0; s < segments; ++s)
        kept += base.lost[s] * base.payments[s][k] - then.lost[s] * then.payments[s][k];
    }
    month.margin_kept = frame.customers * kept;
    for (const Price::Part& part : price.parts) {
      if (m >= part.start_month) month.run_cost += part.run_cost;
      if (m == part.start_month) month.invest += part.invest;
    }
    month.net = month.spending_avoided + month.staff_cash + month.margin_ends + month.margin_kept -
                month.run_cost;
    cumulative += month.net - month.invest;
    month.cumulative = cumulative;

    const double invest = month.invest * month_start;
    const double discount = std::pow(1 + frame.monthly_rate, -m);
    month_start = discount;
    values.cash += discount * (month.spending_avoided + month.staff_cash - month.run_cost) - invest;
    values.horizon += discount * month.net - invest;
    values.costs += discount * month.run_cost + invest;
    values.invest += invest;
    values.kept_horizon += discount * month.margin_kept;
    // The whole stream of a customer kept, counted in the month in which he was.
    double kept_value = 0;
    for (std::size_t s = 0; s < segments; ++s)
      kept_value += base.lost[s] * base.values[s] - now.lost[s] * now.values[s];
    kept_value *= discount * frame.customers;
    values.kept_all += kept_value;
    values.all += discount * (month.net - month.margin_kept) + kept_value - invest;
    flows.months.push_back(month);
  }
  return flows;
}

}  // namespace painpoint::study
