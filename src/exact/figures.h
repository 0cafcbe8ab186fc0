#pragma once

#include "exact/evaluate.h"
#include "exact/flows.h"

/// From solved flows to figures.
namespace painpoint::exact {

Totals totals_of(const chain::SegmentChain& chain, const SolvedFlows& flows);

/// The counted figures of a segment, whose states were explored with Detail::everything.
chain::Breakdown breakdown_of(const chain::SegmentChain& chain, const Roster& roster,
                              const SolvedFlows& flows);

/// All figures of a segment, whose states were explored with Detail::everything. Solves further
/// equations, and refuses where these cannot be trusted.
Outcome<SegmentResult> figures_of(const chain::SegmentChain& chain, const Roster& roster,
                                  SolvedFlows flows);

}  // namespace painpoint::exact
