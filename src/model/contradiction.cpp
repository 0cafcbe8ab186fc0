#include "model/contradiction.h"

#include <algorithm>

namespace painpoint {
namespace {

bool reacts_too_much(double leave, double complain, double recontact) {
  return leave + complain + recontact > 1 + kSumTolerance;
}
bool reacts_too_much(const SeverityProfile& profile) {
  return reacts_too_much(profile.leave.value, profile.complain.value, profile.recontact.value);
}

/// What is wrong with a pain: the last step of its address, or nothing.
const char* wrong_with(const Journey& journey, const Pain& pain, double level) {
  if (pain.leave || pain.complain || pain.recontact) {
    const Reactions reactions = reactions_of(journey, pain);
    if (reacts_too_much(reactions.leave, reactions.complain, reactions.recontact))
      return ".complain";
  }
  const bool strikes = highest_strike_chance(journey, pain, level) > 1 + kSumTolerance;
  return strikes ? ".chance" : nullptr;
}

}  // namespace

double highest_strike_chance(const Journey& journey, const Pain& pain, double level) {
  double named = 0;
  double chance = 0;
  for (const auto& [cause_id, share] : pain.causes) {
    named += share.value;
    const Cause* cause = journey.causes.find(cause_id);
    if (cause == nullptr) continue;
    if (cause->scope == Scope::visit)
      chance += pain.chance.value * share.value * cause->level.value;
    else if (cause->written_prevalence > 0 && cause->prevalence.value * cause->level.value > 0)
      chance += pain.chance.value * share.value / cause->written_prevalence;
  }
  chance += pain.chance.value * std::max(0.0, 1 - named);
  return chance * level;
}

std::optional<std::string> contradiction_in(const Journey& journey) {
  for (const auto& [id, touchpoint] : journey.touchpoints)
    for (const auto& [pain_id, pain] : touchpoint.pains)
      if (const char* wrong = wrong_with(journey, pain, 1))
        return "touchpoints." + id + ".pains." + pain_id + wrong;
  for (const auto& [id, policy] : journey.policies)
    if (policy.pain)
      if (const char* wrong = wrong_with(journey, *policy.pain, policy.level.value))
        return "policies." + id + ".pain" + wrong;
  const Severities& severities = journey.severities;
  if (reacts_too_much(severities.minor)) return "severities.minor.complain";
  if (reacts_too_much(severities.moderate)) return "severities.moderate.complain";
  if (reacts_too_much(severities.severe)) return "severities.severe.complain";
  if (journey.complaints.quick.value + journey.complaints.slow.value > 1 + kSumTolerance)
    return "complaints.slow";
  for (const auto& [id, segment] : journey.segments)
    if (segment.value.yearly && journey.discount_rate.value <= 0 &&
        segment.value.retention.value >= 1)
      return "segments." + id + ".value.retention";
  return std::nullopt;
}

}  // namespace painpoint
