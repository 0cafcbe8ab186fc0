#pragma once

#include <string>

#include "model/journey.h"
#include "study/simulate.h"

namespace painpoint::report {

/// Which rule ended the run and what that means, as the rest of a sentence, with its full stop and
/// perhaps another sentence: "it is settled that `both` has the lowest total cost. The chance ..."
std::string why_it_ended(const Journey& journey, const study::Simulation& simulation);

}  // namespace painpoint::report
