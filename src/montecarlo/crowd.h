#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "montecarlo/block.h"
#include "montecarlo/lanes.h"
#include "montecarlo/plain_sums.h"
#include "montecarlo/policy_lanes.h"
#include "montecarlo/rework_sums.h"
#include "montecarlo/rules.h"
#include "montecarlo/sheet.h"
#include "montecarlo/visit_lanes.h"
#include "montecarlo/waiting_lines.h"

namespace painpoint::montecarlo {

/// Plays the customers of a block together. Those who wait at the same touchpoint make their visit
/// at the same time: random numbers and times are drawn in vectors, and a visit in which nothing
/// goes wrong is a few additions. Whatever is not so plain (problems, policies, rework, ends) is
/// played by Rules, customer by customer. Every customer's journey has the bits that Walk gives.
class Crowd {
 public:
  Crowd(const Roster& roster, const LaneLoops& loops, std::uint64_t seed);

  /// Whether the memory of a crowd is reasonable for this journey; if not, Walk has to do.
  static bool fits(const Roster& roster, const CellLayout& layout);

  enum class Status { done, cancelled, trapped };

  /// Plays all of `block` on a side. `sheets` are by group, open; `totals` by slot, zero. Looks at
  /// `cancelled` every few microseconds.
  Status play(const SideTables& side, const Block& block, std::vector<CustomerSheet>& sheets,
              std::vector<CustomerTotals>& totals, const std::atomic<bool>* cancelled);

  /// Where a customer never came to an end.
  [[nodiscard]] TouchpointIndex trapped_at() const { return trapped_at_; }

 private:
  /// Some of the lanes.
  struct Some {
    std::size_t count = 0;
    Lane<std::uint32_t> lane{};

    void add(std::uint32_t one) { lane[count++] = one; }
  };
  /// Those of the lanes whom a problem struck.
  struct Struck : Some {
    Lane<const ProblemTable*> table{};
    alignas(64) Lane<std::uint64_t> customer{};
    alignas(64) Lane<std::uint64_t> number{};
    LaneWords words{};  ///< the block of what a visit with a problem needs
    alignas(64) Lane<double> caught{}, reaction{}, loss{};
  };
  enum class Part { after_announcement, from_problem };

  void begin();
  void draw_carried(const Group& group, const SegmentTables& tables);
  void visit_together(const Place& place, std::span<const std::uint16_t> slots);
  void draw(const Place& place);
  void add_up(const Place& place);
  void bear_policies(const Place& place);
  void tell_apart(const Place& place);
  void bear_problems(const Place& place);
  void bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck);
  void move_on(const Place& place);
  void move_on_in_rework(const Place& place, std::uint32_t lane);
  void end_plainly(const Place& place, std::size_t lane, std::size_t edge);
  CustomerSheet& take_turn(const Place& place, std::size_t lane);
  void play_one(const Place& place, std::size_t lane, Part part, const RandomBlock* words);
  void settle(std::uint16_t slot, SegmentIndex segment);
  void finish(std::uint16_t slot);
  bool walk_on(std::uint16_t slot);

  [[nodiscard]] const SegmentTables& tables(const Place& place) const {
    return side_->segments[place.segment.value];
  }
  [[nodiscard]] const TouchpointTable& table(const Place& place) const {
    return tables(place).touchpoints[place.touchpoint.value];
  }
  [[nodiscard]] const chain::CompiledTouchpoint& touchpoint(const Place& place) const {
    return tables(place).chain->touchpoints[place.touchpoint.value];
  }

  const Roster& roster_;
  const LaneLoops& loops_;
  std::uint64_t seed_;
  // of the block and side in hand
  const SideTables* side_ = nullptr;
  const Block* block_ = nullptr;
  std::vector<CustomerSheet>* sheets_ = nullptr;
  std::vector<CustomerTotals>* totals_ = nullptr;
  std::vector<Customer> customers_;     ///< by slot
  std::vector<std::uint64_t> carried_;  ///< by slot, of those not in rework
  std::vector<std::uint32_t> visits_;   ///< by slot
  std::vector<std::uint32_t> counts_;   ///< earlier visits, by touchpoint and slot
  WaitingLines lines_;
  PlainSums sums_;
  ReworkSums rework_sums_;
  VisitLanes lanes_;
  PolicyLanes policies_;
  Lane<std::uint32_t>
      sums_at_{};  ///< by lane: PlainSums::offset of the customer's group and channel
  alignas(64) Lane<double> problem_luck_{};
  Lane<std::uint32_t> edge_{};
  Some going_;  ///< who has not given up on a policy
  Some plain_;  ///< whom nothing keeps
  Struck struck_;
  std::vector<double> work_;
  std::optional<std::uint16_t> long_walker_;
  TouchpointIndex trapped_at_;
};

}  // namespace painpoint::montecarlo
