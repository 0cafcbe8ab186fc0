#include "exact/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "exact/absorbing.h"
#include "exact/account.h"

namespace painpoint::exact {
namespace {

using chain::StateSpace;
using chain::Transition;

/// The flow of the customers who take only part of each transition: `kept(transition)` is in
/// [0, 1], what is not kept leaves.
template <class Kept>
Flow make_flow(const StateSpace& space, Kept&& kept) {
  Flow flow;
  const auto states = static_cast<std::uint32_t>(space.size());
  flow.leaves.resize(states);
  flow.targets.reserve(space.transitions.size());
  flow.chances.reserve(space.transitions.size());
  for (std::uint32_t i = 0; i < states; ++i) {
    for (std::size_t e = space.offsets[i]; e < space.offsets[i + 1]; ++e) {
      const Transition& transition = space.transitions[e];
      if (transition.target >= states) {
        flow.leaves[i] += transition.chance;
        continue;
      }
      const auto [stays, leaves] = kept(transition);
      flow.targets.push_back(transition.target);
      flow.chances.push_back(transition.chance * stays);
      flow.leaves[i] += transition.chance * leaves;
    }
    flow.offsets.push_back(static_cast<std::uint32_t>(flow.targets.size()));
  }
  return flow;
}

struct Shares {
  double stays;
  double leaves;
};

/// The chains of one segment, which share their states and their order.
class Solver {
 public:
  Solver(const chain::SegmentChain& chain, StateSpace space)
      : chain_(chain),
        space_(std::move(space)),
        all_flow_(make_flow(space_,
                            [](const Transition&) {
                              return Shares{1, 0};
                            })),
        order_(block_order(all_flow_)),
        everyone_(all_flow_, order_),
        not_lost_(make_flow(space_,
                            [](const Transition& t) {
                              return Shares{1 - t.loss, t.loss};
                            }),
                  order_) {
    visits_ = everyone_.visits(space_.start);
    visits_not_lost_ = not_lost_.visits(space_.start);
  }

  [[nodiscard]] Totals totals() const {
    Totals result;
    for (std::size_t i = 0; i < space_.size(); ++i) {
      const chain::VisitSummary& summary = space_.summaries[space_.summary_of[i]];
      result.cash_cost += visits_[i] * summary.mean_cash;
      result.staff_cost += visits_[i] * summary.mean_staff_cost;
      result.cashable_cost += visits_[i] * summary.mean_cashable_cost;
      result.staff_minutes += visits_[i] * summary.mean_staff_minutes;
      for (std::size_t e = space_.offsets[i]; e < space_.offsets[i + 1]; ++e) {
        const Transition& t = space_.transitions[e];
        result.lost += visits_not_lost_[i] * t.chance * t.loss;
        if (!is_end(t)) continue;
        result.margin += visits_[i] * t.chance * end_of(t).margin;
        result.lost += visits_not_lost_[i] * t.chance * (1 - t.loss) * end_of(t).lost;
      }
    }
    return result;
  }

  SegmentResult everything(const Roster& roster) {
    SegmentResult result;
    result.states = space_.size();
    result.breakdown = account(chain_, roster, space_, visits_, visits_not_lost_);
    solve_cost_moments(result);
    solve_scores(result);
    return result;
  }

  [[nodiscard]] bool accurate() const {
    return everyone_.accurate() && not_lost_.accurate() && scores_accurate_;
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
    mean_lost_ = everyone_.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      double cost = t.money_mean + t.loss * (value + rest_if_lost(t).mean);
      if (is_end(t)) cost += (1 - t.loss) * (end_of(t).lost * value - end_of(t).margin);
      reward[i] += t.chance * cost;
    });
    mean_not_lost_ = not_lost_.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      const double step = t.money_mean + rest_if_lost(t).mean - mean_lost_[i];
      reward[i] += t.chance * (t.money_variance + step * step);
    });
    variance_lost_ = everyone_.totals(reward);

    std::fill(reward.begin(), reward.end(), 0);
    variance_not_lost_.assign(n, 0);
    for_each_transition([&](std::size_t i, const Transition& t) {
      const Rest lost = rest_if_lost(t);
      const Rest kept = rest_if_not_lost(t);  // its variance is that of an end only, for now
      const double step_lost = t.money_mean + value + lost.mean - mean_not_lost_[i];
      const double step_kept = t.money_mean + kept.mean - mean_not_lost_[i];
      reward[i] += t.chance * (t.money_variance + t.loss * (step_lost * step_lost + lost.variance) +
                               (1 - t.loss) * (step_kept * step_kept + kept.variance));
    });
    variance_not_lost_ = not_lost_.totals(reward);

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

  /// P(worst drop <= x and not abandoned) is the flow into the other ends that never takes a worse
  /// transition; differences between neighbouring levels are the chances of each.
  void solve_scores(SegmentResult& result) {
    const double clean = chain_.satisfaction.clean;
    double below = 0;
    for (std::size_t level = 0; level < space_.drops.size(); ++level) {
      std::vector<double> visits = visits_;
      if (level + 1 < space_.drops.size()) {
        AbsorbingChain within(
            make_flow(space_,
                      [&](const Transition& t) {
                        return t.drop_level <= level ? Shares{1, 0} : Shares{0, 1};
                      }),
            order_);
        visits = within.visits(space_.start);
        scores_accurate_ = scores_accurate_ && within.accurate();
      }
      double finished = 0;
      for_each_transition([&](std::size_t i, const Transition& t) {
        if (is_end(t) && t.drop_level <= level && !is_abandoned(t))
          finished += visits[i] * t.chance;
      });
      const double score = std::clamp(clean - space_.drops[level], 0.0, 100.0);
      if (finished > below) result.scores.push_back({score, finished - below});
      below = std::max(below, finished);
    }
    const double left = result.breakdown.ends[chain_.abandoned.value];
    if (left > 0) result.scores.push_back({chain_.satisfaction.abandoned, left});
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
  StateSpace space_;
  Flow all_flow_;
  std::shared_ptr<const BlockOrder> order_;
  AbsorbingChain everyone_;
  AbsorbingChain not_lost_;
  std::vector<double> visits_, visits_not_lost_;
  std::vector<double> mean_lost_, mean_not_lost_, variance_lost_, variance_not_lost_;
  bool scores_accurate_ = true;
};

void refuse(Diagnostics& diagnostics) {
  diagnostics.error(Code::not_accurate, "touchpoints",
                    "the equations of this journey cannot be solved to nine digits",
                    "some loop is hardly ever left: look for chances very near 0 or 1, or use "
                    "`simulate`");
}

}  // namespace

Outcome<Totals> solve_totals(const chain::SegmentChain& chain, const Roster& roster) {
  Outcome<Totals> outcome;
  Outcome<StateSpace> space = chain::explore(chain, roster, chain::Detail::totals);
  outcome.diagnostics = std::move(space.diagnostics);
  if (!space) return outcome;
  const Solver solver(chain, std::move(*space));
  if (solver.accurate())
    outcome.value = solver.totals();
  else
    refuse(outcome.diagnostics);
  return outcome;
}

Outcome<SegmentResult> solve_segment(const chain::SegmentChain& chain, const Roster& roster) {
  Outcome<SegmentResult> outcome;
  Outcome<StateSpace> space = chain::explore(chain, roster);
  outcome.diagnostics = std::move(space.diagnostics);
  if (!space) return outcome;
  Solver solver(chain, std::move(*space));
  SegmentResult result = solver.everything(roster);
  if (solver.accurate())
    outcome.value = std::move(result);
  else
    refuse(outcome.diagnostics);
  return outcome;
}

Result combine(const std::vector<chain::SegmentChain>& chains,
               const std::vector<SegmentResult>& segments, const Roster& roster,
               double engagement_factor) {
  using chain::Metric;
  Result result;
  result.engagement_factor = engagement_factor;
  result.breakdown = chain::Breakdown(roster);
  chain::Breakdown& all = result.breakdown;
  std::map<double, double> scores;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double share = chains[s].share;
    const chain::Breakdown& own = segments[s].breakdown;
    const auto add_rows = [&](std::vector<chain::Row>& to, const std::vector<chain::Row>& from) {
      for (std::size_t i = 0; i < from.size(); ++i)
        for (std::size_t m = 0; m < chain::kCounted; ++m) to[i][m] += share * from[i][m];
    };
    for (const chain::Split split : chain::kSplits)
      if (split != chain::Split::segment) add_rows(all.rows(split), own.rows(split));
    chain::Row& row = all.segments[s];
    row = own.journey;
    for (const ScoreChance& outcome : segments[s].scores) {
      const double score = std::min(100.0, outcome.score * engagement_factor);
      chain::at(row, Metric::satisfaction) += outcome.chance * score;
      if (share > 0) scores[score] += share * outcome.chance;
    }
    for (std::size_t m = 0; m < chain::kCounted; ++m) all.journey[m] += share * row[m];
    for (std::size_t e = 0; e < own.ends.size(); ++e) all.ends[e] += share * own.ends[e];
    result.states += segments[s].states;
  }
  chain::derive(all.journey);
  for (const chain::Split split : chain::kSplits)
    for (chain::Row& row : all.rows(split)) chain::derive(row);
  double mean = 0;
  for (std::size_t s = 0; s < segments.size(); ++s)
    mean += chains[s].share * segments[s].total_cost_mean;
  double variance = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double step = segments[s].total_cost_mean - mean;
    variance += chains[s].share * (segments[s].total_cost_variance + step * step);
  }
  result.total_cost_sd = std::sqrt(variance);
  for (const auto& [score, chance] : scores)
    result.satisfaction_distribution.push_back({score, chance});
  return result;
}

Engagement engagement_of(const std::vector<chain::SegmentChain>& base,
                         const std::vector<std::vector<double>>& base_minutes,
                         const std::vector<chain::SegmentChain>& scenario) {
  double before = 0;
  double after = 0;
  double weights = 0;
  double elasticity = 0;
  for (std::size_t s = 0; s < base.size(); ++s) {
    elasticity += scenario[s].share * scenario[s].satisfaction.elasticity;
    for (std::size_t team = 0; team < base[s].engagement.size(); ++team) {
      if (!base[s].engagement[team] || !scenario[s].engagement[team]) continue;
      const double weight = base[s].share * base_minutes[s][team];
      before += weight * *base[s].engagement[team];
      after += weight * *scenario[s].engagement[team];
      weights += weight;
    }
  }
  Engagement result;
  if (weights <= 0 || before <= 0) return result;
  result.relative_change = (after - before) / before;
  result.factor = 1 + elasticity * result.relative_change;
  return result;
}

}  // namespace painpoint::exact
