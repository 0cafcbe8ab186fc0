#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/uncertainty.h"

namespace painpoint::study {

/// Joint draws of all uncertain numbers: plausible worlds. Latin hypercube samples (McKay, Beckman,
/// Conover 1979): within one sample every number takes each of its equally likely ranges exactly
/// once. There are several samples, independent of each other, so that what differs between them
/// says how sure the answers are.
class WorldDraws {
 public:
  static constexpr std::size_t kSamples = 20;

  /// `uncertainty` must outlive this. At least kSamples worlds.
  WorldDraws(const Uncertainty& uncertainty, std::uint64_t seed, std::size_t worlds);

  [[nodiscard]] std::size_t size() const { return worlds_; }
  /// Which sample a world belongs to.
  [[nodiscard]] std::size_t sample_of(std::size_t world) const { return world % kSamples; }

  /// The values of all numbers in a world. `attempt` counts how often the world was refused
  /// because it contradicts itself: later attempts are independent draws.
  void draw(std::size_t world, std::uint32_t attempt, std::span<double> values) const;
  /// Only the numbers of one group and of those that take its room.
  void draw_group(std::size_t group, std::size_t world, std::uint32_t attempt,
                  std::span<double> values) const;

 private:
  /// Fills `deviates` with those of a group's marginals.
  void find_deviates(std::size_t group, std::size_t world, std::uint32_t attempt,
                     std::vector<double>& deviates) const;
  void draw_one(std::size_t group, std::size_t world, std::uint32_t attempt,
                std::span<double> values, std::vector<double>& deviates) const;

  const Uncertainty& uncertainty_;
  std::uint64_t seed_;
  std::size_t worlds_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> first_;     ///< of each group in `ranges_`, in rows of all worlds
  std::vector<std::uint32_t> ranges_;  ///< which range of its sample a world takes, by row
};

}  // namespace painpoint::study
