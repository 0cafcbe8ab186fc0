#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "chain/moves.h"
#include "chain/visit.h"
#include "graph/digraph.h"

namespace painpoint::chain {

/// One transition of the absorbing chain. Transitions of a state that agree in target, loss and
/// drop (in the target only, with Detail::totals) are one; those to one target stand side by side.
struct Transition {
  std::uint32_t target;      ///< a state, or state_count + end
  std::uint32_t drop_level;  ///< in StateSpace::drops
  double chance;
  double kept;            ///< chance to move so, and not to lose the customer on the way
  double loss;            ///< chance to lose a customer who was not lost before, given this move
  double money_mean;      ///< cash cost of the visit, given this transition; 0 with Detail::totals
  double money_variance;  ///< likewise

  [[nodiscard]] double lost() const { return chance * loss; }
};

/// What visits in some states have in common: what happens there and what it costs.
struct SharedVisit {
  TouchpointIndex at;
  bool had_incident = false;
  std::uint64_t carried = 0;  ///< those causes that matter here
  VisitSummary summary;
};

/// The states that customers of a segment can be in, and how they move between them.
struct StateSpace {
  Detail detail = Detail::everything;
  std::vector<State> states;
  std::vector<double> start;            ///< chance to start in each state
  std::vector<std::uint32_t> visit_of;  ///< which of `visits` a state's visit is
  std::vector<SharedVisit> visits;
  std::vector<std::uint32_t> offsets{0};  ///< rows of `transitions`, by state
  std::vector<Transition> transitions;
  std::vector<double> drops;     ///< distinct drops of satisfaction, ascending; [0] is 0
  graph::Digraph moves;          ///< from state to state, each target once
  graph::Components components;  ///< of `moves`

  [[nodiscard]] std::size_t size() const { return states.size(); }
  [[nodiscard]] std::span<const Transition> row(std::size_t state) const {
    return {transitions.data() + offsets[state], offsets[state + 1] - offsets[state]};
  }
  [[nodiscard]] const VisitSummary& summary(std::size_t state) const {
    return visits[visit_of[state]].summary;
  }
};

/// The customer-scoped causes that matter at a touchpoint, and at each, as sets of bits.
std::uint64_t relevant_causes(const CompiledTouchpoint& touchpoint);
std::vector<std::uint64_t> relevant_causes(const SegmentChain& chain);

/// Fills in `drops` and the drop levels. `drop_of` is the drop of each transition.
void number_drops(StateSpace& space, const std::vector<double>& drop_of);

inline constexpr std::size_t kMostStates = 2'000'000;

/// Walks all states from the start. Errors: states that cannot reach an end (naming their
/// touchpoints), more than kMostStates states (naming what multiplies them), more than 63
/// customer-scoped causes.
Outcome<StateSpace> explore(const SegmentChain& chain, const Roster& roster,
                            Detail detail = Detail::everything);

}  // namespace painpoint::chain
