#include "chain/visit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace painpoint::chain {
namespace {

/// 1 - product of (1 - q), summed so that small chances keep their digits.
class AnyOf {
 public:
  void add(double chance) {
    any_ += none_ * chance;
    none_ *= 1 - chance;
  }
  [[nodiscard]] double any() const { return any_; }
  [[nodiscard]] double none() const { return none_; }

 private:
  double any_ = 0;
  double none_ = 1;
};

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

/// What a policy costs in a visit to which it is applied, or not.
struct PolicyMoney {
  double mean;
  double variance;
};
PolicyMoney policy_money(const CompiledPolicy& policy, bool applied) {
  const double misuse = policy.misuse * (applied ? 1 - policy.catches : 1);
  const double loss_variance = policy.loss * policy.loss * misuse * (1 - misuse);
  if (!applied) return {policy.loss * misuse, loss_variance};
  return {policy.cost + policy.staff.mean_money() + policy.loss * misuse,
          policy.staff.money_variance() + loss_variance};
}

/// The visit's own money, apart from the channel's and from what problems cost.
struct VisitMoney {
  MoneyMixture stays;    ///< chance, and money given that no policy made the customer give up
  MoneyMixture gave_up;  ///< the rest
};
VisitMoney visit_money(const CompiledTouchpoint& touchpoint) {
  double mean = touchpoint.cost;
  double variance = 0;
  for (const StaffWork& work : touchpoint.work) {
    mean += work.mean_money();
    variance += work.money_variance();
  }
  AnyOf gives_up;
  double stays_mean = mean;
  double stays_variance = variance;
  for (const CompiledPolicy& policy : touchpoint.policies) {
    const double leaves = policy.level * policy.gives_up;
    gives_up.add(leaves);
    const PolicyMoney applied = policy_money(policy, true);
    const PolicyMoney spared = policy_money(policy, false);
    MoneyMixture all;
    all.add(policy.level, applied.mean, applied.variance);
    all.add(1 - policy.level, spared.mean, spared.variance);
    mean += all.mean;
    variance += all.variance;
    MoneyMixture stayers;
    stayers.add(policy.level * (1 - policy.gives_up), applied.mean, applied.variance);
    stayers.add(1 - policy.level, spared.mean, spared.variance);
    stays_mean += stayers.mean;
    stays_variance += stayers.variance;
  }
  VisitMoney money;
  money.stays = {gives_up.none(), stays_mean, stays_variance};
  if (gives_up.any() > 0) {
    // The whole is the mixture of those who stay and those who give up.
    const double stay = gives_up.none();
    const double leave = gives_up.any();
    const double leave_mean = (mean - stay * stays_mean) / leave;
    const double second =
        (variance + mean * mean - stay * (stays_variance + stays_mean * stays_mean)) / leave;
    money.gave_up = {leave, leave_mean, std::max(0.0, second - leave_mean * leave_mean)};
  }
  return money;
}

/// Collects the ways of a visit.
class Summariser {
 public:
  Summariser(const SegmentChain& chain, TouchpointIndex t, std::uint64_t carried, bool had_incident,
             Detail detail)
      : chain_(chain),
        touchpoint_(chain.touchpoints[t.value]),
        had_incident_(had_incident),
        detail_(detail) {
    summary_.chances = chances_of_visit(touchpoint_, carried);
  }

  VisitSummary run() {
    own_ = visit_money(touchpoint_);
    for (const ChannelShare& channel : touchpoint_.channels) add_untroubled(channel);
    for (const Problem& problem : summary_.chances.problems) add_problem(problem);
    add_gave_up();
    add_visit_averages();
    return std::move(summary_);
  }

 private:
  /// Adds a way, or its chance to one that differs in nothing else.
  void add_way(const Way& way) {
    if (way.money.chance <= 0) return;
    for (Way& known : summary_.ways) {
      const bool same = known.kind == way.kind && known.incident == way.incident &&
                        known.then == way.then && known.cause == way.cause &&
                        known.mended_bit == way.mended_bit && known.loss == way.loss &&
                        known.drop == way.drop;
      if (!same) continue;
      known.money.add(way.money.chance, way.money.mean, way.money.variance);
      return;
    }
    summary_.ways.push_back(way);
  }

  void add_untroubled(const ChannelShare& channel) {
    Way untroubled;
    const double mean = own_.stays.mean + channel.cost;
    untroubled.money.add(channel.share * summary_.chances.nothing, mean, own_.stays.variance);
    for (const Problem& problem : summary_.chances.problems) {
      const CompiledPain& pain = touchpoint_.pains[problem.pain];
      if (pain.caught <= 0) continue;
      untroubled.money.add(channel.share * problem.chance * pain.caught,
                           mean + pain.correction.mean_money() + pain.correction_cost,
                           own_.stays.variance + pain.correction.money_variance());
    }
    add_way(untroubled);
  }

  void add_problem(const Problem& problem) {
    const CompiledPain& pain = touchpoint_.pains[problem.pain];
    const double noticed = problem.chance * (1 - pain.caught);
    if (problem.chance > 0 && pain.caught > 0) {
      const double caught = problem.chance * pain.caught;
      summary_.mean_cash += caught * (pain.correction.mean_money() + pain.correction_cost);
      add_staff(caught, pain.correction);
    }
    if (noticed <= 0) return;
    Way leaves;
    leaves.kind = Way::Kind::abandons;
    leaves.incident = true;
    const Contribution& contribution = pain.contributions[problem.contribution];
    std::array<Way, kEndings> by_ending;
    for (std::size_t i = 0; i < kEndings; ++i) {
      Way& one = by_ending[i];
      one.incident = true;
      const bool mended = i >= static_cast<std::size_t>(Ending::slow);
      if (mended || pain.blocks) {
        one.kind = Way::Kind::sent_to_rework;
        one.then = pain.then;
        if (detail_ == Detail::everything) one.cause = contribution.cause;
        if (mended) one.mended_bit = contribution.carried_bit;
      }
      one.loss = had_incident_ ? pain.loss_repeat[i] : pain.loss_first[i];
      if (detail_ == Detail::everything) one.drop = pain.drop[i];
    }
    for (const ChannelShare& channel : touchpoint_.channels) {
      const double chance = noticed * channel.share;
      const ReactionChances reactions = reaction_chances(pain, channel);
      const double mean = own_.stays.mean + channel.cost;
      const double variance = own_.stays.variance;
      leaves.money.add(chance * reactions.leave, mean, variance);
      add_to(by_ending, Ending::silent, chance * reactions.silent, mean, variance);
      add_recontact(by_ending, chance * reactions.recontact, mean, variance);
      add_complaint(by_ending, chance * reactions.complain, mean, variance);
    }
    add_way(leaves);
    for (const Way& one : by_ending) add_way(one);
  }

  static void add_to(std::array<Way, kEndings>& ways, Ending ending, double chance, double mean,
                     double variance) {
    ways[static_cast<std::size_t>(ending)].money.add(chance, mean, variance);
  }

  void add_recontact(std::array<Way, kEndings>& ways, double chance, double mean, double variance) {
    if (chance <= 0) return;
    const CompiledRecontact& recontact = chain_.recontact;
    const double own = recontact.staff.mean_money() + recontact.cost;
    const double own_variance = recontact.staff.money_variance();
    add_to(ways, Ending::slow, chance * recontact.resolved, mean + own, variance + own_variance);
    add_to(ways, Ending::unresolved, chance * (1 - recontact.resolved), mean + own,
           variance + own_variance);
    summary_.mean_cash += chance * own;
    add_staff(chance, recontact.staff);
  }

  void add_complaint(std::array<Way, kEndings>& ways, double chance, double mean, double variance) {
    if (chance <= 0) return;
    const CompiledDesk& desk = chain_.desk;
    for (const Response& response : desk.responses) {
      double own = desk.staff.mean_money() + desk.cost + response.redress;
      double own_variance = desk.staff.money_variance();
      if (response.escalated) {
        own += desk.escalation_staff.mean_money() + desk.escalation_cost;
        own_variance += desk.escalation_staff.money_variance();
        add_staff(chance * response.chance, desk.escalation_staff);
      }
      add_to(ways, response.ending, chance * response.chance, mean + own, variance + own_variance);
      summary_.mean_cash += chance * response.chance * own;
    }
    add_staff(chance, desk.staff);
  }

  void add_gave_up() {
    if (own_.gave_up.chance <= 0) return;
    Way gave_up;
    gave_up.kind = Way::Kind::abandons;
    for (const ChannelShare& channel : touchpoint_.channels)
      gave_up.money.add(channel.share * own_.gave_up.chance, own_.gave_up.mean + channel.cost,
                        own_.gave_up.variance);
    add_way(gave_up);
  }

  void add_visit_averages() {
    summary_.mean_cash += own_.stays.chance * own_.stays.mean;
    summary_.mean_cash += own_.gave_up.chance * own_.gave_up.mean;
    for (const ChannelShare& channel : touchpoint_.channels)
      summary_.mean_cash += channel.share * channel.cost;
    for (const StaffWork& work : touchpoint_.work) add_staff(1, work);
    for (const CompiledPolicy& policy : touchpoint_.policies) add_staff(policy.level, policy.staff);
  }

  void add_staff(double chance, const StaffWork& work) {
    const double money = chance * work.mean_money();
    summary_.mean_staff_cost += money;
    summary_.mean_cashable_cost += money * chain_.cashable[work.team.value];
    summary_.mean_staff_minutes += chance * work.minutes.mean;
  }

  const SegmentChain& chain_;
  const CompiledTouchpoint& touchpoint_;
  bool had_incident_;
  Detail detail_;
  VisitMoney own_;
  VisitSummary summary_;
};

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
  return chances;
}

ReactionChances reaction_chances(const CompiledPain& pain, const ChannelShare& channel) {
  const double others = pain.leave + pain.recontact;
  const double room = std::max(0.0, 1 - others);
  const double complain = std::min(pain.complain * channel.complain_factor, room);
  return {pain.leave, complain, pain.recontact, room - complain};
}

VisitSummary summarise_visit(const SegmentChain& chain, TouchpointIndex t, std::uint64_t carried,
                             bool had_incident, Detail detail) {
  return Summariser(chain, t, carried, had_incident, detail).run();
}

}  // namespace painpoint::chain
