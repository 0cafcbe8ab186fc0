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

StruckPain find_in_class(const CompiledTouchpoint& touchpoint, std::size_t begin, std::size_t end,
                         std::uint64_t carried, std::uint32_t interval, double position) {
  StruckPain found;
  for (std::size_t i = begin; i < end; ++i) {
    const CompiledPain& pain = touchpoint.pains[i];
    if (pain.first_interval > interval) continue;
    for (const Contribution& contribution : pain.contributions) {
      if (!active(contribution, carried)) continue;
      found = {&pain, &contribution, static_cast<std::uint32_t>(i)};
      if (position < contribution.chance) return found;
      position -= contribution.chance;
    }
  }
  return found;  // rounding led past the last one
}

template <class Range, class Chance>
std::vector<double> sum_up(const Range& range, Chance chance) {
  std::vector<double> up_to;
  up_to.reserve(range.size());
  double sum = 0;
  for (const auto& one : range) up_to.push_back(sum += chance(one));
  return up_to;
}

/// An upper bound of the chance of a problem in any visit: every cause carried, every wait over.
double problem_chance_bound(const CompiledTouchpoint& touchpoint) {
  double none = 1;
  for (const CompiledPain& pain : touchpoint.pains) {
    double sum = 0;
    for (const Contribution& contribution : pain.contributions) sum += contribution.chance;
    none *= 1 - std::min(sum, 1.0);
  }
  return touchpoint.pains.empty() ? 0 : 1 - none + 1e-12;  // more than rounding can do
}

TouchpointTable make_table(const CompiledTouchpoint& touchpoint,
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
  for (const CompiledPain& pain : touchpoint.pains)
    table.pains.push_back({make_sampler(pain.lost_minutes), make_sampler(pain.correction.minutes)});
  table.channel_up_to =
      sum_up(touchpoint.channels, [](const chain::ChannelShare& c) { return c.share; });
  table.next_up_to = sum_up(next, [](const graph::NextEdge& e) { return e.share; });
  table.gave_up_to = sum_up(touchpoint.policies,
                            [](const chain::CompiledPolicy& p) { return p.level * p.gives_up; });
  table.problem_chance_bound = problem_chance_bound(touchpoint);
  return table;
}

}  // namespace

SegmentTables make_tables(const chain::SegmentChain& chain) {
  SegmentTables tables;
  tables.chain = &chain;
  for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
    tables.touchpoints.push_back(
        make_table(chain.touchpoints[t], chain.graph->next(TouchpointIndex(t))));
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

StruckPain find_problem(const CompiledTouchpoint& touchpoint, std::uint64_t carried,
                        std::uint32_t interval, double u) {
  double none_worse = 1;
  std::size_t begin = 0;
  while (begin < touchpoint.pains.size()) {
    const SeverityClass all = class_from(touchpoint, begin, carried, interval);
    const double chance = none_worse * all.any;
    if (u < chance)
      return find_in_class(touchpoint, begin, all.end, carried, interval, u / chance * all.sum);
    u -= chance;
    none_worse *= 1 - all.any;
    begin = all.end;
  }
  return {};
}

}  // namespace painpoint::montecarlo
