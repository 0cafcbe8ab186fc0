#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/index.h"

namespace painpoint::montecarlo {

/// Everyone at a touchpoint who is of the same segment, and in rework or not.
struct Place {
  SegmentIndex segment;
  TouchpointIndex touchpoint;
  bool rework = false;
};

/// Who waits at each place, by slot. Memory: two bytes a place and slot, of which only what is used
/// is touched.
class WaitingLines {
 public:
  WaitingLines(std::size_t segments, std::size_t touchpoints, std::size_t slots)
      : touchpoints_(touchpoints),
        lines_(2 * segments * touchpoints),
        memory_(std::make_unique_for_overwrite<std::uint16_t[]>((lines_.size() + 1) * slots)),
        taken_(memory_.get() + lines_.size() * slots) {
    for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].slots = memory_.get() + i * slots;
  }

  void clear() {
    for (Line& line : lines_) line.count = 0;
  }
  void add(std::uint16_t slot, SegmentIndex segment, TouchpointIndex at, bool rework) {
    Line& line = lines_[2 * (segment.value * touchpoints_ + at.value) + (rework ? 1 : 0)];
    line.slots[line.count++] = slot;
  }
  /// Takes all from the place where most customers wait, the first of several. Nobody where nobody
  /// waits any more. Valid until the next call.
  std::span<const std::uint16_t> take_longest(Place& place) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i)
      if (lines_[i].count > lines_[best].count) best = i;
    place = place_of(best);
    const std::size_t count = lines_[best].count;
    std::copy_n(lines_[best].slots, count, taken_);
    lines_[best].count = 0;
    return {taken_, count};
  }
  /// Takes one customer out, wherever he waits.
  Place take(std::uint16_t slot) {
    Place place;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      const auto* end = std::remove(line.slots, line.slots + line.count, slot);
      if (end != line.slots + line.count) place = place_of(i);
      line.count = static_cast<std::size_t>(end - line.slots);
    }
    return place;
  }

 private:
  struct Line {
    std::uint16_t* slots = nullptr;
    std::size_t count = 0;
  };
  [[nodiscard]] Place place_of(std::size_t line) const {
    return {SegmentIndex(line / 2 / touchpoints_), TouchpointIndex(line / 2 % touchpoints_),
            line % 2 != 0};
  }

  std::size_t touchpoints_;
  std::vector<Line> lines_;
  std::unique_ptr<std::uint16_t[]> memory_;
  std::uint16_t* taken_;
};

}  // namespace painpoint::montecarlo
