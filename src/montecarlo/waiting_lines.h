#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/index.h"
#include "montecarlo/block.h"
#include "montecarlo/lanes.h"

namespace painpoint::montecarlo {

/// Everyone at a touchpoint, in rework or not.
struct Place {
  TouchpointIndex touchpoint;
  bool rework = false;
};

/// Which customer of a group.
using Slot = std::uint16_t;
template <class T>
using BySlot = std::array<T, kLargestGroupCustomers>;

/// Who of a group waits at each place. Memory: two bytes a place and slot.
class WaitingLines {
 public:
  struct Line {
    std::uint32_t count = 0;
    BySlot<Slot> slots;

    void add(Slot slot) { slots[count++] = slot; }
  };

  explicit WaitingLines(std::size_t touchpoints) : lines_(2 * touchpoints) {}

  void clear() {
    for (Line& line : lines_) line.count = 0;
    last_ = 0;
  }
  [[nodiscard]] Line& at(TouchpointIndex touchpoint, bool rework) {
    return lines_[(rework ? 0 : lines_.size() / 2) + touchpoint.value];
  }
  /// Takes up to kLanes from one place: the rest of a touchpoint where some have been taken, then
  /// those in rework, so that who has fallen behind catches up with the others, then those at the
  /// earliest touchpoint. Nobody where nobody waits any more. Valid until the next call.
  std::span<const Slot> take_first(Place& place) {
    std::size_t first = lines_[last_].count > 0 ? last_ : 0;
    while (first + 1 < lines_.size() && lines_[first].count == 0) ++first;
    last_ = first;
    const bool rework = first < lines_.size() / 2;
    place = {TouchpointIndex(rework ? first : first - lines_.size() / 2), rework};
    Line& line = lines_[first];
    const auto count = std::min(line.count, static_cast<std::uint32_t>(kLanes));
    line.count -= count;
    std::copy_n(&line.slots[line.count], count, taken_.begin());
    return {taken_.data(), count};
  }

 private:
  std::vector<Line> lines_;
  std::size_t last_ = 0;  ///< where some were taken
  Lane<Slot> taken_{};
};

}  // namespace painpoint::montecarlo
