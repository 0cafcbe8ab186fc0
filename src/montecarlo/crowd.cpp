#include "montecarlo/crowd.h"

#include <algorithm>

#include "montecarlo/walk.h"

namespace painpoint::montecarlo {
namespace {

// A sheet takes 200 bytes a cell and is needed for every group; a line, one for every place.
constexpr std::size_t kMostCells = 1024;
constexpr std::size_t kMostPlaces = 8192;

/// Who has come this far is played to the end alone, so that a customer who never gets away is
/// found out before all others have come as far.
constexpr std::uint32_t kLongWalk = 10'000;

}  // namespace

Crowd::Crowd(const Roster& roster, const LaneLoops& loops, std::uint64_t seed)
    : roster_(roster),
      loops_(loops),
      seed_(seed),
      lines_(roster.segments.size(), roster.touchpoints.size(), kBlockCustomers),
      lanes_(loops, seed),
      policies_(loops, seed) {}

bool Crowd::fits(const Roster& roster, const CellLayout& layout) {
  return layout.size() <= kMostCells &&
         2 * roster.segments.size() * roster.touchpoints.size() <= kMostPlaces;
}

Crowd::Status Crowd::play(const SideTables& side, const Block& block,
                          std::vector<CustomerSheet>& sheets, std::vector<CustomerTotals>& totals,
                          const std::atomic<bool>* cancelled) {
  side_ = &side;
  block_ = &block;
  sheets_ = &sheets;
  totals_ = &totals;
  sums_.open(side, block, roster_.touchpoints.size());
  rework_sums_.open(side);
  begin();
  Place place;
  for (auto taken = lines_.take_longest(place); !taken.empty();
       taken = lines_.take_longest(place)) {
    for (std::size_t from = 0; from < taken.size(); from += kLanes) {
      if (cancelled != nullptr && cancelled->load(std::memory_order_relaxed))
        return Status::cancelled;
      visit_together(place, taken.subspan(from, std::min(kLanes, taken.size() - from)));
      if (long_walker_ && !walk_on(*long_walker_)) return Status::trapped;
    }
  }
  sums_.hand_in(sheets);
  rework_sums_.hand_in(sheets);
  return Status::done;
}

void Crowd::begin() {
  long_walker_.reset();
  lines_.clear();
  customers_.resize(block_->size());
  visits_.assign(block_->size(), 0);
  counts_.assign(block_->size() * roster_.touchpoints.size(), 0);
  carried_.assign(block_->size(), 0);
  lanes_.number.fill(0);
  for (std::size_t g = 0; g < block_->groups.size(); ++g) {
    const Group& group = block_->groups[g];
    CustomerSheet& sheet = (*sheets_)[g];
    const SegmentTables& tables = side_->segments[sheet.segment().value];
    draw_carried(group, tables);
    Rules rules(sheet);
    for (std::uint32_t slot = group.first; slot < group.first + group.size; ++slot) {
      Draws luck = luck_of(*block_, slot, seed_);
      customers_[slot] =
          rules.begin(tables, sheet.segment(), block_->customers[slot], carried_[slot], luck);
      lines_.add(static_cast<std::uint16_t>(slot), sheet.segment(), customers_[slot].state.at,
                 false);
    }
  }
}

/// carried_by() for a group.
void Crowd::draw_carried(const Group& group, const SegmentTables& tables) {
  static_assert(kGroupCustomers <= kLanes);
  for (std::size_t i = 0; i < tables.chain->carried.size(); ++i) {
    const chain::CarriedCause& carried = tables.chain->carried[i];
    loops_.words({seed_, 0, use_of(block_of(Purpose::carried), carried.cause.value),
                  &block_->customers[group.first], lanes_.number.data()},
                 group.size, struck_.words);
    loops_.units(struck_.words.word[word_of(Purpose::carried)].data(),
                 in_upper_half(Purpose::carried), group.size, problem_luck_.data());
    for (std::size_t k = 0; k < group.size; ++k)
      carried_[group.first + k] |= std::uint64_t{problem_luck_[k] < carried.chance} << i;
  }
}

void Crowd::visit_together(const Place& place, std::span<const std::uint16_t> slots) {
  lanes_.slots = slots;
  draw(place);
  add_up(place);
  if (!table(place).problems.kept()) {
    for (std::size_t i = 0; i < slots.size(); ++i)
      play_one(place, i, Part::after_announcement, nullptr);
    return;
  }
  bear_policies(place);
  tell_apart(place);
  bear_problems(place);
  move_on(place);
}

void Crowd::draw(const Place& place) {
  const std::size_t n = lanes_.size();
  std::uint32_t* counts = &counts_[place.touchpoint.value * block_->size()];
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint16_t slot = lanes_.slots[i];
    lanes_.customer[i] = block_->customers[slot];
    lanes_.number[i] = counts[slot]++;
    if (++visits_[slot] == kLongWalk) long_walker_ = slot;
  }
  lanes_.draw(touchpoint(place), table(place));
}

/// Counts the visits themselves, on the totals of the customers and on the sums of their groups.
void Crowd::add_up(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const std::size_t n = lanes_.size();
  for (std::size_t i = 0; i < n; ++i)
    sums_at_[i] =
        sums_.offset(place.touchpoint, block_->group_of[lanes_.slots[i]], lanes_.channel[i]);
  std::vector<CustomerTotals>& totals = *totals_;
  const std::size_t works = here.work.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint16_t slot = lanes_.slots[i];
    double* sums = place.rework
                       ? rework_sums_.at(place.touchpoint, block_->group_of[slot],
                                         lanes_.channel[i], customers_[slot].state.origin_cause)
                       : sums_.at(sums_at_[i]);
    sums[PlainSums::kCount] += 1;
    sums[PlainSums::kDelay] += lanes_.delay[i];
    sums[PlainSums::kWait] += lanes_.wait[i];
    sums[PlainSums::kService] += lanes_.service[i];
    CustomerTotals& customer = totals[slot];
    customer.minutes = customer.minutes + lanes_.wait[i] + lanes_.service[i];
    customer.friction = customer.friction + lanes_.wait[i];
    if (place.rework) customer.friction += lanes_.service[i];
    double cash = customer.cash + (here.cost + here.channels[lanes_.channel[i]].cost);
    for (std::size_t w = 0; w < works; ++w) {
      sums[PlainSums::kWork + w] += lanes_.work[w][i];
      cash += lanes_.work[w][i] * here.work[w].money_per_minute;
    }
    customer.cash = cash;
  }
}

/// Leaves in going_ those who only bear the policies; the others have been played.
void Crowd::bear_policies(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const std::size_t n = lanes_.size();
  going_.count = 0;
  if (here.policies.empty()) {
    for (std::uint32_t i = 0; i < n; ++i) going_.add(i);
    return;
  }
  policies_.draw(lanes_, here, table(place));
  for (std::uint32_t i = 0; i < n; ++i) {
    if (policies_.is_rare(i))
      play_one(place, i, Part::after_announcement, nullptr);
    else
      going_.add(i);
  }
  for (std::size_t p = 0; p < here.policies.size(); ++p) {
    const chain::CompiledPolicy& policy = here.policies[p];
    const PolicyLanes::Policy& drawn = policies_.of(p);
    for (std::size_t k = 0; k < going_.count; ++k) {
      const std::uint32_t lane = going_.lane[k];
      if (drawn.applies[lane] == 0) continue;
      double* sums = sums_.policy(sums_at_[lane], place.touchpoint, p, place.rework);
      sums[0] += 1;
      sums[1] += drawn.burden[lane];
      sums[2] += drawn.staff[lane];
      CustomerTotals& customer = (*totals_)[lanes_.slots[lane]];
      customer.minutes += drawn.burden[lane];
      customer.friction += drawn.burden[lane];
      customer.cash =
          customer.cash + drawn.staff[lane] * policy.staff.money_per_minute + policy.cost;
    }
  }
}

/// Finds those whom a problem struck, and which.
void Crowd::tell_apart(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const ProblemTables& problems = table(place).problems;
  plain_.count = struck_.count = 0;
  if (here.pains.empty()) {
    for (std::size_t k = 0; k < going_.count; ++k) plain_.add(going_.lane[k]);
    return;
  }
  lanes_.units(Purpose::problem, problem_luck_);
  ProblemTable room;
  const bool waits_matter = !here.wait_thresholds.empty();
  const bool causes_matter = problems.mattering() != 0;
  const ProblemTable* problem = &problems.of(0, 0, room);
  const auto sort = [&](std::uint32_t lane) {
    // Both are written; luck decides which is kept, not which is run.
    const bool strikes = problem_luck_[lane] < problem->chance();
    plain_.lane[plain_.count] = lane;
    struck_.lane[struck_.count] = lane;
    struck_.table[struck_.count] = problem;
    plain_.count += strikes ? 0 : 1;
    struck_.count += strikes ? 1 : 0;
  };
  if (!waits_matter && !causes_matter) {
    for (std::size_t k = 0; k < going_.count; ++k) sort(going_.lane[k]);
  } else {
    for (std::size_t k = 0; k < going_.count; ++k) {
      const std::uint32_t i = going_.lane[k];
      const std::uint64_t carried = causes_matter ? carried_[lanes_.slots[i]] : 0;
      const std::uint32_t interval = waits_matter ? wait_interval(here, lanes_.wait[i]) : 0;
      problem = &problems.of(carried, interval, room);
      sort(i);
    }
  }
}

/// Those who bear a problem in silence are dealt with here, and move on with the others where it
/// does not block them; the rest is played one by one.
void Crowd::bear_problems(const Place& place) {
  const std::size_t n = struck_.count;
  if (n == 0) return;
  for (std::size_t i = 0; i < n; ++i) {
    struck_.customer[i] = lanes_.customer[struck_.lane[i]];
    struck_.number[i] = lanes_.number[struck_.lane[i]];
  }
  loops_.words({seed_, lanes_.place_key(), use_of(block_of(Purpose::caught)),
                struck_.customer.data(), struck_.number.data()},
               n, struck_.words);
  const auto units = [&](Purpose purpose, Lane<double>& out) {
    loops_.units(struck_.words.word[word_of(purpose)].data(), in_upper_half(purpose), n,
                 out.data());
  };
  units(Purpose::caught, struck_.caught);
  units(Purpose::reaction, struck_.reaction);
  units(Purpose::loss, struck_.loss);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t lane = struck_.lane[i];
    const StruckPain& problem =
        struck_.table[i]->struck[struck_.table[i]->position(problem_luck_[lane])];
    const chain::ReactionChances& chances =
        table(place).pains[problem.number].reactions[lanes_.channel[lane]];
    const bool silent = struck_.caught[i] >= problem.pain->caught &&
                        struck_.reaction[i] >= chances.leave + chances.complain + chances.recontact;
    if (silent) {
      bear_in_silence(place, problem, i);
    } else {
      const RandomBlock words = struck_.words.of(i);
      play_one(place, lane, Part::from_problem, &words);
    }
  }
}

/// As Rules::react and Rules::incident have it.
void Crowd::bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::uint32_t lane = struck_.lane[of_struck];
  const std::uint16_t slot = lanes_.slots[lane];
  const chain::CompiledPain& pain = *problem.pain;
  const Sampler& sampler = table(place).pains[problem.number].lost_minutes;
  double lost_minutes = sampler.mean;
  if (sampler.family != TimeFamily::fixed) {
    Draws draws = lanes_.draws(lane);
    draws.set_block(block_of(Purpose::lost_minutes), struck_.words.of(of_struck));
    lost_minutes = sample(sampler, draws.time(Purpose::lost_minutes));
  }
  CustomerTotals& totals = (*totals_)[slot];
  totals.minutes += lost_minutes;
  totals.friction += lost_minutes;
  double* silents = sums_.silents(sums_at_[lane], place.touchpoint, problem.which);
  silents[0] += 1;
  silents[1] += lost_minutes;

  Customer& customer = customers_[slot];
  constexpr auto kSilent = static_cast<std::size_t>(chain::Ending::silent);
  customer.worst_drop = std::max(customer.worst_drop, pain.drop[kSilent]);
  const double loss =
      customer.state.had_incident ? pain.loss_repeat[kSilent] : pain.loss_first[kSilent];
  if (!customer.lost && struck_.loss[of_struck] < loss) {
    CustomerSheet& sheet = take_turn(place, lane);
    Rules(sheet).lose(customer, problem.cause->cause, false);
  }
  const chain::SegmentChain& chain = *tables(place).chain;
  customer.state.at = place.touchpoint;
  if (!pain.blocks) {
    customer.state = chain::after_incident(chain, customer.state);
    plain_.add(lane);
    return;
  }
  customer.state =
      chain::sent_to_rework(chain, customer.state, pain.then, problem.cause->cause, -1);
  lines_.add(slot, place.segment, pain.then, true);
}

/// Sends on those to whom nothing happened that keeps them.
void Crowd::move_on(const Place& place) {
  const auto& edges = tables(place).chain->graph->next(place.touchpoint);
  lanes_.choose(table(place).next_up_to, Purpose::next, edge_);
  for (std::size_t i = 0; i < plain_.count; ++i) {
    const std::uint32_t lane = plain_.lane[i];
    if (place.rework) {
      move_on_in_rework(place, lane);
      continue;
    }
    const std::uint32_t edge = edge_[lane];
    const graph::Target& target = edges[edge].target;
    if (target.kind == graph::Target::Kind::end)
      end_plainly(place, lane, edge);
    else
      lines_.add(lanes_.slots[lane], place.segment, TouchpointIndex(target.index), false);
  }
}

void Crowd::move_on_in_rework(const Place& place, std::uint32_t lane) {
  const std::uint16_t slot = lanes_.slots[lane];
  Customer& customer = customers_[slot];
  const chain::SegmentChain& chain = *tables(place).chain;
  customer.state.at = place.touchpoint;
  const graph::Target* target = &chain::edges_from(chain, customer.state)[edge_[lane]].target;
  const bool by_back = target->kind == graph::Target::Kind::back;
  const auto& onward = by_back ? chain::edges_of_origin(chain, customer.state)
                               : chain::edges_from(chain, customer.state);
  if (by_back && onward.size() == 1) target = &onward.front().target;
  if (target->kind != graph::Target::Kind::touchpoint) {
    // To an end, or by one of several edges of the origin.
    Draws luck = luck_of(*block_, slot, seed_);
    Draws draws = lanes_.draws(lane);
    Rules(take_turn(place, lane)).move_on(customer, draws, luck);
  } else {
    customer.state =
        chain::moved_to(chain, customer.state, TouchpointIndex(target->index), by_back);
  }
  settle(slot, place.segment);
}

CustomerSheet& Crowd::take_turn(const Place& place, std::size_t lane) {
  const std::uint16_t slot = lanes_.slots[lane];
  CustomerSheet& sheet = (*sheets_)[block_->group_of[slot]];
  sheet.take_turn({&(*totals_)[slot], place.touchpoint,
                   touchpoint(place).channels[lanes_.channel[lane]].channel,
                   place.rework ? customers_[slot].state.origin_cause : kNoCause, place.rework});
  return sheet;
}

void Crowd::play_one(const Place& place, std::size_t lane, Part part, const RandomBlock* words) {
  const std::uint16_t slot = lanes_.slots[lane];
  Customer& customer = customers_[slot];
  customer.state.at = place.touchpoint;
  CustomerSheet& sheet = take_turn(place, lane);
  Draws luck = luck_of(*block_, slot, seed_);
  Draws draws = lanes_.draws(lane);
  if (words != nullptr) draws.set_block(block_of(Purpose::caught), *words);
  const VisitDraw visit = lanes_.visit(lane, work_);
  Rules rules(sheet);
  if (part == Part::from_problem)
    rules.problem_or_move(customer, visit, draws, luck);
  else
    rules.after_announcement(customer, visit, draws, luck);
  carried_[slot] = customer.state.carried;
  settle(slot, place.segment);
}

void Crowd::end_plainly(const Place& place, std::size_t lane, std::size_t edge) {
  const std::uint16_t slot = lanes_.slots[lane];
  const chain::SegmentChain& chain = *tables(place).chain;
  const EndIndex end(chain.graph->next(place.touchpoint)[edge].target.index);
  Customer& customer = customers_[slot];
  if (chain.ends[end.value].lost > 0) {
    customer.state.at = place.touchpoint;
    Draws luck = luck_of(*block_, slot, seed_);
    Rules(take_turn(place, lane)).reach_end(customer, end, kNoCause, luck);
  } else {
    customer.end = end;
    sums_.ends(sums_at_[lane], place.touchpoint, edge) += 1;
    (*totals_)[slot].margin += chain.ends[end.value].margin;
  }
  finish(slot);
}

void Crowd::settle(std::uint16_t slot, SegmentIndex segment) {
  const Customer& customer = customers_[slot];
  if (!customer.ended) {
    lines_.add(slot, segment, customer.state.at, customer.state.in_rework());
    return;
  }
  finish(slot);
}

void Crowd::finish(std::uint16_t slot) {
  if (long_walker_ == slot) long_walker_.reset();
  CustomerSheet& sheet = (*sheets_)[block_->group_of[slot]];
  sheet.turn_to((*totals_)[slot]);
  static_assert(in_upper_half(Purpose::background_loss));
  Rules(sheet).finish_by(
      customers_[slot], parts::unit_of_high(block_->luck[slot][word_of(Purpose::background_loss)]));
}

/// Plays a customer to the end alone. False if he does not come to one.
bool Crowd::walk_on(std::uint16_t slot) {
  long_walker_.reset();
  Customer& customer = customers_[slot];
  CustomerSheet& sheet = (*sheets_)[block_->group_of[slot]];
  customer.state.at = lines_.take(slot).touchpoint;
  Draws luck = luck_of(*block_, slot, seed_);
  Rules rules(sheet);
  for (std::uint64_t visits = visits_[slot]; !customer.ended; ++visits) {
    trapped_at_ = customer.state.at;
    if (visits == kMostVisits) return false;
    const std::size_t at = customer.state.at.value;
    const chain::CompiledTouchpoint& here = customer.tables->chain->touchpoints[at];
    const std::uint32_t number = counts_[at * block_->size() + slot]++;
    Draws draws(seed_, block_->customers[slot], here.stable_key, number);
    const VisitDraw visit =
        draw_visit(here, customer.tables->touchpoints[at], number, draws, work_);
    sheet.take_turn({&(*totals_)[slot], customer.state.at, kNoChannel, kNoCause, false});
    rules.visit(customer, visit, draws, luck);
  }
  rules.finish(customer, luck);
  return true;
}

}  // namespace painpoint::montecarlo
