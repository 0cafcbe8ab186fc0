#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "montecarlo/draws.h"
#include "montecarlo/lanes.h"
#include "montecarlo/rules.h"
#include "montecarlo/tables.h"
#include "montecarlo/waiting_lines.h"

namespace painpoint::montecarlo {

/// Draws a time for n customers with the numbers that `purpose` is in. False where it has to be
/// drawn one by one: gamma and empirical times.
bool draw_in_lanes(const LaneLoops& loops, const Sampler& sampler, const LaneNumbers& numbers,
                   Purpose purpose, std::size_t n, Lane<double>& out);

/// Times by lane; one that is the same for all is not written for each until it has to be.
class TimeLanes {
 public:
  [[nodiscard]] double operator[](std::size_t lane) const {
    return is_fixed_ ? fixed_ : minutes_[lane];
  }
  [[nodiscard]] bool is_fixed() const { return is_fixed_; }
  /// The times of the first n.
  const double* first(std::size_t n);

  void fix(double minutes);
  /// Where times that are not fixed are to be written.
  Lane<double>& vary();

 private:
  alignas(64) Lane<double> minutes_{};
  bool is_fixed_ = false;
  double fixed_ = 0;
  std::size_t written_ = 0;  ///< how many hold fixed_
};

/// The visits of up to kLanes customers at one place, and what is drawn for them; what draw_visit
/// is for one.
class VisitLanes {
 public:
  VisitLanes(const LaneLoops& loops, std::uint64_t seed) : loops_(loops), seed_(seed) {}

  std::span<const Slot> slots;
  // To be filled in before draw(), by lane:
  std::uint32_t customers_high = 0;
  alignas(64) Lane<std::uint32_t> customer{};  ///< lower halves
  alignas(64) Lane<std::uint32_t> number{};    ///< of earlier visits here
  // Drawn:
  TimeLanes delay, wait, service;
  std::vector<TimeLanes> work;                ///< minutes, by CompiledTouchpoint::work
  alignas(64) Lane<std::uint32_t> channel{};  ///< in CompiledTouchpoint::channels

  [[nodiscard]] std::size_t size() const { return slots.size(); }

  void draw(const chain::CompiledTouchpoint& touchpoint, const TouchpointTable& table);

  /// pick() for everyone.
  void choose(const std::vector<double>& up_to, Purpose purpose, Lane<std::uint32_t>& out) const;
  /// Those of whom the number for `purpose` is below `limit`, of those with a one in `among`.
  void find_below(Purpose purpose, double limit, const Lane<std::uint8_t>& among, Some& out) const;
  /// What Draws gives for a purpose of the block of every visit.
  [[nodiscard]] double unit(Purpose purpose, std::size_t lane) const {
    return parts::unit_of(numbers_.of[place_of(purpose)][lane]);
  }

  /// What was drawn for one; `room` holds his work.
  [[nodiscard]] VisitDraw visit(std::size_t lane, std::vector<double>& room) const;
  /// His luck at this place, as far as it is known.
  [[nodiscard]] Draws draws(std::size_t lane) const;
  [[nodiscard]] std::uint64_t place_key() const { return place_key_; }

 private:
  void draw_block(Purpose purpose, LaneNumbers& out) const;
  void draw_time(const Sampler& sampler, Purpose purpose, std::uint32_t item, TimeLanes& out);

  const LaneLoops& loops_;
  std::uint64_t seed_;
  std::uint64_t place_key_ = 0;
  std::size_t works_ = 0;  ///< pieces of work here; `work` may have room for more
  bool times_drawn_ = false;
  LaneNumbers numbers_{};  ///< the block of what every visit needs
  LaneNumbers times_{};    ///< the block of further times, where there are any
};

}  // namespace painpoint::montecarlo
