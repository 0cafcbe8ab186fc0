#include "report/plans_beside.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/intervals.h"
#include "report/money_view.h"
#include "report/plan_charts.h"
#include "report/views.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;

const montecarlo::SideResult* side_of(const study::Simulation* simulation, const std::string& id) {
  if (simulation == nullptr) return nullptr;
  for (const montecarlo::SideResult& side : simulation->result.sides)
    if (side.id == id && side.difference) return &side;
  return nullptr;
}

const study::PlanOutlook* outlook_of(const study::Decision* decision, const std::string& id) {
  if (decision == nullptr || id == study::kBase) return nullptr;
  for (const study::PlanOutlook& plan : decision->plans)
    if (plan.id == id) return &plan;
  return nullptr;
}

/// What the simulation says of the changes of a metric; without cells where it says nothing.
Row simulated_changes(const Journey& journey, const study::Comparison& comparison,
                      const study::Simulation* simulation, Metric metric) {
  Row row{{texts::tr_words("simulated ±95%"), ""}, true};
  bool any = false;
  for (const study::ScenarioResult& scenario : comparison.scenarios) {
    const montecarlo::SideResult* side = side_of(simulation, scenario.id);
    if (side == nullptr) {
      row.cells.emplace_back("");
      continue;
    }
    any = true;
    const double change = chain::at(side->difference->mean.journey, metric);
    const double error = chain::at(side->difference->standard_error.journey, metric);
    const double level = chain::at(side->estimate.mean.journey, metric);
    const Scale scale = scale_of(chain::info(metric).unit, std::abs(level), journey.currency);
    const std::string half = half_interval(error, scale).text;
    row.cells.emplace_back(with_sign(change * scale.factor, decimals_of(scale, error)) +
                               (half.empty() ? "" : " " + half),
                           change);
  }
  return any ? row : Row{};
}

Row plausible_range(const study::Comparison& comparison, const study::Decision& decision) {
  Row row{{texts::tr_words("9 of 10 plausible worlds"), ""}, true};
  for (const study::ScenarioResult& scenario : comparison.scenarios) {
    const study::PlanOutlook* plan = outlook_of(&decision, scenario.id);
    row.cells.emplace_back(
        plan == nullptr ? std::string()
                        : texts::tr_format("{} to {}", grouped(study::three_digits(plan->p5), 0),
                                           grouped(study::three_digits(plan->p95), 0)));
  }
  return row;
}

/// The rows of money_table(), in the columns of all scenarios.
void add_money(Table& table, const Journey& journey, const study::Comparison& comparison,
               const study::Decision* decision) {
  const auto plans = plans_with_money(comparison);
  const Table money = money_table(journey, plans);
  if (money.rows.empty()) return;
  const std::vector<MoneyFigure> figures = money_figures(journey, *plans.front());
  Row heading{{money.columns.front().title}};
  heading.cells.resize(table.columns.size());
  table.rows.push_back(std::move(heading));
  for (std::size_t i = 0; i < money.rows.size(); ++i) {
    Row row{{money.rows[i].cells.front(), ""}};
    std::size_t from = 1;
    for (const study::ScenarioResult& scenario : comparison.scenarios)
      row.cells.push_back(scenario.money ? money.rows[i].cells[from++] : Cell("–"));
    table.rows.push_back(std::move(row));
    if (decision != nullptr && figures[i].name == word_of(decision->measure))
      table.rows.push_back(plausible_range(comparison, *decision));
  }
  table.note += (table.note.empty() ? "" : " ") + money.note;
}

}  // namespace

Table plans_beside(const Journey& journey, const study::Comparison& comparison,
                   const Certainty& certainty) {
  Table figures = side_by_side(journey, comparison);
  Table table = figures;
  table.rows.clear();
  const auto metrics = decisive_metrics();
  std::size_t metric = 0;
  bool simulated = false;
  for (std::size_t i = 0; i < figures.rows.size(); ++i) {
    Row& row = figures.rows[i];
    if (row.quiet) row.cells.front() = texts::tr_words("change");
    table.rows.push_back(std::move(row));
    const bool last_of_metric = i + 1 == figures.rows.size() || !figures.rows[i + 1].quiet;
    if (!last_of_metric) continue;
    Row changes = simulated_changes(journey, comparison, certainty.simulation, metrics[metric++]);
    simulated = simulated || !changes.cells.empty();
    if (!changes.cells.empty()) table.rows.push_back(std::move(changes));
  }
  if (simulated)
    table.note +=
        ' ' + texts::tr_format(
                  "Simulated: the change among {} customers, who were the same with and without "
                  "the plan; "
                  "± is half a 95% interval of their luck.",
                  grouped(static_cast<double>(certainty.simulation->result.customers), 0));
  add_money(table, journey, comparison, certainty.decision);
  return table;
}

study::Comparison only_with(const study::Comparison& comparison,
                            const std::vector<std::string>& ids) {
  study::Comparison some{comparison.roster, {}, {}};
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    if (some.scenarios.empty() || std::find(ids.begin(), ids.end(), scenario.id) != ids.end())
      some.scenarios.push_back(scenario);
  return some;
}

}  // namespace painpoint::report
