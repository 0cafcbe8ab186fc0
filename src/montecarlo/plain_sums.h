#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/sheet.h"
#include "montecarlo/tables.h"

namespace painpoint::montecarlo {

/// What is only counted and added up of the customers of a group, by touchpoint and channel, until
/// their sheet is told all at once: plain visits and their times, the ends that they led to,
/// problems that made nobody leave, and policies that were borne.
class PlainSums {
 public:
  /// Forgets everything. The tables are those of the customers to come, and must last until
  /// hand_in.
  void open(const SegmentTables& tables);

  /// Makes room for a touchpoint, where that has not been done. Moves what at() gave.
  void use(TouchpointIndex at) {
    if (layouts_[at.value].width == 0) make_room(at);
  }
  // Of touchpoints in use:
  /// The sums of a touchpoint and channel: an offset for at().
  [[nodiscard]] std::uint32_t offset(TouchpointIndex at, std::uint32_t channel) const {
    const Layout& layout = layouts_[at.value];
    return layout.first + channel * layout.width;
  }
  double* at(std::uint32_t offset) { return &sums_[offset]; }
  // Of what at() gives:
  static constexpr std::size_t kCount = 0, kDelay = 1, kWait = 2, kService = 3, kWork = 4;
  /// How many went to the end that an edge leads to, and after that the chances of losing them
  /// there.
  double* end(std::uint32_t offset, TouchpointIndex at, std::size_t edge) {
    return &sums_[offset + layouts_[at.value].ends + 2 * edge];
  }
  /// What came of a problem (StruckPain::which) in a channel.
  CustomerSheet::ReactionSums& reactions(TouchpointIndex at, std::uint32_t channel,
                                         std::uint32_t problem) {
    const Layout& layout = layouts_[at.value];
    return reactions_[layout.first_reaction + channel * layout.problems + problem];
  }
  /// The burden and staff minutes of a policy, after the number of visits that it applied to.
  double* policy(std::uint32_t offset, TouchpointIndex at, std::size_t policy, bool rework) {
    return &sums_[offset + layouts_[at.value].policies + 6 * policy + (rework ? 3 : 0)];
  }

  /// How many were there who had not been lost, each counted by his chance of that: by channel,
  /// number of the problem table, and whether he had had an incident.
  double* kept(TouchpointIndex at) { return &kept_[layouts_[at.value].first_kept]; }

  /// At the end.
  void hand_in(CustomerSheet& sheet);

 private:
  struct Layout {
    std::uint32_t first = 0;
    std::uint32_t ends = 0;  ///< where those of the edges begin
    std::uint32_t policies = 0;
    std::uint32_t width = 0;  ///< of a channel's sums; 0: not in use
    std::uint32_t first_reaction = 0;
    std::uint32_t problems = 0;
    std::uint32_t first_kept = 0;
  };
  void make_room(TouchpointIndex at);
  void hand_in(const Layout& layout, TouchpointIndex at, std::uint32_t channel,
               CustomerSheet& sheet) const;
  void hand_out_losses(const Layout& layout, TouchpointIndex at);

  const SegmentTables* tables_ = nullptr;
  std::vector<Layout> layouts_;        ///< by touchpoint
  std::vector<TouchpointIndex> used_;  ///< in the order of their first use
  std::vector<double> sums_;
  std::vector<CustomerSheet::ReactionSums> reactions_;
  std::vector<double> kept_;
};

}  // namespace painpoint::montecarlo
