#include "study/owners.h"

#include "study/find_touchpoint.h"

namespace painpoint::study {

std::string owner_of(const Notes& notes) {
  const Note* owner = notes.find("owner");
  return owner == nullptr || owner->kind != Note::Kind::text ? std::string() : owner->text;
}

std::string owner_of_cause(const Journey& journey, std::string_view id) {
  if (const Cause* cause = journey.causes.find(id)) return owner_of(cause->notes);
  if (const Policy* policy = journey.policies.find(id)) return owner_of(policy->notes);
  return {};
}

std::string owner_of_touchpoint(const Journey& journey, std::string_view id) {
  const Touchpoint* touchpoint = find_touchpoint(journey, id);
  if (touchpoint == nullptr) return {};
  if (std::string own = owner_of(touchpoint->notes); !own.empty()) return own;
  const Stage* stage = journey.stages.find(touchpoint->stage);
  return stage == nullptr ? std::string() : owner_of(stage->notes);
}

}  // namespace painpoint::study
