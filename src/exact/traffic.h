#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chain/chain.h"
#include "exact/flows.h"

namespace painpoint::exact {

/// A way from a touchpoint to another (or to itself) or to an end.
struct Passage {
  TouchpointIndex from;
  TouchpointIndex to;  ///< invalid where it leads to an end
  EndIndex end;        ///< invalid where it leads to a touchpoint
  /// By a `next` of some segment, and not in rework alone. What is not usual is rework (a pain's
  /// `then`, the way `back`, what only customers in rework come to) or a customer's leaving.
  bool usual = false;
  double customers = 0;  ///< expected number of times per customer of the journey
};

/// How often a pain point, or a policy's pain, is noticed by a customer.
struct PainCount {
  TouchpointIndex at;
  std::string id;
  std::string name;
  double problems = 0;  ///< per customer of the journey
};

/// What moves along the edges of a journey, and what strikes at its touchpoints.
struct Traffic {
  std::vector<Passage> passages;  ///< by from, then touchpoints before ends, in roster order; each
                                  ///< pair once, also those that nobody takes
  std::vector<PainCount> pains;   ///< by touchpoint, in the order of their severity
  std::vector<bool> present;      ///< by touchpoint: part of the journey under this scenario
  std::vector<bool> starts;       ///< by touchpoint: journeys begin here
};

/// The traffic of all segments by their share. `flows[s]` are those of `chains[s]`, explored with
/// Detail::everything.
Traffic traffic_of(const std::vector<chain::SegmentChain>& chains,
                   const std::vector<SolvedFlows>& flows);

}  // namespace painpoint::exact
