#include <algorithm>
#include <array>
#include <functional>

#include "chain/any_of.h"
#include "chain/visit.h"

namespace painpoint::chain {
namespace {

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

Way& of(std::array<Way, kEndings>& ways, Ending ending) {
  return ways[static_cast<std::size_t>(ending)];
}

/// As many ways of a visit are compared one by one.
constexpr std::size_t kFewWays = 32;

bool same_way(const Way& a, const Way& b) {
  return a.kind == b.kind && a.incident == b.incident && a.then == b.then && a.cause == b.cause &&
         a.mended_bit == b.mended_bit && a.loss == b.loss && a.drop == b.drop;
}

}  // namespace

std::size_t Summariser::WayHash::operator()(std::size_t way) const noexcept {
  const Way& w = (*ways)[way];
  std::size_t hash = static_cast<std::size_t>(w.kind) * 2 + (w.incident ? 1 : 0);
  const auto mix = [&](std::size_t part) {
    hash = (hash ^ part) * std::size_t{0x9e3779b97f4a7c15ULL};
    hash ^= hash >> 29;
  };
  mix(w.then.value);
  mix(w.cause.value);
  mix(static_cast<std::size_t>(w.mended_bit));
  mix(std::hash<double>()(w.loss));
  mix(std::hash<double>()(w.drop));
  return hash;
}

bool Summariser::SameWay::operator()(std::size_t a, std::size_t b) const noexcept {
  return same_way((*ways)[a], (*ways)[b]);
}

Summariser::VisitMoney Summariser::visit_money(const CompiledTouchpoint& touchpoint) {
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

/// Adds a case to what a way costs. Totals need its chance only: the bits are the same.
void Summariser::add_case(Way& way, double chance, double mean, double variance) const {
  if (detail_ == Detail::everything)
    way.money.add(chance, mean, variance);
  else if (chance > 0)
    way.money.chance += chance;
}

/// Adds a way, or its chance to one that differs in nothing that is followed.
void Summariser::add_way(Way& way) {
  if (way.money.chance <= 0) return;
  way.kept = way.money.chance * (1 - way.loss);
  way.lost = way.money.chance * way.loss;
  // Sums of chances do not need to tell losses apart.
  if (detail_ == Detail::totals) way.loss = 0;
  if (Way* known = find_known(way)) {
    add_case(*known, way.money.chance, way.money.mean, way.money.variance);
    known->kept += way.kept;
    known->lost += way.lost;
    return;
  }
  ways_->push_back(way);
  if (known_) known_->insert(ways_->size() - 1);
}

/// The way of this visit that is the same. Most visits have few, which looking at each finds
/// fastest.
Way* Summariser::find_known(const Way& way) {
  if (!known_) {
    for (std::size_t i = first_way_; i < ways_->size(); ++i)
      if (same_way((*ways_)[i], way)) return &(*ways_)[i];
    if (ways_->size() - first_way_ < kFewWays) return nullptr;
    known_.emplace(4 * kFewWays, WayHash{ways_}, SameWay{ways_});
    for (std::size_t i = first_way_; i < ways_->size(); ++i) known_->insert(i);
    return nullptr;
  }
  // A set of places can only be asked for a place.
  ways_->push_back(way);
  const auto found = known_->find(ways_->size() - 1);
  ways_->pop_back();
  return found == known_->end() ? nullptr : &(*ways_)[*found];
}

void Summariser::add_untroubled(const ChannelShare& channel) {
  Way untroubled;
  const double mean = own_.stays.mean + channel.cost;
  add_case(untroubled, channel.share * chances_.nothing, mean, own_.stays.variance);
  for (const Problem& problem : chances_.problems) {
    const CompiledPain& pain = touchpoint_->pains[problem.pain];
    if (pain.caught <= 0) continue;
    add_case(untroubled, channel.share * problem.chance * pain.caught,
             mean + pain.correction.mean_money() + pain.correction_cost,
             own_.stays.variance + pain.correction.money_variance());
  }
  add_way(untroubled);
}

void Summariser::add_problem(const Problem& problem) {
  const CompiledPain& pain = touchpoint_->pains[problem.pain];
  const double noticed = problem.chance * (1 - pain.caught);
  if (problem.chance > 0 && pain.caught > 0) {
    const double caught = problem.chance * pain.caught;
    summary_.mean_cash += caught * (pain.correction.mean_money() + pain.correction_cost);
    add_staff(caught, pain.correction);
  }
  if (noticed <= 0) return;
  Way leaves;
  leaves.kind = Way::Kind::abandons;
  const Contribution& contribution = pain.contributions[problem.contribution];
  WaysByEnding by_ending;
  for (std::size_t i = 0; i < kEndings; ++i) {
    Way& one = by_ending[i];
    one.incident = chain_.repeat_matters;
    const bool mended = i >= static_cast<std::size_t>(Ending::slow);
    if (mended || pain.blocks) {
      one.kind = Way::Kind::sent_to_rework;
      one.then = pain.then;
      if (detail_ == Detail::everything) one.cause = contribution.cause;
      if (mended) one.mended_bit = contribution.carried_bit;
    }
    one.loss = pain.losses_after(had_incident_)[i];
    if (detail_ == Detail::everything) one.drop = pain.drop[i];
  }
  for (const ChannelShare& channel : touchpoint_->channels) {
    const double chance = noticed * channel.share;
    const ReactionChances reactions = reaction_chances(pain, channel);
    const double mean = own_.stays.mean + channel.cost;
    const double variance = own_.stays.variance;
    add_case(leaves, chance * reactions.leave, mean, variance);
    add_case(of(by_ending, Ending::silent), chance * reactions.silent, mean, variance);
    add_recontact(by_ending, chance * reactions.recontact, mean, variance);
    add_complaint(by_ending, chance * reactions.complain, mean, variance);
  }
  add_way(leaves);
  for (Way& one : by_ending) add_way(one);
}

void Summariser::add_recontact(WaysByEnding& ways, double chance, double mean, double variance) {
  if (chance <= 0) return;
  const CompiledRecontact& recontact = chain_.recontact;
  const double own = recontact.staff.mean_money() + recontact.cost;
  const double own_variance = recontact.staff.money_variance();
  add_case(of(ways, Ending::slow), chance * recontact.resolved, mean + own,
           variance + own_variance);
  add_case(of(ways, Ending::unresolved), chance * (1 - recontact.resolved), mean + own,
           variance + own_variance);
  summary_.mean_cash += chance * own;
  add_staff(chance, recontact.staff);
}

void Summariser::add_complaint(WaysByEnding& ways, double chance, double mean, double variance) {
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
    add_case(of(ways, response.ending), chance * response.chance, mean + own,
             variance + own_variance);
    summary_.mean_cash += chance * response.chance * own;
  }
  add_staff(chance, desk.staff);
}

void Summariser::add_gave_up() {
  if (own_.gave_up.chance <= 0) return;
  Way gave_up;
  gave_up.kind = Way::Kind::abandons;
  for (const ChannelShare& channel : touchpoint_->channels)
    add_case(gave_up, channel.share * own_.gave_up.chance, own_.gave_up.mean + channel.cost,
             own_.gave_up.variance);
  add_way(gave_up);
}

void Summariser::add_visit_averages() {
  summary_.mean_cash += own_.stays.chance * own_.stays.mean;
  summary_.mean_cash += own_.gave_up.chance * own_.gave_up.mean;
  for (const ChannelShare& channel : touchpoint_->channels)
    summary_.mean_cash += channel.share * channel.cost;
  for (const StaffWork& work : touchpoint_->work) add_staff(1, work);
  for (const CompiledPolicy& policy : touchpoint_->policies) add_staff(policy.level, policy.staff);
}

void Summariser::add_staff(double chance, const StaffWork& work) {
  const double money = chance * work.mean_money();
  summary_.mean_staff_cost += money;
  summary_.mean_cashable_cost += money * chain_.cashable[work.team.value];
  summary_.mean_staff_minutes += chance * work.minutes.mean;
}

VisitSummary Summariser::summarise(TouchpointIndex t, std::uint64_t carried, bool had_incident,
                                   std::vector<Way>& ways) {
  touchpoint_ = &chain_.touchpoints[t.value];
  had_incident_ = had_incident;
  set_chances_of_visit(chances_, *touchpoint_, carried);
  summary_ = {};
  ways_ = &ways;
  first_way_ = ways.size();
  known_.reset();
  own_ = visit_money(*touchpoint_);
  for (const ChannelShare& channel : touchpoint_->channels) add_untroubled(channel);
  for (const Problem& problem : chances_.problems) add_problem(problem);
  add_gave_up();
  add_visit_averages();
  return summary_;
}

}  // namespace painpoint::chain
