#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "chain/moves.h"
#include "chain/visit.h"

namespace painpoint::chain {

/// One transition of the absorbing chain. Transitions of a state that agree in target, loss and
/// drop are one.
struct Transition {
  std::uint32_t target;      ///< a state, or state_count + end
  std::uint32_t drop_level;  ///< in StateSpace::drops
  double chance;
  double loss;        ///< chance to lose the customer on the way
  double money_mean;  ///< cash cost of the visit, given this transition
  double money_variance;
};

/// The states that customers of a segment can be in, and how they move between them.
struct StateSpace {
  std::vector<State> states;
  std::vector<double> start;              ///< chance to start in each state
  std::vector<std::uint32_t> summary_of;  ///< which of `summaries` a state's visit has
  std::vector<VisitSummary> summaries;
  std::vector<std::uint32_t> offsets{0};  ///< rows of `transitions`, by state
  std::vector<Transition> transitions;
  std::vector<double> drops;  ///< distinct drops of satisfaction, ascending; [0] is 0

  [[nodiscard]] std::size_t size() const { return states.size(); }
};

inline constexpr std::size_t kMostStates = 2'000'000;

/// Walks all states from the start. Errors: states that cannot reach an end (naming their
/// touchpoints), more than kMostStates states (naming what multiplies them), more than 63
/// customer-scoped causes.
Outcome<StateSpace> explore(const SegmentChain& chain, const Roster& roster,
                            Detail detail = Detail::everything);

}  // namespace painpoint::chain
