#include <algorithm>

#include "montecarlo/crowd.h"
#include "montecarlo/positions.h"

/// The visits of those who are at one place, as far as nothing goes wrong.
namespace painpoint::montecarlo {
namespace {

bool is_nothing(const Sampler& time) {
  return time.family == TimeFamily::fixed && time.mean == 0;
}

}  // namespace

void Crowd::visit_together(const Place& place, std::span<const Slot> slots) {
  lanes_.slots = slots;
  sums_.use(place.touchpoint);
  draw(place);
  add_up(place);
  if (!table(place).problems.kept()) {
    for (std::size_t i = 0; i < slots.size(); ++i) play_one(place, i);
    return;
  }
  std::fill_n(moves_.begin(), slots.size(), std::uint8_t{1});
  if (!touchpoint(place).policies.empty()) bear_policies(place);
  if (!touchpoint(place).pains.empty()) {
    find_tables(place);
    count_loss_chances(place);
    tell_apart(place);
    bear_problems(place);
  }
  move_on(place);
}

void Crowd::draw(const Place& place) {
  const std::size_t n = lanes_.size();
  const Slot* slots = lanes_.slots.data();
  const std::uint32_t* customers = &block_->customers[group_->first];
  lanes_.customers_high = block_->customers_high;
  std::uint32_t* counts = counts_at(place.touchpoint);
  std::uint32_t* customer = lanes_.customer.data();
  std::uint32_t* number = lanes_.number.data();
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t slot = slots[i];
    customer[i] = customers[slot];
    number[i] = counts[slot]++;
  }
  lanes_.draw(touchpoint(place), table(place));
}

/// Counts the visits themselves, on the totals of the customers and on the sums of the group.
void Crowd::add_up(const Place& place) {
  if (place.rework)
    add_up_rework(place);
  else
    add_up_times(place);
  add_to_totals(place);
}

void Crowd::add_up_times(const Place& place) {
  const std::size_t channels = touchpoint(place).channels.size();
  const std::size_t works = touchpoint(place).work.size();
  const std::size_t n = lanes_.size();
  for (std::uint32_t c = 0; c < channels; ++c) {
    double* sums = sums_.at(sums_.offset(place.touchpoint, c));
    const auto count =
        static_cast<double>(channels == 1 ? n : loops_.count_kind(lanes_.channel.data(), c, n));
    const auto add = [&](TimeLanes& times, double& sum) {
      if (times.is_fixed())
        sum += count * times[0];
      else
        sum += loops_.sum_of_kind(times.first(n), lanes_.channel.data(), c, n);
    };
    sums[PlainSums::kCount] += count;
    add(lanes_.delay, sums[PlainSums::kDelay]);
    add(lanes_.wait, sums[PlainSums::kWait]);
    add(lanes_.service, sums[PlainSums::kService]);
    for (std::size_t w = 0; w < works; ++w) add(lanes_.work[w], sums[PlainSums::kWork + w]);
  }
}

void Crowd::add_up_rework(const Place& place) {
  const std::size_t works = table(place).work.size();
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    double* sums = rework_sums_.at(place.touchpoint, lanes_.channel[i],
                                   customers_[lanes_.slots[i]].state.origin_cause);
    sums[PlainSums::kCount] += 1;
    sums[PlainSums::kDelay] += lanes_.delay[i];
    sums[PlainSums::kWait] += lanes_.wait[i];
    sums[PlainSums::kService] += lanes_.service[i];
    for (std::size_t w = 0; w < works; ++w) sums[PlainSums::kWork + w] += lanes_.work[w][i];
  }
}

/// In the order in which CustomerSheet has it. Times that nobody spends are left out: adding
/// nothing would change nothing.
void Crowd::add_to_totals(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const TouchpointTable& samplers = table(place);
  costs_.clear();
  for (const chain::ChannelShare& channel : here.channels)
    costs_.push_back(here.cost + channel.cost);
  if (place.rework || !is_nothing(samplers.wait))
    add_visits<true, true>(place);
  else if (!is_nothing(samplers.service))
    add_visits<false, true>(place);
  else
    add_visits<false, false>(place);
  for (std::size_t w = 1; w < here.work.size(); ++w) {
    const double money_per_minute = here.work[w].money_per_minute;
    const double* minutes = lanes_.work[w].first(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      totals_[lanes_.slots[i]].cash += minutes[i] * money_per_minute;
  }
}

template <bool kWaits, bool kServes>
void Crowd::add_visits(const Place& place) {
  const bool costs =
      std::any_of(costs_.begin(), costs_.end(), [](double cost) { return cost != 0; });
  if (!touchpoint(place).work.empty())
    add_visits<kWaits, kServes, true>(place);
  else if (kWaits || kServes || costs)
    add_visits<kWaits, kServes, false>(place);
}

template <bool kWaits, bool kServes, bool kWorks>
void Crowd::add_visits(const Place& place) {
  const std::size_t n = lanes_.size();
  const Slot* slots = lanes_.slots.data();
  const double* wait = kWaits ? lanes_.wait.first(n) : nullptr;
  const double* service = kServes ? lanes_.service.first(n) : nullptr;
  const double* work = kWorks ? lanes_.work[0].first(n) : nullptr;
  const double money_per_minute = kWorks ? touchpoint(place).work[0].money_per_minute : 0;
  const std::uint32_t* channel = lanes_.channel.data();
  const double* costs = costs_.data();
  CustomerTotals* all = totals_;
  for (std::size_t i = 0; i < n; ++i) {
    CustomerTotals& totals = all[slots[i]];
    if constexpr (kWaits) {
      totals.minutes += wait[i];
      totals.friction += wait[i];
      if (place.rework) totals.friction += service[i];
    }
    if constexpr (kServes) totals.minutes += service[i];
    double cash = totals.cash + costs[channel[i]];
    if constexpr (kWorks) cash += work[i] * money_per_minute;
    totals.cash = cash;
  }
}

/// Those who do more than bear the policies are played one by one.
void Crowd::bear_policies(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const std::size_t n = lanes_.size();
  policies_.draw(lanes_, here, table(place));
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!policies_.is_rare(i)) continue;
    play_one(place, i);
    moves_[i] = 0;
  }
  for (std::size_t p = 0; p < here.policies.size(); ++p) {
    const chain::CompiledPolicy& policy = here.policies[p];
    const PolicyLanes::Policy& drawn = policies_.of(p);
    for (std::size_t lane = 0; lane < n; ++lane) {
      if ((drawn.applies[lane] & moves_[lane]) == 0) continue;
      double* sums = sums_.policy(sums_at(place, lane), place.touchpoint, p, place.rework);
      sums[0] += 1;
      sums[1] += drawn.burden[lane];
      sums[2] += drawn.staff[lane];
      CustomerTotals& customer = totals_[lanes_.slots[lane]];
      customer.minutes += drawn.burden[lane];
      customer.friction += drawn.burden[lane];
      customer.cash =
          customer.cash + drawn.staff[lane] * policy.staff.money_per_minute + policy.cost;
    }
  }
}

/// Sends on those to whom nothing happened that keeps them.
void Crowd::move_on(const Place& place) {
  const auto& edges = tables_->chain->graph->next(place.touchpoint);
  const std::size_t n = lanes_.size();
  if (by_edge_.size() < edges.size()) by_edge_.resize(edges.size());
  if (edges.size() == 1) {
    by_edge_[0].count = positions_of_ones(moves_.data(), n, by_edge_[0].lane.data());
  } else {
    lanes_.choose(table(place).next_up_to, Purpose::next, edge_);
    tell_edges_apart(edges.size());
  }
  for (std::size_t e = 0; e < edges.size(); ++e) {
    if (place.rework)
      move_on_in_rework(place, e, by_edge_[e]);
    else if (edges[e].target.kind == graph::Target::Kind::end)
      end_plainly(place, e, by_edge_[e]);
    else
      send(by_edge_[e], lines_.at(TouchpointIndex(edges[e].target.index), false));
  }
}

/// Lists who goes by which edge.
void Crowd::tell_edges_apart(std::size_t edges) {
  constexpr std::size_t kFewEdges = 8;  // with more of them, a pass for each would take longer
  const std::size_t n = lanes_.size();
  if (edges <= kFewEdges) {
    for (std::uint32_t e = 0; e < edges; ++e)
      loops_.of_kind(edge_.data(), n, e, moves_.data(), by_edge_[e]);
    return;
  }
  for (std::size_t e = 0; e < edges; ++e) by_edge_[e].count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    Some& those = by_edge_[edge_[i]];
    those.lane[those.count] = static_cast<std::uint8_t>(i);
    those.count += moves_[i];
  }
}

void Crowd::send(const Some& those, WaitingLines::Line& line) {
  const Slot* slots = lanes_.slots.data();
  const std::uint8_t* lane = those.lane.data();
  const std::size_t count = those.count;
  Slot* end = line.slots.data() + line.count;
  for (std::size_t k = 0; k < count; ++k) end[k] = slots[lane[k]];
  line.count += static_cast<std::uint32_t>(count);
}

void Crowd::move_on_in_rework(const Place& place, std::size_t edge, const Some& those) {
  const chain::SegmentChain& chain = *tables_->chain;
  const graph::Target& next = chain.graph->next(place.touchpoint)[edge].target;
  const bool by_back = next.kind == graph::Target::Kind::back;
  for (std::size_t k = 0; k < those.count; ++k) {
    const std::uint8_t lane = those.lane[k];
    const Slot slot = lanes_.slots[lane];
    Customer& customer = customers_[slot];
    const graph::Target* target = &next;
    if (by_back) {
      const auto& onward = chain::edges_of_origin(chain, customer.state);
      if (onward.size() == 1) target = &onward.front().target;
    }
    if (target->kind != graph::Target::Kind::touchpoint) {
      // To an end, or by one of several edges of the origin.
      customer.state.at = place.touchpoint;
      Draws its_luck = luck(slot);
      Draws draws = lanes_.draws(lane);
      Rules(take_turn(place, lane)).move_on(customer, draws, its_luck);
      settle(slot);
      continue;
    }
    const TouchpointIndex to(target->index);
    chain::State here = customer.state;
    here.at = place.touchpoint;
    customer.state = chain::moved_to(chain, here, to, by_back);
    lines_.at(to, customer.state.in_rework()).add(slot);
  }
}

/// Of those whose edge leads to an end.
void Crowd::end_plainly(const Place& place, std::size_t edge, const Some& those) {
  const chain::SegmentChain& chain = *tables_->chain;
  const EndIndex end(chain.graph->next(place.touchpoint)[edge].target.index);
  const chain::CompiledEnd& compiled = chain.ends[end.value];
  for (std::size_t k = 0; k < those.count; ++k) {
    const std::uint8_t lane = those.lane[k];
    const Slot slot = lanes_.slots[lane];
    Customer& customer = customers_[slot];
    customer.end = end;
    customer.ended = true;
    double* sums = sums_.end(sums_at(place, lane), place.touchpoint, edge);
    sums[0] += 1;
    sums[1] += customer.kept * compiled.lost;
    customer.kept *= 1 - compiled.lost;
    totals_[slot].margin += compiled.margin;
    const std::uint32_t number = block_->luck[group_->first + slot][place_of(Purpose::loss_at_end)];
    if (!customer.lost && parts::unit_of(number) < compiled.lost) lose(slot);
  }
}

}  // namespace painpoint::montecarlo
