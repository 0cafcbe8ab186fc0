#include "exact/account.h"

#include <algorithm>
#include <array>
#include <utility>

namespace painpoint::exact {
namespace {

using chain::ChannelShare;
using chain::CompiledPain;
using chain::CompiledTouchpoint;
using chain::Ending;
using chain::Metric;
using chain::StaffWork;
using enum chain::Metric;

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
/// matters only where `back` leads on from it.
struct VisitKind {
  std::uint32_t visit;
  bool in_rework;
  bool had_incident;
  CauseIndex origin_cause;
  TouchpointIndex origin;
  auto operator<=>(const VisitKind&) const = default;
};

class Accountant {
 public:
  Accountant(const chain::SegmentChain& chain, const Roster& roster)
      : chain_(chain), roster_(roster), result_(roster) {}

  void visit(const chain::SharedVisit& shared, const VisitKind& kind, Weight weight) {
    const TouchpointIndex t = shared.at;
    t_ = t;
    rework_ = kind.in_rework;
    had_incident_ = kind.had_incident;
    origin_cause_ = kind.in_rework ? kind.origin_cause : kNoCause;
    const CompiledTouchpoint& touchpoint = chain_.touchpoints[t.value];
    chain::set_chances_of_visit(chances_, touchpoint, shared.carried);
    set_exits(t, kind);
    for (const ChannelShare& channel : touchpoint.channels) {
      channel_ = channel.channel;
      const Weight here = weight * channel.share;
      own_figures(touchpoint, channel, here.all);
      policies(touchpoint, here.all);
      Weight moving_on = here * chances_.nothing;
      for (std::size_t i = 0; i < touchpoint.policies.size(); ++i)
        end_reached(chain_.abandoned, here * chances_.gave_up[i], touchpoint.policies[i].cause);
      for (const chain::Problem& problem : chances_.problems)
        moving_on += problem_struck(touchpoint.pains[problem.pain], problem, channel, here);
      for (const auto& [end, share] : exits_) end_reached(end, moving_on * share, kNoCause);
    }
  }

  chain::Breakdown finish() {
    for (chain::Row& row : result_.touchpoints) {
      chain::at(row, value_lost) = chain::at(row, lost) * chain_.loss_value();
      for (std::size_t m = 0; m < chain::kCounted; ++m) result_.journey[m] += row[m];
    }
    for (std::size_t t = 0; t < result_.touchpoints.size(); ++t)
      for (std::size_t m = 0; m < chain::kCounted; ++m)
        result_.stages[roster_.stage_of[t].value][m] += result_.touchpoints[t][m];
    for (auto* rows : {&result_.causes, &result_.channels})
      for (chain::Row& row : *rows)
        chain::at(row, value_lost) = chain::at(row, lost) * chain_.loss_value();
    chain::at(result_.journey, background_lost) =
        (1 - chain::at(result_.journey, lost)) * chain_.background_loss;
    return std::move(result_);
  }

 private:
  void add(Metric metric, double amount, CauseIndex cause) {
    if (amount == 0) return;
    chain::at(result_.touchpoints[t_.value], metric) += amount;
    chain::at(result_.channels[channel_.value], metric) += amount;
    chain::at(result_.causes[cause.value], metric) += amount;
  }

  void customer_time(double minutes, CauseIndex cause, bool is_friction) {
    add(journey_minutes, minutes, cause);
    add(elapsed_minutes, minutes, cause);
    if (is_friction) add(friction_minutes, minutes, cause);
  }

  /// `money` names where the hourly money goes.
  void staff_time(const StaffWork& work, double times, Metric money, bool is_rework,
                  CauseIndex cause) {
    const double minutes = times * work.minutes.mean;
    const double hourly = times * work.mean_money();
    add(staff_minutes, minutes, cause);
    add(staff_cost, hourly, cause);
    add(money, hourly, cause);
    chain::Row& team = result_.teams[work.team.value];
    chain::at(team, staff_minutes) += minutes;
    chain::at(team, staff_cost) += hourly;
    if (!is_rework) return;
    add(rework_minutes, minutes, cause);
    chain::at(team, rework_minutes) += minutes;
  }

  void own_figures(const CompiledTouchpoint& touchpoint, const ChannelShare& channel,
                   double times) {
    add(visits, times, origin_cause_);
    if (rework_) add(rework_visits, times, origin_cause_);
    customer_time(times * touchpoint.wait.mean, origin_cause_, true);
    customer_time(times * touchpoint.service.mean, origin_cause_, rework_);
    add(elapsed_minutes, times * touchpoint.delay.mean, origin_cause_);
    const Metric money = rework_ ? rework_cost : service_cost;
    for (const StaffWork& work : touchpoint.work)
      staff_time(work, times, money, rework_, origin_cause_);
    add(money, times * (touchpoint.cost + channel.cost), origin_cause_);
  }

  void policies(const CompiledTouchpoint& touchpoint, double times) {
    for (const chain::CompiledPolicy& policy : touchpoint.policies) {
      const double applied = times * policy.level;
      customer_time(applied * policy.burden_minutes.mean, kNoCause, true);
      staff_time(policy.staff, applied, service_cost, rework_, kNoCause);
      add(service_cost, applied * policy.cost, kNoCause);
      add(policy_loss, times * policy.misuse * (1 - policy.level * policy.catches) * policy.loss,
          kNoCause);
    }
  }

  /// Returns who moves on by `next` after the problem.
  Weight problem_struck(const CompiledPain& pain, const chain::Problem& problem,
                        const ChannelShare& channel, Weight here) {
    const auto& losses = had_incident_ ? pain.loss_repeat : pain.loss_first;
    const CauseIndex cause = pain.contributions[problem.contribution].cause;
    const Weight struck = here * problem.chance;
    Weight moving_on = struck * pain.caught;
    add(caught, moving_on.all, cause);
    staff_time(pain.correction, moving_on.all, rework_cost, true, cause);
    add(rework_cost, moving_on.all * pain.correction_cost, cause);

    const Weight noticed = struck * (1 - pain.caught);
    if (noticed.all <= 0) return moving_on;
    const chain::ReactionChances reactions = chain::reaction_chances(pain, channel);
    add(problems, noticed.all, cause);
    customer_time(noticed.all * pain.lost_minutes.mean, cause, true);
    end_reached(chain_.abandoned, noticed * reactions.leave, cause);

    std::array<double, chain::kEndings> ending{};
    const auto chance_of = [&](Ending e) -> double& { return ending[static_cast<std::size_t>(e)]; };
    chance_of(Ending::silent) = reactions.silent;
    add(silent, noticed.all * reactions.silent, cause);
    recontact(noticed.all * reactions.recontact, cause);
    chance_of(Ending::slow) += reactions.recontact * chain_.recontact.resolved;
    chance_of(Ending::unresolved) += reactions.recontact * (1 - chain_.recontact.resolved);
    complaint(noticed.all * reactions.complain, cause);
    for (const chain::Response& response : chain_.desk.responses)
      chance_of(response.ending) += reactions.complain * response.chance;

    for (std::size_t e = 0; e < chain::kEndings; ++e) {
      const Weight ended = noticed * ending[e];
      add(lost, ended.not_lost * losses[e], cause);
      const bool resolved = e >= static_cast<std::size_t>(Ending::slow);
      if (!resolved && !pain.blocks) moving_on += {ended.all, ended.not_lost * (1 - losses[e])};
    }
    return moving_on;
  }

  void recontact(double times, CauseIndex cause) {
    if (times <= 0) return;
    const chain::CompiledRecontact& desk = chain_.recontact;
    add(recontacts, times, cause);
    staff_time(desk.staff, times, rework_cost, true, cause);
    add(rework_cost, times * desk.cost, cause);
    customer_time(times * desk.customer_minutes.mean, cause, true);
  }

  void complaint(double times, CauseIndex cause) {
    if (times <= 0) return;
    const chain::CompiledDesk& desk = chain_.desk;
    add(complaints, times, cause);
    staff_time(desk.staff, times, rework_cost, true, cause);
    add(rework_cost, times * desk.cost, cause);
    customer_time(times * desk.customer_minutes.mean, cause, true);
    for (const chain::Response& response : desk.responses) {
      const double so = times * response.chance;
      add(redress, so * response.redress, cause);
      if (!response.escalated) continue;
      add(escalations, so, cause);
      staff_time(desk.escalation_staff, so, rework_cost, true, cause);
      add(rework_cost, so * desk.escalation_cost, cause);
    }
  }

  void end_reached(EndIndex end, Weight weight, CauseIndex cause) {
    if (weight.all <= 0) return;
    result_.ends[end.value] += weight.all;
    if (end == chain_.abandoned) add(abandoned, weight.all, cause);
    if (end == chain_.completed) add(completed, weight.all, cause);
    add(lost, weight.not_lost * chain_.ends[end.value].lost, cause);
    add(margin, weight.all * chain_.ends[end.value].margin, cause);
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
  const Roster& roster_;
  chain::Breakdown result_;
  chain::VisitChances chances_;
  std::vector<std::pair<EndIndex, double>> exits_;
  TouchpointIndex t_;
  ChannelIndex channel_;
  CauseIndex origin_cause_;
  bool rework_ = false;
  bool had_incident_ = false;
};

bool leads_back(const chain::SegmentChain& chain, TouchpointIndex t) {
  for (const graph::NextEdge& edge : chain.graph->next(t))
    if (edge.target.kind == graph::Target::Kind::back) return true;
  return false;
}

}  // namespace

chain::Breakdown account(const chain::SegmentChain& chain, const Roster& roster,
                         const chain::StateSpace& space, const std::vector<double>& visits,
                         const std::vector<double>& visits_not_lost) {
  std::vector<std::pair<VisitKind, Weight>> kinds;
  kinds.reserve(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) {
    const chain::State& state = space.states[i];
    VisitKind kind{
        space.visit_of[i], state.in_rework(), state.had_incident, state.origin_cause, {}};
    if (leads_back(chain, state.at)) kind.origin = state.origin;
    kinds.emplace_back(kind, Weight{visits[i], visits_not_lost[i]});
  }
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Accountant accountant(chain, roster);
  for (std::size_t i = 0; i < kinds.size();) {
    const VisitKind& kind = kinds[i].first;
    Weight sum;
    for (; i < kinds.size() && kinds[i].first == kind; ++i) sum += kinds[i].second;
    accountant.visit(space.visits[kind.visit], kind, sum);
  }
  return accountant.finish();
}

}  // namespace painpoint::exact
