#pragma once

#include <cstddef>
#include <vector>

#include "model/journey.h"

namespace painpoint::study {

/// The place of each touchpoint (by its position in the file) in an order that neither names nor
/// the order of the file decide: breadth first from the start, along `next` and then the pains, in
/// the order in which a touchpoint has them. Those that cannot be reached come last.
std::vector<std::size_t> canonical_order(const Journey& journey);

}  // namespace painpoint::study
