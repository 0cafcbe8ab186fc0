#include "chain/moves.h"

namespace painpoint::chain {

State after_incident(const SegmentChain& chain, const State& state) {
  State result = state;
  result.had_incident = chain.repeat_matters;
  return result;
}

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

State sent_to_rework(const SegmentChain& chain, const State& state, TouchpointIndex then,
                     CauseIndex cause, int mended_bit) {
  State result = after_incident(chain, state);
  result.at = then;
  if (!state.in_rework()) {
    result.origin = state.at;
    result.origin_cause = cause;
  }
  if (mended_bit >= 0) result.carried &= ~(std::uint64_t{1} << static_cast<unsigned>(mended_bit));
  return result;
}

}  // namespace painpoint::chain
