#pragma once

#include <string_view>

#include "model/journey.h"

namespace painpoint::study {

/// A touchpoint of the journey, or the first that a scenario adds under this id; null if neither.
inline const Touchpoint* find_touchpoint(const Journey& journey, std::string_view id) {
  if (const Touchpoint* touchpoint = journey.touchpoints.find(id)) return touchpoint;
  for (const auto& [scenario_id, scenario] : journey.scenarios)
    if (const Touchpoint* added = scenario.add.touchpoints.find(id)) return added;
  return nullptr;
}

}  // namespace painpoint::study
