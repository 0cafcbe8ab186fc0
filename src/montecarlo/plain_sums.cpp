#include "montecarlo/plain_sums.h"

#include <algorithm>

namespace painpoint::montecarlo {

void PlainSums::open(const SegmentTables& tables) {
  tables_ = &tables;
  layouts_.resize(tables.touchpoints.size());
  for (const TouchpointIndex at : used_) layouts_[at.value] = {};
  used_.clear();
  sums_.clear();
  reactions_.clear();
  kept_.clear();
}

void PlainSums::make_room(TouchpointIndex at) {
  const chain::SegmentChain& chain = *tables_->chain;
  const chain::CompiledTouchpoint& here = chain.touchpoints[at.value];
  std::size_t problems = 0;
  for (const chain::CompiledPain& pain : here.pains) problems += pain.contributions.size();
  const std::size_t ends = kWork + here.work.size();
  const std::size_t after_ends = ends + 2 * chain.graph->next(at).size();
  Layout& layout = layouts_[at.value];
  layout.first = static_cast<std::uint32_t>(sums_.size());
  layout.ends = static_cast<std::uint32_t>(ends);
  layout.policies = static_cast<std::uint32_t>(after_ends);
  layout.width = static_cast<std::uint32_t>(after_ends + 6 * here.policies.size());
  sums_.resize(sums_.size() + here.channels.size() * layout.width, 0);
  layout.first_reaction = static_cast<std::uint32_t>(reactions_.size());
  layout.problems = static_cast<std::uint32_t>(problems);
  reactions_.resize(reactions_.size() + here.channels.size() * problems);
  layout.first_kept = static_cast<std::uint32_t>(kept_.size());
  kept_.resize(kept_.size() +
               here.channels.size() * tables_->touchpoints[at.value].problems.size() * 2);
  used_.push_back(at);
}

/// Says of each problem how many it lost.
void PlainSums::hand_out_losses(const Layout& layout, TouchpointIndex at) {
  const TouchpointTable& table = tables_->touchpoints[at.value];
  const double* kept = &kept_[layout.first_kept];
  for (std::size_t c = 0; c < table.channel_up_to.size(); ++c)
    for (std::size_t number = 0; number < table.problems.size(); ++number)
      for (const bool had_incident : {false, true}) {
        const double customers = *kept++;
        if (customers == 0) continue;
        const ProblemTable& problems = table.problems.at(number);
        CustomerSheet::ReactionSums* sums =
            &reactions_[layout.first_reaction + c * layout.problems];
        for (std::size_t i = 0; i < problems.struck.size(); ++i)
          sums[problems.struck[i].which].lost +=
              customers * loss_chance(table, problems, i, c, had_incident);
      }
}

void PlainSums::hand_in(CustomerSheet& sheet) {
  for (const TouchpointIndex at : used_) {
    const std::size_t channels = tables_->chain->touchpoints[at.value].channels.size();
    if (layouts_[at.value].problems > 0) hand_out_losses(layouts_[at.value], at);
    for (std::uint32_t c = 0; c < channels; ++c) hand_in(layouts_[at.value], at, c, sheet);
  }
}

void PlainSums::hand_in(const Layout& layout, TouchpointIndex at, std::uint32_t channel,
                        CustomerSheet& sheet) const {
  const chain::SegmentChain& chain = *tables_->chain;
  const chain::CompiledTouchpoint& here = chain.touchpoints[at.value];
  const chain::ChannelShare& share = here.channels[channel];
  const double* sums = &sums_[layout.first + channel * layout.width];
  const CustomerSheet::ReactionSums* reactions =
      reactions_.data() + layout.first_reaction + channel * layout.problems;
  const auto nothing_came = [](const CustomerSheet::ReactionSums& r) {
    return r.silent + r.recontacts + r.complaints + r.lost == 0;
  };
  if (std::all_of(sums, sums + layout.width, [](double sum) { return sum == 0; }) &&
      std::all_of(reactions, reactions + layout.problems, nothing_came))
    return;
  sheet.visits_of(
      {nullptr, at, share.channel, kNoCause, false},
      {sums[kCount], sums[kDelay], sums[kWait], sums[kService], here.cost + share.cost});
  for (std::size_t w = 0; w < here.work.size(); ++w)
    sheet.work_of(
        {here.work[w].team, sums[kWork + w], sums[kWork + w] * here.work[w].money_per_minute});
  const auto& edges = chain.graph->next(at);
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const double* of_end = sums + layout.ends + 2 * e;
    if (of_end[0] == 0) continue;
    const EndIndex end(edges[e].target.index);
    sheet.ends_of(end, of_end[0], chain.ends[end.value].margin, of_end[1]);
  }
  for (const chain::CompiledPain& pain : here.pains)
    for (const chain::Contribution& contribution : pain.contributions) {
      if (!nothing_came(*reactions)) sheet.reactions_of(contribution.cause, *reactions);
      ++reactions;
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
