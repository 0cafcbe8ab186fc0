#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "chain/metrics.h"
#include "exact/accountant.h"
#include "exact/flows.h"
#include "model/roster.h"

/// Where failures come from, and where they show up. The rules are those of causes: a problem's
/// reactions, losses and redress belong to where it struck; a rework visit's own time and money to
/// where its rework began. What belongs to no cause stays where it arises.
namespace painpoint::exact {

/// What arises at one touchpoint because of another (or itself) and a cause. Only counted metrics;
/// per customer of the segment.
struct Traced {
  TouchpointIndex from;
  TouchpointIndex at;
  CauseIndex cause;
  chain::Row row{};
};

/// What one pain by one of its causes leads to, here and in the rework that it begins. Has only the
/// metrics of reactions and losses, and of rework visits `rework_visits`, `friction_minutes`,
/// `rework_minutes` and `rework_cost`.
struct TracedPain {
  TouchpointIndex at;
  std::string pain;  ///< CompiledPain::id
  CauseIndex cause;
  chain::Row row{};
};

struct Attribution {
  std::vector<Traced> traces;              ///< by from, at and cause
  std::vector<TracedPain> pains;           ///< by touchpoint, in the order of its compiled pains
  std::array<chain::Row, kItems> items{};  ///< what the amounts are for
};

/// Of a segment whose states were explored with Detail::everything. Costs a pass over the states
/// and one more set of equations, those of rework from where it begins to where it ends.
Outcome<Attribution> attribute(const chain::SegmentChain& chain, const SolvedFlows& flows);

/// The same from the start: explores, solves and attributes.
Outcome<Attribution> solve_attribution(const chain::SegmentChain& chain, const Roster& roster);

}  // namespace painpoint::exact
