#pragma once

#include <array>
#include <cstdint>

#include "base/random.h"
#include "montecarlo/elementary_parts.h"

namespace painpoint::montecarlo {

/// What a random number is for. Eight purposes share a random block, those that are often asked for
/// together in the same one. A number once given to a purpose stays: changing it changes every
/// customer's luck.
enum class Purpose : std::uint8_t {
  // of every visit; the first two pieces of work are among them (see work_purpose)
  channel = 0,
  problem,
  next,
  wait,
  service,
  delay,
  first_work,
  second_work,
  // of a visit with a problem
  caught = 8,
  reaction,
  response,
  loss,
  lost_minutes,
  next_of_origin,
  correction_minutes,
  escalation_minutes,
  // of a complaint, a repeat contact, or giving up
  desk_minutes = 16,
  desk_customer_minutes,
  recontact_minutes,
  recontact_customer_minutes,
  gave_up_cause,
  // of a visit, by position of the policy or of further work at the touchpoint
  policy_applies = 24,
  policy_gives_up,
  policy_misuse,
  policy_catches,
  policy_burden,
  policy_staff,
  work_minutes,
  // of a customer; carried causes by position in the roster
  segment = 32,
  start,
  loss_at_end,
  background_loss,
  carried = 40,
};
inline constexpr unsigned kPurposesPerBlock = 8;

/// The block that a purpose is in, and its place there.
constexpr unsigned block_of(Purpose purpose) {
  return static_cast<unsigned>(purpose) / kPurposesPerBlock;
}
constexpr unsigned word_of(Purpose purpose) {
  return static_cast<unsigned>(purpose) % kPurposesPerBlock / 2;
}
constexpr bool in_upper_half(Purpose purpose) {
  return static_cast<unsigned>(purpose) % 2 != 0;
}

/// The last word of the counter. `item` below 2^24.
constexpr std::uint64_t use_of(unsigned block, std::uint32_t item = 0, std::uint32_t attempt = 0) {
  return std::uint64_t{attempt} << 32 | std::uint64_t{item} << 8 | block;
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

/// The random numbers of one customer at one place. For a visit, `place` is the touchpoint's stable
/// key and `number` counts this customer's earlier visits there; for the customer himself both are
/// 0, and the purposes are others. The counter (customer, place, number, purpose with item and
/// attempt) is different for every block, hence no two numbers are the same bits of the same block;
/// see base/random.h.
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
  void set_block(unsigned block, const RandomBlock& words) {
    kept_[block] = words;
    known_ |= 1U << block;
  }

 private:
  /// Blocks that are computed at most once: those of item 0, attempt 0.
  static constexpr unsigned kKept = block_of(Purpose::carried);

  static double unit(const RandomBlock& words, Purpose purpose) {
    const std::uint64_t word = words[word_of(purpose)];
    return in_upper_half(purpose) ? parts::unit_of_high(word) : parts::unit_of_low(word);
  }
  [[gnu::noinline]] double compute_unit(Purpose purpose, std::uint32_t item,
                                        std::uint32_t attempt) {
    const unsigned block = block_of(purpose);
    const RandomBlock words = threefry_block(
        seed_, RandomDomain::customers, {customer_, place_, number_, use_of(block, item, attempt)});
    if (block < kKept && (item | attempt) == 0) set_block(block, words);
    return unit(words, purpose);
  }

  std::uint64_t seed_, customer_, place_, number_;
  unsigned known_ = 0;
  std::array<RandomBlock, kKept> kept_;
};

}  // namespace painpoint::montecarlo
