#include "exact/repeated_totals.h"

#include <utility>

#include "exact/flows.h"

namespace painpoint::exact {

RepeatedTotals::Structure::Structure(const chain::SegmentChain& chain, chain::StateSpace explored)
    : space(std::move(explored)),
      recipe(chain, space),
      order(block_order(space.moves, std::move(space.components))) {}

void RepeatedTotals::set_flows() {
  const chain::StateSpace& space = structure_->space;
  for (Flow* flow : {&everyone_, &not_lost_}) {
    flow->offsets = space.moves.offsets;
    flow->targets = space.moves.targets;
    flow->chances.resize(flow->targets.size());
    flow->leaves.assign(space.size(), 0);
  }
  // With totals there is one transition per target, and so one move per transition to a state.
  std::size_t move = 0;
  for (std::size_t i = 0; i < space.size(); ++i)
    for (std::size_t e = space.offsets[i]; e < space.offsets[i + 1]; ++e) {
      const double kept = rows_.kept[e];
      const double lost = rows_.lost[e];
      if (space.transitions[e].target < space.size()) {
        everyone_.chances[move] = kept + lost;
        not_lost_.chances[move++] = kept;
        not_lost_.leaves[i] += lost;
      } else {
        everyone_.leaves[i] += kept + lost;
        not_lost_.leaves[i] += kept + lost;
      }
    }
}

Totals RepeatedTotals::totals_of(const chain::SegmentChain& chain,
                                 const std::vector<double>& visits,
                                 const std::vector<double>& visits_not_lost) const {
  const chain::StateSpace& space = structure_->space;
  Totals totals;
  for (std::size_t i = 0; i < space.size(); ++i) {
    const chain::VisitSummary& summary = rows_.visits[space.visit_of[i]];
    totals.cash_cost += visits[i] * summary.mean_cash;
    totals.staff_cost += visits[i] * summary.mean_staff_cost;
    totals.cashable_cost += visits[i] * summary.mean_cashable_cost;
    totals.staff_minutes += visits[i] * summary.mean_staff_minutes;
    for (std::size_t e = space.offsets[i]; e < space.offsets[i + 1]; ++e) {
      totals.lost += visits_not_lost[i] * rows_.lost[e];
      const std::uint32_t target = space.transitions[e].target;
      if (target < space.size()) continue;
      const chain::CompiledEnd& end = chain.ends[target - space.size()];
      totals.margin += visits[i] * (rows_.kept[e] + rows_.lost[e]) * end.margin;
      totals.lost += visits_not_lost[i] * rows_.kept[e] * end.lost;
    }
  }
  return totals;
}

Outcome<Totals> RepeatedTotals::solve(const chain::SegmentChain& chain, const Roster& roster) {
  Outcome<Totals> outcome;
  if (!structure_ || !structure_->recipe.fill(chain, rows_)) {
    Outcome<chain::StateSpace> space = chain::explore(chain, roster, chain::Detail::totals);
    outcome.diagnostics = std::move(space.diagnostics);
    if (!space) return outcome;
    structure_ = std::make_shared<Structure>(chain, std::move(*space));
    if (!first_) first_ = structure_;
    structure_->recipe.fill(chain, rows_);
  }
  set_flows();
  Structure& known = *structure_;
  const auto visits_in = [&](std::optional<AbsorbingChain>& equations, const Flow& flow) {
    if (equations)
      equations->take(flow.chances, flow.leaves);
    else
      equations.emplace(flow, known.order);
    return equations->visits(rows_.start);
  };
  const std::vector<double> visits = visits_in(known.everyone, everyone_);
  const std::vector<double> visits_not_lost = visits_in(known.not_lost, not_lost_);
  if (known.everyone->accurate() && known.not_lost->accurate()) {
    outcome.value = totals_of(chain, visits, visits_not_lost);
  } else {
    outcome.diagnostics.add(not_accurate());
    structure_.reset();
    first_.reset();
  }
  return outcome;
}

}  // namespace painpoint::exact
