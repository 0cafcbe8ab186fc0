#pragma once

#include <memory>
#include <span>

#include "chain/state_space.h"
#include "exact/absorbing.h"

namespace painpoint::exact {

/// The flows of a segment's customers between its states, solved: all of them, and those who were
/// not lost before. Both share their states and the order of their equations.
struct SolvedFlows {
  explicit SolvedFlows(chain::StateSpace solved_space);

  /// Solves again after the rows of `changed` states in `space` got other numbers.
  void solve_again(std::span<const std::uint32_t> changed);

  [[nodiscard]] bool accurate() const {
    return everyone.accurate() && not_lost.accurate() && scores_accurate;
  }

  chain::StateSpace space;
  std::shared_ptr<const BlockOrder> order;
  AbsorbingChain everyone;
  AbsorbingChain not_lost;
  Visits everyone_visits;
  Visits not_lost_visits;
  bool scores_accurate = true;  ///< the flows of those who had only so bad an experience
};

/// Explores the states of a segment and solves its flows, or refuses.
Outcome<SolvedFlows> solve_flows(const chain::SegmentChain& chain, const Roster& roster,
                                 chain::Detail detail);

/// What is said where a solution cannot be trusted to nine digits.
Diagnostic not_accurate();

/// The flow of the customers who take only part of each transition: of its chance, `stays` goes on
/// and `leaves` goes out.
struct Parts {
  double stays;
  double leaves;
};
template <class PartsOf>
Flow make_flow(const chain::StateSpace& space, PartsOf&& parts_of) {
  Flow flow;
  flow.offsets = space.moves.offsets;
  flow.targets = space.moves.targets;
  flow.chances.resize(flow.targets.size());
  flow.leaves.resize(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) {
    // Transitions to the same target stand side by side, and are one move.
    std::size_t move = flow.offsets[i];
    for (const chain::Transition& transition : space.row(i)) {
      if (transition.target >= space.size()) {
        flow.leaves[i] += transition.chance;
        continue;
      }
      if (flow.targets[move] != transition.target) ++move;
      const Parts parts = parts_of(transition);
      flow.chances[move] += parts.stays;
      flow.leaves[i] += parts.leaves;
    }
  }
  return flow;
}

}  // namespace painpoint::exact
