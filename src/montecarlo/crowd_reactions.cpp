#include <algorithm>

#include "montecarlo/crowd.h"
#include "montecarlo/reaction_listener.h"

/// What those whom a problem struck do about it.
namespace painpoint::montecarlo {

/// Those who do the same about a problem are dealt with together, and move on with the others where
/// nothing sends them into rework; few leave at once or are caught, and are played one by one.
void Crowd::bear_problems(const Place& place) {
  const std::size_t n = struck_.count;
  if (n == 0) return;
  for (std::size_t i = 0; i < n; ++i) {
    struck_.customer[i] = lanes_.customer[struck_.lane[i]];
    struck_.number[i] = lanes_.number[struck_.lane[i]];
  }
  loops_.numbers({seed_, lanes_.place_key(), use_of(block_of(Purpose::caught)),
                  block_->customers_high, struck_.customer.data(), struck_.number.data()},
                 n, struck_.numbers);
  tell_reactions_apart(place);
  draw_lost_minutes(place);
  bear_in_silence(place);
  complain(place);
  recontact(place);
  for (const Some* those : {&by_reaction(Reaction::leave), &by_reaction_[kCaught]})
    for (std::size_t k = 0; k < those->count; ++k) react(place, those->lane[k]);
}

void Crowd::tell_reactions_apart(const Place& place) {
  const std::vector<PainTable>& pains = table(place).pains;
  const std::size_t n = struck_.count;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t lane = struck_.lane[i];
    const ProblemTable& problems = *struck_.table[i];
    const StruckPain& problem =
        problems.struck[problems.position(lanes_.unit(Purpose::problem, lane))];
    struck_.problem[i] = &problem;
    const PainTable::ReactionLimits& limits = pains[problem.number].limits[lanes_.channel[lane]];
    const double u = struck_.unit(Purpose::reaction, i);
    // In the order of Reaction, and without a branch that luck decides on.
    const unsigned reaction = (u >= limits.leave ? 1U : 0U) + (u >= limits.complain ? 1U : 0U) +
                              (u >= limits.recontact ? 1U : 0U);
    const bool caught = struck_.unit(Purpose::caught, i) < limits.caught;
    what_[i] = static_cast<std::uint8_t>(caught ? kCaught : reaction);
  }
  // Written into every list, and kept in his own: luck decides where, not what is run.
  std::array<std::size_t, kWhats> counts{};
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t what = 0; what < kWhats; ++what) {
      by_reaction_[what].lane[counts[what]] = static_cast<std::uint8_t>(i);
      counts[what] += what_[i] == what ? 1 : 0;
    }
  for (std::size_t what = 0; what < kWhats; ++what) by_reaction_[what].count = counts[what];
}

/// The customer's own time that their problems take, of all who were struck.
void Crowd::draw_lost_minutes(const Place& place) {
  const std::vector<PainTable>& pains = table(place).pains;
  const std::size_t n = struck_.count;
  for (std::size_t i = 0; i < n; ++i)
    struck_.lost_minutes[i] = pains[struck_.problem[i]->number].lost_minutes.mean;
  constexpr std::size_t kPlace = place_of(Purpose::lost_minutes);
  for (std::uint32_t p = 0; p < pains.size(); ++p) {
    const Sampler& sampler = pains[p].lost_minutes;
    if (sampler.family == TimeFamily::fixed) continue;
    std::size_t count = 0;  // of those whom this pain struck
    for (std::size_t i = 0; i < n; ++i) {
      those_.lane[count] = static_cast<std::uint8_t>(i);
      those_numbers_.of[kPlace][count] = struck_.numbers.of[kPlace][i];
      count += struck_.problem[i]->number == p ? 1 : 0;
    }
    those_.count = count;
    draw_time(sampler, Purpose::lost_minutes, those_, those_numbers_, those_minutes_);
    for (std::size_t k = 0; k < count; ++k)
      struck_.lost_minutes[those_.lane[k]] = those_minutes_[k];
  }
}

/// A time for some of the struck, who have these numbers.
void Crowd::draw_time(const Sampler& sampler, Purpose purpose, const Some& those,
                      const LaneNumbers& numbers, Lane<double>& out) const {
  if (draw_in_lanes(loops_, sampler, numbers, purpose, those.count, out)) return;
  for (std::size_t k = 0; k < those.count; ++k) {
    Draws draws = lanes_.draws(struck_.lane[those.lane[k]]);
    out[k] = sample(sampler, draws.time(purpose));
  }
}

/// The block of this purpose for some of the struck.
void Crowd::draw_block(Purpose purpose, const Some& those, LaneNumbers& out) {
  for (std::size_t k = 0; k < those.count; ++k) {
    those_customer_[k] = struck_.customer[those.lane[k]];
    those_number_[k] = struck_.number[those.lane[k]];
  }
  loops_.numbers({seed_, lanes_.place_key(), use_of(block_of(purpose)), block_->customers_high,
                  those_customer_.data(), those_number_.data()},
                 those.count, out);
}

/// As Rules::react and Rules::incident have it.
void Crowd::bear_in_silence(const Place& place) {
  const Some& those = by_reaction(Reaction::silent);
  for (std::size_t k = 0; k < those.count; ++k) {
    const std::size_t i = those.lane[k];
    const std::uint32_t lane = struck_.lane[i];
    CustomerTotals& totals = totals_[lanes_.slots[lane]];
    const double lost_minutes = struck_.lost_minutes[i];
    totals.minutes += lost_minutes;
    totals.friction += lost_minutes;
    CustomerSheet::ReactionSums& sums =
        sums_.reactions(place.touchpoint, lanes_.channel[lane], struck_.problem[i]->which);
    sums.silent += 1;
    sums.lost_minutes += lost_minutes;
    incident(place, i, chain::Ending::silent);
  }
}

/// As Rules::react has it.
void Crowd::complain(const Place& place) {
  const Some& those = by_reaction(Reaction::complain);
  if (those.count == 0) return;
  draw_block(Purpose::response, those, responses_);
  loops_.choose(responses_.of[place_of(Purpose::response)].data(), those.count,
                tables_->response_up_to.data(), tables_->response_up_to.size(), response_.data());
  draw_block(Purpose::desk_minutes, those, those_numbers_);
  draw_time(tables_->desk_customer, Purpose::desk_customer_minutes, those, those_numbers_,
            those_minutes_);
  draw_time(tables_->desk_staff, Purpose::desk_minutes, those, those_numbers_, staff_minutes_);
  for (std::size_t k = 0; k < those.count; ++k) {
    const std::size_t i = those.lane[k];
    const chain::Response& response = tables_->chain->desk.responses[response_[k]];
    Reacted event{};
    montecarlo::complain(*tables_, response, those_minutes_[k], staff_minutes_[k], event);
    if (response.escalated) {
      Draws draws = lanes_.draws(struck_.lane[i]);
      draws.set_block(block_of(Purpose::response), responses_.block(k));
      escalate(*tables_, sample(tables_->escalation_staff, draws.time(Purpose::escalation_minutes)),
               event);
    }
    count_reaction(place, i, event);
  }
}

void Crowd::recontact(const Place& place) {
  const Some& those = by_reaction(Reaction::recontact);
  if (those.count == 0) return;
  draw_block(Purpose::response, those, responses_);
  const bool fixed = tables_->recontact_customer.family == TimeFamily::fixed &&
                     tables_->recontact_staff.family == TimeFamily::fixed;
  if (!fixed) draw_block(Purpose::recontact_minutes, those, those_numbers_);
  draw_time(tables_->recontact_customer, Purpose::recontact_customer_minutes, those, those_numbers_,
            those_minutes_);
  draw_time(tables_->recontact_staff, Purpose::recontact_minutes, those, those_numbers_,
            staff_minutes_);
  for (std::size_t k = 0; k < those.count; ++k) {
    Reacted event{};
    montecarlo::recontact(*tables_, parts::unit_of(responses_.of[place_of(Purpose::response)][k]),
                          those_minutes_[k], staff_minutes_[k], event);
    count_reaction(place, those.lane[k], event);
  }
}

void Crowd::count_reaction(const Place& place, std::size_t of_struck, Reacted& event) {
  const std::uint32_t lane = struck_.lane[of_struck];
  event.lost_minutes = struck_.lost_minutes[of_struck];
  add_reaction(totals_[lanes_.slots[lane]], event);
  add_reaction(
      sums_.reactions(place.touchpoint, lanes_.channel[lane], struck_.problem[of_struck]->which),
      event);
  incident(place, of_struck, event.ending);
}

/// As Rules::incident has it. Who is not sent into rework moves on with the others.
void Crowd::incident(const Place& place, std::size_t of_struck, chain::Ending ending) {
  const std::uint32_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const StruckPain& problem = *struck_.problem[of_struck];
  const chain::CompiledPain& pain = *problem.pain;
  const chain::SegmentChain& chain = *tables_->chain;
  const auto e = static_cast<std::size_t>(ending);
  Customer& customer = customers_[slot];
  customer.worst_drop = std::max(customer.worst_drop, pain.drop[e]);
  // Looked up: luck decides who has had an incident, and a branch on it would not be foreseen.
  const double loss = pain.losses_after(customer.state.had_incident)[e];
  customer.kept *= 1 - loss;
  if (struck_.unit(Purpose::loss, of_struck) < loss && !customer.lost) lose(slot);
  chain::State here = customer.state;
  here.at = place.touchpoint;
  const bool mended = ending == chain::Ending::slow || ending == chain::Ending::quick;
  const bool stays = mended || pain.blocks;
  customer.state = stays ? chain::sent_to_rework(chain, here, pain.then, problem.cause->cause,
                                                 mended ? problem.cause->carried_bit : -1)
                         : chain::after_incident(chain, here);
  kept_[slot] = kept_of(customer);
  if (!stays) {
    moves_[lane] = 1;
    return;
  }
  carried_[slot] = customer.state.carried;
  lines_.at(pain.then, true).add(slot);
}

/// Whatever else a customer may do about a problem, and that it may be caught.
void Crowd::react(const Place& place, std::size_t of_struck) {
  const std::size_t lane = struck_.lane[of_struck];
  const Slot slot = lanes_.slots[lane];
  const StruckPain& problem = *struck_.problem[of_struck];
  const std::uint32_t channel = lanes_.channel[lane];
  Customer& customer = customers_[slot];
  customer.state.at = place.touchpoint;
  // Seldom asked for: not worth the way to where it is kept.
  Draws its_luck(seed_, block_->customer(group_->first + slot), 0, 0);
  Draws draws = lanes_.draws(lane);
  draws.set_block(block_of(Purpose::caught), struck_.numbers.block(of_struck));
  const CustomerSheet::Turn turn = turn_of(place, lane);
  ReactionListener listener(turn, sums_.reactions(place.touchpoint, channel, problem.which),
                            *sheet_);
  Rules(listener).problem(customer, problem, channel, draws, its_luck);
  settle(slot);
}

}  // namespace painpoint::montecarlo
