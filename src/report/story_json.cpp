#include <array>
#include <string>

#include "report/json_parts.h"
#include "report/story.h"
#include "report/story_terms.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

class StoryJson {
 public:
  StoryJson(const Journey& journey, const study::Replay& replay)
      : journey_(journey), replay_(replay), roster_(replay.cast.roster) {}

  std::string write(const study::Story& story, const StorySearch* search) const {
    Json json = json_head(journey_, "monte_carlo");
    json["seed"] = replay_.seed;
    json["customer"] = story.customer;
    if (search != nullptr) json["found"] = found(*search);
    Json& scenarios = json["scenarios"] = Json::object();
    for (std::size_t s = 0; s < story.sides.size(); ++s)
      append_member(scenarios, replay_.cast.ids[s], side(story.sides[s]));
    if (story.side_by_side) json["side_by_side"] = beside(*story.side_by_side);
    return json_text(json);
  }

 private:
  template <class Index>
  static Json named(const Members<Index>& members, Index index) {
    const auto& member = members[index];
    return member.id.empty() ? Json() : Json(member.id);
  }
  [[nodiscard]] Json cause(CauseIndex index) const { return named(roster_.causes, index); }

  [[nodiscard]] Json found(const StorySearch& search) const {
    Json json;
    json["what"] = std::string(word_of(search.what));
    json["among"] = search.found.played;
    json["interrupted"] = search.found.interrupted;
    json["matching"] = search.found.matching;
    if (search.what == study::Telling::lost && replay_.cast.ids.size() > 1)
      json["kept_in_second"] = search.found.kept_in_second;
    Json& customers = json["customers"] = Json::array();
    for (const study::Story& story : search.stories) {
      Json one;
      one["customer"] = story.customer;
      one["totals"] = totals(story.sides.front());
      customers.push_back(std::move(one));
    }
    return json;
  }

  [[nodiscard]] Json side(const study::StorySide& side) const {
    Json json;
    json["segment"] = named(roster_.segments, side.segment);
    json["carried_causes"] = Json::array();
    for (const CauseIndex index : side.carried) json["carried_causes"].push_back(cause(index));
    Json& steps = json["steps"] = Json::array();
    for (const study::StoryStep& one : side.steps) steps.push_back(step(one));
    json["lost"] = side.lost;
    json["background_lost"] = side.background_lost;
    json["totals"] = totals(side);
    return json;
  }

  [[nodiscard]] Json totals(const study::StorySide& side) const {
    Json json = Json::object();
    for (const chain::Metric metric : metrics_of(chain::Split::journey))
      if (static_cast<std::size_t>(metric) < montecarlo::kTallied)
        json[std::string(chain::info(metric).name)] = montecarlo::at(side.totals, metric);
    return json;
  }

  [[nodiscard]] Json step(const study::StoryStep& step) const {
    Json json;
    json["touchpoint"] = named(roster_.touchpoints, step.at);
    json["channel"] = named(roster_.channels, step.channel);
    json["visit"] = step.earlier_visits + 1;
    json["rework"] = step.rework;
    if (step.rework) json["rework_cause"] = cause(step.rework_cause);
    json["delay_minutes"] = step.delay;
    json["wait_minutes"] = step.wait;
    json["service_minutes"] = step.service;
    json["spending"] = step.cost;
    for (const study::StaffSpent& work : step.work) json["work"].push_back(staff(work));
    for (const study::PolicyBorne& policy : step.policies) {
      Json one;
      one["policy"] = cause(policy.policy);
      one["burden_minutes"] = policy.burden_minutes;
      one["staff"] = staff(policy.staff);
      one["spending"] = policy.cost;
      json["policies"].push_back(std::move(one));
    }
    for (const study::MisuseMet& misuse : step.misuses) {
      Json one;
      one["policy"] = cause(misuse.policy);
      one["caught"] = misuse.caught;
      one["policy_loss"] = misuse.loss;
      json["misuses"].push_back(std::move(one));
    }
    if (step.problem) json["problem"] = problem(*step.problem);
    if (step.lost) {
      Json& lost = json["lost"];
      lost["cause"] = cause(step.lost->cause);
      lost["at_end"] = step.lost->at_end;
      lost["value_lost"] = step.lost->value;
    }
    if (step.sent_on) {
      json["sent_on"]["to"] = named(roster_.touchpoints, step.sent_on->to);
      json["sent_on"]["mended"] = step.sent_on->mended;
    }
    if (step.end) {
      Json& end = json["end"];
      end["id"] = named(roster_.ends, step.end->end);
      end["cause"] = cause(step.end->cause);
      end["gave_up"] = step.gave_up();
      end["margin"] = step.end->margin;
    }
    Json& so_far = json["so_far"];
    so_far["total_cost"] = step.so_far.total_cost;
    so_far["friction_minutes"] = step.so_far.friction_minutes;
    so_far["journey_minutes"] = step.so_far.journey_minutes;
    so_far["elapsed_minutes"] = step.so_far.elapsed_minutes;
    return json;
  }

  [[nodiscard]] Json staff(const study::StaffSpent& spent) const {
    Json json;
    json["team"] = named(roster_.teams, spent.team);
    json["staff_minutes"] = spent.minutes;
    json["staff_cost"] = spent.money;
    return json;
  }

  [[nodiscard]] Json problem(const study::ProblemMet& met) const {
    Json json;
    json["pain"] = met.pain;
    json["name"] = met.name;
    json["cause"] = cause(met.cause);
    json["severity"] = std::string(term_of(met.severity));
    json["caught"] = met.caught;
    json["staff"] = staff(met.staff);
    json["spending"] = met.cost;
    if (met.caught) return json;
    json["lost_minutes"] = met.lost_minutes;
    json["reaction"] = std::string(term_of(met.reaction));
    json["ending"] = met.ending ? Json(std::string(term_of(*met.ending))) : Json();
    json["customer_minutes"] = met.customer_minutes;
    json["redress"] = met.redress;
    json["escalated"] = met.escalated;
    if (met.escalated) {
      json["escalation_staff"] = staff(met.escalation_staff);
      json["escalation_spending"] = met.escalation_cost;
    }
    return json;
  }

  [[nodiscard]] Json partings(const std::vector<study::Parting>& all) const {
    Json json = Json::array();
    for (const study::Parting& parting : all) {
      Json one;
      one["kind"] = std::string(study::name_of(parting.kind));
      if (parting.cause != kNoCause) one["cause"] = cause(parting.cause);
      if (parting.luck) {
        one["luck"] = *parting.luck;
        for (std::size_t s = 0; s < parting.ranges.size(); ++s)
          one["ranges"][replay_.cast.ids[s]] = {{"from", parting.ranges[s].from},
                                                {"to", parting.ranges[s].to}};
      }
      json.push_back(std::move(one));
    }
    return json;
  }

  /// Steps are numbered from 1, as people count them.
  [[nodiscard]] Json beside(const study::SideBySide& both) const {
    Json json;
    json["partings_at_start"] = partings(both.at_start);
    json["common_steps"] = both.common_steps;
    json["first_partings"] = partings(both.first);
    Json& pairs = json["pairs"] = Json::array();
    const auto number = [](const std::optional<std::size_t>& step) {
      return step ? Json(*step + 1) : Json();
    };
    for (const study::StepPair& pair : both.rest) {
      Json one;
      one["steps"] = {number(pair.left), number(pair.right)};
      one["same"] = pair.same;
      one["partings"] = partings(pair.partings);
      pairs.push_back(std::move(one));
    }
    return json;
  }

  const Journey& journey_;
  const study::Replay& replay_;
  const Roster& roster_;
};

}  // namespace

std::string story_json(const Journey& journey, const study::Replay& replay,
                       const study::Story& story, const StorySearch* search) {
  const texts::Speaking english(texts::Language::english);
  return StoryJson(journey, replay).write(story, search);
}

}  // namespace painpoint::report
