#include "montecarlo/crowd.h"

#include <algorithm>
#include <memory>

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
      lines_(2 * roster.segments.size() * roster.touchpoints.size()),
      standing_(
          std::make_unique_for_overwrite<std::uint16_t[]>((lines_.size() + 1) * kBlockCustomers)),
      at_door_(standing_.get() + lines_.size() * kBlockCustomers) {
  for (std::size_t i = 0; i < lines_.size(); ++i)
    lines_[i].slots = standing_.get() + i * kBlockCustomers;
}

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
  lay_out_sums();
  begin();
  for (std::size_t place = busiest(); lines_[place].count > 0; place = busiest()) {
    const Place here{SegmentIndex(place / 2 / roster_.touchpoints.size()),
                     TouchpointIndex(place / 2 % roster_.touchpoints.size()), place % 2 != 0};
    const std::span at_door(at_door_, lines_[place].count);
    std::copy_n(lines_[place].slots, at_door.size(), at_door.begin());
    lines_[place].count = 0;
    for (std::size_t from = 0; from < at_door.size(); from += kLanes) {
      if (cancelled != nullptr && cancelled->load(std::memory_order_relaxed))
        return Status::cancelled;
      visit_together(here, at_door.subspan(from, std::min(kLanes, at_door.size() - from)));
      if (long_walker_ && !walk_on(*long_walker_)) return Status::trapped;
    }
  }
  hand_in_sums();
  return Status::done;
}

void Crowd::lay_out_sums() {
  sums_layout_.assign(roster_.touchpoints.size(), {});
  std::size_t next = 0;
  for (std::size_t t = 0; t < sums_layout_.size(); ++t) {
    SumsLayout& layout = sums_layout_[t];
    std::size_t edges = 0;
    std::size_t problems = 0;
    for (const SegmentTables& segment : side_->segments) {
      const chain::CompiledTouchpoint& touchpoint = segment.chain->touchpoints[t];
      layout.channels = std::max(layout.channels, touchpoint.channels.size());
      layout.ends = std::max(layout.ends, kWork + touchpoint.work.size());
      edges = std::max(edges, segment.chain->graph->next(TouchpointIndex(t)).size());
      std::size_t contributions = 0;
      for (const chain::CompiledPain& pain : touchpoint.pains)
        contributions += pain.contributions.size();
      problems = std::max(problems, contributions);
    }
    layout.problems = layout.ends + edges;
    layout.width = layout.problems + 2 * problems;
    layout.first = next;
    next += block_->groups.size() * layout.channels * layout.width;
  }
  sums_.assign(next, 0);
}

void Crowd::begin() {
  long_walker_.reset();
  for (Line& line : lines_) line.count = 0;
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
      line_to(sheet.segment(), customers_[slot].state.at, false)
          .add(static_cast<std::uint16_t>(slot));
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
                 group.size, lanes_.words);
    loops_.units(lanes_.words.word[word_of(Purpose::carried)].data(),
                 in_upper_half(Purpose::carried), group.size, lanes_.unit.data());
    for (std::size_t k = 0; k < group.size; ++k)
      carried_[group.first + k] |= std::uint64_t{lanes_.unit[k] < carried.chance} << i;
  }
}

/// The place where most customers wait: full vectors. The first of several.
std::size_t Crowd::busiest() const {
  std::size_t best = 0;
  for (std::size_t place = 1; place < lines_.size(); ++place)
    if (lines_[place].count > lines_[best].count) best = place;
  return best;
}

void Crowd::visit_together(const Place& place, std::span<const std::uint16_t> slots) {
  lanes_.slots = slots;
  draw(place);
  if (place.rework) {
    for (std::size_t i = 0; i < slots.size(); ++i) play_one(place, i, Part::whole_visit, nullptr);
    return;
  }
  add_up(place);
  if (!touchpoint(place).policies.empty() || !table(place).problems.kept()) {
    for (std::size_t i = 0; i < slots.size(); ++i)
      play_one(place, i, Part::after_announcement, nullptr);
    return;
  }
  tell_apart(place);
  bear_problems(place);
  move_on(place);
}

void Crowd::draw(const Place& place) {
  const TouchpointTable& samplers = table(place);
  const std::size_t n = lanes_.slots.size();
  std::uint32_t* counts = &counts_[place.touchpoint.value * block_->size()];
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint16_t slot = lanes_.slots[i];
    lanes_.customer[i] = block_->customers[slot];
    lanes_.number[i] = counts[slot]++;
    if (++visits_[slot] == kLongWalk) long_walker_ = slot;
  }
  lanes_.place_key = touchpoint(place).stable_key;
  loops_.words({seed_, lanes_.place_key, use_of(block_of(Purpose::channel)), lanes_.customer.data(),
                lanes_.number.data()},
               n, lanes_.words);
  draw_time(samplers.delay, Purpose::delay, 0, lanes_.delay);
  draw_time(samplers.wait, Purpose::wait, 0, lanes_.wait);
  draw_time(samplers.service, Purpose::service, 0, lanes_.service);
  if (lanes_.work.size() < samplers.work.size()) lanes_.work.resize(samplers.work.size());
  for (std::uint32_t i = 0; i < samplers.work.size(); ++i) {
    const auto [purpose, item] = work_purpose(i);
    draw_time(samplers.work[i], purpose, item, lanes_.work[i]);
  }
  choose(samplers.channel_up_to, Purpose::channel, lanes_.channel);
}

void Crowd::draw_time(const Sampler& sampler, Purpose purpose, std::uint32_t item,
                      Lane<double>& out) {
  const std::size_t n = lanes_.slots.size();
  const bool at_hand = block_of(purpose) == 0;
  const std::uint64_t* word = lanes_.words.word[word_of(purpose)].data();
  const bool upper = in_upper_half(purpose);
  if (sampler.family == TimeFamily::fixed) {
    std::fill_n(out.begin(), n, sampler.mean);
  } else if (at_hand && sampler.family == TimeFamily::lognormal) {
    loops_.lognormal(word, upper, n, sampler.mean, sampler.a, sampler.b, out.data());
  } else if (at_hand && sampler.family == TimeFamily::exponential) {
    loops_.exponential(word, upper, n, sampler.mean, out.data());
  } else if (at_hand && sampler.family == TimeFamily::triangular) {
    loops_.triangular(word, upper, n, sampler.a, sampler.c, sampler.b, out.data());
  } else {
    for (std::size_t i = 0; i < n; ++i) {
      Draws draws(seed_, lanes_.customer[i], lanes_.place_key, lanes_.number[i]);
      draws.set_block(0, lanes_.words.of(i));
      out[i] = sample(sampler, draws.time(purpose, item));
    }
  }
}

/// pick() for everyone: how many of the chances before the last are passed.
void Crowd::choose(const std::vector<double>& up_to, Purpose purpose, Lane<std::uint32_t>& out) {
  const std::size_t n = lanes_.slots.size();
  std::fill_n(out.begin(), n, 0U);
  if (up_to.size() < 2) return;
  loops_.units(lanes_.words.word[word_of(purpose)].data(), in_upper_half(purpose), n,
               lanes_.unit.data());
  for (std::size_t k = 0; k + 1 < up_to.size(); ++k)
    for (std::size_t i = 0; i < n; ++i)
      out[i] += static_cast<std::uint32_t>(lanes_.unit[i] >= up_to[k]);
}

/// Counts the visits themselves, on the totals of the customers and on the sums of their groups.
void Crowd::add_up(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const std::size_t n = lanes_.slots.size();
  const SumsLayout& layout = sums_layout_[place.touchpoint.value];
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t group = block_->group_of[lanes_.slots[i]];
    lanes_.sums[i] = static_cast<std::uint32_t>(
        layout.first + (group * layout.channels + lanes_.channel[i]) * layout.width);
  }
  std::vector<CustomerTotals>& totals = *totals_;
  const std::size_t works = here.work.size();
  for (std::size_t i = 0; i < n; ++i) {
    double* sums = &sums_[lanes_.sums[i]];
    sums[kCount] += 1;
    sums[kDelay] += lanes_.delay[i];
    sums[kWait] += lanes_.wait[i];
    sums[kService] += lanes_.service[i];
    CustomerTotals& customer = totals[lanes_.slots[i]];
    customer.minutes = customer.minutes + lanes_.wait[i] + lanes_.service[i];
    customer.friction += lanes_.wait[i];
    double cash = customer.cash + (here.cost + here.channels[lanes_.channel[i]].cost);
    for (std::size_t w = 0; w < works; ++w) {
      sums[kWork + w] += lanes_.work[w][i];
      cash += lanes_.work[w][i] * here.work[w].money_per_minute;
    }
    customer.cash = cash;
  }
}

/// Finds those whom a problem struck, and which.
void Crowd::tell_apart(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
  const ProblemTables& problems = table(place).problems;
  const std::size_t n = lanes_.slots.size();
  plain_.count = struck_.count = 0;
  if (here.pains.empty()) {
    for (std::uint32_t i = 0; i < n; ++i) plain_.add(i);
    return;
  }
  loops_.units(lanes_.words.word[word_of(Purpose::problem)].data(), in_upper_half(Purpose::problem),
               n, lanes_.unit.data());
  ProblemTable room;
  const bool waits_matter = !here.wait_thresholds.empty();
  const bool causes_matter = problems.mattering() != 0;
  const ProblemTable* problem = &problems.of(0, 0, room);
  const auto sort = [&](std::uint32_t lane) {
    // Both are written; luck decides which is kept, not which is run.
    const bool strikes = lanes_.unit[lane] < problem->chance();
    plain_.lane[plain_.count] = lane;
    struck_.lane[struck_.count] = lane;
    struck_.table[struck_.count] = problem;
    plain_.count += strikes ? 0 : 1;
    struck_.count += strikes ? 1 : 0;
  };
  if (!waits_matter && !causes_matter) {
    for (std::uint32_t i = 0; i < n; ++i) sort(i);
  } else {
    for (std::uint32_t i = 0; i < n; ++i) {
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
  loops_.words({seed_, lanes_.place_key, use_of(block_of(Purpose::caught)), struck_.customer.data(),
                struck_.number.data()},
               n, struck_.words);
  const auto units = [&](Purpose purpose, Lane<double>& out) {
    loops_.units(struck_.words.word[word_of(purpose)].data(), in_upper_half(purpose), n,
                 out.data());
  };
  units(Purpose::caught, struck_.caught);
  units(Purpose::reaction, struck_.reaction);
  units(Purpose::loss, struck_.loss);
  units(Purpose::lost_minutes, struck_.lost_minutes);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t lane = struck_.lane[i];
    const StruckPain& problem =
        struck_.table[i]->struck[struck_.table[i]->position(lanes_.unit[lane])];
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

/// As Rules::react and Rules::incident have it, for a customer who is not in rework.
void Crowd::bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::uint32_t lane = struck_.lane[of_struck];
  const std::uint16_t slot = lanes_.slots[lane];
  const chain::CompiledPain& pain = *problem.pain;
  const Sampler& sampler = table(place).pains[problem.number].lost_minutes;
  double lost_minutes = sampler.mean;
  if (sampler.family != TimeFamily::fixed) {
    Draws draws(seed_, lanes_.customer[lane], lanes_.place_key, lanes_.number[lane]);
    draws.set_block(block_of(Purpose::lost_minutes), struck_.words.of(of_struck));
    lost_minutes = sample(sampler, draws.time(Purpose::lost_minutes));
  }
  CustomerTotals& totals = (*totals_)[slot];
  totals.minutes += lost_minutes;
  totals.friction += lost_minutes;
  double* sums =
      &sums_[lanes_.sums[lane] + sums_layout_[place.touchpoint.value].problems + 2 * problem.which];
  sums[0] += 1;
  sums[1] += lost_minutes;

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
  line_to(place.segment, pain.then, true).add(slot);
}

/// Sends on those to whom nothing happened that keeps them.
void Crowd::move_on(const Place& place) {
  const auto& edges = tables(place).chain->graph->next(place.touchpoint);
  choose(table(place).next_up_to, Purpose::next, lanes_.edge);
  for (std::size_t i = 0; i < plain_.count; ++i) {
    const std::uint32_t lane = plain_.lane[i];
    const std::uint32_t edge = lanes_.edge[lane];
    const graph::Target& target = edges[edge].target;
    if (target.kind == graph::Target::Kind::end)
      end_plainly(place, lane, edge);
    else
      line_to(place.segment, TouchpointIndex(target.index), false).add(lanes_.slots[lane]);
  }
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
  Draws draws(seed_, lanes_.customer[lane], lanes_.place_key, lanes_.number[lane]);
  draws.set_block(0, lanes_.words.of(lane));
  if (words != nullptr) draws.set_block(block_of(Purpose::caught), *words);
  VisitDraw visit;
  visit.number = static_cast<std::uint32_t>(lanes_.number[lane]);
  visit.channel = lanes_.channel[lane];
  visit.delay = lanes_.delay[lane];
  visit.wait = lanes_.wait[lane];
  visit.service = lanes_.service[lane];
  Rules rules(sheet);
  if (part == Part::from_problem) {
    rules.problem_or_move(customer, visit, draws, luck);
  } else if (part == Part::after_announcement) {
    rules.after_announcement(customer, visit, draws, luck);
  } else {
    work_.clear();
    for (std::size_t w = 0; w < touchpoint(place).work.size(); ++w)
      work_.push_back(lanes_.work[w][lane]);
    visit.work_minutes = work_;
    rules.visit(customer, visit, draws, luck);
  }
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
    sums_[lanes_.sums[lane] + sums_layout_[place.touchpoint.value].ends + edge] += 1;
    (*totals_)[slot].margin += chain.ends[end.value].margin;
  }
  finish(slot);
}

void Crowd::settle(std::uint16_t slot, SegmentIndex segment) {
  const Customer& customer = customers_[slot];
  if (!customer.ended) {
    line_to(segment, customer.state.at, customer.state.in_rework()).add(slot);
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
  // He waits somewhere.
  for (std::size_t place = 0; place < lines_.size(); ++place)
    if (lines_[place].remove(slot))
      customer.state.at = TouchpointIndex(place / 2 % roster_.touchpoints.size());
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

void Crowd::hand_in_sums() {
  for (std::size_t t = 0; t < sums_layout_.size(); ++t) {
    const SumsLayout& layout = sums_layout_[t];
    const double* sums = sums_.data() + layout.first;
    for (std::size_t g = 0; g < block_->groups.size(); ++g) {
      CustomerSheet& sheet = (*sheets_)[g];
      const chain::SegmentChain& chain = *side_->segments[sheet.segment().value].chain;
      const chain::CompiledTouchpoint& here = chain.touchpoints[t];
      const auto& edges = chain.graph->next(TouchpointIndex(t));
      for (std::size_t c = 0; c < layout.channels; ++c, sums += layout.width) {
        if (sums[kCount] == 0) continue;
        const chain::ChannelShare& channel = here.channels[c];
        sheet.plain_visits(
            TouchpointIndex(t), channel.channel,
            {sums[kCount], sums[kDelay], sums[kWait], sums[kService], here.cost + channel.cost});
        for (std::size_t w = 0; w < here.work.size(); ++w)
          sheet.plain_work({here.work[w].team, sums[kWork + w],
                            sums[kWork + w] * here.work[w].money_per_minute});
        for (std::size_t e = 0; e < edges.size(); ++e) {
          if (sums[layout.ends + e] == 0) continue;
          const EndIndex end(edges[e].target.index);
          sheet.plain_ends(end, sums[layout.ends + e], chain.ends[end.value].margin);
        }
        const double* silents = sums + layout.problems;
        for (const chain::CompiledPain& pain : here.pains)
          for (const chain::Contribution& contribution : pain.contributions) {
            if (silents[0] > 0) sheet.plain_silents(contribution.cause, silents[0], silents[1]);
            silents += 2;
          }
      }
    }
  }
}

}  // namespace painpoint::montecarlo
