#include <algorithm>

#include "montecarlo/crowd.h"
#include "montecarlo/reaction_listener.h"

/// Those whom a problem strikes, or who have to be played one by one for another reason.
namespace painpoint::montecarlo {

/// Finds those whom a problem struck, and which.
void Crowd::tell_apart(const Place& place) {
  const chain::CompiledTouchpoint& here = touchpoint(place);
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
  const bool waits_matter = !here.wait_thresholds.empty();
  const bool causes_matter = problems.mattering() != 0;
  const Slot* slots = lanes_.slots.data();
  std::size_t count = 0;
  for (std::size_t k = 0; k < unlucky_.count; ++k) {
    const std::uint8_t lane = unlucky_.lane[k];
    const std::uint64_t carried = causes_matter ? carried_[slots[lane]] : 0;
    const std::uint32_t interval = waits_matter ? wait_interval(here, lanes_.wait[lane]) : 0;
    const std::size_t number = problems.number(carried, interval);
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
    const std::size_t lane = struck_.lane[i];
    const StruckPain& problem =
        struck_.table[i]->struck[struck_.table[i]->position(lanes_.unit(Purpose::problem, lane))];
    const chain::ReactionChances& chances =
        table(place).pains[problem.number].reactions[lanes_.channel[lane]];
    const bool silent = struck_.caught[i] >= problem.pain->caught &&
                        struck_.reaction[i] >= chances.leave + chances.complain + chances.recontact;
    if (silent)
      bear_in_silence(place, problem, i);
    else
      react(place, problem, i);
  }
}

/// As Rules::react and Rules::incident have it.
void Crowd::bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::uint32_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const chain::CompiledPain& pain = *problem.pain;
  const Sampler& sampler = table(place).pains[problem.number].lost_minutes;
  double lost_minutes = sampler.mean;
  if (sampler.family == TimeFamily::gamma) {
    Draws draws = lanes_.draws(lane);
    lost_minutes = sample(sampler, draws.time(Purpose::lost_minutes));
  } else if (sampler.family != TimeFamily::fixed) {
    const std::uint64_t word = struck_.words.word[word_of(Purpose::lost_minutes)][of_struck];
    static_assert(!in_upper_half(Purpose::lost_minutes));
    lost_minutes = time_quantile(sampler, parts::unit_of_low(word));
  }
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
  if (!customer.lost && struck_.loss[of_struck] < loss)
    Rules(take_turn(place, lane)).lose(customer, problem.cause->cause, false);
  const chain::SegmentChain& chain = *tables_->chain;
  customer.state.at = place.touchpoint;
  if (!pain.blocks) {
    customer.state = chain::after_incident(chain, customer.state);
    moves_[lane] = 1;
    return;
  }
  customer.state =
      chain::sent_to_rework(chain, customer.state, pain.then, problem.cause->cause, -1);
  lines_.at(pain.then, true).add(slot);
}

/// Whatever else a customer may do about a problem, and that it may be caught.
void Crowd::react(const Place& place, const StruckPain& problem, std::size_t of_struck) {
  const std::size_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const auto channel = static_cast<std::uint32_t>(lanes_.channel[lane]);
  Customer& customer = customers_[slot];
  customer.state.at = place.touchpoint;
  Draws its_luck = luck(slot);
  Draws draws = lanes_.draws(lane);
  draws.set_block(block_of(Purpose::caught), struck_.words.of(of_struck));
  const CustomerSheet::Turn turn = turn_of(place, lane);
  ReactionListener listener(turn, sums_.reactions(place.touchpoint, channel, problem.which),
                            *sheet_);
  Rules(listener).problem(customer, problem, channel, draws, its_luck);
  carried_[slot] = customer.state.carried;
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
  carried_[slot] = customer.state.carried;
  settle(slot);
}

/// Lets a customer wait where he is now, if he is on the way.
void Crowd::settle(Slot slot) {
  const Customer& customer = customers_[slot];
  if (!customer.ended) lines_.at(customer.state.at, customer.state.in_rework()).add(slot);
}

}  // namespace painpoint::montecarlo
