#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/roster.h"
#include "montecarlo/simulate.h"

namespace painpoint::study {

/// The simulated answers of several scenarios over the same customers.
struct Simulation {
  Roster roster;
  std::vector<std::string> ids;  ///< of the sides; the base first
  std::vector<std::string> names;
  montecarlo::Result result;        ///< sides in the order of ids
  montecarlo::Settings settings{};  ///< the rules that the run was under
};

/// Whether differences are sharpened by what the exact solver knows (SideResult::controlled). Costs
/// an exact solution of every scenario; scenarios that cannot be solved do without.
enum class Controls { none, exact };

/// Plays customers through the base and these scenarios, which are compared with it. The journey
/// must have been validated.
Outcome<Simulation> simulate(const Journey& journey, const std::vector<std::string>& scenarios,
                             const montecarlo::Settings& settings,
                             Controls controls = Controls::none);

}  // namespace painpoint::study
