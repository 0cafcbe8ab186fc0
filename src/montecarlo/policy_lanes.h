#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/visit_lanes.h"

namespace painpoint::montecarlo {

/// Rule 4 for up to kLanes customers at one place: who bears which policy, and for whom more comes
/// of it than that.
class PolicyLanes {
 public:
  PolicyLanes(const LaneLoops& loops, std::uint64_t seed) : loops_(loops), seed_(seed) {}

  void draw(const VisitLanes& visits, const chain::CompiledTouchpoint& touchpoint,
            const TouchpointTable& table);

  struct Policy {
    Lane<std::uint8_t> applies{};
    alignas(64) Lane<double> burden{}, staff{};  ///< minutes, of those to whom it applies
  };
  [[nodiscard]] const Policy& of(std::size_t policy) const { return policies_[policy]; }
  /// Whether the customer gives up or misuses a policy, so that Rules must be asked.
  [[nodiscard]] bool is_rare(std::size_t lane) const { return rare_[lane] != 0; }

 private:
  const LaneLoops& loops_;
  std::uint64_t seed_;
  std::vector<Policy> policies_;  ///< as many as were ever needed
  Lane<std::uint8_t> rare_{};
  LaneNumbers numbers_{};  ///< the block of what is decided
  LaneNumbers times_{};    ///< the block of times
};

}  // namespace painpoint::montecarlo
