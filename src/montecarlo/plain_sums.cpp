#include "montecarlo/plain_sums.h"

#include <algorithm>

namespace painpoint::montecarlo {

void PlainSums::open(const SideTables& side, const Block& block, std::size_t touchpoints) {
  side_ = &side;
  block_ = &block;
  layouts_.assign(touchpoints, {});
  std::size_t next = 0;
  for (std::size_t t = 0; t < touchpoints; ++t) {
    Layout& layout = layouts_[t];
    std::size_t edges = 0;
    std::size_t problems = 0;
    std::size_t policies = 0;
    for (const SegmentTables& segment : side.segments) {
      const chain::CompiledTouchpoint& touchpoint = segment.chain->touchpoints[t];
      layout.channels = std::max(layout.channels, touchpoint.channels.size());
      layout.ends = std::max(layout.ends, kWork + touchpoint.work.size());
      edges = std::max(edges, segment.chain->graph->next(TouchpointIndex(t)).size());
      std::size_t contributions = 0;
      for (const chain::CompiledPain& pain : touchpoint.pains)
        contributions += pain.contributions.size();
      problems = std::max(problems, contributions);
      policies = std::max(policies, touchpoint.policies.size());
    }
    layout.problems = layout.ends + edges;
    layout.policies = layout.problems + 2 * problems;
    layout.width = layout.policies + 6 * policies;
    layout.first = next;
    next += block.groups.size() * layout.channels * layout.width;
  }
  sums_.assign(next, 0);
}

void PlainSums::hand_in(std::vector<CustomerSheet>& sheets) const {
  for (std::size_t t = 0; t < layouts_.size(); ++t) {
    const Layout& layout = layouts_[t];
    const double* sums = sums_.data() + layout.first;
    for (std::size_t g = 0; g < block_->groups.size(); ++g) {
      const chain::SegmentChain& chain = *side_->segments[sheets[g].segment().value].chain;
      for (std::uint32_t c = 0; c < layout.channels; ++c, sums += layout.width)
        if (std::any_of(sums, sums + layout.width, [](double sum) { return sum != 0; }))
          hand_in(layout, sums, chain, TouchpointIndex(t), c, sheets[g]);
    }
  }
}

void PlainSums::hand_in(const Layout& layout, const double* sums, const chain::SegmentChain& chain,
                        TouchpointIndex at, std::uint32_t channel, CustomerSheet& sheet) const {
  const chain::CompiledTouchpoint& here = chain.touchpoints[at.value];
  const chain::ChannelShare& share = here.channels[channel];
  sheet.visits_of(
      {nullptr, at, share.channel, kNoCause, false},
      {sums[kCount], sums[kDelay], sums[kWait], sums[kService], here.cost + share.cost});
  for (std::size_t w = 0; w < here.work.size(); ++w)
    sheet.work_of(
        {here.work[w].team, sums[kWork + w], sums[kWork + w] * here.work[w].money_per_minute});
  const auto& edges = chain.graph->next(at);
  for (std::size_t e = 0; e < edges.size(); ++e) {
    if (sums[layout.ends + e] == 0) continue;
    const EndIndex end(edges[e].target.index);
    sheet.ends_of(end, sums[layout.ends + e], chain.ends[end.value].margin);
  }
  const double* silents = sums + layout.problems;
  for (const chain::CompiledPain& pain : here.pains)
    for (const chain::Contribution& contribution : pain.contributions) {
      if (silents[0] > 0) sheet.silents_of(contribution.cause, silents[0], silents[1]);
      silents += 2;
    }
  const double* policies = sums + layout.policies;
  for (const chain::CompiledPolicy& policy : here.policies)
    for (const bool rework : {false, true}) {
      const StaffTime staff{policy.staff.team, policies[2],
                            policies[2] * policy.staff.money_per_minute};
      if (policies[0] > 0)
        sheet.policies_of({nullptr, at, share.channel, kNoCause, rework}, policies[1], staff,
                          policies[0] * policy.cost);
      policies += 3;
    }
}

}  // namespace painpoint::montecarlo
