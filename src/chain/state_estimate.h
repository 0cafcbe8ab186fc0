#pragma once

#include "chain/visit.h"

namespace painpoint::chain {

/// A number of states that the journey surely has, found without building them: the states apart
/// from what customers carry, each times the sets of causes that certainly come there. Customers
/// carry any set at the start; a way that takes a carried cause to happen leaves half of the sets.
/// Stops where the number exceeds `enough`.
double least_states(const SegmentChain& chain, Detail detail, double enough);

}  // namespace painpoint::chain
