#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "chain/state_space.h"

namespace painpoint::chain {

/// By touchpoint: whether its visits, or the shares by which customers move on from it, differ.
/// Nothing if customers may move between other states.
std::optional<std::vector<bool>> changed_touchpoints(const SegmentChain& before,
                                                     const SegmentChain& now);

/// Brings the numbers in a state space from one compiled journey to another whose customers move
/// between the same states. Only what belongs to touchpoints that differ is calculated again.
/// Returns the states whose transitions or costs may have changed. The space is then, bit by bit,
/// what `explore` makes of `now`.
///
/// Nothing if the structure is another one, or if what all touchpoints share differs: the space is
/// of no use then.
std::optional<std::vector<std::uint32_t>> reweigh(StateSpace& space, const SegmentChain& before,
                                                  const SegmentChain& now);

}  // namespace painpoint::chain
