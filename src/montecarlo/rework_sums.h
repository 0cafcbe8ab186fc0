#pragma once

#include <cstdint>
#include <vector>

#include "base/index.h"
#include "montecarlo/plain_sums.h"

namespace painpoint::montecarlo {

/// What PlainSums keeps of plain visits, of visits in rework: by touchpoint, channel and the cause
/// that sent the customer into it. Few of these meet in a group, so that they are looked up.
class ReworkSums {
 public:
  /// Forgets everything. The tables are those of the customers to come, and must last until
  /// hand_in.
  void open(const SegmentTables& tables);

  /// The sums, as PlainSums::at() has them up to the work. Valid until the next call.
  double* at(TouchpointIndex at, std::uint32_t channel, CauseIndex cause) {
    const Key key{at.value, channel, cause.value};
    std::size_t place = key.hash() & (places_.size() - 1);
    while (places_[place] != 0) {
      if (keys_[places_[place] - 1] == key) return row(places_[place] - 1);
      place = (place + 1) & (places_.size() - 1);
    }
    return add(key, place);
  }

  void hand_in(CustomerSheet& sheet) const;

 private:
  struct Key {
    std::uint32_t at, channel, cause;

    bool operator==(const Key&) const = default;
    [[nodiscard]] std::size_t hash() const {
      const std::uint64_t low = std::uint64_t{at} << 32 | cause;
      return static_cast<std::size_t>(
          ((low * 0x9e3779b97f4a7c15ULL) ^ channel) * 0xd6e8feb86659fd93ULL >> 32U);
    }
  };
  double* row(std::size_t number) { return &sums_[number * width_]; }
  double* add(const Key& key, std::size_t place);

  const SegmentTables* tables_ = nullptr;
  std::size_t width_ = 0;
  std::vector<std::uint32_t> places_;  ///< 1 + number of a key, or 0; a power of two
  std::vector<Key> keys_;              ///< in the order of their first use
  std::vector<double> sums_;
};

}  // namespace painpoint::montecarlo
