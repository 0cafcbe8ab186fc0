#include "exact/adjoint.h"

#include <utility>

#include "chain/onward.h"
#include "chain/reweigh.h"
#include "chain/start.h"

namespace painpoint::exact {
namespace {

using chain::SegmentChain;
using chain::SharedVisit;

double nothing_at_loss(const SegmentChain& /*chain*/) {
  return 0;
}
double nothing_at_end(const SegmentChain& /*chain*/, EndIndex /*end*/) {
  return 0;
}

/// How many customers with a problem do something in a visit; `chance_of(reactions)`.
template <class ChanceOf>
double reactions_in(const SegmentChain& chain, const SharedVisit& visit, ChanceOf&& chance_of) {
  const chain::CompiledTouchpoint& touchpoint = chain.touchpoints[visit.at.value];
  const chain::VisitChances chances = chain::chances_of_visit(touchpoint, visit.carried);
  double sum = 0;
  for (const chain::Problem& problem : chances.problems) {
    const chain::CompiledPain& pain = touchpoint.pains[problem.pain];
    for (const chain::ChannelShare& channel : touchpoint.channels)
      sum += problem.chance * (1 - pain.caught) * channel.share *
             chance_of(chain::reaction_chances(pain, channel));
  }
  return sum;
}

}  // namespace

Functional total_cost() {
  return {[](const SegmentChain&, const SharedVisit& visit) { return visit.summary.mean_cash; },
          [](const SegmentChain& chain) { return chain.loss_value(); },
          [](const SegmentChain& chain, EndIndex end) { return -chain.ends[end.value].margin; }};
}

Functional lost_customers() {
  return {[](const SegmentChain&, const SharedVisit&) { return 0.0; },
          [](const SegmentChain&) { return 1.0; }, nothing_at_end};
}

Functional complaints() {
  return {[](const SegmentChain& chain, const SharedVisit& visit) {
            return reactions_in(chain, visit, [](const auto& r) { return r.complain; });
          },
          nothing_at_loss, nothing_at_end};
}

Functional recontacts() {
  return {[](const SegmentChain& chain, const SharedVisit& visit) {
            return reactions_in(chain, visit, [](const auto& r) { return r.recontact; });
          },
          nothing_at_loss, nothing_at_end};
}

Outcome<Adjoint> Adjoint::of(std::shared_ptr<const SegmentChain> chain, const Roster& roster,
                             std::vector<Functional> functionals) {
  Outcome<Adjoint> outcome;
  Outcome<SolvedFlows> flows = solve_flows(*chain, roster, chain::Detail::totals);
  outcome.diagnostics = std::move(flows.diagnostics);
  if (!flows) return outcome;
  Adjoint adjoint(std::move(chain), *flows, std::move(functionals));
  adjoint.solve(*flows);
  if (flows->accurate())
    outcome.value = std::move(adjoint);
  else
    outcome.diagnostics.add(not_accurate());
  return outcome;
}

Adjoint::Adjoint(std::shared_ptr<const SegmentChain> chain, const SolvedFlows& flows,
                 std::vector<Functional> functionals)
    : chain_(std::move(chain)),
      functionals_(std::move(functionals)),
      space_(flows.space),
      index_(chain_->touchpoints.size()),
      states_of_visit_(space_.visits.size()),
      visits_(flows.everyone_visits.visits),
      visits_not_lost_(flows.not_lost_visits.visits),
      prices_(prices_of(*chain_)) {
  std::vector<chain::State> numbered;
  for (std::size_t i = 0; i < space_.size(); ++i) {
    index_.number_of(space_.states[i], numbered);
    states_of_visit_[space_.visit_of[i]].push_back(static_cast<std::uint32_t>(i));
  }
}

void Adjoint::solve(SolvedFlows& flows) {
  for (std::size_t f = 0; f < functionals_.size(); ++f) {
    std::vector<double> by_visit(space_.visits.size());
    for (std::size_t k = 0; k < by_visit.size(); ++k)
      by_visit[k] = functionals_[f].per_visit(*chain_, space_.visits[k]);
    std::vector<double> reward(space_.size());
    std::vector<double> reward_not_lost(space_.size(), 0);
    for (std::size_t i = 0; i < space_.size(); ++i) {
      reward[i] = by_visit[space_.visit_of[i]];
      for (const chain::Transition& t : space_.row(i)) {
        reward_not_lost[i] += t.lost() * prices_[f].loss;
        if (t.target < space_.size()) continue;
        const std::size_t end = t.target - space_.size();
        reward[i] += t.chance * prices_[f].ends[end];
        reward_not_lost[i] += t.kept * chain_->ends[end].lost * prices_[f].loss;
      }
    }
    ahead_.push_back(flows.everyone.totals(std::move(reward)));
    ahead_not_lost_.push_back(flows.not_lost.totals(std::move(reward_not_lost)));
    double value = 0;
    for (std::size_t i = 0; i < space_.size(); ++i)
      value += space_.start[i] * (ahead_[f][i] + ahead_not_lost_[f][i]);
    values_.push_back(value);
  }
  // What has not changed must differ by exactly 0, and so is summed once in the same way.
  rows_.resize(space_.size());
  for_each_row(
      *chain_, prices_, [](const chain::State&) { return true; },
      [&](std::size_t i, const RowSums& sums) { rows_[i] = sums; });
}

std::vector<Adjoint::Prices> Adjoint::prices_of(const SegmentChain& chain) const {
  std::vector<Prices> prices;
  for (const Functional& functional : functionals_) {
    Prices& own = prices.emplace_back();
    own.loss = functional.per_loss(chain);
    for (std::size_t end = 0; end < chain.ends.size(); ++end)
      own.ends.push_back(functional.per_end(chain, EndIndex(end)));
  }
  return prices;
}

bool Adjoint::add_start(const SegmentChain& now, std::vector<double>& change) const {
  std::vector<double> moved = space_.start;
  for (double& chance : moved) chance = -chance;
  bool known = true;
  chain::for_each_start(now, [&](const chain::State& state, double chance) {
    if (const auto i = index_.find(state, space_.states))
      moved[*i] += chance;
    else
      known = false;
  });
  for (std::size_t f = 0; f < change.size(); ++f)
    for (std::size_t i = 0; i < moved.size(); ++i)
      if (moved[i] != 0) change[f] += moved[i] * (ahead_[f][i] + ahead_not_lost_[f][i]);
  return known;
}

/// Adds up the row of a state on top of what its visit brings; false if it leads to unknown states.
bool Adjoint::sum_row(const SegmentChain& now, std::size_t state,
                      const std::vector<chain::Way>& ways, const std::vector<Prices>& prices,
                      RowSums& sums) const {
  bool known = true;
  for (const chain::Way& way : ways)
    chain::follow(
        now, space_.detail, space_.states[state], way,
        [&](const chain::State& to, double share) {
          const auto target = index_.find(to, space_.states);
          known = known && target.has_value();
          if (!target) return;
          for (std::size_t f = 0; f < prices.size(); ++f) {
            sums.everyone[f] += share * (way.kept + way.lost) * ahead_[f][*target];
            sums.not_lost[f] +=
                share * (way.kept * ahead_not_lost_[f][*target] + way.lost * prices[f].loss);
          }
        },
        [&](EndIndex end, double share) {
          const double lost = way.lost + way.kept * now.ends[end.value].lost;
          for (std::size_t f = 0; f < prices.size(); ++f) {
            sums.everyone[f] += share * (way.kept + way.lost) * prices[f].ends[end.value];
            sums.not_lost[f] += share * lost * prices[f].loss;
          }
        });
  return known;
}

template <class Wanted, class Visit>
bool Adjoint::for_each_row(const SegmentChain& now, const std::vector<Prices>& prices,
                           Wanted&& wanted, Visit&& visit) const {
  chain::Summariser summariser(now, space_.detail);
  std::vector<chain::Way> ways;
  std::vector<double> per_visit(prices.size());
  RowSums sums;
  for (std::size_t k = 0; k < space_.visits.size(); ++k) {
    SharedVisit shared = space_.visits[k];
    ways.clear();
    for (const std::uint32_t i : states_of_visit_[k]) {
      if (!wanted(space_.states[i])) continue;
      if (ways.empty()) {
        shared.summary = summariser.summarise(shared.at, shared.carried, shared.had_incident, ways);
        for (std::size_t f = 0; f < per_visit.size(); ++f)
          per_visit[f] = functionals_[f].per_visit(now, shared);
      }
      sums.everyone = per_visit;
      sums.not_lost.assign(per_visit.size(), 0);
      if (!sum_row(now, i, ways, prices, sums)) return false;
      visit(i, sums);
    }
  }
  return true;
}

std::optional<std::vector<double>> Adjoint::change(const SegmentChain& now) const {
  const auto changed = chain::changed_touchpoints(*chain_, now);
  if (!changed) return std::nullopt;
  const std::vector<Prices> prices = prices_of(now);
  const bool everywhere = prices != prices_ || now.ends != chain_->ends;
  // Those who go back move on as their origin does.
  const auto differs = [&](const chain::State& state) {
    return everywhere || (*changed)[state.at.value] ||
           (state.in_rework() && (*changed)[state.origin.value]);
  };
  std::vector<double> change(functionals_.size(), 0);
  if (!add_start(now, change)) return std::nullopt;
  const bool known = for_each_row(now, prices, differs, [&](std::size_t i, const RowSums& sums) {
    for (std::size_t f = 0; f < change.size(); ++f)
      change[f] += visits_[i] * (sums.everyone[f] - rows_[i].everyone[f]) +
                   visits_not_lost_[i] * (sums.not_lost[f] - rows_[i].not_lost[f]);
  });
  if (!known) return std::nullopt;
  return change;
}

}  // namespace painpoint::exact
