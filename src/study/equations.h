#pragma once

#include <memory>
#include <optional>

#include "chain/chain.h"
#include "exact/repeated_totals.h"

namespace painpoint::study {

/// The totals of one segment under journeys that differ in their numbers, one after the other. What
/// they have in common (where customers can go, in which order the equations are solved) is found
/// once, and again when a way has opened or closed.
class Equations {
 public:
  Equations(const Roster& roster, SegmentIndex segment) : roster_(roster), segment_(segment) {}

  /// Nothing if the journey's structure is wrong or its equations cannot be solved.
  std::optional<exact::Totals> solve(const Journey& journey, Diagnostics& problems);

  /// What comes next is answered as if only the first journey had been solved before.
  void begin_again() { totals_.begin_again(); }

  /// That of the last journey.
  [[nodiscard]] const chain::SegmentChain& chain() const { return chain_; }

 private:
  const Roster& roster_;
  SegmentIndex segment_;
  std::shared_ptr<graph::JourneyGraph> graph_;
  chain::SegmentChain chain_;
  exact::RepeatedTotals totals_;
};

}  // namespace painpoint::study
