#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/rules.h"

/// The walk of one customer through a journey, visit by visit: the readable definition of what the
/// simulator plays, and what stories are told from. crowd.h plays many customers at once, and gives
/// the same bits.
namespace painpoint::montecarlo {

/// No journey is that long: a customer with more visits is caught in a trap that no error of the
/// graph gave away.
inline constexpr std::uint64_t kMostVisits = 1'000'000;

/// How often the customer in hand has been at each touchpoint. Emptied in time proportional to
/// what was visited, and kept from customer to customer.
class VisitCounts {
 public:
  explicit VisitCounts(std::size_t touchpoints) : counts_(touchpoints, 0) {}

  std::uint32_t count_visit(TouchpointIndex t) {
    if (counts_[t.value] == 0) seen_.push_back(t.value);
    return counts_[t.value]++;
  }
  void clear() {
    for (const std::uint32_t t : seen_) counts_[t] = 0;
    seen_.clear();
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> seen_;
};

template <Listener L>
class Walk {
 public:
  Walk(const SideTables& side, std::uint64_t seed, std::uint64_t customer, VisitCounts& counts,
       L& listener)
      : side_(side), seed_(seed), number_(customer), counts_(counts), rules_(listener) {}

  /// Plays the customer from start to end. False if he made more than kMostVisits visits; then the
  /// listener has heard of no end.
  bool run() {
    counts_.clear();
    Draws luck(seed_, number_, 0, 0);
    std::size_t segment = 0;
    if (side_.segments.size() > 1) segment = pick(side_.segment_up_to, luck(Purpose::segment));
    const SegmentTables& tables = side_.segments[segment];
    customer_ =
        rules_.begin(tables, SegmentIndex(segment), number_, carried_by(*tables.chain, luck), luck);
    for (std::uint64_t visits = 0; !customer_.ended; ++visits) {
      if (visits == kMostVisits) return false;
      play_visit(luck);
    }
    rules_.finish(customer_, luck);
    return true;
  }

  [[nodiscard]] TouchpointIndex at() const { return customer_.state.at; }

 private:
  void play_visit(Draws& luck) {
    const TouchpointIndex at = customer_.state.at;
    const chain::CompiledTouchpoint& touchpoint = customer_.tables->chain->touchpoints[at.value];
    const std::uint32_t number = counts_.count_visit(at);
    Draws draws(seed_, number_, touchpoint.stable_key, number);
    const VisitDraw visit =
        draw_visit(touchpoint, customer_.tables->touchpoints[at.value], number, draws, work_);
    rules_.visit(customer_, visit, draws, luck);
  }

  const SideTables& side_;
  std::uint64_t seed_, number_;
  VisitCounts& counts_;
  Rules<L> rules_;
  Customer customer_;
  std::vector<double> work_;
};

}  // namespace painpoint::montecarlo
