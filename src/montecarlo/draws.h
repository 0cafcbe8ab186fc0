#pragma once

#include <array>
#include <cstdint>

#include "base/random.h"

namespace painpoint::montecarlo {

/// What a random number is for. Four purposes share a block of four words, those that are often
/// asked for together in the same block. A number once given to a purpose stays: changing it
/// changes every customer's luck.
enum class Purpose : std::uint8_t {
  // of a visit, once each; times that are rejected and drawn again count attempts
  channel = 0,
  problem,
  next,
  wait,
  service = 4,
  delay,
  caught,
  reaction,
  response = 8,
  loss,
  next_of_origin,
  lost_minutes,
  correction_minutes = 12,
  desk_minutes,
  desk_customer_minutes,
  escalation_minutes,
  recontact_minutes = 16,
  recontact_customer_minutes,
  gave_up_cause,
  // of a visit, by position of the work or policy at the touchpoint
  policy_applies = 20,
  policy_gives_up,
  policy_misuse,
  policy_catches,
  work_minutes = 24,
  policy_burden,
  policy_staff,
  // of a customer; carried causes by position in the roster
  segment = 28,
  start,
  loss_at_end,
  background_loss,
  carried = 32,
};

/// The random numbers of one customer at one place. For a visit, `place` is the touchpoint's stable
/// key and `number` counts this customer's earlier visits there; for the customer himself both are
/// 0, and the purposes are others. The counter (customer, place, number, purpose with item and
/// attempt) is different for every draw, hence no two draws are the same; see base/random.h.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t customer, std::uint64_t place, std::uint64_t number)
      : seed_(seed), customer_(customer), place_(place), number_(number) {}

  /// In (0, 1). `item` below 2^24, for purposes that a visit can have several of.
  double operator()(Purpose purpose, std::uint32_t item = 0, std::uint32_t attempt = 0) {
    const auto number = static_cast<std::uint8_t>(purpose);
    const unsigned block = number / 4U;
    const unsigned word = number % 4U;
    if (block >= kKept || (item | attempt) != 0)
      return open_unit(compute(block, item, attempt)[word]);
    if ((computed_ >> block & 1U) == 0) {
      kept_[block] = compute(block, 0, 0);
      computed_ |= 1U << block;
    }
    return open_unit(kept_[block][word]);
  }

  /// The numbers set aside for one time, in the form that sample() asks for.
  auto time(Purpose purpose, std::uint32_t item = 0) {
    return [this, purpose, item](std::uint32_t attempt) { return (*this)(purpose, item, attempt); };
  }

 private:
  /// Blocks that are computed at most once: those of item 0, attempt 0.
  static constexpr unsigned kKept = 9;

  [[nodiscard]] RandomBlock compute(unsigned block, std::uint32_t item,
                                    std::uint32_t attempt) const {
    const std::uint64_t use = std::uint64_t{attempt} << 32 | std::uint64_t{item} << 8 | block;
    return random_block(seed_, RandomDomain::customers, {customer_, place_, number_, use});
  }

  std::uint64_t seed_, customer_, place_, number_;
  std::array<RandomBlock, kKept> kept_{};
  unsigned computed_ = 0;
};

}  // namespace painpoint::montecarlo
