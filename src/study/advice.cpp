#include "study/advice.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "chain/duration.h"
#include "model/walk.h"
#include "study/observed.h"
#include "study/prepare.h"
#include "texts/parts.h"

namespace painpoint::study {
namespace {

using chain::Metric;

constexpr double kSustainableOccupancy = 0.85;
constexpr double kFarEngagement = 0.10;
constexpr double kOnePoint = 0.01;

bool is_published(const Number& cost) {
  return cost.value > 0 && cost.provenance && cost.provenance->evidence == Evidence::published;
}

void advise_counted_twice(const Journey& journey, Diagnostics& found) {
  const auto warn = [&](const std::string& address, std::string_view work) {
    found.warning(
        Code::counted_twice, address,
        texts::tr_format("this published cost per contact contains staff, and {} counts the "
                         "same staff again",
                         work),
        texts::tr_words("keep one of the two: the cost, or the minutes of staff"));
  };
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    if (mean_minutes(touchpoint.staff.minutes) <= 0) continue;
    const std::string address = "touchpoints." + id;
    if (is_published(touchpoint.cost)) warn(address + ".cost", "`staff`");
    for (const auto& [channel_id, share] : touchpoint.channel) {
      const Channel* channel = journey.channels.find(channel_id);
      if (channel != nullptr && is_published(channel->cost))
        warn("channels." + channel_id + ".cost", fmt::format("`{}`", address + ".staff"));
    }
  }
  if (is_published(journey.complaints.cost) && mean_minutes(journey.complaints.minutes) > 0)
    warn("complaints.cost", "`complaints.minutes`");
  if (is_published(journey.recontact.cost) && mean_minutes(journey.recontact.minutes) > 0)
    warn("recontact.cost", "`recontact.minutes`");
}

/// Numbers and conditions that are written and cannot have an effect.
void advise_without_effect(const Journey& journey, Diagnostics& found) {
  for (const auto& [id, cause] : journey.causes)
    if (cause.scope == Scope::visit && cause.prevalence.value != 1)
      found.warning(
          Code::never_used, "causes." + id + ".prevalence",
          texts::tr_format("the prevalence of `{}` does not count", id),
          texts::tr_words("it belongs to causes that customers carry: add `scope: customer`"));
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const chain::Duration wait = chain::make_duration(touchpoint.wait);
    for (const auto& [pain_id, pain] : touchpoint.pains)
      if (pain.when.wait_over && chain::chance_over(wait, pain.when.wait_over->value) <= 0)
        found.warning(Code::never_used,
                      fmt::format("touchpoints.{}.pains.{}.when.wait_over", id, pain_id),
                      texts::tr_format("no wait at `{}` is ever that long, so `{}` never strikes",
                                       id, pain_id),
                      texts::tr_words("give the touchpoint a `wait`, or lower the threshold"));
  }
}

/// Which causes, teams, channels and stages anything refers to.
void advise_never_used(const Journey& journey, Diagnostics& found) {
  std::set<std::string, std::less<>> causes, teams, channels, stages;
  const auto note_use = [&](const Path&, const Key& key, const auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, std::string>) {
      if (key.refers == Refers::team) teams.insert(leaf);
      if (key.refers == Refers::stage) stages.insert(leaf);
    } else if constexpr (std::is_same_v<Leaf, painpoint::Split>) {
      for (const auto& [id, share] : leaf) {
        if (key.refers == Refers::cause) causes.insert(id);
        if (key.refers == Refers::channel) channels.insert(id);
      }
    } else if constexpr (std::is_same_v<Leaf, Changes>) {
      for (const auto& [address, change] : leaf) {
        if (!change.split) continue;
        for (const auto& [id, share] : *change.split) {
          channels.insert(id);
          causes.insert(id);
        }
      }
    }
  };
  walk(journey, note_use);
  const auto report = [&](const auto& dict, const auto& used, std::string_view what,
                          std::string_view how) {
    for (const auto& [id, value] : dict)
      if (!used.contains(id))
        found.hint(Code::never_used, fmt::format("{}s.{}", what, id),
                   texts::tr_format("nothing uses the {} `{}`", texts::tr_view(what), id),
                   std::string(how));
  };
  report(journey.causes, causes, "cause",
         texts::tr_words("name it in the `cause` of a pain, or take it out"));
  report(journey.teams, teams, "team",
         texts::tr_words("give it work under `staff`, or take it out"));
  report(journey.channels, channels, "channel",
         texts::tr_words("name it at a touchpoint, or take it out"));
  report(journey.stages, stages, "stage",
         texts::tr_words("put touchpoints into it with `stage`, or take it out"));
}

}  // namespace

Diagnostics advice_on_file(const Journey& journey) {
  Diagnostics found;
  advise_counted_twice(journey, found);
  advise_without_effect(journey, found);
  advise_never_used(journey, found);
  for (const auto& [id, scenario] : journey.scenarios)
    if (!scenario.delivered && !scenario.changes.empty())
      found.hint(Code::delivered_in_full, "scenarios." + id,
                 texts::tr_format("`{}` is counted as if the plan were met in full", id),
                 texts::tr_words(
                     "plans seldom are: say which part you expect, `delivered: 75%` for example"));
  for (const auto& [id, team] : journey.teams)
    if (team.occupancy.value > kSustainableOccupancy && team.occupancy.value < 1)
      found.warning(
          Code::occupancy_high, "teams." + id + ".occupancy",
          texts::tr_format("an occupancy of {:.4g}% cannot be kept up", team.occupancy.value * 100),
          texts::tr_words("contact centres plan with at most 85%"));
  return found;
}

Diagnostics advice_on_results(const Journey& journey, const Comparison& comparison) {
  Diagnostics found;
  const ScenarioResult* base = nullptr;
  for (const ScenarioResult& scenario : comparison.scenarios)
    if (scenario.id == kBase) base = &scenario;
  for (const ScenarioResult& scenario : comparison.scenarios) {
    const double change = scenario.engagement_change;
    if (std::abs(change) > kFarEngagement)
      found.warning(
          Code::engagement_far, "scenarios." + scenario.id,
          texts::tr_format("`{}` changes the teams' engagement by {:.3g}%", scenario.id,
                           change * 100),
          texts::tr_words(
              "the effect of engagement on satisfaction was observed for changes of up to "
              "10% only"));
  }
  if (base == nullptr) return found;

  const chain::Row& today = base->result.breakdown.journey;
  bool priced = false;
  for (const auto& [id, end] : journey.ends) priced = priced || end.margin.value != 0;
  for (const auto& [id, segment] : journey.segments)
    priced =
        priced || segment.value.present_value.value > 0 || segment.value.margin_per_year.value > 0;
  for (const ScenarioResult& scenario : comparison.scenarios) {
    const chain::Row& row = scenario.result.breakdown.journey;
    const double more = chain::at(row, Metric::abandoned) - chain::at(today, Metric::abandoned);
    const double saved =
        chain::at(today, Metric::service_cost) - chain::at(row, Metric::service_cost);
    if (!priced && more >= kOnePoint && saved > 0)
      found.warning(
          Code::abandonment_unpriced, "scenarios." + scenario.id,
          texts::tr_format("under `{}` {:.3g} more of 100 customers abandon the journey, and "
                           "that counts as a saving",
                           scenario.id, more * 100),
          texts::tr_words("not serving people is not a saving: give segments a `value` or ends a "
                          "`margin`"));
  }
  for (const ObservedRow& row : modelled_beside_observed(journey, comparison.roster, *base))
    if (row.far_apart)
      found.warning(
          Code::observed_far, "observed." + std::string(row.key),
          texts::tr_format("you observe {}, the model says {}",
                           said(row.quantity, row.observed, journey.currency),
                           said(row.quantity, row.modelled, journey.currency)),
          texts::tr_words(
              "until the two agree, trust differences between scenarios more than levels"));
  return found;
}

}  // namespace painpoint::study
