#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "chain/metrics.h"
#include "chain/state_space.h"

/// Who owns what: the rules of splitting expected visits into figures, written once for all ledgers
/// that keep them.
namespace painpoint::exact {

/// What an amount is for.
enum class Item : std::uint8_t {
  visit,       ///< the visit itself, rework or not
  policy,      ///< what a policy asks for, misuse that it missed, and customers who gave up over it
  correction,  ///< of a problem that was caught inside
  problem,     ///< what a problem does at once: time lost, silence, leaving
  complaint,
  escalation,
  recontact,
  loyalty,  ///< a customer lost over a problem
  end,      ///< reached by `next`
};
inline constexpr std::size_t kItems = static_cast<std::size_t>(Item::end) + 1;

inline constexpr std::uint32_t kNoPain = 0xffffffffU;

/// Where an amount belongs.
struct Posting {
  TouchpointIndex at;  ///< where it arises
  TouchpointIndex
      from;  ///< what led to it: in a rework visit's own amounts, where the rework began
  ChannelIndex channel;
  CauseIndex cause = kNoCause;
  Item item = Item::visit;
  std::uint32_t pain = kNoPain;  ///< of `at`, in CompiledTouchpoint::pains, whose problem it is
};

/// Expected numbers of all customers and of those not lost before.
struct Weight {
  double all = 0;
  double not_lost = 0;

  Weight operator*(double chance) const { return {all * chance, not_lost * chance}; }
  Weight& operator+=(Weight other) {
    all += other.all;
    not_lost += other.not_lost;
    return *this;
  }
};

/// What the figures of a visit depend on. The touchpoint that sent the customer into rework
/// matters where `back` leads on from it, and to ledgers that ask what led to a visit.
struct VisitKind {
  std::uint32_t visit;
  bool in_rework;
  bool had_incident;
  CauseIndex origin_cause;
  TouchpointIndex origin;
  auto operator<=>(const VisitKind&) const = default;
};

/// Goes through expected visits and tells a ledger what they cost, whom, and because of what. It
/// keeps no sums itself. A ledger has
///
///     add(const Posting&, Metric, double amount)   of a counted metric
///     add_team(TeamIndex, Metric, double)        staff time and money of a team
///     add_end(EndIndex, double)                  journeys that end there
template <class Ledger>
class Accountant {
  using enum chain::Metric;
  using Metric = chain::Metric;

 public:
  Accountant(const chain::SegmentChain& chain, Ledger& ledger) : chain_(chain), ledger_(ledger) {}

  void visit(const chain::SharedVisit& shared, const VisitKind& kind, Weight weight) {
    const TouchpointIndex t = shared.at;
    place_.at = t;
    rework_ = kind.in_rework;
    had_incident_ = kind.had_incident;
    origin_ = kind.in_rework && kind.origin.valid() ? kind.origin : t;
    origin_cause_ = kind.in_rework ? kind.origin_cause : kNoCause;
    const chain::CompiledTouchpoint& touchpoint = chain_.touchpoints[t.value];
    chain::set_chances_of_visit(chances_, touchpoint, shared.carried);
    set_exits(t, kind);
    for (const chain::ChannelShare& channel : touchpoint.channels) {
      place_.channel = channel.channel;
      const Weight here = weight * channel.share;
      own_figures(touchpoint, channel, here.all);
      policies(touchpoint, here.all);
      Weight moving_on = here * chances_.nothing;
      for (std::size_t i = 0; i < touchpoint.policies.size(); ++i) {
        belongs_to(touchpoint.policies[i].cause, Item::policy);
        end_reached(chain_.abandoned, here * chances_.gave_up[i]);
      }
      for (const chain::Problem& problem : chances_.problems)
        moving_on += problem_struck(touchpoint.pains[problem.pain], problem, channel, here);
      belongs_to(kNoCause, Item::end);
      for (const auto& [end, share] : exits_) end_reached(end, moving_on * share);
    }
  }

 private:
  void belongs_to(CauseIndex cause, Item item, std::uint32_t pain = kNoPain) {
    place_.from = item == Item::visit ? origin_ : place_.at;
    place_.cause = cause;
    place_.item = item;
    place_.pain = pain;
  }
  void is_for(Item item) { place_.item = item; }

  void add(Metric metric, double amount) {
    if (amount != 0) ledger_.add(place_, metric, amount);
  }

  void customer_time(double minutes, bool is_friction) {
    add(journey_minutes, minutes);
    add(elapsed_minutes, minutes);
    if (is_friction) add(friction_minutes, minutes);
  }

  /// `money` names where the hourly money goes.
  void staff_time(const chain::StaffWork& work, double times, Metric money, bool is_rework) {
    const double minutes = times * work.minutes.mean;
    const double hourly = times * work.mean_money();
    add(staff_minutes, minutes);
    add(staff_cost, hourly);
    add(money, hourly);
    ledger_.add_team(work.team, staff_minutes, minutes);
    ledger_.add_team(work.team, staff_cost, hourly);
    if (!is_rework) return;
    add(rework_minutes, minutes);
    ledger_.add_team(work.team, rework_minutes, minutes);
  }

  void own_figures(const chain::CompiledTouchpoint& touchpoint, const chain::ChannelShare& channel,
                   double times) {
    belongs_to(origin_cause_, Item::visit);
    add(visits, times);
    if (rework_) add(rework_visits, times);
    customer_time(times * touchpoint.wait.mean, true);
    customer_time(times * touchpoint.service.mean, rework_);
    add(elapsed_minutes, times * touchpoint.delay.mean);
    const Metric money = rework_ ? rework_cost : service_cost;
    for (const chain::StaffWork& work : touchpoint.work) staff_time(work, times, money, rework_);
    add(money, times * (touchpoint.cost + channel.cost));
  }

  void policies(const chain::CompiledTouchpoint& touchpoint, double times) {
    belongs_to(kNoCause, Item::policy);
    for (const chain::CompiledPolicy& policy : touchpoint.policies) {
      const double applied = times * policy.level;
      customer_time(applied * policy.burden_minutes.mean, true);
      staff_time(policy.staff, applied, service_cost, rework_);
      add(service_cost, applied * policy.cost);
      add(policy_loss, times * policy.misuse * (1 - policy.level * policy.catches) * policy.loss);
    }
  }

  /// Returns who moves on by `next` after the problem.
  Weight problem_struck(const chain::CompiledPain& pain, const chain::Problem& problem,
                        const chain::ChannelShare& channel, Weight here) {
    const auto& losses = pain.losses_after(had_incident_);
    belongs_to(pain.contributions[problem.contribution].cause, Item::correction, problem.pain);
    const Weight struck = here * problem.chance;
    Weight moving_on = struck * pain.caught;
    add(caught, moving_on.all);
    staff_time(pain.correction, moving_on.all, rework_cost, true);
    add(rework_cost, moving_on.all * pain.correction_cost);

    const Weight noticed = struck * (1 - pain.caught);
    if (noticed.all <= 0) return moving_on;
    is_for(Item::problem);
    const chain::ReactionChances reactions = chain::reaction_chances(pain, channel);
    add(problems, noticed.all);
    customer_time(noticed.all * pain.lost_minutes.mean, true);
    end_reached(chain_.abandoned, noticed * reactions.leave);
    add(silent, noticed.all * reactions.silent);
    recontact(noticed.all * reactions.recontact);
    complaint(noticed.all * reactions.complain);

    is_for(Item::loyalty);
    const auto ending = chain::ending_chances(chain_, reactions);
    for (std::size_t e = 0; e < chain::kEndings; ++e) {
      const Weight ended = noticed * ending[e];
      add(lost, ended.not_lost * losses[e]);
      const bool resolved = e >= static_cast<std::size_t>(chain::Ending::slow);
      if (!resolved && !pain.blocks) moving_on += {ended.all, ended.not_lost * (1 - losses[e])};
    }
    return moving_on;
  }

  void recontact(double times) {
    if (times <= 0) return;
    is_for(Item::recontact);
    const chain::CompiledRecontact& desk = chain_.recontact;
    add(recontacts, times);
    staff_time(desk.staff, times, rework_cost, true);
    add(rework_cost, times * desk.cost);
    customer_time(times * desk.customer_minutes.mean, true);
  }

  void complaint(double times) {
    if (times <= 0) return;
    is_for(Item::complaint);
    const chain::CompiledDesk& desk = chain_.desk;
    add(complaints, times);
    staff_time(desk.staff, times, rework_cost, true);
    add(rework_cost, times * desk.cost);
    customer_time(times * desk.customer_minutes.mean, true);
    for (const chain::Response& response : desk.responses) {
      const double so = times * response.chance;
      is_for(Item::complaint);
      add(redress, so * response.redress);
      if (!response.escalated) continue;
      is_for(Item::escalation);
      add(escalations, so);
      staff_time(desk.escalation_staff, so, rework_cost, true);
      add(rework_cost, so * desk.escalation_cost);
    }
  }

  void end_reached(EndIndex end, Weight weight) {
    if (weight.all <= 0) return;
    ledger_.add_end(end, weight.all);
    if (end == chain_.abandoned) add(abandoned, weight.all);
    if (end == chain_.completed) add(completed, weight.all);
    add(lost, weight.not_lost * chain_.ends[end.value].lost);
    add(margin, weight.all * chain_.ends[end.value].margin);
  }

  /// The ends that `next` (and `back`) lead to from here, with their shares.
  void set_exits(TouchpointIndex t, const VisitKind& kind) {
    exits_.clear();
    for (const graph::NextEdge& edge : chain_.graph->next(t)) {
      if (edge.target.kind == graph::Target::Kind::end)
        exits_.emplace_back(EndIndex(edge.target.index), edge.share);
      if (edge.target.kind != graph::Target::Kind::back) continue;
      for (const graph::NextEdge& onward : chain_.graph->next(kind.origin))
        if (onward.target.kind == graph::Target::Kind::end)
          exits_.emplace_back(EndIndex(onward.target.index), edge.share * onward.share);
    }
  }

  const chain::SegmentChain& chain_;
  Ledger& ledger_;
  chain::VisitChances chances_;
  std::vector<std::pair<EndIndex, double>> exits_;
  Posting place_;
  TouchpointIndex origin_;
  CauseIndex origin_cause_;
  bool rework_ = false;
  bool had_incident_ = false;
};

inline bool leads_back(const chain::SegmentChain& chain, TouchpointIndex t) {
  for (const graph::NextEdge& edge : chain.graph->next(t))
    if (edge.target.kind == graph::Target::Kind::back) return true;
  return false;
}

/// Goes through all states, those that a visit's figures cannot tell apart together. With `origins`
/// the ledger learns where rework began; without, that counts only where `back` leads on from it.
template <class Ledger>
void account_for(const chain::SegmentChain& chain, const chain::StateSpace& space,
                 const std::vector<double>& visits, const std::vector<double>& visits_not_lost,
                 bool origins, Ledger& ledger) {
  std::vector<std::pair<VisitKind, Weight>> kinds;
  kinds.reserve(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) {
    const chain::State& state = space.states[i];
    VisitKind kind{
        space.visit_of[i], state.in_rework(), state.had_incident, state.origin_cause, {}};
    if (origins || leads_back(chain, state.at)) kind.origin = state.origin;
    kinds.emplace_back(kind, Weight{visits[i], visits_not_lost[i]});
  }
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Accountant<Ledger> accountant(chain, ledger);
  for (std::size_t i = 0; i < kinds.size();) {
    const VisitKind& kind = kinds[i].first;
    Weight sum;
    for (; i < kinds.size() && kinds[i].first == kind; ++i) sum += kinds[i].second;
    accountant.visit(space.visits[kind.visit], kind, sum);
  }
}

}  // namespace painpoint::exact
