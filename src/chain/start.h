#pragma once

#include <cstdint>

#include "chain/moves.h"

namespace painpoint::chain {

/// Calls `visit(State, chance)` for each state in which customers start, each once.
template <class Visit>
void for_each_start(const SegmentChain& chain, Visit&& visit) {
  const std::uint64_t subsets = std::uint64_t{1} << chain.carried.size();
  for (const auto& [t, share] : chain.graph->start()) {
    for (std::uint64_t subset = 0; subset < subsets; ++subset) {
      double chance = share;
      for (std::size_t bit = 0; bit < chain.carried.size(); ++bit) {
        const double carries = chain.carried[bit].chance;
        chance *= ((subset >> bit) & 1U) != 0 ? carries : 1 - carries;
      }
      if (chance <= 0) continue;
      State state;
      state.at = t;
      state.carried = subset;
      visit(state, chance);
    }
  }
}

}  // namespace painpoint::chain
