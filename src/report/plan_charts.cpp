#include "report/plan_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/sensitivity.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using study::Decision;
using study::PlanOutlook;

constexpr int kUnfoldedMonths = 12;
constexpr std::size_t kTornadoRows = 12;

/// As much of a number as fits beside a bar.
std::string short_number(const Journey& journey, Quantity quantity, double value) {
  const Scale scale = scale_of(quantity, std::abs(value), journey.currency);
  return grouped(value * scale.factor, std::min(scale.decimals, 1)) +
         (scale.unit == "%" ? "%" : "");
}

Table cumulative_table(const std::vector<const study::ScenarioResult*>& plans,
                       const std::string& currency) {
  Table table;
  table.title = texts::tr_format("Cumulative net benefit, {}", currency);
  table.columns.push_back({texts::tr_words("Month"), "", Align::left});
  for (const study::ScenarioResult* plan : plans) table.columns.push_back({plan->name});
  for (std::size_t m = 0; m < plans.front()->money->months.size(); ++m) {
    Row row{{std::to_string(plans.front()->money->months[m].month)}};
    for (const study::ScenarioResult* plan : plans) {
      const double value = plan->money->months[m].cumulative;
      row.cells.emplace_back(grouped(value, 0), value);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::vector<const study::ScenarioResult*> plans_with_money(const study::Comparison& comparison) {
  std::vector<const study::ScenarioResult*> plans;
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    if (scenario.money) plans.push_back(&scenario);
  return plans;
}

Figure cumulative_figure(const Journey& journey, const study::Comparison& comparison,
                         const ChartStyle& style) {
  const auto plans = plans_with_money(comparison);
  const std::string currency = currency_word(journey.currency);
  LineChart chart;
  chart.text.title = texts::tr_words("Cumulative net benefit by month");
  chart.text.description = texts::tr_words(
      "What each plan has brought in by then, less what it has cost, against leaving it as it is. "
      "It pays back where its line crosses zero. The table has the figures.");
  chart.x.title = texts::tr_words("Month");
  chart.y.title = currency;
  chart.from_zero = true;
  for (const study::ScenarioResult* plan : plans) {
    LineSeries series{plan->name, {{0, 0}}};
    for (const study::Month& month : plan->money->months)
      series.points.push_back({static_cast<double>(month.month), month.cumulative});
    chart.series.push_back(std::move(series));
    if (plan->money->payback_month && *plan->money->payback_month > 0)
      chart.marks.push_back(
          {{*plan->money->payback_month, 0}, fmt::format("{:.1f}", *plan->money->payback_month)});
  }
  Figure figure{line_chart(chart, style), cumulative_table(plans, currency)};
  figure.folded = journey.horizon_months.value > kUnfoldedMonths;
  return figure;
}

Figure outlook_figure(const Journey& journey, const Decision& decision, const ChartStyle& style) {
  IntervalChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = texts::tr_words("What each plan is worth in plausible worlds");
  chart.text.description = texts::tr_words(
      "Nine of ten plausible worlds lie on the line, half of them on either side of the mark. The "
      "table has the figures.");
  chart.axis.title = currency;
  for (const PlanOutlook& plan : decision.plans) {
    if (plan.id == study::kBase) continue;
    chart.rows.push_back({plan.name, plan.p5, plan.p50, plan.p95,
                          texts::tr_format("{} ({} to {})", study::rounded(plan.p50),
                                           study::rounded(plan.p5), study::rounded(plan.p95))});
  }
  return {interval_chart(chart, style), plan_worth_table(journey, decision)};
}

Figure acceptability_figure(const Journey& journey, const Decision& decision,
                            const ChartStyle& style) {
  LineChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = texts::tr_words("Which plan is the best, by what a customer is worth");
  chart.text.description = texts::tr_words(
      "The share of plausible worlds in which each plan is the best, for values of a customer from "
      "nothing to twice today's. The table has the figures.");
  chart.x.title = texts::tr_format("Value of a customer, {}", currency);
  chart.y.title = texts::tr_words("Best in so many worlds");
  chart.y.factor = 100;
  chart.y.percent = true;
  chart.lowest_y = 0;
  chart.highest_y = 1;
  for (std::size_t p = 0; p < decision.plans.size(); ++p) {
    LineSeries series{study::shown_name(decision.plans[p].id, decision.plans[p].name), {}};
    for (const study::AcceptabilityPoint& point : decision.acceptability)
      series.points.push_back({point.customer_value, point.p_best[p]});
    chart.series.push_back(std::move(series));
  }
  Figure figure{line_chart(chart, style), acceptability_table(journey, decision)};
  figure.folded = true;
  return figure;
}

Figure tornado_figure(const Journey& journey, const study::Tornado& tornado,
                      const ChartStyle& style) {
  TornadoChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = texts::tr_format("What “{}” is worth, each number alone at its low and high",
                                      tornado.names[tornado.plan]);
  chart.text.description = texts::tr_words(
      "The numbers that move the plan most, the widest first; all others stay as written. Those "
      "that change which choice is the best are marked. The table has the figures.");
  chart.axis.title = currency;
  chart.centre = tornado.as_written[tornado.plan];
  for (const study::TornadoBar& bar : tornado.bars) {
    if (chart.rows.size() == kTornadoRows) break;
    TornadoRow row{bar.address, bar.low.plans[tornado.plan], bar.high.plans[tornado.plan]};
    row.low_label = short_number(journey, bar.quantity, bar.low.number);
    row.high_label = short_number(journey, bar.quantity, bar.high.number);
    row.flips = !bar.flips.empty();
    chart.rows.push_back(std::move(row));
  }
  Table table = tornado_table(journey, tornado);
  table.title = texts::tr_words("Each number alone, all others as written");
  return {tornado_chart(chart, style), std::move(table)};
}

}  // namespace painpoint::report
