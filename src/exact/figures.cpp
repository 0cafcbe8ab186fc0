#include "exact/figures.h"

#include <algorithm>

#include "exact/account.h"

namespace painpoint::exact {
namespace {

using chain::StateSpace;
using chain::Transition;

class Figures {
 public:
  Figures(const chain::SegmentChain& chain, SolvedFlows& flows)
      : chain_(chain), flows_(flows), space_(flows.space) {}

  SegmentResult run(const Roster& roster) {
    SegmentResult result;
    result.states = space_.size();
    result.breakdown = breakdown_of(chain_, roster, flows_);
    solve_cost_moments(result);
    solve_scores(result);
    return result;
  }

 private:
  [[nodiscard]] bool is_end(const Transition& t) const { return t.target >= space_.size(); }
  [[nodiscard]] const chain::CompiledEnd& end_of(const Transition& t) const {
    return chain_.ends[t.target - space_.size()];
  }

  /// Mean and variance of the rest of the journey's cost.
  struct Rest {
    double mean;
    double variance;
  };
  [[nodiscard]] Rest rest_if_lost(const Transition& t) const {
    if (is_end(t)) return {-end_of(t).margin, 0};
    return {mean_lost_[t.target], variance_lost_.empty() ? 0 : variance_lost_[t.target]};
  }
  [[nodiscard]] Rest rest_if_not_lost(const Transition& t) const {
    const double value = chain_.loss_value();
    if (is_end(t)) {
      const double lost = end_of(t).lost;
      return {lost * value - end_of(t).margin, lost * (1 - lost) * value * value};
    }
    return {mean_not_lost_[t.target], variance_not_lost_[t.target]};
  }

  /// First the means of the total cost from each state, then the variances, by the law of total
  /// variance: Var = E[within the visit] + E[(cost + mean of the rest - mean)^2] + E[Var of the
  /// rest]. All terms are positive, so that no digits are lost, as they would be in E[X^2] -
  /// E[X]^2. Being lost or not is part of the state, because a customer is lost once.
  void solve_cost_moments(SegmentResult& result) {
    const std::size_t n = space_.size();
    const double value = chain_.loss_value();
    std::vector<double> reward(n, 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      reward[i] += t.chance * (t.money_mean - (is_end(t) ? end_of(t).margin : 0));
    });
    mean_lost_ = flows_.everyone.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      reward[i] += t.chance * t.money_mean + t.lost() * (value + rest_if_lost(t).mean);
      if (is_end(t)) reward[i] += t.kept * (end_of(t).lost * value - end_of(t).margin);
    });
    mean_not_lost_ = flows_.not_lost.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      const double step = t.money_mean + rest_if_lost(t).mean - mean_lost_[i];
      reward[i] += t.chance * (t.money_variance + step * step);
    });
    variance_lost_ = flows_.everyone.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    variance_not_lost_.assign(n, 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      const Rest lost = rest_if_lost(t);
      const Rest kept = rest_if_not_lost(t);  // its variance is that of an end only, for now
      const double step_lost = t.money_mean + value + lost.mean - mean_not_lost_[i];
      const double step_kept = t.money_mean + kept.mean - mean_not_lost_[i];
      reward[i] += t.lost() * (t.money_variance + step_lost * step_lost + lost.variance) +
                   t.kept * (t.money_variance + step_kept * step_kept + kept.variance);
    });
    variance_not_lost_ = flows_.not_lost.totals(reward);

    double mean = 0;
    for (std::size_t i = 0; i < n; ++i) mean += space_.start[i] * mean_not_lost_[i];
    double variance = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double step = mean_not_lost_[i] - mean;
      variance += space_.start[i] * (variance_not_lost_[i] + step * step);
    }
    result.total_cost_mean = mean;
    result.total_cost_variance = variance;
  }

  /// The chance of a worst drop of exactly one level: those who so far had none as bad take a
  /// transition of that level, and from there on none that is worse. Nothing is subtracted, so that
  /// rare levels keep their digits.
  void solve_scores(SegmentResult& result) {
    const double clean = chain_.satisfaction.clean;
    std::vector<double> before(space_.size(), 0);  // visits of those who had nothing as bad
    std::vector<double> inflow = space_.start;
    for (std::size_t level = 0; level < space_.drops.size(); ++level) {
      const auto is_first = [&](const Transition& t) { return level > 0 && t.drop_level == level; };
      double finished = 0;
      if (level > 0) std::fill(inflow.begin(), inflow.end(), 0);
      for_each_transition([&](std::size_t i, const Transition& t) {
        if (!is_first(t)) return;
        if (!is_end(t))
          inflow[t.target] += before[i] * t.chance;
        else if (!is_abandoned(t))
          finished += before[i] * t.chance;
      });
      const std::vector<double> visits = visits_within(level, inflow);
      for_each_transition([&](std::size_t i, const Transition& t) {
        if (is_end(t) && t.drop_level <= level && !is_abandoned(t))
          finished += visits[i] * t.chance;
      });
      const double score = std::clamp(clean - space_.drops[level], 0.0, 100.0);
      if (finished > 0) result.scores.push_back({score, finished});
      for (std::size_t i = 0; i < visits.size(); ++i) before[i] += visits[i];
    }
    const double left = result.breakdown.ends[chain_.abandoned.value];
    if (left > 0) result.scores.push_back({chain_.satisfaction.abandoned, left});
  }
  /// Visits of those who come in as `inflow` says and take no transition that is worse.
  std::vector<double> visits_within(std::size_t level, const std::vector<double>& inflow) {
    if (level + 1 == space_.drops.size()) return flows_.everyone.visits(inflow);
    AbsorbingChain within(
        make_flow(space_,
                  [&](const Transition& t) {
                    return t.drop_level <= level ? Parts{t.chance, 0} : Parts{0, t.chance};
                  }),
        flows_.order);
    std::vector<double> visits = within.visits(inflow);
    flows_.scores_accurate = flows_.scores_accurate && within.accurate();
    return visits;
  }
  [[nodiscard]] bool is_abandoned(const Transition& t) const {
    return t.target - space_.size() == chain_.abandoned.value;
  }

  template <class Visit>
  void for_each_transition(Visit&& visit) const {
    for (std::size_t i = 0; i < space_.size(); ++i)
      for (std::size_t e = space_.offsets[i]; e < space_.offsets[i + 1]; ++e)
        visit(i, space_.transitions[e]);
  }

  const chain::SegmentChain& chain_;
  SolvedFlows& flows_;
  const StateSpace& space_;
  std::vector<double> mean_lost_, mean_not_lost_, variance_lost_, variance_not_lost_;
};

}  // namespace

Totals totals_of(const chain::SegmentChain& chain, const SolvedFlows& flows) {
  Totals result;
  const chain::StateSpace& space = flows.space;
  for (std::size_t i = 0; i < space.size(); ++i) {
    const double visits = flows.everyone_visits.visits[i];
    const double not_lost = flows.not_lost_visits.visits[i];
    const chain::VisitSummary& summary = space.summary(i);
    result.cash_cost += visits * summary.mean_cash;
    result.staff_cost += visits * summary.mean_staff_cost;
    result.cashable_cost += visits * summary.mean_cashable_cost;
    result.staff_minutes += visits * summary.mean_staff_minutes;
    for (const chain::Transition& t : space.row(i)) {
      result.lost += not_lost * t.lost();
      if (t.target < space.size()) continue;
      const chain::CompiledEnd& end = chain.ends[t.target - space.size()];
      result.margin += visits * t.chance * end.margin;
      result.lost += not_lost * t.kept * end.lost;
    }
  }
  return result;
}

chain::Breakdown breakdown_of(const chain::SegmentChain& chain, const Roster& roster,
                              const SolvedFlows& flows) {
  return account(chain, roster, flows.space, flows.everyone_visits.visits,
                 flows.not_lost_visits.visits);
}

Outcome<SegmentResult> figures_of(const chain::SegmentChain& chain, const Roster& roster,
                                  SolvedFlows flows) {
  Outcome<SegmentResult> outcome;
  SegmentResult result = Figures(chain, flows).run(roster);
  if (flows.accurate())
    outcome.value = std::move(result);
  else
    outcome.diagnostics.add(not_accurate());
  return outcome;
}

}  // namespace painpoint::exact
