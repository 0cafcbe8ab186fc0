#include <algorithm>

#include "montecarlo/crowd.h"
#include "montecarlo/reaction_listener.h"

/// Those whom a problem strikes, or who have to be played one by one for another reason.
namespace painpoint::montecarlo {

/// Counts the chances that problems lose somebody, before luck decides on them.
void Crowd::count_loss_chances(const Place& place) {
  const std::size_t channels = touchpoint(place).channels.size();
  const std::size_t tables = table(place).problems.size();
  const std::size_t n = lanes_.size();
  const Slot* slots = lanes_.slots.data();
  const std::uint64_t* channel = lanes_.channel.data();
  const std::uint32_t* number = table_.data();
  const double* kept = kept_.data();
  const std::uint8_t* had_incident = had_incident_.data();
  // In four sums each, so that an addition need not wait for the one before.
  constexpr std::size_t kSums = 4;
  const std::size_t kinds = channels * tables * 2;
  kept_sums_.assign(kSums * kinds, 0);
  double* sums = kept_sums_.data();
  if (!touchpoint(place).policies.empty()) {  // which may have kept somebody from going on
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t kind = (channel[i] * tables + number[i]) * 2 + had_incident[slots[i]];
      sums[kind * kSums + i % kSums] += moves_[i] != 0 ? kept[slots[i]] : 0;
    }
  } else if (channels * tables > 1) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t kind = (channel[i] * tables + number[i]) * 2 + had_incident[slots[i]];
      sums[kind * kSums + i % kSums] += kept[slots[i]];
    }
  } else {
    for (std::size_t i = 0; i < n; ++i)
      sums[had_incident[slots[i]] * kSums + i % kSums] += kept[slots[i]];
  }
  double* all = sums_.kept(place.touchpoint);
  for (std::size_t k = 0; k < kinds; ++k) {
    const double* four = sums + k * kSums;
    all[k] += (four[0] + four[2]) + (four[1] + four[3]);
  }
}

/// Which problem table each customer's visit has.
void Crowd::find_tables(const Place& place) {
  const ProblemTables& problems = table(place).problems;
  const std::size_t n = lanes_.size();
  if (problems.mattering() != 0) {
    const Slot* slots = lanes_.slots.data();
    for (std::size_t i = 0; i < n; ++i)
      table_[i] = static_cast<std::uint32_t>(problems.number(carried_[slots[i]], 0));
  } else {
    std::fill_n(table_.begin(), n, 0U);
  }
  if (touchpoint(place).wait_thresholds.empty()) return;
  const double* wait = lanes_.wait.first(n);
  for (const double threshold : touchpoint(place).wait_thresholds)
    for (std::size_t i = 0; i < n; ++i) table_[i] += wait[i] > threshold ? 1U : 0U;
}

/// Finds those whom a problem struck, and which.
void Crowd::tell_apart(const Place& place) {
  const ProblemTables& problems = table(place).problems;
  // Few have so little luck that a problem might strike them, whatever they carry and waited.
  lanes_.find_below(Purpose::problem, problems.most(), moves_, unlucky_);
  struck_.count = 0;
  if (problems.only_one()) {
    struck_.count = unlucky_.count;
    for (std::size_t k = 0; k < unlucky_.count; ++k) {
      struck_.lane[k] = unlucky_.lane[k];
      struck_.table[k] = &problems.at(0);
      moves_[unlucky_.lane[k]] = 0;
    }
    return;
  }
  std::size_t count = 0;
  for (std::size_t k = 0; k < unlucky_.count; ++k) {
    const std::uint8_t lane = unlucky_.lane[k];
    const std::size_t number = table_[lane];
    // Written in any case; luck decides whether it is kept, not what is run.
    const bool strikes = lanes_.unit(Purpose::problem, lane) < problems.chance(number);
    struck_.lane[count] = lane;
    struck_.table[count] = &problems.at(number);
    count += strikes ? 1 : 0;
    moves_[lane] = strikes ? 0 : 1;
  }
  struck_.count = count;
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
    const ProblemTable& problems = *struck_.table[i];
    struck_.problem[i] =
        &problems.struck[problems.position(lanes_.unit(Purpose::problem, struck_.lane[i]))];
  }
  draw_lost_minutes(place);
  for (std::size_t i = 0; i < n; ++i) {
    const StruckPain& problem = *struck_.problem[i];
    const chain::ReactionChances& chances =
        table(place).pains[problem.number].reactions[lanes_.channel[struck_.lane[i]]];
    const bool silent = struck_.caught[i] >= problem.pain->caught &&
                        struck_.reaction[i] >= chances.leave + chances.complain + chances.recontact;
    if (silent)
      bear_in_silence(place, problem, i);
    else
      react(place, problem, i);
  }
}

/// The customer's own time that their problems take, of all who were struck.
void Crowd::draw_lost_minutes(const Place& place) {
  const std::vector<PainTable>& pains = table(place).pains;
  const std::size_t n = struck_.count;
  constexpr std::size_t kWord = word_of(Purpose::lost_minutes);
  for (std::uint32_t p = 0; p < pains.size(); ++p) {
    const Sampler& sampler = pains[p].lost_minutes;
    std::size_t count = 0;  // of those whom this pain struck
    for (std::size_t i = 0; i < n; ++i) {
      those_.lane[count] = static_cast<std::uint8_t>(i);
      those_words_.word[kWord][count] = struck_.words.word[kWord][i];
      count += struck_.problem[i]->number == p ? 1 : 0;
    }
    if (!draw_in_lanes(loops_, sampler, those_words_, Purpose::lost_minutes, count, those_minutes_))
      for (std::size_t k = 0; k < count; ++k) {
        Draws draws = lanes_.draws(struck_.lane[those_.lane[k]]);
        those_minutes_[k] = sample(sampler, draws.time(Purpose::lost_minutes));
      }
    for (std::size_t k = 0; k < count; ++k)
      struck_.lost_minutes[those_.lane[k]] = those_minutes_[k];
  }
}

/// As Rules::react and Rules::incident have it.
void Crowd::bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::uint32_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const chain::CompiledPain& pain = *problem.pain;
  const double lost_minutes = struck_.lost_minutes[of_struck];
  totals_[slot].minutes += lost_minutes;
  totals_[slot].friction += lost_minutes;
  CustomerSheet::ReactionSums& sums = sums_.reactions(
      place.touchpoint, static_cast<std::uint32_t>(lanes_.channel[lane]), problem.which);
  sums.silent += 1;
  sums.lost_minutes += lost_minutes;

  Customer& customer = customers_[slot];
  constexpr auto kSilent = static_cast<std::size_t>(chain::Ending::silent);
  customer.worst_drop = std::max(customer.worst_drop, pain.drop[kSilent]);
  const double loss =
      customer.state.had_incident ? pain.loss_repeat[kSilent] : pain.loss_first[kSilent];
  kept_[slot] = customer.kept *= 1 - loss;
  if (!customer.lost && struck_.loss[of_struck] < loss) lose(slot);
  const chain::SegmentChain& chain = *tables_->chain;
  customer.state.at = place.touchpoint;
  if (!pain.blocks) {
    customer.state = chain::after_incident(chain, customer.state);
    had_incident_[slot] = customer.state.had_incident ? 1 : 0;
    moves_[lane] = 1;
    return;
  }
  customer.state =
      chain::sent_to_rework(chain, customer.state, pain.then, problem.cause->cause, -1);
  had_incident_[slot] = customer.state.had_incident ? 1 : 0;
  lines_.at(pain.then, true).add(slot);
}

/// Whatever else a customer may do about a problem, and that it may be caught.
void Crowd::react(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::size_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const auto channel = static_cast<std::uint32_t>(lanes_.channel[lane]);
  Customer& customer = customers_[slot];
  customer.state.at = place.touchpoint;
  // Seldom asked for: not worth the way to where it is kept.
  Draws its_luck(seed_, lanes_.customer[lane], 0, 0);
  Draws draws = lanes_.draws(lane);
  draws.set_block(block_of(Purpose::caught), struck_.words.of(of_struck));
  const CustomerSheet::Turn turn = turn_of(place, lane);
  ReactionListener listener(turn, sums_.reactions(place.touchpoint, channel, problem.which),
                            *sheet_);
  Rules(listener).problem(customer, problem, channel, draws, its_luck);
  settle(slot);
}

CustomerSheet::Turn Crowd::turn_of(const Place& place, std::size_t lane) const {
  const Slot slot = lanes_.slots[lane];
  return {&totals_[slot], place.touchpoint,
          touchpoint(place).channels[lanes_.channel[lane]].channel,
          place.rework ? customers_[slot].state.origin_cause : kNoCause, place.rework};
}

CustomerSheet& Crowd::take_turn(const Place& place, std::size_t lane) {
  sheet_->take_turn(turn_of(place, lane));
  return *sheet_;
}

/// All of a visit that follows the announcement.
void Crowd::play_one(const Place& place, std::size_t lane) {
  const Slot slot = lanes_.slots[lane];
  Customer& customer = customers_[slot];
  customer.state.at = place.touchpoint;
  Draws its_luck = luck(slot);
  Draws draws = lanes_.draws(lane);
  const VisitDraw visit = lanes_.visit(lane, work_);
  Rules(take_turn(place, lane)).after_announcement(customer, visit, draws, its_luck);
  settle(slot);
}

/// Loses a customer whose chances have been counted.
void Crowd::lose(Slot slot) {
  customers_[slot].lost = true;
  totals_[slot].value_lost += tables_->chain->loss_value();
}

/// Lets a customer wait where he is now, if he is on the way.
void Crowd::settle(Slot slot) {
  const Customer& customer = customers_[slot];
  carried_[slot] = customer.state.carried;
  kept_[slot] = customer.kept;
  had_incident_[slot] = customer.state.had_incident ? 1 : 0;
  if (!customer.ended) lines_.at(customer.state.at, customer.state.in_rework()).add(slot);
}

}  // namespace painpoint::montecarlo
