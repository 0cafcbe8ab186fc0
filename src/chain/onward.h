#pragma once

#include "chain/moves.h"
#include "chain/visit.h"

namespace painpoint::chain {

/// The state that is followed in place of `state`. Who is again where he was sent into rework moves
/// on from there as if it had not begun (`back` is not among the ways: where there is one, nobody
/// comes outside rework, and so it begins elsewhere). Sums that do not count rework need not tell
/// the two apart, which saves nearly half the states.
inline State followed(const State& state, Detail detail) {
  if (detail == Detail::everything || state.origin != state.at) return state;
  State first_time = state;
  first_time.origin = TouchpointIndex{};
  return first_time;
}

/// Where a way of a visit leads from a state: calls `to_state(State, share)` and
/// `to_end(EndIndex, share)`, with the share of the way's chance that goes there.
template <class ToState, class ToEnd>
void follow(const SegmentChain& chain, Detail detail, const State& state, const Way& way,
            ToState&& to_state, ToEnd&& to_end) {
  if (way.kind == Way::Kind::abandons) {
    to_end(chain.abandoned, 1.0);
    return;
  }
  if (way.kind == Way::Kind::sent_to_rework) {
    const State to = sent_to_rework(chain, state, way.then, way.cause, way.mended_bit);
    to_state(followed(to, detail), 1.0);
    return;
  }
  const State leaving = way.incident ? after_incident(chain, state) : state;
  const auto move_along = [&](const graph::NextEdge& edge, bool by_back, double share) {
    if (edge.target.kind == graph::Target::Kind::end) {
      to_end(EndIndex(edge.target.index), share);
      return;
    }
    const State to = moved_to(chain, leaving, TouchpointIndex(edge.target.index), by_back);
    to_state(followed(to, detail), share);
  };
  for (const graph::NextEdge& edge : edges_from(chain, state)) {
    if (edge.target.kind != graph::Target::Kind::back) {
      move_along(edge, false, edge.share);
      continue;
    }
    for (const graph::NextEdge& onward : edges_of_origin(chain, state))
      move_along(onward, true, edge.share * onward.share);
  }
}

}  // namespace painpoint::chain
