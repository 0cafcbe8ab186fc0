#pragma once

#include <cstdint>

#include "chain/chain.h"

/// The rules of moving, written once for both engines.
namespace painpoint::chain {

/// Where a customer is and what he carries: all that the future depends on.
struct State {
  TouchpointIndex at;
  TouchpointIndex origin;              ///< of the rework in progress; invalid outside rework
  CauseIndex origin_cause = kNoCause;  ///< what sent him into it
  bool had_incident = false;           ///< kept only where repeat_matters
  std::uint64_t carried = 0;           ///< bit i: carries SegmentChain::carried[i]

  [[nodiscard]] bool in_rework() const { return origin.valid(); }
  bool operator==(const State&) const = default;
};

/// The edges by which a customer in this state moves on: those of his touchpoint.
inline const std::vector<graph::NextEdge>& edges_from(const SegmentChain& chain,
                                                      const State& state) {
  return chain.graph->next(state.at);
}

/// The edges that `back` stands for: those of the touchpoint that sent the customer into rework.
inline const std::vector<graph::NextEdge>& edges_of_origin(const SegmentChain& chain,
                                                           const State& state) {
  return chain.graph->next(state.origin);
}

/// The state after an incident, before any move: what is remembered of it.
inline State after_incident(const SegmentChain& chain, const State& state) {
  State result = state;
  result.had_incident = chain.repeat_matters;
  return result;
}

/// The state after moving to `to` by a `next` edge. Rework ends when the customer moves on from
/// its origin, by `back` (`by_back`), or comes to where neither origin nor a `back` can be reached.
inline State moved_to(const SegmentChain& chain, const State& state, TouchpointIndex to,
                      bool by_back) {
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

/// The state after a problem sent the customer to `then` because of `cause`. `mended_bit`: the
/// carried cause that leaves him because his case was resolved, or -1. Rework inside rework keeps
/// its first origin.
inline State sent_to_rework(const SegmentChain& chain, const State& state, TouchpointIndex then,
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
