#include "tests/bench/ordinary_loop.h"

#include <algorithm>
#include <cmath>

#include "chain/visit.h"

namespace painpoint::bench {

using enum chain::Metric;
using chain::Metric;
using chain::Split;
using montecarlo::at;

OrdinaryLoop::OrdinaryLoop(const std::vector<chain::SegmentChain>& segments, const Roster& roster,
                           std::uint64_t seed)
    : segments_(segments),
      roster_(roster),
      layout_(roster),
      random_(seed),
      totals_(layout_.size()),
      rows_(layout_.size()),
      is_touched_(layout_.size(), false) {
  for (const chain::SegmentChain& segment : segments) shares_.push_back(segment.share);
}

void OrdinaryLoop::play(std::uint64_t customers) {
  for (std::uint64_t i = 0; i < customers; ++i) play_customer();
}

double OrdinaryLoop::mean(std::uint32_t cell, Metric metric) const {
  return totals_[cell][static_cast<std::size_t>(metric)].sum / static_cast<double>(customers_);
}

double OrdinaryLoop::error(std::uint32_t cell, Metric metric) const {
  const Accumulator& a = totals_[cell][static_cast<std::size_t>(metric)];
  const auto n = static_cast<double>(customers_);
  return std::sqrt(std::max(0.0, a.squares - a.sum * a.sum / n) / (n - 1) / n);
}

std::size_t OrdinaryLoop::pick(const std::vector<double>& chances) {
  double u = uniform();
  std::size_t i = 0;
  while (i + 1 < chances.size() && u >= chances[i]) u -= chances[i++];
  return i;
}

double OrdinaryLoop::draw(const chain::Duration& d) {
  switch (d.is_fixed() ? TimeFamily::fixed : d.family) {
    case TimeFamily::fixed:
      return d.mean;
    case TimeFamily::exponential:
      return std::exponential_distribution<double>(1 / d.mean)(random_);
    case TimeFamily::lognormal:
      return std::lognormal_distribution<double>(d.a, d.b)(random_);
    case TimeFamily::gamma:
      return std::gamma_distribution<double>(d.a, d.b)(random_);
    case TimeFamily::uniform:
      return d.a + uniform() * (d.b - d.a);
    case TimeFamily::triangular: {
      const double u = uniform();
      const double width = d.b - d.a;
      if (u * width < d.mode - d.a) return d.a + std::sqrt(u * width * (d.mode - d.a));
      return d.b - std::sqrt((1 - u) * width * (d.b - d.mode));
    }
    case TimeFamily::empirical: {
      const auto found = std::lower_bound(d.cumulative.begin(), d.cumulative.end(), uniform());
      const auto i = static_cast<std::size_t>(found - d.cumulative.begin());
      return d.values[std::min(i, d.values.size() - 1)];
    }
  }
  return d.mean;
}

OrdinaryLoop::Row& OrdinaryLoop::row(std::uint32_t cell) {
  if (!is_touched_[cell]) {
    is_touched_[cell] = true;
    touched_.push_back(cell);
  }
  return rows_[cell];
}

void OrdinaryLoop::Owners::add(Metric metric, double amount) const {
  at(*touchpoint, metric) += amount;
  at(*channel, metric) += amount;
  at(*cause, metric) += amount;
}

OrdinaryLoop::Owners OrdinaryLoop::owners(CauseIndex cause) {
  return {&row(layout_.cell(Split::touchpoint, state_.at.value)),
          &row(layout_.cell(Split::channel, channel_)),
          &row(layout_.cell(Split::cause, cause.value))};
}

void OrdinaryLoop::add_minutes(const Owners& own, double minutes, bool friction) {
  own.add(journey_minutes, minutes);
  own.add(elapsed_minutes, minutes);
  if (friction) own.add(friction_minutes, minutes);
}

void OrdinaryLoop::add_staff(const Owners& own, const chain::StaffWork& work, Metric money,
                             bool rework) {
  if (work.empty()) return;
  const double minutes = draw(work.minutes);
  const double cost = minutes * work.money_per_minute;
  own.add(staff_minutes, minutes);
  own.add(staff_cost, cost);
  own.add(money, cost);
  if (rework) own.add(rework_minutes, minutes);
  Row& team = row(layout_.cell(Split::team, work.team.value));
  at(team, staff_minutes) += minutes;
  at(team, staff_cost) += cost;
  if (rework) at(team, rework_minutes) += minutes;
}

void OrdinaryLoop::play_customer() {
  segment_ = static_cast<std::uint32_t>(pick(shares_));
  chain_ = &segments_[segment_];
  state_ = {};
  worst_drop_ = 0;
  lost_ = ended_ = false;
  for (std::size_t i = 0; i < chain_->carried.size(); ++i)
    if (uniform() < chain_->carried[i].chance) state_.carried |= std::uint64_t{1} << i;
  weights_.clear();
  for (const auto& start : chain_->graph->start()) weights_.push_back(start.second);
  state_.at = chain_->graph->start()[weights_.size() > 1 ? pick(weights_) : 0].first;
  while (!ended_) visit();
  finish();
}

void OrdinaryLoop::visit() {
  ++visits_;
  const chain::CompiledTouchpoint& t = chain_->touchpoints[state_.at.value];
  std::size_t channel = 0;
  if (t.channels.size() > 1) {
    double u = uniform();
    while (channel + 1 < t.channels.size() && u >= t.channels[channel].share)
      u -= t.channels[channel++].share;
  }
  channel_ = t.channels[channel].channel.value;
  const bool rework = state_.in_rework();
  const Metric cost = rework ? rework_cost : service_cost;
  const Owners own = owners(rework ? state_.origin_cause : kNoCause);
  own.add(Metric::visits, 1);
  if (rework) own.add(rework_visits, 1);
  own.add(elapsed_minutes, draw(t.delay));
  wait_ = draw(t.wait);
  add_minutes(own, wait_, true);
  add_minutes(own, draw(t.service), rework);
  own.add(cost, t.cost + t.channels[channel].cost);
  for (const chain::StaffWork& work : t.work) add_staff(own, work, cost, rework);
  if (!t.policies.empty() && policies()) return;

  // The most severe class in which any pain strikes; within it in proportion to the chances.
  std::uint32_t interval = 0;
  for (const double threshold : t.wait_thresholds)
    if (wait_ > threshold) ++interval;
  for (std::size_t begin = 0; begin < t.pains.size();) {
    std::size_t end = begin;
    double none = 1;
    weights_.clear();
    double sum = 0;
    for (; end < t.pains.size() && t.pains[end].severity == t.pains[begin].severity; ++end) {
      double chance = 0;
      if (t.pains[end].first_interval <= interval)
        for (const chain::Contribution& c : t.pains[end].contributions)
          if (c.carried_bit < 0 || (state_.carried >> static_cast<unsigned>(c.carried_bit) & 1U))
            chance += c.chance;
      weights_.push_back(chance);
      none *= 1 - chance;
      sum += chance;
    }
    if (uniform() >= none) {
      double u = uniform() * sum;
      std::size_t i = begin;
      while (i + 1 < end && u >= weights_[i - begin]) u -= weights_[i++ - begin];
      const chain::Contribution* found = nullptr;
      for (const chain::Contribution& c : t.pains[i].contributions) {
        if (c.carried_bit >= 0 && !(state_.carried >> static_cast<unsigned>(c.carried_bit) & 1U))
          continue;
        found = &c;
        if (u < c.chance) break;
        u -= c.chance;
      }
      problem(t.pains[i], *found, t.channels[channel]);
      return;
    }
    begin = end;
  }
  move_on();
}

bool OrdinaryLoop::policies() {
  const chain::CompiledTouchpoint& t = chain_->touchpoints[state_.at.value];
  const Owners own = owners(kNoCause);
  bool gives_up = false;
  for (const chain::CompiledPolicy& policy : t.policies) {
    const bool applied = uniform() < policy.level;
    if (applied) {
      add_minutes(own, draw(policy.burden_minutes), true);
      add_staff(own, policy.staff, service_cost, state_.in_rework());
      own.add(service_cost, policy.cost);
      if (uniform() < policy.gives_up) gives_up = true;
    }
    if (uniform() < policy.misuse && !(applied && uniform() < policy.catches))
      own.add(policy_loss, policy.loss);
  }
  if (!gives_up) return false;
  weights_.clear();
  double sum = 0;
  for (const chain::CompiledPolicy& p : t.policies) sum += p.level * p.gives_up;
  for (const chain::CompiledPolicy& p : t.policies) weights_.push_back(p.level * p.gives_up / sum);
  reach_end(chain_->abandoned, t.policies[pick(weights_)].cause);
  return true;
}

void OrdinaryLoop::problem(const chain::CompiledPain& pain, const chain::Contribution& cause,
                           const chain::ChannelShare& channel) {
  const Owners own = owners(cause.cause);
  if (pain.caught > 0 && uniform() < pain.caught) {
    own.add(caught, 1);
    add_staff(own, pain.correction, rework_cost, true);
    own.add(rework_cost, pain.correction_cost);
    move_on();
    return;
  }
  own.add(problems, 1);
  add_minutes(own, draw(pain.lost_minutes), true);
  const chain::ReactionChances chances = chain::reaction_chances(pain, channel);
  double u = uniform();
  if (u < chances.leave) {
    reach_end(chain_->abandoned, cause.cause);
    return;
  }
  u -= chances.leave;
  chain::Ending ending = chain::Ending::silent;
  if (u < chances.complain) {
    const chain::CompiledDesk& desk = chain_->desk;
    own.add(complaints, 1);
    add_minutes(own, draw(desk.customer_minutes), true);
    add_staff(own, desk.staff, rework_cost, true);
    own.add(rework_cost, desk.cost);
    double v = uniform();
    std::size_t i = 0;
    while (i + 1 < desk.responses.size() && v >= desk.responses[i].chance)
      v -= desk.responses[i++].chance;
    const chain::Response& response = desk.responses[i];
    ending = response.ending;
    own.add(redress, response.redress);
    if (response.escalated) {
      own.add(escalations, 1);
      add_staff(own, desk.escalation_staff, rework_cost, true);
      own.add(rework_cost, desk.escalation_cost);
    }
  } else if (u < chances.complain + chances.recontact) {
    own.add(recontacts, 1);
    add_minutes(own, draw(chain_->recontact.customer_minutes), true);
    add_staff(own, chain_->recontact.staff, rework_cost, true);
    own.add(rework_cost, chain_->recontact.cost);
    ending =
        uniform() < chain_->recontact.resolved ? chain::Ending::slow : chain::Ending::unresolved;
  } else {
    own.add(silent, 1);
  }
  const auto e = static_cast<std::size_t>(ending);
  worst_drop_ = std::max(worst_drop_, pain.drop[e]);
  const double loss = pain.losses_after(state_.had_incident)[e];
  if (!lost_ && uniform() < loss) {
    lost_ = true;
    own.add(Metric::lost, 1);
    own.add(value_lost, chain_->loss_value());
  }
  const bool mended = ending == chain::Ending::slow || ending == chain::Ending::quick;
  if (!mended && !pain.blocks) {
    state_ = chain::after_incident(*chain_, state_);
    move_on();
  } else {
    state_ = chain::sent_to_rework(*chain_, state_, pain.then, cause.cause,
                                   mended ? cause.carried_bit : -1);
  }
}

void OrdinaryLoop::move_on() {
  const auto choose = [&](const std::vector<graph::NextEdge>& edges) {
    std::size_t i = 0;
    if (edges.size() > 1) {
      double u = uniform();
      while (i + 1 < edges.size() && u >= edges[i].share) u -= edges[i++].share;
    }
    return edges[i].target;
  };
  graph::Target target = choose(chain::edges_from(*chain_, state_));
  const bool back = target.kind == graph::Target::Kind::back;
  if (back) target = choose(chain::edges_of_origin(*chain_, state_));
  if (target.kind == graph::Target::Kind::end)
    reach_end(EndIndex(target.index), kNoCause);
  else
    state_ = chain::moved_to(*chain_, state_, TouchpointIndex(target.index), back);
}

void OrdinaryLoop::reach_end(EndIndex end, CauseIndex cause) {
  const Owners own = owners(cause);
  ended_ = true;
  end_ = end;
  if (end == chain_->abandoned) own.add(abandoned, 1);
  if (end == chain_->completed) own.add(completed, 1);
  own.add(margin, chain_->ends[end.value].margin);
  if (!lost_ && uniform() < chain_->ends[end.value].lost) {
    lost_ = true;
    own.add(Metric::lost, 1);
    own.add(value_lost, chain_->loss_value());
  }
}

void OrdinaryLoop::finish() {
  Row journey{};
  const std::size_t used = touched_.size();
  const std::uint32_t first = layout_.cell(Split::touchpoint, 0);
  for (std::size_t i = 0; i < used; ++i) {
    const std::uint32_t cell = touched_[i];
    if (cell < first || cell - first >= roster_.touchpoints.size()) continue;
    Row& stage = row(layout_.cell(Split::stage, roster_.stage_of[cell - first].value));
    for (std::size_t m = 0; m < chain::kCounted; ++m) {
      journey[m] += rows_[cell][m];
      stage[m] += rows_[cell][m];
    }
  }
  at(journey, background_lost) = !lost_ && uniform() < chain_->background_loss ? 1 : 0;
  const chain::CompiledSatisfaction& s = chain_->satisfaction;
  at(journey, satisfaction) =
      end_ == chain_->abandoned ? s.abandoned : std::clamp(s.clean - worst_drop_, 0.0, 100.0);
  row(montecarlo::CellLayout::kJourney) = journey;
  row(layout_.cell(Split::segment, segment_)) = journey;
  for (const std::uint32_t cell : touched_) {
    Row& a = rows_[cell];
    at(a, cash_cost) =
        at(a, service_cost) + at(a, rework_cost) + at(a, redress) + at(a, policy_loss);
    at(a, spending) = at(a, cash_cost) - at(a, staff_cost);
    at(a, total_cost) = at(a, cash_cost) + at(a, value_lost) - at(a, margin);
    if (cell == 0) {
      kept_[0].push_back(at(a, total_cost));
      kept_[1].push_back(at(a, friction_minutes));
      kept_[2].push_back(at(a, journey_minutes));
      kept_[3].push_back(at(a, satisfaction));
    }
    for (std::size_t m = 0; m < montecarlo::kTallied; ++m) totals_[cell][m].add(a[m]);
    a = {};
    is_touched_[cell] = false;
  }
  touched_.clear();
  ++customers_;
}

}  // namespace painpoint::bench
