#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/roster.h"
#include "montecarlo/simulate.h"

namespace painpoint::study {

/// Several scenarios of a journey, compiled to be played.
struct Sides {
  Roster roster;
  std::vector<std::string> ids;
  std::vector<std::string> names;
  std::vector<montecarlo::Side> sides;  ///< in the order of ids
};

/// Compiles scenarios for the simulator. The journey must have been validated. The settings are
/// those of the run: where the base cannot be solved exactly, some of its customers are played for
/// the weights of engagement.
Outcome<Sides> prepare_sides(const Journey& journey, const std::vector<std::string>& scenarios,
                             const montecarlo::Settings& settings);

}  // namespace painpoint::study
