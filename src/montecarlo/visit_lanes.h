#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "montecarlo/draws.h"
#include "montecarlo/lanes.h"
#include "montecarlo/rules.h"
#include "montecarlo/tables.h"

namespace painpoint::montecarlo {

/// Draws a time for n customers with the words that `purpose` is in. False where it has to be drawn
/// one by one: gamma and empirical times.
bool draw_in_lanes(const LaneLoops& loops, const Sampler& sampler, const LaneWords& words,
                   Purpose purpose, std::size_t n, Lane<double>& out);

/// The visits of up to kLanes customers at one place, and what is drawn for them; what draw_visit
/// is for one.
class VisitLanes {
 public:
  VisitLanes(const LaneLoops& loops, std::uint64_t seed) : loops_(loops), seed_(seed) {}

  std::span<const std::uint16_t> slots;
  // To be filled in before draw(), by lane:
  alignas(64) Lane<std::uint64_t> customer{};
  alignas(64) Lane<std::uint64_t> number{};  ///< of earlier visits here
  // Drawn:
  alignas(64) Lane<double> delay{}, wait{}, service{};
  std::vector<Lane<double>> work;  ///< minutes, by CompiledTouchpoint::work
  Lane<std::uint32_t> channel{};   ///< in CompiledTouchpoint::channels

  [[nodiscard]] std::size_t size() const { return slots.size(); }

  void draw(const chain::CompiledTouchpoint& touchpoint, const TouchpointTable& table);

  /// pick() for everyone.
  void choose(const std::vector<double>& up_to, Purpose purpose, Lane<std::uint32_t>& out);
  void units(Purpose purpose, Lane<double>& out) const;

  /// What was drawn for one; `room` holds his work.
  [[nodiscard]] VisitDraw visit(std::size_t lane, std::vector<double>& room) const;
  /// His luck at this place, as far as it is known.
  [[nodiscard]] Draws draws(std::size_t lane) const;
  [[nodiscard]] std::uint64_t place_key() const { return place_key_; }

 private:
  void draw_time(const Sampler& sampler, Purpose purpose, std::uint32_t item, Lane<double>& out);

  const LaneLoops& loops_;
  std::uint64_t seed_;
  std::uint64_t place_key_ = 0;
  std::size_t works_ = 0;  ///< pieces of work here; `work` may have room for more
  LaneWords words_{};      ///< the block of what every visit needs
  alignas(64) Lane<double> unit_{};
};

}  // namespace painpoint::montecarlo
