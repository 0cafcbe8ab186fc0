#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/page/parts.h"
#include "study/words.h"

namespace painpoint::report {
namespace {

using study::Decision;
using study::PlanOutlook;

constexpr std::size_t kMostNumbers = 12;

Cell amount(double value) {
  return {grouped(value, 0), value};
}
Cell in_100(double chance) {
  return {grouped(100 * chance, chance > 0.005 && chance < 0.995 ? 0 : 1), chance};
}

Table outlook_table(const Journey& journey, const Decision& decision) {
  Table table;
  const std::string currency = currency_word(journey.currency);
  table.title = "The plans in plausible worlds";
  table.columns = {{"Plan", "", Align::left, 16, 2},
                   {"Expected", currency},
                   {"5%", currency},
                   {"Median", currency},
                   {"95%", currency},
                   {"Beats nothing", "of 100"},
                   {"Best of all", "of 100"},
                   {"Worst 5%, mean", currency},
                   {"Regret", currency}};
  for (const PlanOutlook& plan : decision.plans) {
    const bool base = plan.id == study::kBase;
    table.rows.push_back({{plan.name, amount(plan.expected.value), amount(plan.p5),
                           amount(plan.p50), amount(plan.p95),
                           base ? Cell("–") : in_100(plan.beats_nothing.value),
                           in_100(plan.p_best.value), amount(plan.worst5),
                           amount(plan.regret.value)}});
  }
  table.note =
      "Regret: how much more the best plan of each world would have brought in, on average.";
  return table;
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
  return {interval_chart(chart, chart_style(journey)), outlook_table(journey, decision)};
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
  Table table;
  table.title = "Best in so many of 100 worlds, by what a customer is worth";
  table.columns = {{"A customer is worth", currency, Align::left}};
  for (std::size_t p = 0; p < decision.plans.size(); ++p) {
    LineSeries series{decision.plans[p].name, {}};
    for (const study::AcceptabilityPoint& point : decision.acceptability)
      series.points.push_back({point.customer_value, point.p_best[p]});
    chart.series.push_back(std::move(series));
    table.columns.push_back({decision.plans[p].name});
  }
  for (const study::AcceptabilityPoint& point : decision.acceptability) {
    Row row{{Cell(grouped(point.customer_value, 0), point.customer_value)}};
    for (const double best : point.p_best) row.cells.push_back(in_100(best));
    table.rows.push_back(std::move(row));
  }
  Figure figure{line_chart(chart, chart_style(journey)), std::move(table)};
  figure.folded = true;
  return figure;
}

std::string number_words(const Journey& journey, Quantity quantity, double value) {
  const Scale scale = scale_of(quantity, std::abs(value), journey.currency);
  std::string text = grouped(value * scale.factor, scale.decimals);
  if (scale.unit.empty()) return text;
  return scale.unit == "%" ? text + "%" : text + " " + scale.unit;
}

Table worth_table(const Journey& journey, std::string title,
                  const std::vector<study::InformationWorth>& worth, bool numbers) {
  Table table;
  const std::string currency = currency_word(journey.currency);
  table.title = std::move(title);
  table.columns = {{numbers ? "Number" : "Cause", "", Align::left, 24, 3}};
  if (numbers) {
    table.columns.push_back({"Today"});
    table.columns.push_back({"5%"});
    table.columns.push_back({"95%"});
  }
  table.columns.push_back({"Owner", "", Align::left, 10, 2});
  table.columns.push_back({"Knowing it is worth", currency});
  table.columns.push_back({"± sampling", currency});
  const bool samples = numbers && std::any_of(worth.begin(), worth.end(),
                                              [](const auto& one) { return one.sample.has_value(); });
  if (samples) {
    table.columns.push_back({"Further cases"});
    table.columns.push_back({"A sample of them is worth", currency});
  }
  for (const study::InformationWorth& one : worth) {
    if (table.rows.size() == kMostNumbers) break;
    Row row{{one.name.empty() ? one.address : one.name}};
    if (numbers)
      for (const double value : {one.value, one.low, one.high})
        row.cells.emplace_back(number_words(journey, one.quantity, value), value);
    row.cells.emplace_back(one.owner);
    row.cells.push_back(amount(one.evppi.value));
    row.cells.emplace_back("±" + grouped(1.96 * one.evppi.se, 0));
    if (samples) {
      row.cells.push_back(one.sample ? amount(one.sample->cases) : Cell(""));
      row.cells.push_back(one.sample ? amount(one.sample->value) : Cell(""));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// How far luck alone moves a year's total cost.
std::string luck(const ReportInputs& inputs) {
  const study::ScenarioResult& base = inputs.comparison.scenarios.front();
  const double mean =
      chain::at(base.result.breakdown.journey, chain::Metric::total_cost);
  const double sd = base.result.total_cost_sd;
  const std::string currency = currency_word(inputs.journey.currency);
  std::string text = fmt::format(
      "One customer's total cost is {} {} on average, with a standard deviation of {}.",
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
    add_text(section,
             fmt::format("{} numbers of the file are uncertain. {} plausible worlds were drawn in "
                         "which all of them have other values, and every plan was solved exactly, "
                         "month by month, in each. Amounts are {}.",
                         decision.uncertain_numbers,
                         grouped(static_cast<double>(decision.worlds), 0),
                         words_for(decision.measure, inputs.journey)));
    section.blocks.emplace_back(outlook_figure(inputs.journey, decision));
    if (decision.acceptability.size() > 1)
      section.blocks.emplace_back(acceptability_figure(inputs.journey, decision));
    section.blocks.emplace_back(Subheading{"What to measure next"});
    add_text(section, fmt::format("To know everything before choosing would be worth {}.",
                                  study::money(decision.evpi.value, inputs.journey)));
    if (decision.numbers.empty())
      add_text(section, "No single number stands out: none would change the choice often enough.");
    else
      add_table(section, worth_table(inputs.journey, "Numbers worth knowing", decision.numbers, true));
    if (!decision.causes.empty())
      add_table(section, worth_table(inputs.journey, "Causes worth knowing all about",
                                     decision.causes, false));
    if (decision.redrawn > 0)
      add_text(section, fmt::format("{} worlds contradicted themselves and were drawn again.",
                                    grouped(static_cast<double>(decision.redrawn), 0)));
  }
  section.blocks.emplace_back(Subheading{"Luck, which is another thing"});
  add_text(section, luck(inputs));
  add_text(section,
           "None of it is in the ranges above: they are about what is not known, and more "
           "customers do not make them narrower.");
  return section;
}

}  // namespace painpoint::report
