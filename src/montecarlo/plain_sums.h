#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/block.h"
#include "montecarlo/sheet.h"
#include "montecarlo/tables.h"

namespace painpoint::montecarlo {

/// What is only counted and added up of the customers of a block, by touchpoint, group and channel,
/// until a sheet is told all at once: plain visits and their times, the ends that they led to,
/// problems that were borne in silence, and policies that were borne.
class PlainSums {
 public:
  /// Makes room, empty, for a block on this side. Both must last until hand_in.
  void open(const SideTables& side, const Block& block, std::size_t touchpoints);

  /// The sums of a touchpoint, group and channel: an offset for at().
  [[nodiscard]] std::uint32_t offset(TouchpointIndex at, std::size_t group,
                                     std::uint32_t channel) const {
    const Layout& layout = layouts_[at.value];
    return static_cast<std::uint32_t>(layout.first +
                                      (group * layout.channels + channel) * layout.width);
  }
  double* at(std::uint32_t offset) { return &sums_[offset]; }
  // Of what at() gives:
  static constexpr std::size_t kCount = 0, kDelay = 1, kWait = 2, kService = 3, kWork = 4;
  /// How many went to the end that an edge leads to.
  double& ends(std::uint32_t offset, TouchpointIndex at, std::size_t edge) {
    return sums_[offset + layouts_[at.value].ends + edge];
  }
  /// How many bore a problem (StruckPain::which) in silence, and after it the minutes they lost.
  double* silents(std::uint32_t offset, TouchpointIndex at, std::size_t problem) {
    return &sums_[offset + layouts_[at.value].problems + 2 * problem];
  }

  /// The burden and staff minutes of a policy, after the number of visits that it applied to.
  double* policy(std::uint32_t offset, TouchpointIndex at, std::size_t policy, bool rework) {
    return &sums_[offset + layouts_[at.value].policies + 6 * policy + (rework ? 3 : 0)];
  }

  /// Tells the sheets, by group.
  void hand_in(std::vector<CustomerSheet>& sheets) const;

 private:
  struct Layout {
    std::size_t first = 0;
    std::size_t channels = 1;
    std::size_t ends = 0;      ///< where those of the edges begin
    std::size_t problems = 0;  ///< where those of the problems begin
    std::size_t policies = 0;
    std::size_t width = 0;
  };
  void hand_in(const Layout& layout, const double* sums, const chain::SegmentChain& chain,
               TouchpointIndex at, std::uint32_t channel, CustomerSheet& sheet) const;

  const SideTables* side_ = nullptr;
  const Block* block_ = nullptr;
  std::vector<Layout> layouts_;  ///< by touchpoint
  std::vector<double> sums_;
};

}  // namespace painpoint::montecarlo
