#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/draws.h"
#include "montecarlo/lanes.h"
#include "montecarlo/simulate.h"
#include "montecarlo/strata.h"

namespace painpoint::montecarlo {

/// Groups have this size, which makes their bookkeeping cheap; standard errors come from the spread
/// of the groups. The first block has smaller ones, so that short runs know their errors, too; and
/// when there are enough groups for that, larger ones follow, in two steps.
inline constexpr std::uint32_t kGroupCustomers = 256;
inline constexpr std::uint32_t kLargeGroupCustomers = 1024;
inline constexpr std::uint64_t kFirstOfLargeGroups = 16 * kBlockCustomers;
inline constexpr std::uint32_t kLargestGroupCustomers = 2048;
inline constexpr std::uint64_t kFirstOfLargestGroups = 64 * kBlockCustomers;
inline constexpr std::uint32_t kSmallGroupCustomers = 8;
inline constexpr std::uint32_t kMediumGroupCustomers = 64;
// In the first block, of each stratum:
inline constexpr std::uint32_t kLoneCustomers = 64;    ///< groups of one
inline constexpr std::uint32_t kEarlyCustomers = 768;  ///< of whom those after are in small ones

/// Variances are estimated among groups of a kind: a rare event would count for more in a small
/// one.
enum class GroupKind : std::uint8_t { lone, small, medium, full, large, largest };
inline constexpr std::size_t kGroupKinds = 6;

/// Customers of one stratum that are added up together: slots [first, first + size) of a block.
struct Group {
  std::size_t stratum = 0;
  GroupKind kind = GroupKind::full;
  std::uint32_t first = 0;
  std::uint32_t size = 0;

  /// Which part of the tally it belongs to.
  [[nodiscard]] std::size_t part() const {
    return stratum * kGroupKinds + static_cast<std::size_t>(kind);
  }
};

/// The customers of a block, sorted by stratum, each in a slot.
struct Block {
  std::uint32_t customers_high = 0;      ///< the upper halves of their numbers
  std::vector<std::uint32_t> customers;  ///< the lower ones, by slot; kLaneRoom more than there are
  std::vector<RandomNumbers> luck;       ///< by slot, the block that Purpose::segment is in
  std::vector<Group> groups;
  // Room for lay_out, in the order of the customers; kept, as asking for memory takes time.
  std::vector<std::uint32_t> stratum_of;
  std::vector<RandomNumbers> unsorted_luck;

  [[nodiscard]] std::uint64_t customer(std::size_t slot) const {
    return std::uint64_t{customers_high} << 32U | customers[slot];
  }
  [[nodiscard]] std::size_t size() const { return luck.size(); }
};

/// Lays out customers [first, end) of a run; end - first <= kBlockCustomers, and both lie in a
/// block.
void lay_out(std::uint64_t first, std::uint64_t end, std::uint64_t seed, const Strata& strata,
             const LaneLoops& loops, Block& block);

/// The luck of the customer in a slot.
inline Draws luck_of(const Block& block, std::size_t slot, std::uint64_t seed) {
  Draws luck(seed, block.customer(slot), 0, 0);
  luck.set_block(block_of(Purpose::segment), block.luck[slot]);
  return luck;
}

}  // namespace painpoint::montecarlo
