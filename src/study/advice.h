#pragma once

#include "base/diagnostic.h"
#include "model/journey.h"
#include "study/compare.h"

namespace painpoint::study {

/// Contradictions and oversights of a file that are no errors: costs counted twice, plans assumed
/// to be met in full, too high occupancy, things nobody uses.
Diagnostics advice_on_file(const Journey& journey);

/// The same, of results: engagement far from today's, abandonment that looks like a saving,
/// modelled figures far from the observed ones.
Diagnostics advice_on_results(const Journey& journey, const Comparison& comparison);

}  // namespace painpoint::study
