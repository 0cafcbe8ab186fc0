#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "exact/dense_block.h"
#include "exact/elimination.h"
#include "exact/sparse_block.h"
#include "graph/digraph.h"

namespace painpoint::exact {

/// The part of an absorbing chain that stays among the states: (target, chance) rows, and from
/// each state the chance to go anywhere else. Nothing in it was formed by subtraction.
struct Flow {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;
  std::vector<double> chances;
  std::vector<double> leaves;

  [[nodiscard]] std::size_t size() const { return leaves.size(); }
};

/// The order in which the equations of a chain can be solved block by block, and what to eliminate
/// within a block. It depends on where transitions are, not on their chances, so one order serves
/// all weightings of a chain.
struct BlockOrder {
  graph::Components components;
  EliminationPlan plan;
};

/// The order for a chain with these rows.
std::shared_ptr<const BlockOrder> block_order(const Flow& flow);
/// The same for rows whose components are known.
std::shared_ptr<const BlockOrder> block_order(const graph::Digraph& moves,
                                              graph::Components components);

/// Expected visits to each state, and what they were calculated from.
struct Visits {
  std::vector<double> inflow;  ///< what comes to a state from the start and from other blocks
  std::vector<double> visits;
};

/// Solves the equations of an absorbing chain, one strongly connected block after the other: what
/// has no loop is substitution; in a loop, states with few neighbours are eliminated as in
/// DenseBlock, and what is left of it is a DenseBlock or, if large, a SparseBlock.
class AbsorbingChain {
 public:
  AbsorbingChain(Flow flow, std::shared_ptr<const BlockOrder> order);

  /// Takes the chances of another flow with transitions at the same places, which differs only in
  /// the rows of `changed` states. Only their blocks are eliminated again.
  void update(Flow flow, std::span<const std::uint32_t> changed);

  /// Takes other numbers for all transitions, which stay at their places.
  void take(std::span<const double> chances, std::span<const double> leaves);

  /// Expected visits to each state: solves (I - Q)^T v = start.
  [[nodiscard]] std::vector<double> visits(std::vector<double> start);
  [[nodiscard]] Visits visits_and_inflow(std::vector<double> start);
  /// The same after an update, from the visits before it: blocks that neither changed nor have
  /// another inflow keep theirs. Gives the bits that `visits_and_inflow` would give.
  [[nodiscard]] Visits visits_again(std::vector<double> start, const Visits& before);

  /// Expected totals from each state: solves (I - Q) x = reward.
  [[nodiscard]] std::vector<double> totals(std::vector<double> reward);

  /// Whether every solution so far is good to 1e-9 relative: finite, with a residual within
  /// rounding, and with a proven bound in large blocks.
  [[nodiscard]] bool accurate() const { return accurate_; }

 private:
  using Core = std::variant<DenseBlock, SparseBlock>;

  void eliminate(std::size_t component);
  void build_core(std::size_t component);
  void solve_block(std::size_t component, std::span<double> x);
  void solve_block_transposed(std::size_t component, std::span<double> v);
  template <class Solve>
  void solve_core(std::size_t component, std::span<double> x, Solve&& solve);
  [[nodiscard]] Visits find_visits(std::vector<double> start, const Visits* before);
  void check_elimination(std::size_t component);
  void check_visits(const std::vector<double>& v, const std::vector<double>& start);
  void check_totals(const std::vector<double>& x, const std::vector<double>& reward);

  Flow flow_;
  std::shared_ptr<const BlockOrder> order_;
  std::vector<double> chances_;  ///< by slot of the plan
  std::vector<double> leaves_;   ///< of each state when it was eliminated, out of its block
  std::vector<double> pivots_;   ///< by step of the plan
  std::vector<std::shared_ptr<const Core>> cores_;  ///< by component; most have none
  std::vector<bool> changed_;                       ///< by component: in the last update
  std::vector<double> scratch_;
  bool accurate_ = true;
};

}  // namespace painpoint::exact
