#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "chain/totals_recipe.h"
#include "exact/absorbing.h"
#include "exact/evaluate.h"

namespace painpoint::exact {

/// The totals of journeys that differ in their numbers, one after the other: what solve_totals
/// gives, to rounding, at a fraction of the time.
class RepeatedTotals {
 public:
  /// Nothing, and why, if the equations cannot be solved.
  Outcome<Totals> solve(const chain::SegmentChain& chain, const Roster& roster);

  /// Forgets all but the very first journey: what comes next has the bits that it would have right
  /// after that one.
  void begin_again() { structure_ = first_; }

 private:
  /// What journeys of one structure have in common.
  struct Structure {
    Structure(const chain::SegmentChain& chain, chain::StateSpace explored);

    chain::StateSpace space;
    chain::TotalsRecipe recipe;
    std::shared_ptr<const BlockOrder> order;
    std::optional<AbsorbingChain> everyone;
    std::optional<AbsorbingChain> not_lost;
  };

  Totals totals_of(const chain::SegmentChain& chain, const std::vector<double>& visits,
                   const std::vector<double>& visits_not_lost) const;
  void set_flows();

  std::shared_ptr<Structure> first_;
  std::shared_ptr<Structure> structure_;
  chain::TotalsRows rows_;
  Flow everyone_;
  Flow not_lost_;
};

}  // namespace painpoint::exact
