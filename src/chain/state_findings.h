#pragma once

#include <optional>
#include <vector>

#include "chain/state_space.h"

/// What can be wrong with the states of a journey, in words.
namespace painpoint::chain {

Diagnostic too_many_carried_causes(const SegmentChain& chain);

/// Names what multiplies the states.
Diagnostic too_many_states(const SegmentChain& chain);

/// States that cannot reach an end, if there are any, by their touchpoints and by the causes that
/// their customers carry.
std::optional<Diagnostic> find_trap(const SegmentChain& chain, const Roster& roster,
                                    const StateSpace& space,
                                    const std::vector<std::uint64_t>& relevant);

}  // namespace painpoint::chain
