#include "report/json.h"
#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Split;

Json row_json(const chain::Row& row, Split split) {
  return json_row(split, [&](chain::Metric metric) { return chain::at(row, metric); });
}

Json money_json(const study::Money& money) {
  Json months = Json::array();
  for (const study::Month& m : money.months) {
    months.push_back({{"month", m.month},
                      {"effect", m.effect},
                      {"spending_avoided", m.spending_avoided},
                      {"staff_hours_freed", m.staff_hours_freed},
                      {"staff_cash", m.staff_cash},
                      {"margin_ends", m.margin_ends},
                      {"margin_kept", m.margin_kept},
                      {"run_cost", m.run_cost},
                      {"invest", m.invest},
                      {"net", m.net},
                      {"cumulative", m.cumulative}});
  }
  Json json;
  json["cash_npv"] = money.cash_npv;
  json["horizon_npv"] = money.horizon_npv;
  json["npv"] = money.npv;
  json["roi"] = maybe(money.roi);
  json["payback_month"] = maybe(money.payback_month);
  json["break_even_invest"] = maybe(money.break_even_invest);
  json["break_even_effect"] = maybe(money.break_even_effect);
  json["months"] = std::move(months);
  return json;
}

Json scenario_json(const Journey& journey, const Roster& roster,
                   const study::ScenarioResult& scenario) {
  const exact::Result& result = scenario.result;
  Json json;
  Json& whole = json["journey"] = row_json(result.breakdown.journey, Split::journey);
  whole["total_cost_sd"] = result.total_cost_sd;
  Json& scores = whole["satisfaction_distribution"] = Json::array();
  for (const exact::ScoreChance& score : result.satisfaction_distribution)
    scores.push_back({{"score", score.score}, {"chance", score.chance}});

  for (const Split split : chain::kSplits) {
    Json rows = Json::object();
    const auto members = members_of(roster, split);
    for (std::size_t i = 0; i < members.size(); ++i) {
      const chain::Row& row = result.breakdown.rows(split)[i];
      if (!is_shown(journey, split, members[i].id, row)) continue;
      Json& entry = append_member(rows, members[i].id, row_json(row, split));
      if (split == Split::cause && !members[i].id.empty() && i < scenario.removal_effects.size())
        entry["removal_effect"] = maybe(scenario.removal_effects[i]);
    }
    json[std::string(chain::name_of(split))] = std::move(rows);
  }
  Json& ends = json["ends"] = Json::object();
  const auto names = ends_of(roster);
  for (std::size_t i = 0; i < names.size(); ++i)
    ends[std::string(names[i].id)] = result.breakdown.ends[i];
  if (scenario.money) json["money"] = money_json(*scenario.money);
  return json;
}

}  // namespace

std::string exact_json(const Journey& journey, const study::Comparison& comparison) {
  const texts::Speaking english(texts::Language::english);
  Json json = json_head(journey, "exact");
  Json& scenarios = json["scenarios"] = Json::object();
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    scenarios[scenario.id] = scenario_json(journey, comparison.roster, scenario);
  return json_text(json);
}

}  // namespace painpoint::report
