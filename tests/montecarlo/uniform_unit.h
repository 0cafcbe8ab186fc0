#pragma once

#include <cstdint>

#include "base/random.h"

namespace painpoint::montecarlo {

/// The i-th of a sequence of uniform numbers between 0 and 1.
inline double uniform_unit(std::uint64_t seed, std::uint64_t i) {
  return open_unit(random_block(seed, RandomDomain::customers, {i, 0, 0, 0})[0]);
}

}  // namespace painpoint::montecarlo
