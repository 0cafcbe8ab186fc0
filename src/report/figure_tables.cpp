#include <fmt/format.h>

#include "report/figures.h"
#include "report/json.h"
#include "report/members.h"
#include "report/money_view.h"
#include "report/print.h"
#include "report/views.h"
#include "texts/tr.h"

/// Every figure unrounded, one per row: what spreadsheets and statistics programs read best.
namespace painpoint::report {
namespace {

using chain::Metric;
using chain::Split;

std::string unit_word(chain::MetricUnit unit, const std::string& currency) {
  using enum chain::MetricUnit;
  switch (unit) {
    case count:
      return "per customer";
    case chance:
      return "chance";
    case minutes:
      return "minutes";
    case money:
      return currency;
    case share:
      return "share";
    case points:
      return "points of 100";
    case rate:
      return "";
  }
  return "";
}

/// "touchpoint", "cause": the word for one row.
std::string part_word(Split split) {
  std::string word(chain::name_of(split));
  if (word.size() > 1 && word.back() == 's') word.pop_back();
  return word;
}

Cell number(double value) {
  return Cell(exact_digits(value), value);
}

class ExactFigures {
 public:
  ExactFigures(const Journey& journey, const Roster& roster)
      : journey_(journey), roster_(roster), money_(currency_word(journey.currency)) {
    table_.columns = {{"scenario"}, {"part"}, {"id"}, {"name"}, {"figure"}, {"unit"}, {"value"}};
  }

  void add(const study::ScenarioResult& scenario) {
    id_ = scenario.id;
    const chain::Breakdown& breakdown = scenario.result.breakdown;
    add_row(Split::journey, {"", journey_.name}, breakdown.journey);
    add("journey", {"", journey_.name}, "total_cost_sd", money_, scenario.result.total_cost_sd);
    for (const Split split : chain::kSplits) {
      const auto members = members_of(roster_, split);
      for (std::size_t i = 0; i < members.size(); ++i) {
        const chain::Row& row = breakdown.rows(split)[i];
        if (!is_shown(journey_, split, members[i].id, row)) continue;
        add_row(split, members[i], row);
        const bool removal = split == Split::cause && i < scenario.removal_effects.size() &&
                             scenario.removal_effects[i].has_value();
        if (removal)
          add("cause", members[i], "removal_effect", money_, *scenario.removal_effects[i]);
      }
    }
    const auto ends = ends_of(roster_);
    for (std::size_t i = 0; i < ends.size(); ++i)
      add("end", ends[i], "chance", "chance", breakdown.ends[i]);
    for (const exact::ScoreChance& score : scenario.result.satisfaction_distribution)
      add("satisfaction", {exact_digits(score.score), ""}, "chance", "chance", score.chance);
    if (scenario.money) add_money(scenario);
  }

  Table take() { return std::move(table_); }

 private:
  struct Who {
    std::string id, name;
    Who(std::string the_id, std::string the_name)
        : id(std::move(the_id)), name(std::move(the_name)) {}
    Who(const MemberName& member) : id(member.id), name(member.name) {}  // NOLINT
  };

  void add_row(Split split, const Who& who, const chain::Row& row) {
    for (const Metric metric : metrics_of(split)) {
      const chain::MetricInfo& info = chain::info(metric);
      add(part_word(split), who, std::string(info.name), unit_word(info.unit, money_),
          chain::at(row, metric));
    }
  }
  void add(std::string part, const Who& who, std::string figure, std::string unit, double value) {
    table_.rows.push_back({{id_, std::move(part), who.id, who.name, std::move(figure),
                            std::move(unit), number(value)}});
  }
  void add_money(const study::ScenarioResult& scenario) {
    const Who all("", journey_.name);
    for (const MoneyFigure& figure : money_figures(journey_, scenario))
      if (figure.value)
        add("money", all, std::string(figure.name),
            figure.unit == "money" ? money_ : std::string(figure.unit), *figure.value);
    for (const study::Month& m : scenario.money->months) {
      const Who month(std::to_string(m.month), "");
      add("month", month, "effect", "share", m.effect);
      add("month", month, "spending_avoided", money_, m.spending_avoided);
      add("month", month, "staff_hours_freed", "hours", m.staff_hours_freed);
      add("month", month, "staff_cash", money_, m.staff_cash);
      add("month", month, "margin_ends", money_, m.margin_ends);
      add("month", month, "margin_kept", money_, m.margin_kept);
      add("month", month, "run_cost", money_, m.run_cost);
      add("month", month, "invest", money_, m.invest);
      add("month", month, "net", money_, m.net);
      add("month", month, "cumulative", money_, m.cumulative);
    }
  }

  const Journey& journey_;
  const Roster& roster_;
  std::string money_;
  std::string id_;
  Table table_;
};

class SimulatedFigures {
 public:
  SimulatedFigures(const Journey& journey, const Roster& roster)
      : journey_(journey), roster_(roster), money_(currency_word(journey.currency)) {
    table_.columns = {{"scenario"}, {"against"}, {"part"}, {"id"},  {"name"}, {"figure"},
                      {"unit"},     {"mean"},    {"se"},   {"low"}, {"high"}};
  }

  void add(const std::string& scenario, const std::string& against,
           const montecarlo::Estimate& estimate) {
    scenario_ = scenario;
    against_ = against;
    add_row(Split::journey, {"", journey_.name}, estimate.mean.journey,
            estimate.standard_error.journey);
    for (const Split split : chain::kSplits) {
      const auto members = members_of(roster_, split);
      for (std::size_t i = 0; i < members.size(); ++i) {
        const chain::Row& mean = estimate.mean.rows(split)[i];
        const chain::Row& error = estimate.standard_error.rows(split)[i];
        if (is_shown(journey_, split, members[i].id, mean) || says_anything(error, split))
          add_row(split, members[i], mean, error);
      }
    }
    const auto ends = ends_of(roster_);
    for (std::size_t i = 0; i < ends.size(); ++i)
      add("end", ends[i], "chance", "chance", estimate.mean.ends[i],
          estimate.standard_error.ends[i]);
  }

  /// What sharing luck saved, and the differences with control variates; rows of the scenario and
  /// base that were added last.
  void add_savings(const montecarlo::SideResult& side, const montecarlo::SideResult& base) {
    for (const Metric metric : metrics_of(Split::journey))
      if (const auto factor = montecarlo::pairing_factor(side, base, metric))
        add_factor("pairing", metric, *factor);
    for (const montecarlo::Controlled& one : side.controlled) {
      const chain::MetricInfo& info = chain::info(one.metric);
      add("controlled", {"", journey_.name}, std::string(info.name), unit_word(info.unit, money_),
          one.mean, one.standard_error);
      if (const auto factor = montecarlo::controlled_factor(side, base, one))
        add_factor("controlled_factor", one.metric, *factor);
    }
  }

  void add(const montecarlo::Quantiles& q) {
    add("total_cost", money_, q.total_cost);
    add("friction_minutes", "minutes", q.friction_minutes);
    add("journey_minutes", "minutes", q.journey_minutes);
    add("satisfaction", "points of 100", q.satisfaction);
  }

  Table take() { return std::move(table_); }

 private:
  void add_row(Split split, const MemberName& who, const chain::Row& mean,
               const chain::Row& error) {
    for (const Metric metric : metrics_of(split)) {
      const chain::MetricInfo& info = chain::info(metric);
      add(part_word(split), who, std::string(info.name), unit_word(info.unit, money_),
          chain::at(mean, metric), chain::at(error, metric));
    }
  }
  void add(std::string part, const MemberName& who, std::string figure, std::string unit,
           double mean, double error) {
    table_.rows.push_back(
        {{scenario_, against_, std::move(part), std::string(who.id), std::string(who.name),
          std::move(figure), std::move(unit), number(mean), number(error),
          number(mean - kInterval95 * error), number(mean + kInterval95 * error)}});
  }
  void add_factor(const char* part, Metric metric, double factor) {
    table_.rows.push_back({{scenario_, against_, part, "", journey_.name,
                            std::string(chain::info(metric).name), "factor", number(factor)}});
  }
  void add(const std::string& figure, const std::string& unit, const montecarlo::QuantileSet& q) {
    const auto one = [&](const char* which, double value) {
      table_.rows.push_back(
          {{scenario_, "", "quantile", "", journey_.name, figure + which, unit, number(value)}});
    };
    one("_p5", q.p5);
    one("_p25", q.p25);
    one("_p50", q.p50);
    one("_p75", q.p75);
    one("_p95", q.p95);
    one("_p99", q.p99);
  }

  const Journey& journey_;
  const Roster& roster_;
  std::string money_;
  std::string scenario_;
  std::string against_;
  Table table_;
};

}  // namespace

Table exact_figures(const Journey& journey, const study::Comparison& comparison) {
  const texts::Speaking english(texts::Language::english);
  ExactFigures figures(journey, comparison.roster);
  for (const study::ScenarioResult& scenario : comparison.scenarios) figures.add(scenario);
  return figures.take();
}

Table simulated_figures(const Journey& journey, const study::Simulation& simulation) {
  const texts::Speaking english(texts::Language::english);
  SimulatedFigures figures(journey, simulation.roster);
  for (std::size_t i = 0; i < simulation.result.sides.size(); ++i) {
    const montecarlo::SideResult& side = simulation.result.sides[i];
    figures.add(simulation.ids[i], "", side.estimate);
    figures.add(side.quantiles);
    if (!side.difference) continue;
    figures.add(simulation.ids[i], simulation.ids[0], *side.difference);
    figures.add_savings(side, simulation.result.sides[0]);
  }
  return figures.take();
}

Table compared_figures(const Journey& journey, const study::Comparison& comparison) {
  const texts::Speaking english(texts::Language::english);
  const std::string money = currency_word(journey.currency);
  Table table;
  table.columns = {{"figure"}, {"unit"}};
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    table.columns.push_back({scenario.id});
  Row names{{"name", ""}};
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    names.cells.emplace_back(scenario.name);
  table.rows.push_back(std::move(names));
  for (const Metric metric : metrics_of(Split::journey)) {
    const chain::MetricInfo& info = chain::info(metric);
    Row row{{std::string(info.name), unit_word(info.unit, money)}};
    for (const study::ScenarioResult& scenario : comparison.scenarios)
      row.cells.push_back(number(chain::at(scenario.result.breakdown.journey, metric)));
    table.rows.push_back(std::move(row));
  }
  std::vector<std::vector<MoneyFigure>> money_rows;
  const std::vector<MoneyFigure>* any = nullptr;
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    money_rows.push_back(scenario.money ? money_figures(journey, scenario)
                                        : std::vector<MoneyFigure>{});
  for (const auto& figures : money_rows)
    if (!figures.empty()) any = &figures;
  if (any == nullptr) return table;
  for (std::size_t i = 0; i < any->size(); ++i) {
    const MoneyFigure& head = (*any)[i];
    Row row{{std::string(head.name), head.unit == "money" ? money : std::string(head.unit)}};
    for (const auto& figures : money_rows) {
      const bool there = i < figures.size() && figures[i].value.has_value();
      row.cells.push_back(there ? number(*figures[i].value) : Cell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace painpoint::report
