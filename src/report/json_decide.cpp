#include "report/decide_view.h"
#include "report/json.h"
#include "report/json_parts.h"
#include "study/verdict.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Json estimate_json(const study::Estimate& estimate) {
  Json json;
  json["value"] = estimate.value;
  json["se"] = estimate.se;
  return json;
}

Json plan_json(const study::PlanOutlook& plan) {
  Json json;
  json["name"] = plan.name;
  json["expected"] = estimate_json(plan.expected);
  json["p5"] = plan.p5;
  json["p50"] = plan.p50;
  json["p95"] = plan.p95;
  json["worst5"] = plan.worst5;
  json["beats_nothing"] = estimate_json(plan.beats_nothing);
  json["p_best"] = estimate_json(plan.p_best);
  json["regret"] = estimate_json(plan.regret);
  json["cost"] = plan.cost;
  json["as_written"] = plan.as_written;
  json["payback_month"] = maybe(plan.payback_month);
  json["break_even_invest"] = maybe(plan.break_even_invest);
  json["break_even_effect"] = maybe(plan.break_even_effect);
  return json;
}

Json worth_json(const study::InformationWorth& worth, bool is_number) {
  Json json;
  if (is_number) {
    json["value"] = worth.value;
    json["low"] = worth.low;
    json["high"] = worth.high;
  } else {
    json["name"] = worth.name;
  }
  json["evppi"] = estimate_json(worth.evppi);
  if (worth.sample) {
    Json sample;
    sample["cases_known"] = worth.sample->cases_known;
    sample["cases"] = worth.sample->cases;
    sample["value"] = worth.sample->value;
    sample["net"] = maybe(worth.sample->net);
    json["sample"] = std::move(sample);
  }
  return json;
}

}  // namespace

std::string decide_json(const Journey& journey, const study::Decision& decision) {
  const texts::Speaking english(texts::Language::english);
  Json json = json_head(journey, "decide");
  json["by"] = std::string(word_of(decision.measure));
  json["seed"] = decision.seed;
  json["draws"] = decision.worlds;
  json["uncertain_numbers"] = decision.uncertain_numbers;
  json["redrawn"] = decision.redrawn;
  json["redrawn_because"] = decision.redrawn_because;
  Json verdict;
  verdict["advice"] = std::string(word_of(decision.verdict.advice));
  verdict["too_close_to_call"] = decision.verdict.too_close;
  verdict["winner"] = decision.plans.at(decision.verdict.winner).id;
  verdict["runner_up"] = decision.plans.at(decision.verdict.runner_up).id;
  verdict["sentence"] = study::verdict_sentence(journey, decision);
  json["verdict"] = std::move(verdict);
  json["plans"] = Json::object();
  for (const study::PlanOutlook& plan : decision.plans)
    append_member(json["plans"], plan.id, plan_json(plan));
  json["evpi"] = estimate_json(decision.evpi);
  json["evppi"] = Json::object();
  for (const study::InformationWorth& number : decision.numbers)
    append_member(json["evppi"], number.address, worth_json(number, true));
  json["evppi_of_causes"] = Json::object();
  for (const study::InformationWorth& cause : decision.causes)
    append_member(json["evppi_of_causes"], cause.address, worth_json(cause, false));
  json["acceptability"] = Json::array();
  for (const study::AcceptabilityPoint& point : decision.acceptability) {
    Json one;
    one["factor"] = point.factor;
    one["customer_value"] = point.customer_value;
    one["p_best"] = Json::object();
    for (std::size_t p = 0; p < decision.plans.size(); ++p)
      append_member(one["p_best"], decision.plans[p].id, point.p_best[p]);
    json["acceptability"].push_back(std::move(one));
  }
  return json_text(json);
}

}  // namespace painpoint::report
