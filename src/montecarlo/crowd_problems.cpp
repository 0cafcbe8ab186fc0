#include <algorithm>

#include "montecarlo/crowd.h"

/// Whom a problem strikes, and those who have to be played one by one for another reason.
namespace painpoint::montecarlo {

/// Counts the chances that problems lose somebody, before luck decides on them.
void Crowd::count_loss_chances(const Place& place) {
  const std::size_t channels = touchpoint(place).channels.size();
  const std::size_t tables = table(place).problems.size();
  const std::size_t n = lanes_.size();
  const Slot* slots = lanes_.slots.data();
  const std::uint32_t* channel = lanes_.channel.data();
  const std::uint32_t* number = table_.data();
  const Kept* kept = kept_.data();
  // In four sums each, so that an addition need not wait for the one before.
  constexpr std::size_t kSums = 4;
  const std::size_t kinds = channels * tables;
  kept_sums_.assign(kSums * kinds, Kept{});
  Kept* sums = kept_sums_.data();
  const auto add = [](Kept& sum, const Kept& more, double times) {
    sum = {sum[0] + more[0] * times, sum[1] + more[1] * times};
  };
  if (!touchpoint(place).policies.empty()) {  // which may have kept somebody from going on
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t kind = channel[i] * tables + number[i];
      add(sums[kind * kSums + i % kSums], kept[slots[i]], moves_[i]);
    }
  } else if (channels * tables > 1) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t kind = channel[i] * tables + number[i];
      add(sums[kind * kSums + i % kSums], kept[slots[i]], 1);
    }
  } else {
    for (std::size_t i = 0; i < n; ++i) add(sums[i % kSums], kept[slots[i]], 1);
  }
  double* all = sums_.kept(place.touchpoint);
  for (std::size_t k = 0; k < kinds; ++k) {
    const Kept* four = sums + k * kSums;
    for (std::size_t i = 0; i < 2; ++i)
      all[2 * k + i] += (four[0][i] + four[2][i]) + (four[1][i] + four[3][i]);
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
  kept_[slot] = kept_of(customer);
  if (!customer.ended) lines_.at(customer.state.at, customer.state.in_rework()).add(slot);
}

}  // namespace painpoint::montecarlo
