#include "study/moment.h"

#include <algorithm>

#include "chain/visit.h"
#include "montecarlo/tables.h"

namespace painpoint::study {
namespace {

/// The problems that could strike in a visit.
montecarlo::ProblemTable problems_of(const Moment& moment) {
  const chain::CompiledTouchpoint& here = moment.touchpoint();
  return montecarlo::problem_table(here, moment.side.carried_bits[moment.number],
                                   montecarlo::wait_interval(here, moment.step().wait));
}

bool is_incident(const StoryStep& step) {
  return step.problem && step.problem->ending;
}

}  // namespace

const chain::CompiledPain* Moment::pain() const {
  if (!step().problem) return nullptr;
  for (const chain::CompiledPain& pain : touchpoint().pains)
    if (pain.id == step().problem->pain && pain.name == step().problem->name) return &pain;
  return nullptr;
}

TouchpointIndex Moment::next() const {
  return number + 1 < side.steps.size() ? side.steps[number + 1].at : TouchpointIndex{};
}

double Moment::any_problem() const {
  return problems_of(*this).chance();
}

LuckRange Moment::problem_range() const {
  if (!step().problem) return {0, 0};
  const montecarlo::ProblemTable problems = problems_of(*this);
  double from = 0;
  for (std::size_t i = 0; i < problems.struck.size(); ++i) {
    if (problems.struck[i].pain->id == step().problem->pain &&
        problems.struck[i].cause->cause == step().problem->cause)
      return {from, problems.up_to[i]};
    from = problems.up_to[i];
  }
  return {0, 0};
}

LuckRange Moment::reaction_range() const {
  using montecarlo::Reaction;
  chain::ReactionChances chances{};
  for (const chain::ChannelShare& share : touchpoint().channels)
    if (share.channel == step().channel) chances = chain::reaction_chances(*pain(), share);
  const double leave = chances.leave;
  const double complain = leave + chances.complain;
  const double recontact = complain + chances.recontact;
  switch (step().problem->reaction) {
    case Reaction::leave:
      return {0, leave};
    case Reaction::complain:
      return {leave, complain};
    case Reaction::recontact:
      return {complain, recontact};
    case Reaction::silent:
      break;
  }
  return {recontact, 1};
}

LuckRange Moment::response_range() const {
  const ProblemMet& problem = *step().problem;
  if (problem.reaction != montecarlo::Reaction::complain)
    return range_of(problem.ending == chain::Ending::slow, chain().recontact.resolved);
  LuckRange range{0, 0};
  for (const chain::Response& response : chain().desk.responses) {
    range = {range.to, range.to + response.chance};
    if (response.ending == problem.ending && response.escalated == problem.escalated) break;
  }
  return range;
}

std::optional<double> Moment::loss_chance() const {
  const auto earlier = side.steps.begin() + static_cast<std::ptrdiff_t>(number);
  const bool lost_before = std::any_of(side.steps.begin(), earlier,
                                       [](const StoryStep& s) { return s.lost.has_value(); });
  if (lost_before || !is_incident(step()) || pain() == nullptr) return std::nullopt;
  const auto ending = static_cast<std::size_t>(*step().problem->ending);
  const bool repeated =
      chain().repeat_matters && std::any_of(side.steps.begin(), earlier, is_incident);
  return pain()->losses_after(repeated)[ending];
}

}  // namespace painpoint::study
