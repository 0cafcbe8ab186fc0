#include "exact/flows.h"
#include "texts/tr.h"

namespace painpoint::exact {
namespace {

Flow flow_of_everyone(const chain::StateSpace& space) {
  return make_flow(space, [](const chain::Transition& t) { return Parts{t.chance, 0}; });
}
Flow flow_of_not_lost(const chain::StateSpace& space) {
  return make_flow(space, [](const chain::Transition& t) { return Parts{t.kept, t.lost()}; });
}

}  // namespace

SolvedFlows::SolvedFlows(chain::StateSpace solved_space)
    : space(std::move(solved_space)),
      order(block_order(space.moves, std::move(space.components))),
      everyone(flow_of_everyone(space), order),
      not_lost(flow_of_not_lost(space), order),
      everyone_visits(everyone.visits_and_inflow(space.start)),
      not_lost_visits(not_lost.visits_and_inflow(space.start)) {}

Diagnostic not_accurate() {
  return {
      Code::not_accurate,
      Level::error,
      texts::tr_words("the equations of this journey cannot be solved to nine digits"),
      texts::tr_words(
          "some loop is hardly ever left: look for chances very near 0 or 1, or use `simulate`"),
      "touchpoints",
      {}};
}

Outcome<SolvedFlows> solve_flows(const chain::SegmentChain& chain, const Roster& roster,
                                 chain::Detail detail) {
  Outcome<SolvedFlows> outcome;
  Outcome<chain::StateSpace> space = chain::explore(chain, roster, detail);
  outcome.diagnostics = std::move(space.diagnostics);
  if (!space) return outcome;
  SolvedFlows flows(std::move(*space));
  if (flows.accurate())
    outcome.value = std::move(flows);
  else
    outcome.diagnostics.add(not_accurate());
  return outcome;
}

void SolvedFlows::solve_again(std::span<const std::uint32_t> changed) {
  everyone.update(flow_of_everyone(space), changed);
  not_lost.update(flow_of_not_lost(space), changed);
  everyone_visits = everyone.visits_again(space.start, everyone_visits);
  not_lost_visits = not_lost.visits_again(space.start, not_lost_visits);
}

}  // namespace painpoint::exact
