#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/page/parts.h"
#include "study/words.h"

namespace painpoint::report {
namespace {

using study::Decision;
using study::PlanOutlook;

constexpr std::size_t kTornadoRows = 12;

/// As much of a number as fits beside a bar.
std::string short_number(const Journey& journey, Quantity quantity, double value) {
  const Scale scale = scale_of(quantity, std::abs(value), journey.currency);
  return grouped(value * scale.factor, std::min(scale.decimals, 1)) +
         (scale.unit == "%" ? "%" : "");
}

Figure outlook_figure(const Journey& journey, const Decision& decision) {
  IntervalChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = "What each plan is worth in plausible worlds";
  chart.text.description =
      "Nine of ten plausible worlds lie on the line, half of them on either side of the mark. The "
      "table has the figures.";
  chart.axis.title = currency;
  for (const PlanOutlook& plan : decision.plans) {
    if (plan.id == study::kBase) continue;
    chart.rows.push_back({plan.name, plan.p5, plan.p50, plan.p95,
                          fmt::format("{} ({} to {})", study::rounded(plan.p50),
                                      study::rounded(plan.p5), study::rounded(plan.p95))});
  }
  return {interval_chart(chart, chart_style(journey)), plan_worth_table(journey, decision)};
}

Figure acceptability_figure(const Journey& journey, const Decision& decision) {
  LineChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = "Which plan is the best, by what a customer is worth";
  chart.text.description =
      "The share of plausible worlds in which each plan is the best, for values of a customer from "
      "nothing to twice today's. The table has the figures.";
  chart.x.title = fmt::format("Value of a customer, {}", currency);
  chart.y.title = "Best in so many worlds";
  chart.y.factor = 100;
  chart.y.percent = true;
  chart.lowest_y = 0;
  chart.highest_y = 1;
  for (std::size_t p = 0; p < decision.plans.size(); ++p) {
    LineSeries series{decision.plans[p].name, {}};
    for (const study::AcceptabilityPoint& point : decision.acceptability)
      series.points.push_back({point.customer_value, point.p_best[p]});
    chart.series.push_back(std::move(series));
  }
  Figure figure{line_chart(chart, chart_style(journey)), acceptability_table(journey, decision)};
  figure.folded = true;
  return figure;
}

/// Each number alone, for the plan that is the best one as written.
Figure tornado_figure(const Journey& journey, const study::Tornado& tornado) {
  TornadoChart chart;
  const std::string currency = currency_word(journey.currency);
  chart.text.title = fmt::format("What “{}” is worth, each number alone at its low and high",
                                 tornado.names[tornado.plan]);
  chart.text.description =
      "The numbers that move the plan most, the widest first; all others stay as written. Those "
      "that change which choice is the best are marked. The table has the figures.";
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
  table.title = "Each number alone, all others as written";
  return {tornado_chart(chart, chart_style(journey)), std::move(table)};
}

/// How far luck alone moves a year's total cost.
std::string luck(const ReportInputs& inputs) {
  const study::ScenarioResult& base = inputs.comparison.scenarios.front();
  const double mean = chain::at(base.result.breakdown.journey, chain::Metric::total_cost);
  const double sd = base.result.total_cost_sd;
  const std::string currency = currency_word(inputs.journey.currency);
  std::string text =
      fmt::format("One customer's total cost is {} {} on average, with a standard deviation of {}.",
                  grouped(mean, 2), currency, grouped(sd, 2));
  if (inputs.journey.customers_per_month && inputs.journey.customers_per_month->value > 0) {
    const double year = 12 * inputs.journey.customers_per_month->value;
    text += fmt::format(
        " Over the {} customers of a year, luck moves the sum by about {} {} either way in 19 of "
        "20 years.",
        grouped(year, 0), study::rounded(1.96 * sd * std::sqrt(year)), currency);
  }
  return text;
}

}  // namespace

Section uncertainty_section(const ReportInputs& inputs) {
  Section section{"uncertainty", "How sure are we", {}};
  section.own_page = true;
  section.blocks.emplace_back(Subheading{"What we do not know"});
  if (inputs.decision == nullptr) {
    add_text(section, inputs.why_no_decision);
  } else {
    const Decision& decision = *inputs.decision;
    add_text(section, how_decided(inputs.journey, decision));
    section.blocks.emplace_back(outlook_figure(inputs.journey, decision));
    add_table(section, plan_odds_table(inputs.journey, decision));
    if (decision.acceptability.size() > 1)
      section.blocks.emplace_back(acceptability_figure(inputs.journey, decision));
    if (inputs.tornado != nullptr && !inputs.tornado->bars.empty()) {
      section.blocks.emplace_back(Subheading{"What it hangs on"});
      section.blocks.emplace_back(tornado_figure(inputs.journey, *inputs.tornado));
      Table flips = flips_table(*inputs.tornado);
      flips.title = "Where one number alone changes the decision";
      add_table(section, std::move(flips));
    }
    section.blocks.emplace_back(Subheading{"What to measure next"});
    if (decision.numbers.empty())
      add_text(
          section,
          fmt::format("No single number stands out: none would change the choice often enough. "
                      "To know everything would be worth {}.",
                      study::money(decision.evpi.value, inputs.journey)));
    else
      add_table(section, measure_next_table(inputs.journey, decision));
    if (!decision.causes.empty()) add_table(section, causes_worth_table(inputs.journey, decision));
  }
  if (Table levers = levers_table(inputs.journey, inputs.levers); !levers.rows.empty()) {
    section.blocks.emplace_back(Subheading{"What a little of each number saves"});
    levers.title = "The numbers that save most with a small step";
    add_table(section, std::move(levers));
  }
  section.blocks.emplace_back(Subheading{"Luck, which is another thing"});
  add_text(section, luck(inputs));
  add_text(section,
           "None of it is in the ranges above: they are about what is not known, and more "
           "customers do not make them narrower.");
  return section;
}

}  // namespace painpoint::report
