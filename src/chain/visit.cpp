#include "chain/visit.h"

#include <algorithm>

#include "chain/any_of.h"

namespace painpoint::chain {
namespace {

bool active(const Contribution& contribution, std::uint64_t carried) {
  if (contribution.carried_bit < 0) return true;
  return ((carried >> static_cast<unsigned>(contribution.carried_bit)) & 1U) != 0;
}

double strike_chance(const CompiledPain& pain, std::uint64_t carried) {
  double sum = 0;
  for (const Contribution& contribution : pain.contributions)
    if (active(contribution, carried)) sum += contribution.chance;
  return std::min(sum, 1.0);
}

/// Adds the chances of the problems of one wait interval, times `weight`, to `chances`, whose
/// problems are laid out pain by pain, contribution by contribution.
void add_interval(const CompiledTouchpoint& touchpoint, std::uint64_t carried,
                  std::uint32_t interval, double weight, VisitChances& chances) {
  double none_worse = 1;
  std::size_t slot = 0;
  std::size_t begin = 0;
  while (begin < touchpoint.pains.size()) {
    std::size_t end = begin;
    AnyOf strikes;
    double sum = 0;
    for (; end < touchpoint.pains.size() &&
           touchpoint.pains[end].severity == touchpoint.pains[begin].severity;
         ++end) {
      if (touchpoint.pains[end].first_interval > interval) continue;
      const double chance = strike_chance(touchpoint.pains[end], carried);
      strikes.add(chance);
      sum += chance;
    }
    const double per_chance = sum > 0 ? weight * none_worse * strikes.any() / sum : 0;
    for (std::size_t i = begin; i < end; ++i) {
      const CompiledPain& pain = touchpoint.pains[i];
      const bool counts = pain.first_interval <= interval;
      for (const Contribution& contribution : pain.contributions) {
        if (counts && active(contribution, carried))
          chances.problems[slot].chance += per_chance * contribution.chance;
        ++slot;
      }
    }
    none_worse *= strikes.none();
    begin = end;
  }
  chances.nothing += weight * none_worse;
}

}  // namespace

void MoneyMixture::add(double case_chance, double case_mean, double case_variance) {
  if (case_chance <= 0) return;
  const double total = chance + case_chance;
  const double part = case_chance / total;
  const double step = case_mean - mean;
  mean += part * step;
  variance = (1 - part) * variance + part * case_variance + part * (1 - part) * step * step;
  chance = total;
}

VisitChances chances_of_visit(const CompiledTouchpoint& touchpoint, std::uint64_t carried) {
  VisitChances chances;
  set_chances_of_visit(chances, touchpoint, carried);
  return chances;
}

void set_chances_of_visit(VisitChances& chances, const CompiledTouchpoint& touchpoint,
                          std::uint64_t carried) {
  chances.nothing = 0;
  chances.problems.clear();
  chances.gave_up.clear();
  for (std::size_t i = 0; i < touchpoint.pains.size(); ++i)
    for (std::size_t j = 0; j < touchpoint.pains[i].contributions.size(); ++j)
      chances.problems.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), 0});
  AnyOf gives_up;
  double sum = 0;
  for (const CompiledPolicy& policy : touchpoint.policies) {
    gives_up.add(policy.level * policy.gives_up);
    sum += policy.level * policy.gives_up;
  }
  for (const CompiledPolicy& policy : touchpoint.policies)
    chances.gave_up.push_back(sum > 0 ? gives_up.any() * policy.level * policy.gives_up / sum : 0);
  for (std::size_t i = 0; i < touchpoint.interval_chance.size(); ++i) {
    const double weight = gives_up.none() * touchpoint.interval_chance[i];
    if (weight > 0)
      add_interval(touchpoint, carried, static_cast<std::uint32_t>(i), weight, chances);
  }
  std::erase_if(chances.problems, [](const Problem& problem) { return problem.chance <= 0; });
}

ReactionChances reaction_chances(const CompiledPain& pain, const ChannelShare& channel) {
  const double others = pain.leave + pain.recontact;
  const double room = std::max(0.0, 1 - others);
  const double complain = std::min(pain.complain * channel.complain_factor, room);
  return {pain.leave, complain, pain.recontact, room - complain};
}

std::array<double, kEndings> ending_chances(const SegmentChain& chain,
                                            const ReactionChances& reactions) {
  std::array<double, kEndings> ending{};
  const auto chance_of = [&](Ending e) -> double& { return ending[static_cast<std::size_t>(e)]; };
  chance_of(Ending::silent) = reactions.silent;
  chance_of(Ending::slow) += reactions.recontact * chain.recontact.resolved;
  chance_of(Ending::unresolved) += reactions.recontact * (1 - chain.recontact.resolved);
  for (const Response& response : chain.desk.responses)
    chance_of(response.ending) += reactions.complain * response.chance;
  return ending;
}

}  // namespace painpoint::chain
