#pragma once

#include <atomic>
#include <cstdint>
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

/// Plays the customers of a group together. Those who wait at the same touchpoint make their visit
/// at the same time: random numbers and times are drawn in vectors, and a visit in which nothing
/// goes wrong is a few additions. Whatever is not so plain (problems, policies, rework, ends) is
/// played by Rules, customer by customer. Every customer's journey has the bits that Walk gives.
class Crowd {
 public:
  Crowd(const Roster& roster, const LaneLoops& loops, std::uint64_t seed);

  /// Whether a crowd is of use for this journey; if not, Walk has to do.
  static bool fits(const Roster& roster, const CellLayout& layout);

  enum class Status { done, cancelled, trapped };

  /// Plays all of a group of `block` on a side. `sheet` is open; `totals`, by slot of the block,
  /// is filled in. Looks at `cancelled` every few microseconds.
  Status play(const SideTables& side, const Block& block, const Group& group, CustomerSheet& sheet,
              std::vector<CustomerTotals>& totals, const std::atomic<bool>* cancelled);

  /// Where a customer never came to an end.
  [[nodiscard]] TouchpointIndex trapped_at() const { return trapped_at_; }

 private:
  /// Those of the lanes whom a problem struck.
  struct Struck : Some {
    Lane<const ProblemTable*> table{};
    alignas(64) Lane<std::uint32_t> customer{};
    alignas(64) Lane<std::uint32_t> number{};
    LaneNumbers numbers{};  ///< the block of what a visit with a problem needs
    Lane<const StruckPain*> problem{};
    Lane<double> lost_minutes{};

    /// Of what is in the block.
    [[nodiscard]] double unit(Purpose purpose, std::size_t i) const {
      return parts::unit_of(numbers.of[place_of(purpose)][i]);
    }
  };

  /// The chance that nothing has lost a customer: where he has had no incident, and where he has;
  /// the other one is 0, so that both can be added up at once.
  using Kept = std::array<double, 2>;
  static Kept kept_of(const Customer& customer) {
    return customer.state.had_incident ? Kept{0, customer.kept} : Kept{customer.kept, 0};
  }

  // crowd.cpp
  void begin();
  void draw_carried();
  bool walk_on();
  bool walk_on(Slot slot, TouchpointIndex from);
  void finish();
  std::uint32_t* counts_at(TouchpointIndex at);
  [[nodiscard]] Draws luck(Slot slot) const;

  // crowd_visits.cpp
  void visit_together(const Place& place, std::span<const Slot> slots);
  void draw(const Place& place);
  void add_up(const Place& place);
  void add_up_times(const Place& place);
  void add_up_rework(const Place& place);
  void add_to_totals(const Place& place);
  template <bool kWaits, bool kServes>
  void add_visits(const Place& place);
  template <bool kWaits, bool kServes, bool kWorks>
  void add_visits(const Place& place);
  void bear_policies(const Place& place);
  void move_on(const Place& place);
  void tell_edges_apart(std::size_t edges);
  void send(const Some& those, WaitingLines::Line& line);
  void move_on_in_rework(const Place& place, std::size_t edge, const Some& those);
  void end_plainly(const Place& place, std::size_t edge, const Some& those);

  // crowd_problems.cpp
  void find_tables(const Place& place);
  void count_loss_chances(const Place& place);
  void tell_apart(const Place& place);
  [[nodiscard]] CustomerSheet::Turn turn_of(const Place& place, std::size_t lane) const;
  CustomerSheet& take_turn(const Place& place, std::size_t lane);
  void play_one(const Place& place, std::size_t lane);
  void lose(Slot slot);
  void settle(Slot slot);

  // crowd_reactions.cpp
  void bear_problems(const Place& place);
  void tell_reactions_apart(const Place& place);
  void draw_lost_minutes(const Place& place);
  void draw_time(const Sampler& sampler, Purpose purpose, const Some& those,
                 const LaneNumbers& numbers, Lane<double>& out) const;
  void draw_block(Purpose purpose, const Some& those, LaneNumbers& out);
  void bear_in_silence(const Place& place);
  void complain(const Place& place);
  void recontact(const Place& place);
  void count_reaction(const Place& place, std::size_t of_struck, Reacted& event);
  void incident(const Place& place, std::size_t of_struck, chain::Ending ending);
  void react(const Place& place, std::size_t of_struck);
  [[nodiscard]] Some& by_reaction(Reaction reaction) {
    return by_reaction_[static_cast<std::size_t>(reaction)];
  }

  [[nodiscard]] const TouchpointTable& table(const Place& place) const {
    return tables_->touchpoints[place.touchpoint.value];
  }
  [[nodiscard]] const chain::CompiledTouchpoint& touchpoint(const Place& place) const {
    return tables_->chain->touchpoints[place.touchpoint.value];
  }
  [[nodiscard]] std::uint32_t sums_at(const Place& place, std::size_t lane) const {
    return sums_.offset(place.touchpoint, lanes_.channel[lane]);
  }

  const Roster& roster_;
  const LaneLoops& loops_;
  std::uint64_t seed_;
  // of the group and side in hand
  const SegmentTables* tables_ = nullptr;
  const Block* block_ = nullptr;
  const Group* group_ = nullptr;
  CustomerSheet* sheet_ = nullptr;
  CustomerTotals* totals_ = nullptr;  ///< by slot
  BySlot<Customer> customers_{};
  // What is often asked of customers_:
  BySlot<std::uint64_t> carried_{};
  BySlot<Kept> kept_{};
  std::vector<BySlot<std::uint32_t>> counts_;  ///< earlier visits, by touchpoint
  std::vector<bool> counted_;                  ///< the touchpoints where anybody has been
  WaitingLines lines_;
  PlainSums sums_;
  ReworkSums rework_sums_;
  // of the visits in hand, by lane
  VisitLanes lanes_;
  PolicyLanes policies_;
  alignas(64) Lane<std::uint32_t> edge_{};
  alignas(64) Lane<std::uint8_t> moves_{};  ///< whether nothing keeps him from moving on
  Some unlucky_;
  Struck struck_;
  static constexpr std::uint32_t kCaught = 4;  ///< whose problem is caught: beside Reaction
  static constexpr std::size_t kWhats = 5;
  alignas(64) Lane<std::uint8_t> what_{};
  std::array<Some, kWhats> by_reaction_;  ///< of struck_, by what_
  // room for some of the struck
  Some those_;
  alignas(64) Lane<std::uint32_t> those_customer_{};
  alignas(64) Lane<std::uint32_t> those_number_{};
  alignas(64) Lane<std::uint32_t> response_{};
  LaneNumbers responses_{};
  alignas(64) Lane<double> staff_minutes_{};
  LaneNumbers those_numbers_{};
  alignas(64) Lane<double> those_minutes_{};
  std::vector<Some> by_edge_;
  Lane<std::uint32_t> table_{};  ///< the number of the problem table
  std::vector<Kept> kept_sums_;  ///< room of count_loss_chances
  std::vector<double> costs_;    ///< of a visit, by channel
  std::vector<double> work_;
  TouchpointIndex trapped_at_;
};

}  // namespace painpoint::montecarlo
