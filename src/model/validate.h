#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "model/journey.h"

namespace painpoint {

/// Checks all that can be said of a journey's numbers and names without its graph: ranges,
/// uncertainties, names that must exist, sums of splits, chances over 1. Changes of segments and
/// scenarios are not applied; see validate_all.
Diagnostics validate_values(const Journey& journey);

/// Checks what segments and scenarios say of changes, additions and each other, without applying
/// anything.
Diagnostics validate_changes(const Journey& journey);

/// Whether the changes of a scenario (or of a segment) may change what has this address, if it has
/// any: not the frame in which plans are compared, nor plans, nor what is observed.
bool changeable(std::string_view address, bool by_segment = false);

/// validate_values for the journey as written, for each segment's journey, and for each scenario
/// of each segment at its full effect: what a change makes wrong is reported at the change. A
/// finding that several segments share is reported once. In very large journeys not every
/// combination is tried, and a hint says so.
Diagnostics validate_all(const Journey& journey);

}  // namespace painpoint
