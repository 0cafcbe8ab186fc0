#pragma once

#include <cstdint>
#include <vector>

#include "base/index.h"
#include "montecarlo/plain_sums.h"

namespace painpoint::montecarlo {

/// What PlainSums keeps of plain visits, of visits in rework: by touchpoint, group, channel and the
/// cause that sent the customer into it. Few of these meet in a block, so that they are looked up.
class ReworkSums {
 public:
  /// Makes room, empty, for a block on this side, which must last until hand_in.
  void open(const SideTables& side);

  /// The sums, as PlainSums::at() has them up to the work. Valid until the next call.
  double* at(TouchpointIndex at, std::size_t group, std::uint32_t channel, CauseIndex cause) {
    const Key key{at.value, static_cast<std::uint32_t>(group), channel, cause.value};
    std::size_t place = key.hash() & (places_.size() - 1);
    while (places_[place] != 0) {
      if (keys_[places_[place] - 1] == key) return row(places_[place] - 1);
      place = (place + 1) & (places_.size() - 1);
    }
    return add(key, place);
  }

  /// Tells the sheets, by group.
  void hand_in(std::vector<CustomerSheet>& sheets) const;

 private:
  struct Key {
    std::uint32_t at, group, channel, cause;

    bool operator==(const Key&) const = default;
    [[nodiscard]] std::size_t hash() const {
      const std::uint64_t low = std::uint64_t{at} << 32 | cause;
      const std::uint64_t high = std::uint64_t{group} << 32 | channel;
      return static_cast<std::size_t>(
          ((low * 0x9e3779b97f4a7c15ULL) ^ high) * 0xd6e8feb86659fd93ULL >> 32U);
    }
  };
  double* row(std::size_t number) { return &sums_[number * width_]; }
  double* add(const Key& key, std::size_t place);

  const SideTables* side_ = nullptr;
  std::size_t width_ = 0;
  std::vector<std::uint32_t> places_;  ///< 1 + number of a key, or 0; a power of two
  std::vector<Key> keys_;              ///< in the order of their first use
  std::vector<double> sums_;
};

}  // namespace painpoint::montecarlo
