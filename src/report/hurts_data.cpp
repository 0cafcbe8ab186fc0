#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "report/figures.h"
#include "report/hurts_view.h"
#include "report/json_parts.h"
#include "report/print.h"
#include "study/headline.h"
#include "study/owners.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using study::HurtBy;
using study::Ranked;
using study::WhereItHurts;

constexpr std::array<HurtBy, 4> kAllMeasures = {HurtBy::cost, HurtBy::friction, HurtBy::complaints,
                                                HurtBy::value_lost};

struct Member {
  std::string part, id, name, owner;
};

/// Every member that is ranked, with what it causes and, if that is another thing, observes.
class RankedMembers {
 public:
  RankedMembers(const Journey& journey, const WhereItHurts& hurts, HurtBy by)
      : journey_(journey), hurts_(hurts), by_(by) {}

  /// `visit(Member, caused, observed or null, Ranked)`, in the order of the ranking.
  template <class Visit>
  void causes(Visit&& visit) const {
    const std::vector<chain::Row>& rows = hurts_.result.breakdown.causes;
    for (const Ranked& one : ranked(rows, kNoCause.value)) {
      const auto& cause = hurts_.roster.causes[CauseIndex(one.member)];
      visit(Member{"cause", cause.id, cause.name, study::owner_of_cause(journey_, cause.id)},
            rows[one.member], nullptr, one);
    }
  }
  template <class Visit>
  void touchpoints(Visit&& visit) const {
    const auto& observed = hurts_.result.breakdown.touchpoints;
    std::vector<Ranked> order = ranked(hurts_.caused, std::nullopt);
    for (const Ranked& one : study::ranking(amounts(observed)))
      if (study::hurt_of(hurts_.caused[one.member], by_) <= 0)
        order.push_back({one.member, 0, 0, 1});
    for (const Ranked& one : order) {
      const auto& t = hurts_.roster.touchpoints[TouchpointIndex(one.member)];
      visit(Member{"touchpoint", t.id, t.name, study::owner_of_touchpoint(journey_, t.id)},
            hurts_.caused[one.member], &observed[one.member], one);
    }
  }
  template <class Visit>
  void pains(Visit&& visit) const {
    std::vector<chain::Row> rows;
    for (const study::PainHurt& pain : hurts_.pains) rows.push_back(pain.caused);
    for (const Ranked& one : ranked(rows, std::nullopt)) {
      const study::PainHurt& pain = hurts_.pains[one.member];
      visit(Member{"pain", hurts_.roster.touchpoints[pain.at].id + "." + pain.id, pain.name,
                   pain.owner},
            pain.caused, nullptr, one);
    }
  }

 private:
  [[nodiscard]] std::vector<double> amounts(const std::vector<chain::Row>& rows) const {
    std::vector<double> result;
    for (const chain::Row& row : rows) result.push_back(study::hurt_of(row, by_));
    return result;
  }
  [[nodiscard]] std::vector<Ranked> ranked(const std::vector<chain::Row>& rows,
                                           std::optional<std::size_t> none) const {
    return study::ranking(amounts(rows), none);
  }

  const Journey& journey_;
  const WhereItHurts& hurts_;
  HurtBy by_;
};

Json amounts_json(const chain::Row& row) {
  Json json;
  for (const HurtBy by : kAllMeasures) json[std::string(word_of(by))] = study::hurt_of(row, by);
  json["problems"] = chain::at(row, Metric::problems);
  return json;
}

Json quality_json(const study::QualityCosts& costs) {
  Json json;
  json["prevention"] = costs.prevention_known ? Json(costs.prevention) : Json(nullptr);
  json["appraisal"] = costs.appraisal;
  json["internal_failure"] = {{"corrections", costs.corrections}};
  Json& external = json["external_failure"];
  external["rework_visits"] = costs.rework_visits;
  external["complaints"] = costs.complaints;
  external["escalations"] = costs.escalations;
  external["recontacts"] = costs.recontacts;
  external["redress"] = costs.redress;
  external["misuse"] = costs.misuse;
  external["lost_over_problems"] = costs.lost_over_problems;
  external["lost_at_ends"] = costs.lost_at_ends;
  return json;
}

std::string unit_of(HurtBy by, const std::string& money) {
  if (by == HurtBy::friction) return "minutes";
  return by == HurtBy::complaints ? "count" : money;
}

}  // namespace

Table hurts_figures(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  const texts::Speaking english(texts::Language::english);
  const std::string money = currency_word(journey.currency);
  Table table;
  table.columns = {{"scenario"}, {"part"}, {"id"},    {"name"},  {"owner"},
                   {"figure"},   {"unit"}, {"value"}, {"share"}, {"cumulative"}};
  const auto number = [](double value) { return Cell(exact_digits(value), value); };
  const auto add = [&](const Member& who, const chain::Row& caused, const chain::Row* observed,
                       const Ranked& one) {
    for (const HurtBy measure : kAllMeasures) {
      const std::string word(word_of(measure));
      const bool ranked = measure == by;
      table.rows.push_back(
          {{hurts.scenario, who.part, who.id, who.name, who.owner, "caused_" + word,
            unit_of(measure, money), number(study::hurt_of(caused, measure)),
            ranked ? number(one.share) : Cell(), ranked ? number(one.cumulative) : Cell()}});
      if (observed != nullptr)
        table.rows.push_back(
            {{hurts.scenario, who.part, who.id, who.name, who.owner, "observed_" + word,
              unit_of(measure, money), number(study::hurt_of(*observed, measure))}});
    }
  };
  const RankedMembers members(journey, hurts, by);
  members.causes(add);
  members.touchpoints(add);
  members.pains(add);
  for (std::size_t c = 0; c < hurts.removal_effects.size(); ++c)
    if (hurts.removal_effects[c]) {
      const auto& cause = hurts.roster.causes[CauseIndex(c)];
      table.rows.push_back(
          {{hurts.scenario, "cause", cause.id, cause.name, study::owner_of_cause(journey, cause.id),
            "removal_effect", money, number(*hurts.removal_effects[c])}});
    }
  const Json quality = quality_json(hurts.quality).flatten();
  for (const auto& [path, value] : quality.items()) {
    std::string id = path.substr(1);
    std::replace(id.begin(), id.end(), '/', '.');
    if (value.is_number())
      table.rows.push_back({{hurts.scenario, "quality_cost", id, "", "", "cost", money,
                             number(value.get<double>())}});
  }
  return table;
}

std::string hurts_json(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  const texts::Speaking english(texts::Language::english);
  Json json = json_head(journey, "exact");
  json["hurts_by"] = std::string(word_of(by));
  Json& scenario = json["scenarios"][hurts.scenario];
  Json& observed = scenario["observed"] = Json::object();
  for (const study::ObservedRow& row : hurts.observed)
    observed[std::string(row.key)] = {
        {"observed", row.observed}, {"modelled", row.modelled}, {"far_apart", row.far_apart}};
  const RankedMembers members(journey, hurts, by);
  const auto adder = [&](Json& list) {
    return [&](const Member& who, const chain::Row& caused, const chain::Row* seen,
               const Ranked& one) {
      Json entry;
      entry["name"] = who.name;
      entry["owner"] = who.owner;
      entry["share"] = one.share;
      entry["cumulative_share"] = one.cumulative;
      entry["caused"] = amounts_json(caused);
      if (seen != nullptr) entry["observed"] = amounts_json(*seen);
      append_member(list, who.id, std::move(entry));
    };
  };
  Json& causes = scenario["causes"] = Json::object();
  members.causes(adder(causes));
  for (std::size_t c = 0; c < hurts.removal_effects.size(); ++c) {
    const std::string& id = hurts.roster.causes[CauseIndex(c)].id;
    if (hurts.removal_effects[c] && causes.contains(id))
      causes[id]["removal_effect"] = *hurts.removal_effects[c];
  }
  members.touchpoints(adder(scenario["touchpoints"] = Json::object()));
  members.pains(adder(scenario["pains"] = Json::object()));
  scenario["quality_costs"] = quality_json(hurts.quality);
  Json& traces = scenario["traces"] = Json::array();
  for (const exact::Traced& trace : hurts.traces) {
    Json entry = {{"from", hurts.roster.touchpoints[trace.from].id},
                  {"at", hurts.roster.touchpoints[trace.at].id},
                  {"cause", hurts.roster.causes[trace.cause].id}};
    entry.update(amounts_json(trace.row));
    traces.push_back(std::move(entry));
  }
  return json_text(json);
}

}  // namespace painpoint::report
