#include "chain/moves.h"

namespace painpoint::chain {

State moved_to(const SegmentChain& chain, const State& state, TouchpointIndex to, bool by_back) {
  State result = state;
  result.at = to;
  if (!state.in_rework()) return result;
  const bool goes_on =
      !by_back && state.at != state.origin && chain.graph->rework_goes_on(to, state.origin);
  if (!goes_on) {
    result.origin = TouchpointIndex{};
    result.origin_cause = kNoCause;
  }
  return result;
}

}  // namespace painpoint::chain
