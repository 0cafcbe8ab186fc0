#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"

/// Parts of journeys as text, for copying and pasting between windows and into files.
namespace painpoint::yaml {

/// These touchpoints as a YAML map: `touchpoints:`, and the stages, channels, teams, causes and
/// places on the map that they use. Ids that the journey does not have are left out.
std::string render_fragment(const Journey& journey, const std::vector<std::string>& touchpoints);

/// A journey that holds only what the text says: nothing is required, filled in or checked against
/// anything else. Error: the text is no part of a journey.
Outcome<Journey> read_fragment(std::string_view text);

}  // namespace painpoint::yaml
