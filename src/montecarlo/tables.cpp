#include "montecarlo/tables.h"

#include <algorithm>
#include <limits>

namespace painpoint::montecarlo {
namespace {

using chain::CompiledPain;
using chain::CompiledTouchpoint;
using chain::Contribution;

bool active(const Contribution& contribution, std::uint64_t carried) {
  return contribution.carried_bit < 0 ||
         (carried >> static_cast<unsigned>(contribution.carried_bit) & 1U) != 0;
}

double strike_chance(const CompiledPain& pain, std::uint64_t carried) {
  double sum = 0;
  for (const Contribution& contribution : pain.contributions)
    if (active(contribution, carried)) sum += contribution.chance;
  return std::min(sum, 1.0);
}

/// Pains of one severity that can strike in a visit.
struct SeverityClass {
  std::size_t end = 0;  ///< one past its last pain
  double any = 0;       ///< chance that one or more of them strike
  double sum = 0;       ///< of their chances
};

SeverityClass class_from(const CompiledTouchpoint& touchpoint, std::size_t begin,
                         std::uint64_t carried, std::uint32_t interval) {
  SeverityClass result;
  double none = 1;
  result.end = begin;
  while (result.end < touchpoint.pains.size() &&
         touchpoint.pains[result.end].severity == touchpoint.pains[begin].severity) {
    const CompiledPain& pain = touchpoint.pains[result.end++];
    if (pain.first_interval > interval) continue;
    const double chance = strike_chance(pain, carried);
    result.any += none * chance;
    none *= 1 - chance;
    result.sum += chance;
  }
  return result;
}

template <class Range, class Chance>
std::vector<double> sum_up(const Range& range, Chance chance) {
  std::vector<double> up_to;
  up_to.reserve(range.size());
  double sum = 0;
  for (const auto& one : range) up_to.push_back(sum += chance(one));
  return up_to;
}

/// All but the last.
std::vector<std::array<double, 4>> in_fours(const std::vector<double>& up_to) {
  const std::size_t count = up_to.empty() ? 0 : up_to.size() - 1;
  std::array<double, 4> none{};
  none.fill(std::numeric_limits<double>::infinity());
  std::vector<std::array<double, 4>> fours((count + 3) / 4, none);
  for (std::size_t i = 0; i < count; ++i) fours[i / 4][i % 4] = up_to[i];
  return fours;
}

/// The chance to lose a customer who has noticed a problem and does this about it; by whether he
/// has had an incident before.
std::array<double, 2> loss_chances(const chain::SegmentChain& chain, const CompiledPain& pain,
                                   const chain::ReactionChances& reactions) {
  const double left = reactions.leave * chain.ends[chain.abandoned.value].lost;
  std::array<double, 2> loss = {left, left};
  const auto endings = chain::ending_chances(chain, reactions);
  for (std::size_t e = 0; e < endings.size(); ++e) {
    loss[0] += endings[e] * pain.losses_after(false)[e];
    loss[1] += endings[e] * pain.losses_after(true)[e];
  }
  return loss;
}

TouchpointTable make_table(const chain::SegmentChain& chain, const CompiledTouchpoint& touchpoint,
                           const std::vector<graph::NextEdge>& next) {
  TouchpointTable table;
  table.delay = make_sampler(touchpoint.delay);
  table.wait = make_sampler(touchpoint.wait);
  table.service = make_sampler(touchpoint.service);
  for (const chain::StaffWork& work : touchpoint.work)
    table.work.push_back(make_sampler(work.minutes));
  for (const chain::CompiledPolicy& policy : touchpoint.policies)
    table.policies.push_back(
        {make_sampler(policy.burden_minutes), make_sampler(policy.staff.minutes)});
  for (const CompiledPain& pain : touchpoint.pains) {
    PainTable& own = table.pains.emplace_back();
    own.lost_minutes = make_sampler(pain.lost_minutes);
    own.correction = make_sampler(pain.correction.minutes);
    for (const chain::ChannelShare& channel : touchpoint.channels) {
      const chain::ReactionChances chances = chain::reaction_chances(pain, channel);
      own.reactions.push_back(chances);
      own.limits.push_back({chances.leave, chances.leave + chances.complain,
                            chances.leave + chances.complain + chances.recontact, pain.caught});
      own.loss.push_back(loss_chances(chain, pain, own.reactions.back()));
    }
  }
  table.channel_up_to =
      sum_up(touchpoint.channels, [](const chain::ChannelShare& c) { return c.share; });
  table.next_up_to = sum_up(next, [](const graph::NextEdge& e) { return e.share; });
  table.gave_up_to = sum_up(touchpoint.policies,
                            [](const chain::CompiledPolicy& p) { return p.level * p.gives_up; });
  table.problems = ProblemTables(touchpoint);
  return table;
}

}  // namespace

SegmentTables make_tables(const chain::SegmentChain& chain) {
  SegmentTables tables;
  tables.chain = &chain;
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
    tables.touchpoints.push_back(
        make_table(chain, chain.touchpoints[t], chain.graph->next(TouchpointIndex(t))));
  tables.start_up_to = sum_up(chain.graph->start(), [](const auto& start) { return start.second; });
  tables.desk_staff = make_sampler(chain.desk.staff.minutes);
  tables.desk_customer = make_sampler(chain.desk.customer_minutes);
  tables.escalation_staff = make_sampler(chain.desk.escalation_staff.minutes);
  tables.recontact_staff = make_sampler(chain.recontact.staff.minutes);
  tables.recontact_customer = make_sampler(chain.recontact.customer_minutes);
  tables.response_up_to =
      sum_up(chain.desk.responses, [](const chain::Response& r) { return r.chance; });
  return tables;
}

SideTables make_tables(const std::vector<chain::SegmentChain>& segments) {
  SideTables tables;
  for (const chain::SegmentChain& chain : segments) tables.segments.push_back(make_tables(chain));
  tables.segment_up_to =
      sum_up(segments, [](const chain::SegmentChain& chain) { return chain.share; });
  return tables;
}

ProblemTable problem_table(const CompiledTouchpoint& touchpoint, std::uint64_t carried,
                           std::uint32_t interval) {
  ProblemTable table;
  double none_worse = 1;
  double before = 0;  // the chance of a more severe problem
  std::uint32_t which = 0;
  for (std::size_t begin = 0; begin < touchpoint.pains.size();) {
    const SeverityClass all = class_from(touchpoint, begin, carried, interval);
    const double chance = none_worse * all.any;
    double part = 0;
    for (std::size_t i = begin; i < all.end; ++i) {
      const CompiledPain& pain = touchpoint.pains[i];
      for (const Contribution& contribution : pain.contributions) {
        const std::uint32_t number = which++;
        if (pain.first_interval > interval || !active(contribution, carried) ||
            contribution.chance <= 0)
          continue;
        part += contribution.chance;
        table.struck.push_back({&pain, &contribution, static_cast<std::uint32_t>(i), number});
        table.up_to.push_back(before + chance * (part / all.sum));
      }
    }
    before += chance;
    none_worse *= 1 - all.any;
    begin = all.end;
  }
  table.passable = in_fours(table.up_to);
  return table;
}

ProblemTables::ProblemTables(const CompiledTouchpoint& touchpoint)
    : touchpoint_(&touchpoint), intervals_(touchpoint.wait_thresholds.size() + 1) {
  for (const CompiledPain& pain : touchpoint.pains)
    for (const Contribution& contribution : pain.contributions)
      if (contribution.carried_bit >= 0)
        mattering_ |= std::uint64_t{1} << static_cast<unsigned>(contribution.carried_bit);
  for (std::uint8_t bit = 0; bit < 64; ++bit)
    if ((mattering_ >> bit & 1U) != 0) bits_.push_back(bit);
  if (bits_.size() > kMostBits) return;
  adjacent_ = !bits_.empty() && bits_.back() - bits_.front() + 1U == bits_.size();
  for (std::size_t combination = 0; combination < std::size_t{1} << bits_.size(); ++combination) {
    std::uint64_t carried = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i)
      carried |= std::uint64_t{combination >> i & 1U} << bits_[i];
    for (std::uint32_t interval = 0; interval < intervals_; ++interval)
      tables_.push_back(problem_table(touchpoint, carried, interval));
  }
  for (const ProblemTable& table : tables_) {
    chances_.push_back(table.chance());
    most_ = std::max(most_, table.chance());
  }
}

}  // namespace painpoint::montecarlo
