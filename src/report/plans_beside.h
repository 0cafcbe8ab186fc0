#pragma once

#include <string>
#include <vector>

#include "model/journey.h"
#include "report/table.h"
#include "study/compare.h"
#include "study/decide.h"
#include "study/simulate.h"

namespace painpoint::report {

/// What says how sure figures are; either may be missing. They may know other scenarios than those
/// that are shown.
struct Certainty {
  const study::Simulation* simulation = nullptr;  ///< luck: ± of changes
  const study::Decision* decision = nullptr;      ///< ignorance: ranges of its measure
};

/// What people compare plans by, in one table with a column per scenario: outcomes per customer
/// with their changes from the first one, then the money of those that have any. Below a figure,
/// where there is one, its interval: of the simulated change, and in plausible worlds.
Table plans_beside(const Journey& journey, const study::Comparison& comparison,
                   const Certainty& certainty = {});

/// The comparison without all scenarios but the first one and these.
study::Comparison only_with(const study::Comparison& comparison,
                            const std::vector<std::string>& ids);

}  // namespace painpoint::report
