#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "chain/chain.h"
#include "chain/visit.h"
#include "montecarlo/sampler.h"

/// The sampling tables of a compiled chain: whatever can be worked out before the first customer.
namespace painpoint::montecarlo {

/// The position that u falls on among chances that add up to `up_to.back()`, in their fixed order
/// (monotone inverse CDF: a small change of a chance changes few customers, which an alias table
/// would not promise). Rounding never leads past the last one.
inline std::size_t pick(const std::vector<double>& up_to, double u) {
  std::size_t i = 0;
  while (i + 1 < up_to.size() && u >= up_to[i]) ++i;
  return i;
}

/// The problem of a visit, if any.
struct StruckPain {
  const chain::CompiledPain* pain = nullptr;  ///< null: no problem
  const chain::Contribution* cause = nullptr;
  std::uint32_t number = 0;  ///< of the pain at its touchpoint
  std::uint32_t which = 0;   ///< of all contributions to pains at the touchpoint
};

/// The problems that one number between 0 and 1 decides on, for customers who carry the same causes
/// and whose waits exceed the same thresholds: the most severe class in which any pain struck, the
/// pain within the class in proportion to its chance, its cause in proportion to the contributions
/// (rule 5). In this order, from 0 up to the chance of any problem.
struct ProblemTable {
  std::vector<double> up_to;
  std::vector<StruckPain> struck;
  /// up_to but for the last one, and infinity: in fours, so that tables of a touchpoint are
  /// searched in as many steps, though some are longer.
  std::vector<std::array<double, 4>> passable;

  [[nodiscard]] double chance() const { return up_to.empty() ? 0 : up_to.back(); }
  [[nodiscard]] StruckPain find(double u) const {
    return u < chance() ? struck[position(u)] : StruckPain{};
  }
  /// In `struck`, for u < chance(). Without a branch that luck decides on.
  [[nodiscard]] std::size_t position(double u) const {
    std::size_t passed = 0;
    for (const std::array<double, 4>& four : passable)
      for (const double limit : four) passed += u >= limit ? 1 : 0;
    return passed;
  }
};

/// The problem table of a visit.
ProblemTable problem_table(const chain::CompiledTouchpoint& touchpoint, std::uint64_t carried,
                           std::uint32_t interval);

/// All problem tables of a touchpoint.
class ProblemTables {
 public:
  ProblemTables() = default;
  /// Refers to the touchpoint, which must outlive it.
  explicit ProblemTables(const chain::CompiledTouchpoint& touchpoint);

  /// The carried causes that matter here: customers who agree in them share a table.
  [[nodiscard]] std::uint64_t mattering() const { return mattering_; }
  /// False where there are too many tables to keep.
  [[nodiscard]] bool kept() const { return !tables_.empty(); }
  /// Of customers who carry these causes and whose waits exceed `interval` thresholds. Refers to
  /// `room` where they are not kept.
  const ProblemTable& of(std::uint64_t carried, std::uint32_t interval, ProblemTable& room) const {
    if (tables_.empty()) return room = problem_table(*touchpoint_, carried, interval);
    return tables_[number(carried, interval)];
  }
  // Where they are kept:
  [[nodiscard]] std::size_t number(std::uint64_t carried, std::uint32_t interval) const {
    if (adjacent_) return ((carried & mattering_) >> bits_.front()) * intervals_ + interval;
    std::size_t combination = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i)
      combination |= static_cast<std::size_t>(carried >> bits_[i] & 1U) << i;
    return combination * intervals_ + interval;
  }
  [[nodiscard]] std::size_t size() const { return tables_.size(); }
  [[nodiscard]] const ProblemTable& at(std::size_t number) const { return tables_[number]; }
  /// How far apart the numbers of tables are, for the thresholds that a wait exceeds apart.
  [[nodiscard]] std::size_t intervals() const { return intervals_; }
  /// chance() of that table.
  [[nodiscard]] double chance(std::size_t number) const { return chances_[number]; }
  /// Whether neither causes nor waits make a difference.
  [[nodiscard]] bool only_one() const { return tables_.size() == 1; }
  /// The greatest chance.
  [[nodiscard]] double most() const { return most_; }

 private:
  static constexpr std::size_t kMostBits = 6;

  const chain::CompiledTouchpoint* touchpoint_ = nullptr;
  std::uint64_t mattering_ = 0;
  std::vector<std::uint8_t> bits_;  ///< of mattering_
  bool adjacent_ = false;           ///< the bits are neighbours, and there are some
  std::size_t intervals_ = 1;
  std::vector<ProblemTable> tables_;  ///< by combination of bits_, and interval; or none
  std::vector<double> chances_;
  double most_ = 0;
};

struct PolicyTable {
  Sampler burden;
  Sampler staff;
};

struct PainTable {
  Sampler lost_minutes;
  Sampler correction;
  std::vector<chain::ReactionChances> reactions;  ///< by channel of the touchpoint
  /// By channel: up to where luck makes him leave, complain, or contact again, and, by other luck,
  /// it is caught.
  struct ReactionLimits {
    double leave, complain, recontact, caught;
  };
  std::vector<ReactionLimits> limits;
  /// The chance to lose a customer who has noticed it, whatever he does; by channel, and whether he
  /// has had an incident before.
  std::vector<std::array<double, 2>> loss;
};

struct TouchpointTable {
  Sampler delay, wait, service;
  std::vector<Sampler> work;
  std::vector<PolicyTable> policies;
  std::vector<PainTable> pains;
  std::vector<double> channel_up_to;
  std::vector<double> next_up_to;
  std::vector<double> gave_up_to;  ///< by policy: level * gives_up, summed up
  ProblemTables problems;
};

/// The chance that the i-th of these problems strikes in a visit, is noticed, and loses a customer
/// whom nothing has lost before. `channel` in CompiledTouchpoint::channels.
inline double loss_chance(const TouchpointTable& touchpoint, const ProblemTable& problems,
                          std::size_t i, std::size_t channel, bool had_incident) {
  const StruckPain& struck = problems.struck[i];
  const double strikes = problems.up_to[i] - (i > 0 ? problems.up_to[i - 1] : 0);
  return strikes * (1 - struck.pain->caught) *
         touchpoint.pains[struck.number].loss[channel][had_incident ? 1 : 0];
}

/// One segment. Refers to the chain, which must outlive it.
struct SegmentTables {
  const chain::SegmentChain* chain = nullptr;
  std::vector<TouchpointTable> touchpoints;  ///< by roster index
  std::vector<double> start_up_to;
  Sampler desk_staff, desk_customer, escalation_staff, recontact_staff, recontact_customer;
  std::vector<double> response_up_to;
};
SegmentTables make_tables(const chain::SegmentChain& chain);

/// One side: all segments, with their shares summed up.
struct SideTables {
  std::vector<SegmentTables> segments;
  std::vector<double> segment_up_to;
};
SideTables make_tables(const std::vector<chain::SegmentChain>& segments);

/// How many of the touchpoint's thresholds a wait exceeds.
inline std::uint32_t wait_interval(const chain::CompiledTouchpoint& touchpoint, double wait) {
  std::uint32_t interval = 0;
  for (const double threshold : touchpoint.wait_thresholds)
    interval += static_cast<std::uint32_t>(wait > threshold);
  return interval;
}

/// The problem that `u` decides on; `interval` counts the thresholds that the wait exceeded.
inline StruckPain find_problem(const chain::CompiledTouchpoint& touchpoint, std::uint64_t carried,
                               std::uint32_t interval, double u) {
  return problem_table(touchpoint, carried, interval).find(u);
}

}  // namespace painpoint::montecarlo
