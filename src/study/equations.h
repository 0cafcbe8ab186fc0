#pragma once

#include <array>
#include <memory>
#include <optional>

#include "chain/chain.h"
#include "exact/solution.h"

namespace painpoint::study {

/// The totals of one segment under journeys that differ in their numbers, one after the other. What
/// they have in common (where customers can go, in which order the equations are solved) is found
/// once, and again when a way has opened or closed.
class Equations {
 public:
  Equations(const Roster& roster, SegmentIndex segment) : roster_(roster), segment_(segment) {}

  /// Nothing if the journey's structure is wrong or its equations cannot be solved.
  std::optional<exact::Totals> solve(const Journey& journey, Diagnostics& problems);

  /// That of the last journey.
  [[nodiscard]] const chain::SegmentChain& chain() const { return *chain_; }

 private:
  const Roster& roster_;
  SegmentIndex segment_;
  /// The graph of the solution before is still looked at, so two take turns.
  std::array<std::shared_ptr<graph::JourneyGraph>, 2> graphs_;
  std::size_t turn_ = 0;
  std::shared_ptr<const chain::SegmentChain> chain_;
  std::optional<exact::Solution> solution_;
};

}  // namespace painpoint::study
