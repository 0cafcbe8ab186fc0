#include "model/journey.h"

namespace painpoint {

void settle(Journey& journey) {
  if (journey.segments.empty()) journey.segments[kEveryone].share = 1.0;
  if (journey.start.empty() && !journey.touchpoints.empty())
    journey.start.insert(journey.touchpoints[0].id, 1.0);
  for (const std::string_view id : {kCompleted, kAbandoned})
    journey.ends.insert(std::string(id), default_of<End>(id));
  for (auto& [id, cause] : journey.causes) cause.written_prevalence = cause.prevalence.value;
}

Reactions reactions_of(const Journey& journey, const Pain& pain) {
  const SeverityProfile& profile = journey.severities[pain.severity];
  const auto either = [](const std::optional<Number>& own, const Number& common) {
    return own ? own->value : common.value;
  };
  const WouldReturnOverrides& own = pain.would_return;
  const WouldReturn& common = profile.would_return;
  return {either(pain.leave, profile.leave),
          either(pain.complain, profile.complain),
          either(pain.recontact, profile.recontact),
          either(pain.conversion, profile.conversion),
          {either(own.silent, common.silent), either(own.unresolved, common.unresolved),
           either(own.slow, common.slow), either(own.quick, common.quick)}};
}

}  // namespace painpoint
