#include <fmt/format.h>

#include <cmath>

#include "report/figures.h"
#include "report/members.h"
#include "report/money_view.h"
#include "report/split_tables.h"
#include "report/views.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using chain::MetricInfo;
using chain::Split;

constexpr std::size_t kMostScores = 12;

class SolveView {
 public:
  SolveView(const Journey& journey, const Roster& roster, const study::ScenarioResult& scenario)
      : journey_(journey),
        roster_(roster),
        scenario_(scenario),
        breakdown_(scenario.result.breakdown) {}

  void append(Document& document) {
    document.blocks.emplace_back(Heading{
        fmt::format("{}: {}", journey_.name, study::shown_name(scenario_.id, scenario_.name))});
    document.blocks.emplace_back(whole_journey());
    for (const Split split : chain::kSplits)
      if (Table table = split_table(journey_, roster_, scenario_, split); !table.rows.empty())
        document.blocks.emplace_back(table);
    document.blocks.emplace_back(ends());
    document.blocks.emplace_back(satisfaction());
    if (scenario_.money) document.blocks.emplace_back(money_table(journey_, {&scenario_}));
  }

 private:
  Table whole_journey() {
    Table table;
    table.columns = {{texts::tr_words("Per customer"), "", Align::left},
                     {texts::tr_words("Value"), "", Align::right},
                     {texts::tr_words("Unit"), "", Align::left},
                     {texts::tr_words("Meaning"), "", Align::left, 20, 4}};
    for (const Metric metric : metrics_of(Split::journey)) {
      const MetricInfo& info = chain::info(metric);
      const double value = chain::at(breakdown_.journey, metric);
      const Scale scale = scale_of(info.unit, std::abs(value), journey_.currency);
      table.rows.push_back(
          {{title_of(info.metric), Cell(grouped(value * scale.factor, scale.decimals), value),
            scale.unit, meaning_of(info.metric)}});
      if (metric == Metric::total_cost) {
        const double sd = scenario_.result.total_cost_sd;
        table.rows.push_back({{texts::tr_words("Total cost, standard deviation"),
                               Cell(grouped(sd, scale.decimals), sd), scale.unit,
                               texts::tr_words("how far single customers lie from that mean")}});
      }
    }
    return table;
  }

  Table ends() {
    Table table;
    table.columns = {name_column(texts::tr_words("End")), {texts::tr_words("Chance"), "%"}};
    const auto names = ends_of(roster_);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double chance = breakdown_.ends[i];
      table.rows.push_back({{std::string(names[i].name), Cell(grouped(chance * 100, 2), chance)}});
    }
    return table;
  }

  Table satisfaction() {
    Table table;
    table.columns = {{texts::tr_words("Satisfaction"), texts::tr_words("of 100"), Align::right},
                     {texts::tr_words("Chance"), "%"}};
    // Scores that look the same are shown as one.
    std::vector<exact::ScoreChance> shown;
    for (const exact::ScoreChance& score : scenario_.result.satisfaction_distribution) {
      if (!shown.empty() && grouped(shown.back().score, 1) == grouped(score.score, 1)) {
        shown.back().chance += score.chance;
      } else {
        shown.push_back(score);
      }
    }
    const std::size_t step = (shown.size() + kMostScores - 1) / kMostScores;
    for (std::size_t i = 0; i < shown.size(); i += step) {
      const std::size_t last = std::min(i + step, shown.size()) - 1;
      double chance = 0;
      for (std::size_t j = i; j <= last; ++j) chance += shown[j].chance;
      std::string score = grouped(shown[i].score, 1);
      if (last > i) score = texts::tr_format("{} to {}", score, grouped(shown[last].score, 1));
      table.rows.push_back({{score, Cell(grouped(chance * 100, 2), chance)}});
    }
    return table;
  }

  const Journey& journey_;
  const Roster& roster_;
  const study::ScenarioResult& scenario_;
  const chain::Breakdown& breakdown_;
};

}  // namespace

Table split_table(const Journey& journey, const Roster& roster,
                  const study::ScenarioResult& scenario, Split split) {
  const chain::Breakdown& breakdown = scenario.result.breakdown;
  Table table;
  const SplitRows rows = rows_of(journey, roster, split, breakdown.rows(split), nullptr);
  const bool only_none = rows.rows.size() == 1 && rows.rows.front().id.empty();
  if (rows.rows.empty() || only_none) return table;  // nothing is split
  table.columns.push_back(name_column(title_of(split)));
  std::vector<Scale> scales;
  for (const Metric metric : columns_of(split)) {
    const MetricInfo& info = chain::info(metric);
    scales.push_back(scale_of(info.unit, largest(rows, metric), journey.currency));
    table.columns.push_back({short_title(metric), scales.back().unit});
  }
  const bool removal = split == Split::cause && !scenario.removal_effects.empty();
  const Scale money =
      scale_of(chain::MetricUnit::money, largest(rows, Metric::total_cost), journey.currency);
  if (removal) table.columns.push_back({texts::tr_words("Removing it saves"), money.unit});
  for (const SplitRow& row : rows.rows) {
    Row cells{{std::string(row.name)}};
    for (std::size_t i = 0; i < scales.size(); ++i) {
      const double value = chain::at(*row.mean, columns_of(split)[i]);
      cells.cells.emplace_back(grouped(value * scales[i].factor, scales[i].decimals), value);
    }
    if (removal) {
      const auto& effect = scenario.removal_effects[row.position];
      cells.cells.push_back(effect ? Cell(grouped(*effect, money.decimals), *effect)
                                   : Cell(row.id.empty() ? "" : "–"));
    }
    table.rows.push_back(std::move(cells));
  }
  table.note = left_out_note(rows);
  if (split == Split::segment) add_note(table, texts::tr_words("Per customer of the segment."));
  if (removal)
    add_note(
        table,
        texts::tr_words(
            "What removing each cause saves need not add up: causes stand in for each other."));
  return table;
}

Document solve_document(const Journey& journey, const study::Comparison& comparison) {
  Document document;
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    SolveView(journey, comparison.roster, scenario).append(document);
  document.blocks.emplace_back(
      Paragraph{texts::tr_words("Exact answers for the numbers as written. How uncertain those "
                                "numbers are is not in them.")});
  return document;
}

}  // namespace painpoint::report
