#pragma once

#include <vector>

#include "chain/metrics.h"
#include "chain/state_space.h"

namespace painpoint::exact {

/// Splits expected flows into all figures of a segment, by who owns what. `visits[i]` are the
/// expected visits in state i, `visits_not_lost[i]` those of customers not lost before. The journey
/// row has no satisfaction yet.
chain::Breakdown account(const chain::SegmentChain& chain, const Roster& roster,
                         const chain::StateSpace& space, const std::vector<double>& visits,
                         const std::vector<double>& visits_not_lost);

}  // namespace painpoint::exact
