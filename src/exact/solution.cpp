#include "exact/solution.h"

#include "chain/reweigh.h"
#include "exact/figures.h"

namespace painpoint::exact {

Outcome<Solution> Solution::of(std::shared_ptr<const chain::SegmentChain> chain,
                               const Roster& roster, chain::Detail detail) {
  Outcome<Solution> outcome;
  Outcome<SolvedFlows> flows = solve_flows(*chain, roster, detail);
  outcome.diagnostics = std::move(flows.diagnostics);
  if (flows) outcome.value = Solution(std::move(chain), std::move(*flows));
  return outcome;
}

Outcome<Solution> Solution::after(Solution before,
                                  std::shared_ptr<const chain::SegmentChain> changed,
                                  const Roster& roster) {
  SolvedFlows& flows = before.flows_;
  const auto states = chain::reweigh(flows.space, *before.chain_, *changed);
  if (!states) return of(std::move(changed), roster, flows.space.detail);
  flows.solve_again(*states);
  Outcome<Solution> outcome;
  if (flows.accurate())
    outcome.value = Solution(std::move(changed), std::move(flows));
  else
    outcome.diagnostics.add(not_accurate());
  return outcome;
}

Totals Solution::totals() const {
  return totals_of(*chain_, flows_);
}

chain::Breakdown Solution::breakdown(const Roster& roster) const {
  return breakdown_of(*chain_, roster, flows_);
}

Outcome<SegmentResult> Solution::figures(const Roster& roster) const {
  return figures_of(*chain_, roster, flows_);
}

}  // namespace painpoint::exact
