#pragma once

#include <string_view>

#include "exact/traffic.h"
#include "model/journey.h"
#include "model/roster.h"

namespace painpoint::study {

/// What moves along the edges of a journey under a scenario ("base" for none) at full effect,
/// exactly. The journey must have been validated; the roster is its own.
Outcome<exact::Traffic> traffic(const Journey& journey, const Roster& roster,
                                std::string_view scenario);

/// The journey as it is written under a scenario at full effect, segments apart: for what is shown
/// and never calculated, and for what a scenario adds.
Journey journey_under(const Journey& journey, std::string_view scenario);

}  // namespace painpoint::study
