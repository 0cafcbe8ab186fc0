#include "chain/totals_recipe.h"

#include <algorithm>
#include <unordered_map>

#include "chain/any_of.h"
#include "chain/onward.h"
#include "chain/start.h"

namespace painpoint::chain {
namespace {

constexpr std::uint32_t kOne = 0;  ///< the share that is always 1

/// Whether slots lead to the same places.
bool leads_alike(const Way& a, const Way& b) {
  return a.kind == b.kind && a.incident == b.incident && a.then == b.then &&
         a.mended_bit == b.mended_bit;
}

bool is_mended(std::size_t ending) {
  return ending >= static_cast<std::size_t>(Ending::slow);
}

void add(VisitSummary& to, const VisitSummary& what, double times) {
  to.mean_cash += times * what.mean_cash;
  to.mean_staff_cost += times * what.mean_staff_cost;
  to.mean_cashable_cost += times * what.mean_cashable_cost;
  to.mean_staff_minutes += times * what.mean_staff_minutes;
}

/// Staff time with its money, and money beside it.
VisitSummary cost_of(const SegmentChain& chain, const StaffWork& work, double other_money) {
  const double hourly = work.mean_money();
  return {hourly + other_money, hourly, hourly * chain.cashable[work.team.value],
          work.minutes.mean};
}

/// What a complaint costs on average, and how it ends.
struct DeskMeans {
  VisitSummary cost;
  std::array<double, kEndings> endings{};
};
DeskMeans desk_means(const SegmentChain& chain) {
  const CompiledDesk& desk = chain.desk;
  DeskMeans means;
  means.cost = cost_of(chain, desk.staff, desk.cost);
  const VisitSummary escalation = cost_of(chain, desk.escalation_staff, desk.escalation_cost);
  for (const Response& response : desk.responses) {
    means.endings[static_cast<std::size_t>(response.ending)] += response.chance;
    means.cost.mean_cash += response.chance * response.redress;
    if (response.escalated) add(means.cost, escalation, response.chance);
  }
  return means;
}

VisitSummary visit_means(const SegmentChain& chain, const CompiledTouchpoint& touchpoint) {
  VisitSummary means;
  means.mean_cash = touchpoint.cost;
  for (const ChannelShare& channel : touchpoint.channels)
    means.mean_cash += channel.share * channel.cost;
  for (const StaffWork& work : touchpoint.work) add(means, cost_of(chain, work, 0), 1);
  for (const CompiledPolicy& policy : touchpoint.policies) {
    add(means, cost_of(chain, policy.staff, policy.cost), policy.level);
    means.mean_cash += policy.misuse * (1 - policy.level * policy.catches) * policy.loss;
  }
  return means;
}

}  // namespace

TotalsRecipe::TotalsRecipe(const SegmentChain& chain, const StateSpace& space)
    : transitions_(space.transitions.size()),
      carried_(chain.carried),
      repeat_matters_(chain.repeat_matters),
      touchpoints_(chain.touchpoints) {
  shares_.push_back(1);
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t) {
    first_share_.push_back(static_cast<std::uint32_t>(shares_.size()));
    shares_.resize(shares_.size() + chain.graph->next(TouchpointIndex(t)).size());
  }
  for (const SharedVisit& visit : space.visits) add_visit(chain, visit);
  for (std::size_t i = 0; i < space.size(); ++i) {
    first_move_.push_back(static_cast<std::uint32_t>(moves_.size()));
    add_moves(chain, space, i);
    if (space.start[i] > 0) start_states_.push_back(space.states[i]);
  }
  first_move_.push_back(static_cast<std::uint32_t>(moves_.size()));
  kept_.resize(slot_ways_.size());
  lost_.resize(slot_ways_.size());
}

std::uint32_t TotalsRecipe::slot_for(const Way& way) {
  KnownVisit& visit = visits_.back();
  for (std::uint32_t slot = visit.first_slot; slot < slot_ways_.size(); ++slot)
    if (leads_alike(slot_ways_[slot], way)) return slot;
  slot_ways_.push_back(way);
  return static_cast<std::uint32_t>(slot_ways_.size() - 1);
}

void TotalsRecipe::add_visit(const SegmentChain& chain, const SharedVisit& shared) {
  visits_.push_back({shared.at,
                     shared.carried,
                     shared.had_incident,
                     0,
                     0,
                     {},
                     static_cast<std::uint32_t>(slot_ways_.size()),
                     0});
  Way way;
  visits_.back().untroubled = slot_for(way);
  Way abandons;
  abandons.kind = Way::Kind::abandons;
  visits_.back().gave_up = slot_for(abandons);
  for (const CompiledPain& pain : chain.touchpoints[shared.at.value].pains)
    for (const Contribution& contribution : pain.contributions) {
      Slots slots{};
      slots.leaves = visits_.back().gave_up;
      for (std::size_t e = 0; e < kEndings; ++e) {
        way = {};
        way.incident = chain.repeat_matters;
        if (is_mended(e) || pain.blocks) {
          way.kind = Way::Kind::sent_to_rework;
          way.then = pain.then;
          if (is_mended(e)) way.mended_bit = contribution.carried_bit;
        }
        slots.endings[e] = slot_for(way);
      }
      visits_.back().slots.push_back(slots);
    }
  visits_.back().slot_count =
      static_cast<std::uint32_t>(slot_ways_.size()) - visits_.back().first_slot;
}

void TotalsRecipe::add_moves(const SegmentChain& chain, const StateSpace& space,
                             std::size_t state_number) {
  const State& state = space.states[state_number];
  const auto transition_to = [&](auto&& is_target) {
    for (std::size_t e = space.offsets[state_number]; e < space.offsets[state_number + 1]; ++e)
      if (is_target(space.transitions[e].target)) return static_cast<std::uint32_t>(e);
    return kMissing;
  };
  const auto to_state = [&](const State& met) {
    const State to = followed(met, Detail::totals);
    return transition_to(
        [&](std::uint32_t target) { return target < space.size() && space.states[target] == to; });
  };
  const auto to_end = [&](EndIndex end) {
    return transition_to([&](std::uint32_t target) { return target == space.size() + end.value; });
  };
  const KnownVisit& visit = visits_[space.visit_of[state_number]];
  for (std::uint32_t slot = visit.first_slot; slot < visit.first_slot + visit.slot_count; ++slot) {
    const Way& way = slot_ways_[slot];
    if (way.kind == Way::Kind::abandons) {
      moves_.push_back({slot, to_end(chain.abandoned), kOne, kOne});
      continue;
    }
    if (way.kind == Way::Kind::sent_to_rework) {
      const State to = sent_to_rework(chain, state, way.then, kNoCause, way.mended_bit);
      moves_.push_back({slot, to_state(to), kOne, kOne});
      continue;
    }
    const State leaving = way.incident ? after_incident(chain, state) : state;
    const auto move_along = [&](const graph::Target& target, bool by_back, std::uint32_t share,
                                std::uint32_t onward_share) {
      const std::uint32_t transition =
          target.kind == graph::Target::Kind::end
              ? to_end(EndIndex(target.index))
              : to_state(moved_to(chain, leaving, TouchpointIndex(target.index), by_back));
      moves_.push_back({slot, transition, share, onward_share});
    };
    const auto& edges = edges_from(chain, state);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const std::uint32_t share = first_share_[state.at.value] + e;
      if (edges[e].target.kind != graph::Target::Kind::back) {
        move_along(edges[e].target, false, share, kOne);
        continue;
      }
      const auto& onward = edges_of_origin(chain, state);
      for (std::uint32_t o = 0; o < onward.size(); ++o)
        move_along(onward[o].target, true, share, first_share_[state.origin.value] + o);
    }
  }
}

bool TotalsRecipe::same_structure(const SegmentChain& chain) const {
  const auto same_contribution = [](const Contribution& a, const Contribution& b) {
    return a.cause == b.cause && a.carried_bit == b.carried_bit;
  };
  const auto same_pain = [&](const CompiledPain& a, const CompiledPain& b) {
    return a.blocks == b.blocks && a.then == b.then &&
           std::equal(a.contributions.begin(), a.contributions.end(), b.contributions.begin(),
                      b.contributions.end(), same_contribution);
  };
  const auto same_touchpoint = [&](const CompiledTouchpoint& a, const CompiledTouchpoint& b) {
    return std::equal(a.pains.begin(), a.pains.end(), b.pains.begin(), b.pains.end(), same_pain);
  };
  const auto same_cause = [](const CarriedCause& a, const CarriedCause& b) {
    return a.cause == b.cause;
  };
  return repeat_matters_ == chain.repeat_matters &&
         std::equal(carried_.begin(), carried_.end(), chain.carried.begin(), chain.carried.end(),
                    same_cause) &&
         std::equal(touchpoints_.begin(), touchpoints_.end(), chain.touchpoints.begin(),
                    chain.touchpoints.end(), same_touchpoint);
}

/// What does not depend on who makes the visit: reactions and costs, averaged over channels.
void TotalsRecipe::set_means(const SegmentChain& chain) {
  const DeskMeans desk = desk_means(chain);
  const VisitSummary recontact_cost = cost_of(chain, chain.recontact.staff, chain.recontact.cost);
  means_.resize(chain.touchpoints.size());
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t) {
    const CompiledTouchpoint& touchpoint = chain.touchpoints[t];
    TouchpointMeans& means = means_[t];
    means.visit = visit_means(chain, touchpoint);
    means.pains.resize(touchpoint.pains.size());
    for (std::size_t p = 0; p < touchpoint.pains.size(); ++p) {
      const CompiledPain& pain = touchpoint.pains[p];
      ReactionChances all{};
      for (const ChannelShare& channel : touchpoint.channels) {
        const ReactionChances one = reaction_chances(pain, channel);
        all.leave += channel.share * one.leave;
        all.complain += channel.share * one.complain;
        all.recontact += channel.share * one.recontact;
        all.silent += channel.share * one.silent;
      }
      PainMeans& mean = means.pains[p];
      mean.leaves = all.leave;
      for (std::size_t e = 0; e < kEndings; ++e) mean.endings[e] = all.complain * desk.endings[e];
      mean.endings[static_cast<std::size_t>(Ending::silent)] += all.silent;
      mean.endings[static_cast<std::size_t>(Ending::slow)] +=
          all.recontact * chain.recontact.resolved;
      mean.endings[static_cast<std::size_t>(Ending::unresolved)] +=
          all.recontact * (1 - chain.recontact.resolved);
      mean.noticed = {};
      add(mean.noticed, desk.cost, all.complain);
      add(mean.noticed, recontact_cost, all.recontact);
      mean.caught = cost_of(chain, pain.correction, pain.correction_cost);
    }
  }
}

void TotalsRecipe::fill_visit(const SegmentChain& chain, const KnownVisit& visit,
                              VisitSummary& summary) {
  const CompiledTouchpoint& touchpoint = chain.touchpoints[visit.at.value];
  const TouchpointMeans& means = means_[visit.at.value];
  for (std::uint32_t slot = visit.first_slot; slot < visit.first_slot + visit.slot_count; ++slot)
    kept_[slot] = lost_[slot] = 0;
  // Visits that differ in the incident before come one after the other.
  const bool same_chances = known_chances_ && chances_of_ == std::pair{visit.at, visit.carried};
  if (!same_chances) set_chances_of_visit(chances_, touchpoint, visit.carried);
  chances_of_ = {visit.at, visit.carried};
  known_chances_ = true;
  summary = means.visit;
  double untroubled = chances_.nothing;
  // Problems come pain by pain, contribution by contribution, those that cannot happen left out.
  std::size_t pain_number = 0;
  std::size_t first = 0;  // the number of the pain's first contribution at the touchpoint
  for (const Problem& problem : chances_.problems) {
    for (; pain_number < problem.pain; ++pain_number)
      first += touchpoint.pains[pain_number].contributions.size();
    const CompiledPain& pain = touchpoint.pains[pain_number];
    const PainMeans& mean = means.pains[pain_number];
    const Slots& slots = visit.slots[first + problem.contribution];
    const double caught = problem.chance * pain.caught;
    const double noticed = problem.chance * (1 - pain.caught);
    untroubled += caught;
    add(summary, mean.caught, caught);
    add(summary, mean.noticed, noticed);
    kept_[slots.leaves] += noticed * mean.leaves;
    const auto& losses = pain.losses_after(visit.had_incident);
    for (std::size_t e = 0; e < kEndings; ++e) {
      const double chance = noticed * mean.endings[e];
      kept_[slots.endings[e]] += chance * (1 - losses[e]);
      lost_[slots.endings[e]] += chance * losses[e];
    }
  }
  kept_[visit.untroubled] += untroubled;
  for (const double chance : chances_.gave_up) kept_[visit.gave_up] += chance;
}

bool TotalsRecipe::fill_start(const SegmentChain& chain, std::vector<double>& start) const {
  std::fill(start.begin(), start.end(), 0.0);
  std::size_t i = 0;
  bool same = true;
  for_each_start(chain, [&](const State& state, double chance) {
    same = same && i < start_states_.size() && start_states_[i] == state;
    if (same) start[i++] = chance;
  });
  return same && i == start_states_.size();
}

bool TotalsRecipe::fill(const SegmentChain& chain, TotalsRows& rows) {
  if (!same_structure(chain)) return false;
  for (std::size_t t = 0; t < first_share_.size(); ++t) {
    const auto& edges = chain.graph->next(TouchpointIndex(t));
    const std::size_t end = t + 1 < first_share_.size() ? first_share_[t + 1] : shares_.size();
    if (first_share_[t] + edges.size() != end) return false;
    for (std::size_t e = 0; e < edges.size(); ++e) shares_[first_share_[t] + e] = edges[e].share;
  }
  set_means(chain);
  known_chances_ = false;
  rows.visits.resize(visits_.size());
  for (std::size_t v = 0; v < visits_.size(); ++v) fill_visit(chain, visits_[v], rows.visits[v]);
  rows.kept.assign(transitions_, 0);
  rows.lost.assign(transitions_, 0);
  for (const Move& move : moves_) {
    const double share = shares_[move.share] * shares_[move.onward_share];
    const double kept = kept_[move.slot] * share;
    const double lost = lost_[move.slot] * share;
    if (move.transition == kMissing) {
      if (kept + lost > 0) return false;
      continue;
    }
    rows.kept[move.transition] += kept;
    rows.lost[move.transition] += lost;
  }
  rows.start.resize(first_move_.size() - 1);
  return fill_start(chain, rows.start);
}

}  // namespace painpoint::chain
