#include "chain/state_findings.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"

namespace painpoint::chain {

Diagnostic too_many_carried_causes(const SegmentChain& chain) {
  return {Code::too_many_carried_causes,
          Level::error,
          fmt::format("{} causes have scope customer; more than 63 cannot be followed",
                      chain.carried.size()),
          "make those that customers do not carry about `scope: visit`",
          "causes",
          {}};
}

Diagnostic too_many_states(const SegmentChain& chain) {
  std::vector<std::string> reasons;
  if (!chain.carried.empty())
    reasons.push_back(
        fmt::format("{} customer-scoped causes (each doubles them)", chain.carried.size()));
  if (chain.repeat_matters) reasons.push_back("loyalty.repeat_penalty (doubles them)");
  std::size_t origins = 0;
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
    for (const CompiledPain& pain : chain.touchpoints[t].pains)
      if (pain.then.value != t) ++origins;
  if (origins > 0)
    reasons.push_back(
        fmt::format("{} pains whose `then` leads elsewhere (each follows its "
                    "customers back)",
                    origins));
  return {Code::too_many_states,
          Level::error,
          fmt::format("the journey has more than {} states; they are multiplied by {}", kMostStates,
                      reasons.empty() ? "the touchpoints themselves" : join_names(reasons)),
          "use `simulate`, which needs no states, or make some causes `scope: visit`",
          "touchpoints",
          {}};
}

std::optional<Diagnostic> find_trap(const SegmentChain& chain, const Roster& roster,
                                    const StateSpace& space,
                                    const std::vector<std::uint64_t>& relevant) {
  // A component leads only to those with lower numbers: one pass tells who comes to an end.
  const graph::Components& components = space.components;
  std::vector<bool> finishes(components.nodes.size(), false);
  for (std::size_t c = 0; c < finishes.size(); ++c)
    for (const std::uint32_t state : components.nodes[c])
      for (const Transition& transition : space.row(state))
        if (transition.target >= space.size() || finishes[components.of[transition.target]])
          finishes[c] = true;

  std::set<TouchpointIndex> trapped;
  std::uint64_t carried = 0;
  for (std::size_t i = 0; i < space.size(); ++i) {
    if (finishes[components.of[i]]) continue;
    trapped.insert(space.states[i].at);
    carried |= space.states[i].carried & relevant[space.states[i].at.value];
  }
  if (trapped.empty()) return std::nullopt;
  std::vector<std::string> ids;
  for (const TouchpointIndex t : trapped) ids.push_back("`" + roster.touchpoints[t].id + "`");
  std::vector<std::string> causes;
  for (std::size_t bit = 0; bit < chain.carried.size(); ++bit)
    if (((carried >> bit) & 1U) != 0)
      causes.push_back("`" + roster.causes[chain.carried[bit].cause].id + "`");
  const std::string who =
      causes.empty() ? "customers" : "customers who carry " + join_names(causes);
  return Diagnostic{
      Code::trap,
      Level::error,
      fmt::format("{} can get stuck at {} and never reach an end", who, join_names(ids, 6)),
      "a pain that blocks must be resolved sometimes, or let some customers leave",
      "touchpoints." + roster.touchpoints[*trapped.begin()].id,
      {}};
}

}  // namespace painpoint::chain
