#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "exact/dense_block.h"
#include "exact/sparse_block.h"
#include "graph/digraph.h"

namespace painpoint::exact {

/// The order in which the equations of a chain can be solved block by block. It depends on where
/// transitions are, not on their chances, so one order serves all weightings of a chain.
struct BlockOrder {
  graph::Components components;
};

/// The part of an absorbing chain that stays among the states: (target, chance) rows, and from
/// each state the chance to go anywhere else. Nothing in it was formed by subtraction.
struct Flow {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;
  std::vector<double> chances;
  std::vector<double> leaves;

  [[nodiscard]] std::size_t size() const { return leaves.size(); }
};

/// Solves the equations of an absorbing chain, one strongly connected block after the other: what
/// has no loop is substitution, a small loop a DenseBlock, a large one a SparseBlock.
class AbsorbingChain {
 public:
  AbsorbingChain(Flow flow, std::shared_ptr<const BlockOrder> order);

  /// Expected visits to each state: solves (I - Q)^T v = start.
  [[nodiscard]] std::vector<double> visits(std::vector<double> start);
  /// Expected totals from each state: solves (I - Q) x = reward.
  [[nodiscard]] std::vector<double> totals(std::vector<double> reward);

  /// Whether every solution so far is good to 1e-9 relative: finite, with a residual within
  /// rounding, and with a proven bound in large blocks.
  [[nodiscard]] bool accurate() const { return accurate_; }

 private:
  using Block =
      std::variant<double, DenseBlock, SparseBlock>;  ///< a double: the pivot of one state
  void build_block(std::size_t component);
  void check_visits(const std::vector<double>& v, const std::vector<double>& start);
  void check_totals(const std::vector<double>& x, const std::vector<double>& reward);

  Flow flow_;
  std::shared_ptr<const BlockOrder> order_;
  std::vector<std::uint32_t> place_;  ///< of a state in its component
  std::vector<Block> blocks_;
  bool accurate_ = true;
};

/// The order for a chain with these rows.
std::shared_ptr<const BlockOrder> block_order(const Flow& flow);

}  // namespace painpoint::exact
