#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "model/evidence.h"
#include "report/figures.h"
#include "report/members.h"
#include "report/money_view.h"
#include "report/observed_view.h"
#include "report/split_tables.h"
#include "report/views.h"
#include "study/headline.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using chain::Split;

constexpr std::size_t kWorst = 5;

double of_journey(const study::ScenarioResult& scenario, Metric metric) {
  return chain::at(scenario.result.breakdown.journey, metric);
}

/// What people decide on, in the order in which they read it: outcomes before costs.
constexpr std::array<Metric, 8> kDecisive = {Metric::complaints_per_1000,
                                             Metric::friction_minutes,
                                             Metric::rework_time_share,
                                             Metric::satisfaction,
                                             Metric::lost,
                                             Metric::cash_cost,
                                             Metric::value_lost,
                                             Metric::total_cost};

/// The members with the highest figure, without "" and without those at 0 or less.
template <class Figure>
std::vector<SplitRow> worst(std::vector<SplitRow> rows, const Figure& figure) {
  std::erase_if(rows, [&](const SplitRow& row) { return row.id.empty() || figure(row) <= 0; });
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const SplitRow& a, const SplitRow& b) { return figure(a) > figure(b); });
  if (rows.size() > kWorst) rows.resize(kWorst);
  return rows;
}

std::vector<SplitRow> all_rows(const Roster& roster, Split split,
                               const std::vector<chain::Row>& means) {
  std::vector<SplitRow> rows;
  const auto members = members_of(roster, split);
  for (std::size_t i = 0; i < members.size(); ++i)
    rows.push_back({members[i].id, shown_name(members[i]), &means[i], nullptr, i});
  return rows;
}

/// Cells of the given metrics in the scales of the columns.
void append_cells(Row& row, const SplitRow& of, const std::vector<Metric>& metrics,
                  const std::vector<Scale>& scales) {
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const double value = chain::at(*of.mean, metrics[i]);
    row.cells.emplace_back(grouped(value * scales[i].factor, scales[i].decimals), value);
  }
}

std::vector<Scale> append_columns(Table& table, const std::vector<SplitRow>& rows,
                                  const std::vector<Metric>& metrics, const Journey& journey) {
  std::vector<Scale> scales;
  for (const Metric metric : metrics) {
    const chain::MetricInfo& info = chain::info(metric);
    const double most = largest({rows, 0}, metric);
    scales.push_back(scale_of(info.unit, most, journey.currency));
    table.columns.push_back({short_title(metric), scales.back().unit});
  }
  return scales;
}

Table worst_touchpoints(const Journey& journey, const study::Comparison& comparison) {
  const chain::Breakdown& base = comparison.scenarios.front().result.breakdown;
  // A journey without money yet hurts where it takes people's time.
  const bool priced = study::failure_cost(base.journey) > 0;
  const auto rows = worst(all_rows(comparison.roster, Split::touchpoint, base.touchpoints),
                          [&](const SplitRow& row) {
                            return priced ? study::failure_cost(*row.mean)
                                          : chain::at(*row.mean, Metric::friction_minutes);
                          });
  static const std::vector<Metric> kShown = {Metric::problems, Metric::friction_minutes,
                                             Metric::lost, Metric::rework_cost, Metric::value_lost};
  Table table;
  table.title = texts::tr_words("Where it hurts most");
  table.columns = {name_column(texts::tr_words("Touchpoint")),
                   {texts::tr_words("Stage"), "", Align::left, 10, 2}};
  const std::vector<Scale> scales = append_columns(table, rows, kShown, journey);
  table.columns.push_back({texts::tr_words("Cost of failure"), scales.back().unit});
  const bool traced = priced && !comparison.caused.empty();
  if (traced) table.columns.push_back({texts::tr_words("Caused here"), scales.back().unit});
  for (const SplitRow& row : rows) {
    const StageIndex stage = comparison.roster.stage_of[row.position];
    Row cells{
        {std::string(row.name), stage == kNoStage ? "" : comparison.roster.stages[stage].name}};
    append_cells(cells, row, kShown, scales);
    const double failure = study::failure_cost(*row.mean);
    cells.cells.emplace_back(grouped(failure, scales.back().decimals), failure);
    if (traced) {
      const double caused = study::failure_cost(comparison.caused[row.position]);
      cells.cells.emplace_back(grouped(caused, scales.back().decimals), caused);
    }
    table.rows.push_back(std::move(cells));
  }
  drop_empty_columns(table);
  if (priced)
    table.note =
        texts::tr_words("Cost of failure: rework, redress, misuse and value lost, per customer.");
  if (traced)
    add_note(table,
             texts::tr_words(
                 "Caused here: what problems struck here lead to, rework elsewhere included. "
                 "`painpoint hurts` tells more."));
  return table;
}

Table worst_causes(const Journey& journey, const study::Comparison& comparison) {
  const study::ScenarioResult& base = comparison.scenarios.front();
  const auto& effects = base.removal_effects;
  const auto saving = [&](const SplitRow& row) {
    if (effects.empty()) return chain::at(*row.mean, Metric::total_cost);
    return effects[row.position].value_or(0);
  };
  const auto rows =
      worst(all_rows(comparison.roster, Split::cause, base.result.breakdown.causes), saving);
  static const std::vector<Metric> kShown = {Metric::problems, Metric::lost, Metric::total_cost};
  Table table;
  table.title = texts::tr_words("The worst causes");
  table.columns = {name_column(texts::tr_words("Cause")),
                   {texts::tr_words("Kind"), "", Align::left},
                   {texts::tr_words("Owner"), "", Align::left, 10, 2}};
  const std::vector<Scale> scales = append_columns(table, rows, kShown, journey);
  if (!effects.empty())
    table.columns.push_back({texts::tr_words("Removing it saves"), scales.back().unit});
  for (const SplitRow& row : rows) {
    const CauseFacts facts = facts_of_cause(journey, row.id);
    Row cells{{std::string(row.name), kind_in_words(facts.kind), facts.owner}};
    append_cells(cells, row, kShown, scales);
    if (!effects.empty()) {
      const double effect = saving(row);
      cells.cells.emplace_back(grouped(effect, scales.back().decimals), effect);
    }
    table.rows.push_back(std::move(cells));
  }
  drop_empty_columns(table);
  if (!effects.empty())
    table.note = texts::tr_words(
        "What removing each cause saves need not add up: causes stand in for each other.");
  return table;
}

}  // namespace

std::span<const Metric> decisive_metrics() {
  return kDecisive;
}

Table side_by_side(const Journey& journey, const study::Comparison& comparison) {
  Table table;
  table.heads = 2;
  table.columns.push_back({texts::tr_words("Per customer"), "", Align::left, 22, 2});
  table.columns.push_back({"", "", Align::left});
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    table.columns.push_back({study::shown_name(scenario.id, scenario.name)});
  const study::ScenarioResult& base = comparison.scenarios.front();
  for (const Metric metric : kDecisive) {
    const chain::MetricInfo& info = chain::info(metric);
    double most = 0;
    for (const study::ScenarioResult& scenario : comparison.scenarios)
      most = std::max(most, std::abs(of_journey(scenario, metric)));
    const Scale scale = scale_of(info.unit, most, journey.currency);
    Row values{{title_of(info.metric), scale.unit}};
    Row changes{{"", ""}, true};
    for (const study::ScenarioResult& scenario : comparison.scenarios) {
      const double value = of_journey(scenario, metric);
      const double change = value - of_journey(base, metric);
      values.cells.emplace_back(grouped(value * scale.factor, scale.decimals), value);
      changes.cells.push_back(&scenario == &base
                                  ? Cell("")
                                  : Cell(with_sign(change * scale.factor, scale.decimals), change));
    }
    table.rows.push_back(std::move(values));
    if (comparison.scenarios.size() > 1) table.rows.push_back(std::move(changes));
  }
  if (comparison.scenarios.size() > 1)
    table.note = texts::tr_words("Below each figure: the change from as it is.");
  add_note(table, texts::tr_format("In services about {} of working time goes into putting things "
                                   "right (Institute of Customer Service).",
                                   percent(kReworkBenchmark, 0)));
  return table;
}

Document compare_document(const Journey& journey, const study::Comparison& comparison) {
  Document document;
  const auto add = [&](Table table) {
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  };
  const study::ScenarioResult& base = comparison.scenarios.front();
  document.blocks.emplace_back(Heading{journey.name});
  document.blocks.emplace_back(
      Paragraph{study::sentence(study::cost_of_nothing(journey, base), journey), false});
  if (comparison.scenarios.size() > 1)
    document.blocks.emplace_back(Paragraph{study::verdict(comparison, journey), true});
  add(side_by_side(journey, comparison));
  std::vector<const study::ScenarioResult*> plans;
  for (const study::ScenarioResult& scenario : comparison.scenarios) plans.push_back(&scenario);
  add(money_table(journey, plans));
  add(observed_table(study::modelled_beside_observed(journey, comparison.roster, base),
                     journey.currency));
  add(worst_touchpoints(journey, comparison));
  add(worst_causes(journey, comparison));
  document.blocks.emplace_back(Paragraph{texts::tr_words(
      "All figures are exact for the numbers as written: point estimates. How uncertain those "
      "numbers are, and what the model leaves out, is not in them.")});
  return document;
}

}  // namespace painpoint::report
