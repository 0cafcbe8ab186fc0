#include <fmt/format.h>

#include <algorithm>

#include "report/figures.h"
#include "report/money_view.h"
#include "report/observed_view.h"
#include "report/page/parts.h"
#include "report/views.h"

namespace painpoint::report {
namespace {

constexpr int kUnfoldedMonths = 12;

std::vector<const study::ScenarioResult*> plans_of(const ReportInputs& inputs) {
  std::vector<const study::ScenarioResult*> plans;
  for (const study::ScenarioResult& scenario : inputs.comparison.scenarios)
    if (scenario.money) plans.push_back(&scenario);
  return plans;
}

Table cumulative_table(const std::vector<const study::ScenarioResult*>& plans,
                       const std::string& currency) {
  Table table;
  table.title = fmt::format("Cumulative net benefit, {}", currency);
  table.columns.push_back({"Month", "", Align::left});
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

Figure cumulative_figure(const ReportInputs& inputs,
                         const std::vector<const study::ScenarioResult*>& plans) {
  const std::string currency = currency_word(inputs.journey.currency);
  LineChart chart;
  chart.text.title = "Cumulative net benefit by month";
  chart.text.description =
      "What each plan has brought in by then, less what it has cost, against leaving it as it is. "
      "It pays back where its line crosses zero. The table has the figures.";
  chart.x.title = "Month";
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
  Figure figure{line_chart(chart, chart_style(inputs.journey)), cumulative_table(plans, currency)};
  figure.folded = inputs.journey.horizon_months.value > kUnfoldedMonths;
  return figure;
}

}  // namespace

Section plans_section(const ReportInputs& inputs) {
  Section section{"plans", "The plans side by side", {}};
  section.own_page = true;
  add_text(section,
           "Computed exactly from the numbers as written, at the full effect of each plan. How "
           "uncertain those numbers are is a section of its own.");
  Table figures = side_by_side(inputs.journey, inputs.comparison);
  figures.title = "Outcomes per customer";
  add_table(section, std::move(figures));
  const auto plans = plans_of(inputs);
  Table money = money_table(inputs.journey, plans);
  money.title = "Money over the horizon";
  add_table(section, std::move(money));
  if (!plans.empty() && !plans.front()->money->months.empty())
    section.blocks.emplace_back(cumulative_figure(inputs, plans));
  Table observed = observed_table(inputs.hurts.observed, inputs.journey.currency);
  section.blocks.emplace_back(Subheading{"The model beside reality"});
  if (observed.rows.empty())
    add_text(section,
             "The file says nothing under `observed`, so that nothing shows how near the model is "
             "to what happens today.");
  observed.title = "Modelled beside observed, as it is";
  add_table(section, std::move(observed));
  add_table(section, benchmark_table(inputs.comparison.scenarios.front().result.breakdown.journey,
                                     inputs.journey.currency));
  return section;
}

}  // namespace painpoint::report
