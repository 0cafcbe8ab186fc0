#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "montecarlo/block.h"
#include "montecarlo/lanes.h"
#include "montecarlo/rules.h"
#include "montecarlo/sheet.h"

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
  /// Everyone at a touchpoint who is of the same segment, and in rework or not.
  struct Place {
    SegmentIndex segment;
    TouchpointIndex touchpoint;
    bool rework = false;
  };
  /// What is summed up of a group at a touchpoint in a channel: the number of plain visits, their
  /// delay, wait and service, the minutes of each piece of work, how many went to the end that each
  /// edge leads to, and for each problem that the touchpoint can have, how many bore it in silence,
  /// and the minutes that they lost.
  struct SumsLayout {
    std::size_t first = 0;
    std::size_t channels = 1;
    std::size_t ends = 0;      ///< where those of the edges begin
    std::size_t problems = 0;  ///< where those of the problems begin
    std::size_t width = 0;
  };
  static constexpr std::size_t kCount = 0, kDelay = 1, kWait = 2, kService = 3, kWork = 4;

  /// One loop over up to kLanes customers at one place, and what is drawn for them.
  struct Lanes {
    std::span<const std::uint16_t> slots;
    std::uint64_t place_key = 0;
    alignas(64) Lane<std::uint64_t> customer;
    alignas(64) Lane<std::uint64_t> number;
    LaneWords words;  ///< the block of what every visit needs
    alignas(64) Lane<double> unit;
    alignas(64) Lane<double> delay, wait, service;
    std::vector<Lane<double>> work;
    Lane<std::uint32_t> channel;
    Lane<std::uint32_t> edge;
    Lane<std::uint32_t> sums;  ///< where those of the customer's group and channel begin
  };
  /// Some of the lanes.
  struct Some {
    std::size_t count = 0;
    Lane<std::uint32_t> lane;

    void add(std::uint32_t one) { lane[count++] = one; }
  };
  /// Those of the lanes whom a problem struck.
  struct Struck : Some {
    Lane<const ProblemTable*> table;
    alignas(64) Lane<std::uint64_t> customer;
    alignas(64) Lane<std::uint64_t> number;
    LaneWords words;  ///< the block of what a visit with a problem needs
    alignas(64) Lane<double> caught, reaction, loss;
    alignas(64) Lane<double> lost_minutes;
  };
  /// Who waits at a place.
  struct Line {
    std::uint16_t* slots = nullptr;  ///< room for a block
    std::size_t count = 0;

    void add(std::uint16_t slot) { slots[count++] = slot; }
    bool remove(std::uint16_t slot) {
      const auto* end = std::remove(slots, slots + count, slot);
      const bool found = end != slots + count;
      count = static_cast<std::size_t>(end - slots);
      return found;
    }
  };
  enum class Part { whole_visit, after_announcement, from_problem };

  void begin();
  void draw_carried(const Group& group, const SegmentTables& tables);
  void lay_out_sums();
  [[nodiscard]] std::size_t busiest() const;
  Line& line_to(SegmentIndex segment, TouchpointIndex at, bool rework) {
    return lines_[2 * (segment.value * roster_.touchpoints.size() + at.value) + (rework ? 1 : 0)];
  }

  void visit_together(const Place& place, std::span<const std::uint16_t> slots);
  void draw(const Place& place);
  void draw_time(const Sampler& sampler, Purpose purpose, std::uint32_t item, Lane<double>& out);
  void choose(const std::vector<double>& up_to, Purpose purpose, Lane<std::uint32_t>& out);
  void add_up(const Place& place);
  void tell_apart(const Place& place);
  void bear_problems(const Place& place);
  void bear_in_silence(const Place& place, const StruckPain& problem, std::size_t of_struck);
  void move_on(const Place& place);
  void end_plainly(const Place& place, std::size_t lane, std::size_t edge);
  CustomerSheet& take_turn(const Place& place, std::size_t lane);
  void play_one(const Place& place, std::size_t lane, Part part, const RandomBlock* words);
  void settle(std::uint16_t slot, SegmentIndex segment);
  void finish(std::uint16_t slot);
  bool walk_on(std::uint16_t slot);
  void hand_in_sums();

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
  std::vector<Customer> customers_;            ///< by slot
  std::vector<std::uint64_t> carried_;         ///< by slot, of those not in rework
  std::vector<std::uint32_t> visits_;          ///< by slot
  std::vector<std::uint32_t> counts_;          ///< earlier visits, by touchpoint and slot
  std::vector<Line> lines_;                    ///< by place
  std::unique_ptr<std::uint16_t[]> standing_;  ///< memory of the lines
  std::uint16_t* at_door_;                     ///< who has been taken from a line
  std::vector<SumsLayout> sums_layout_;        ///< by touchpoint
  std::vector<double> sums_;
  Lanes lanes_;
  Some plain_;
  Struck struck_;
  std::vector<double> work_;
  std::optional<std::uint16_t> long_walker_;
  TouchpointIndex trapped_at_;
};

}  // namespace painpoint::montecarlo
