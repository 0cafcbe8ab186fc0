#pragma once

#include <string>
#include <vector>

#include "cli/load.h"
#include "cli/verbs.h"
#include "study/simulate.h"

namespace painpoint::cli {

/// Plays customers with a progress bar, until a rule, the cap or Ctrl-C ends it, and reports what
/// there is to say about the file. Without a value, the message may be empty: all has been said.
Got<study::Simulation> play(const yaml::JourneyFile& file,
                            const std::vector<std::string>& scenarios,
                            montecarlo::Settings settings, study::Controls controls,
                            const Console& console);

}  // namespace painpoint::cli
