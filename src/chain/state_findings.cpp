#include "chain/state_findings.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::chain {

Diagnostic too_many_carried_causes(const SegmentChain& chain) {
  return {Code::too_many_carried_causes,
          Level::error,
          texts::tr_format("{} causes have scope customer; more than 63 cannot be followed",
                           chain.carried.size()),
          texts::tr_words("make those that customers do not carry about `scope: visit`"),
          "causes",
          {}};
}

Diagnostic too_many_states(const SegmentChain& chain) {
  std::vector<std::string> reasons;
  if (!chain.carried.empty())
    reasons.push_back(
        texts::tr_format("{} customer-scoped causes (each doubles them)", chain.carried.size()));
  if (chain.repeat_matters)
    reasons.push_back(texts::tr_words("loyalty.repeat_penalty (doubles them)"));
  std::size_t origins = 0;
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
    for (const CompiledPain& pain : chain.touchpoints[t].pains)
      if (pain.then.value != t) ++origins;
  if (origins > 0)
    reasons.push_back(
        texts::tr_format("{} pains whose `then` leads elsewhere (each follows its "
                         "customers back)",
                         origins));
  return {
      Code::too_many_states,
      Level::error,
      texts::tr_format(
          "the journey has more than {} states; they are multiplied by {}", kMostStates,
          reasons.empty() ? texts::tr_words("the touchpoints themselves") : texts::listed(reasons)),
      texts::tr_words("use `simulate`, which needs no states, or make some causes `scope: visit`"),
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
  const std::string places = texts::listed(ids, 6);
  return Diagnostic{
      Code::trap,
      Level::error,
      causes.empty()
          ? texts::tr_format("customers can get stuck at {} and never reach an end", places)
          : texts::tr_format("customers who carry {} can get stuck at {} and never reach an end",
                             texts::listed(causes), places),
      texts::tr_words("a pain that blocks must be resolved sometimes, or let some customers leave"),
      "touchpoints." + roster.touchpoints[*trapped.begin()].id,
      {}};
}

}  // namespace painpoint::chain
