#pragma once

#include "montecarlo/simulate.h"
#include "montecarlo/tally.h"

namespace painpoint::montecarlo {

/// Means and standard errors of a side. Ratios of sums have theirs by the delta method.
Estimate estimate_of(const SideTally& side, std::uint64_t customers, const Roster& roster,
                     const CellLayout& layout);

/// Means and standard errors of the paired differences of a side from the base. Segments whose
/// shares differ from the base are not the same customers: their differences are treated as those
/// of independent groups, which overstates the error.
Estimate difference_of(const SideTally& side, const SideTally& base, std::uint64_t customers,
                       const Roster& roster, const CellLayout& layout);

Quantiles quantiles_of(const SideTally& side);

}  // namespace painpoint::montecarlo
