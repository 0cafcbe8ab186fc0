#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"

namespace painpoint {

/// A scenario and the part of its effect that counts, in [0, 1].
struct ScenarioPart {
  std::string id;
  double effect = 1;
  bool operator==(const ScenarioPart&) const = default;
};

/// The scenarios that make up one scenario, in the order in which they apply: included ones first,
/// each once. The effects are those at full strength (`delivered`). The journey's includes must
/// have no cycle.
std::vector<ScenarioPart> parts_of(const Journey& journey, std::string_view scenario_id);

/// The same, with the effects of month `month` (1-based), each on its own calendar.
std::vector<ScenarioPart> parts_in_month(const Journey& journey, std::string_view scenario_id,
                                         int month);

/// The effect of one scenario in a month, 1-based: 0 before its start, then the ramp.
double effect_in_month(const Scenario& scenario, int month);

/// Which part of its plan a scenario is expected to deliver.
double delivered_share(const Scenario& scenario);

/// The journey of one segment: its changes applied in full. `where` is the address that errors
/// are reported at.
Journey for_segment(const Journey& journey, std::string_view segment_id, Diagnostics& diagnostics);

/// Applies the parts in their order to a segment's journey: what each adds, then its changes, each
/// number moving from x to x + effect (changed - x).
void apply_parts(Journey& segment_journey, const Journey& source,
                 const std::vector<ScenarioPart>& parts, Diagnostics& diagnostics);

/// What a number becomes: x + effect (changed - x), and exactly x or changed at the ends.
double moved_by(const Change& change, double before, double effect);

/// The same for a whole split, key by key over the union of keys.
void move_split(Split& split, const Split& changed, double effect);

/// Applies a list of changes. `where` is the address of the list, for messages.
void apply_changes(Journey& journey, const Changes& changes, double effect, std::string_view where,
                   Diagnostics& diagnostics);

}  // namespace painpoint
