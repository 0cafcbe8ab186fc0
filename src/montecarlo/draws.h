#pragma once

#include <array>
#include <cstdint>

#include "base/random.h"
#include "montecarlo/elementary_parts.h"

namespace painpoint::montecarlo {

/// What a random number is for. Four purposes share a random block, those that are often asked for
/// together in the same one. A number once given to a purpose stays: changing it changes every
/// customer's luck.
enum class Purpose : std::uint8_t {
  // of every visit
  channel = 0,
  problem,
  next,
  service,
  // of a visit where more takes time; two pieces of work are among them (see work_purpose)
  wait = 4,
  delay,
  first_work,
  second_work,
  // of a visit with a problem
  caught = 8,
  reaction,
  loss,
  lost_minutes,
  // of what follows a problem
  response = 12,
  next_of_origin,
  correction_minutes,
  escalation_minutes,
  // of a complaint or a repeat contact
  desk_minutes = 16,
  desk_customer_minutes,
  recontact_minutes,
  recontact_customer_minutes,
  // of a visit, by position of the policy or of further work at the touchpoint
  policy_applies = 20,
  policy_gives_up,
  policy_misuse,
  policy_catches,
  policy_burden = 24,
  policy_staff,
  work_minutes,
  gave_up_cause,
  // of a customer
  segment = 28,
  start,
  loss_at_end,
  background_loss,
  carried = 32,  ///< and the three after it (see carried_purpose)
};
inline constexpr unsigned kPurposesPerBlock = 4;

/// The block that a purpose is in, and its place there.
constexpr unsigned block_of(Purpose purpose) {
  return static_cast<unsigned>(purpose) / kPurposesPerBlock;
}
constexpr unsigned place_of(Purpose purpose) {
  return static_cast<unsigned>(purpose) % kPurposesPerBlock;
}

/// The last word of the counter. `item` below 2^24.
constexpr std::uint32_t use_of(unsigned block, std::uint32_t item = 0) {
  return item << 8U | block;
}
/// The word before it. A million visits are the most that anyone makes anywhere, and times are
/// drawn again by far less than 2^12 times.
constexpr unsigned kNumberBits = 20;
constexpr std::uint32_t numbered(std::uint64_t number, std::uint32_t attempt) {
  return static_cast<std::uint32_t>(number) | attempt << kNumberBits;
}

/// The n-th piece of work of a visit.
struct ItemPurpose {
  Purpose purpose;
  std::uint32_t item;
};
constexpr ItemPurpose work_purpose(std::uint32_t number) {
  if (number == 0) return {Purpose::first_work, 0};
  if (number == 1) return {Purpose::second_work, 0};
  return {Purpose::work_minutes, number};
}

constexpr std::uint32_t low_half(std::uint64_t x) {
  return static_cast<std::uint32_t>(x);
}
constexpr std::uint32_t high_half(std::uint64_t x) {
  return static_cast<std::uint32_t>(x >> 32U);
}

/// Whether a customer carries a cause, by its position in the roster.
constexpr ItemPurpose carried_purpose(std::uint32_t cause) {
  return {static_cast<Purpose>(static_cast<std::uint32_t>(Purpose::carried) +
                               cause % kPurposesPerBlock),
          cause / kPurposesPerBlock};
}

/// The random numbers of one customer at one place. For a visit, `place` is the touchpoint's stable
/// key and `number` counts this customer's earlier visits there; for the customer himself both are
/// 0, and the purposes are others. Key (seed, place) and counter (customer, number with attempt,
/// block with item) are not both the same for any two blocks, hence no two numbers are the same
/// bits of the same block; see base/random.h.
///
/// A number has 32 bits: every chance is met to 2^-33, which could be noticed among 10^19
/// customers.
class Draws {
 public:
  // Made for every visit: blocks are filled when they become known.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
  Draws(std::uint64_t seed, std::uint64_t customer, std::uint64_t place, std::uint64_t number)
      : seed_(seed), customer_(customer), place_(place), number_(number) {}

  /// In (0, 1). `item` below 2^24, for purposes that a visit can have several of; times that are
  /// rejected and drawn again count attempts.
  double operator()(Purpose purpose, std::uint32_t item = 0, std::uint32_t attempt = 0) {
    const unsigned block = block_of(purpose);
    if (block < kKept && (item | attempt) == 0 && (known_ >> block & 1U) != 0)
      return unit(kept_[block], purpose);
    return compute_unit(purpose, item, attempt);
  }

  /// The numbers set aside for one time, in the form that sample() asks for.
  auto time(Purpose purpose, std::uint32_t item = 0) {
    return [this, purpose, item](std::uint32_t attempt) { return (*this)(purpose, item, attempt); };
  }

  /// Tells a block that has been computed elsewhere.
  void set_block(unsigned block, const RandomNumbers& numbers) {
    kept_[block] = numbers;
    known_ |= 1U << block;
  }

 private:
  /// Blocks that are computed at most once: those of item 0, attempt 0.
  static constexpr unsigned kKept = block_of(Purpose::carried);

  static double unit(const RandomNumbers& numbers, Purpose purpose) {
    return parts::unit_of(numbers[place_of(purpose)]);
  }
  [[gnu::noinline]] double compute_unit(Purpose purpose, std::uint32_t item,
                                        std::uint32_t attempt) {
    const unsigned block = block_of(purpose);
    const RandomNumbers numbers =
        threefry_numbers({low_half(seed_), high_half(seed_), low_half(place_), high_half(place_)},
                         {low_half(customer_), high_half(customer_), numbered(number_, attempt),
                          use_of(block, item)});
    if (block < kKept && (item | attempt) == 0) set_block(block, numbers);
    return unit(numbers, purpose);
  }

  std::uint64_t seed_, customer_, place_, number_;
  unsigned known_ = 0;
  std::array<RandomNumbers, kKept> kept_;
};

}  // namespace painpoint::montecarlo
