#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/index.h"
#include "montecarlo/lanes.h"

namespace painpoint::montecarlo {

/// Everyone at a touchpoint, in rework or not.
struct Place {
  TouchpointIndex touchpoint;
  bool rework = false;
};

/// Which customer of a group.
using Slot = std::uint8_t;
static_assert(kLanes <= 256);

/// Who of a group waits at each place. Memory: a byte a place and slot, of which only what is used
/// is touched.
class WaitingLines {
 public:
  struct Line {
    std::uint32_t count = 0;
    Lane<Slot> slots;

    void add(Slot slot) { slots[count++] = slot; }
  };

  explicit WaitingLines(std::size_t touchpoints) : lines_(2 * touchpoints) {}

  void clear() {
    for (Line& line : lines_) line.count = 0;
  }
  [[nodiscard]] Line& at(TouchpointIndex touchpoint, bool rework) {
    return lines_[(rework ? 0 : lines_.size() / 2) + touchpoint.value];
  }
  /// Takes all from one place: those in rework first, then those at the earliest touchpoint, so
  /// that who has fallen behind catches up with the others. Nobody where nobody waits any more.
  /// Valid until the next call.
  std::span<const Slot> take_first(Place& place) {
    std::size_t first = 0;
    while (first + 1 < lines_.size() && lines_[first].count == 0) ++first;
    const bool rework = first < lines_.size() / 2;
    place = {TouchpointIndex(rework ? first : first - lines_.size() / 2), rework};
    const std::size_t count = lines_[first].count;
    std::copy_n(lines_[first].slots.begin(), count, taken_.begin());
    lines_[first].count = 0;
    return {taken_.data(), count};
  }

 private:
  std::vector<Line> lines_;
  Lane<Slot> taken_{};
};

}  // namespace painpoint::montecarlo
