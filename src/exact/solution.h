#pragma once

#include <memory>

#include "exact/evaluate.h"
#include "exact/flows.h"

namespace painpoint::exact {

/// A segment whose flows are solved, to be asked for figures and to be solved again after one
/// number changed. A plain value: a copy is independent, and nothing is remembered elsewhere.
class Solution {
 public:
  /// With Detail::totals there are fewer states and no figures but the totals.
  static Outcome<Solution> of(std::shared_ptr<const chain::SegmentChain> chain,
                              const Roster& roster, chain::Detail detail);

  /// The solution of another journey, found from this one: if customers move between the same
  /// states, only the touchpoints that differ are compiled into states again, and only the blocks
  /// of equations that depend on them are solved. Else, all is solved anew. Either way the result
  /// is, bit by bit, `of(changed)`. The roster must be the same. Move this one in to save a copy.
  static Outcome<Solution> after(Solution before,
                                 std::shared_ptr<const chain::SegmentChain> changed,
                                 const Roster& roster);

  [[nodiscard]] Totals totals() const;
  /// The counted figures with all their splits, and so the total cost, but neither the spread of
  /// cost nor the scores of satisfaction, which take a dozen further solves. Needs
  /// Detail::everything.
  [[nodiscard]] chain::Breakdown breakdown(const Roster& roster) const;
  /// All figures; needs Detail::everything.
  [[nodiscard]] Outcome<SegmentResult> figures(const Roster& roster) const;

  [[nodiscard]] std::size_t states() const { return flows_.space.size(); }

 private:
  Solution(std::shared_ptr<const chain::SegmentChain> chain, SolvedFlows flows)
      : chain_(std::move(chain)), flows_(std::move(flows)) {}

  std::shared_ptr<const chain::SegmentChain> chain_;
  SolvedFlows flows_;
};

}  // namespace painpoint::exact
