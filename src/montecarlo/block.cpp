#include "montecarlo/block.h"

#include <algorithm>

namespace painpoint::montecarlo {
namespace {

/// Cuts slots [begin, end) into groups of nearly the same size, of at most `most` customers.
void add_groups(std::size_t stratum, GroupKind kind, std::uint32_t begin, std::uint32_t end,
                std::uint32_t most, Block& block) {
  const std::uint32_t count = (end - begin + most - 1) / most;
  for (std::uint32_t g = 0; g < count; ++g) {
    const std::uint32_t size = (end - begin) / (count - g);
    block.groups.push_back({stratum, kind, begin, size});
    begin += size;
  }
}

void group_stratum(std::size_t stratum, std::uint32_t begin, std::uint32_t end, std::uint64_t first,
                   Block& block) {
  if (first >= kFirstOfLargestGroups) {
    add_groups(stratum, GroupKind::largest, begin, end, kLargestGroupCustomers, block);
    return;
  }
  if (first >= kFirstOfLargeGroups) {
    add_groups(stratum, GroupKind::large, begin, end, kLargeGroupCustomers, block);
    return;
  }
  if (first > 0) {
    add_groups(stratum, GroupKind::full, begin, end, kGroupCustomers, block);
    return;
  }
  const std::uint32_t lone = std::min(begin + kLoneCustomers, end);
  add_groups(stratum, GroupKind::lone, begin, lone, 1, block);
  const std::uint32_t early = std::min(begin + kEarlyCustomers, end);
  add_groups(stratum, GroupKind::small, lone, early, kSmallGroupCustomers, block);
  add_groups(stratum, GroupKind::medium, early, end, kMediumGroupCustomers, block);
}

}  // namespace

void lay_out(std::uint64_t first, std::uint64_t end, std::uint64_t seed, const Strata& strata,
             const LaneLoops& loops, Block& block) {
  const auto size = static_cast<std::size_t>(end - first);
  block.unsorted_luck.resize(size);
  block.stratum_of.resize(size);
  std::vector<std::uint32_t> next_slot(strata.size() + 1, 0);
  // A block does not reach over a multiple of 2^32.
  static_assert((std::uint64_t{1} << 32U) % kBlockCustomers == 0);
  block.customers_high = high_half(first);
  alignas(64) Lane<std::uint32_t> customers{};
  alignas(64) Lane<std::uint32_t> none{};  // of earlier visits
  LaneNumbers numbers{};
  for (std::size_t from = 0; from < size; from += kLanes) {
    const std::size_t n = std::min(kLanes, size - from);
    for (std::size_t i = 0; i < n; ++i) customers[i] = low_half(first + from + i);
    loops.numbers({seed, 0, use_of(block_of(Purpose::segment)), block.customers_high,
                   customers.data(), none.data()},
                  n, numbers);
    for (std::size_t i = 0; i < n; ++i) {
      block.unsorted_luck[from + i] = numbers.block(i);
      const std::size_t stratum =
          strata.of(parts::unit_of(numbers.of[place_of(Purpose::segment)][i]));
      block.stratum_of[from + i] = static_cast<std::uint32_t>(stratum);
      ++next_slot[stratum + 1];
    }
  }
  block.groups.clear();
  for (std::size_t h = 0; h < strata.size(); ++h) {
    next_slot[h + 1] += next_slot[h];
    group_stratum(h, next_slot[h], next_slot[h + 1], first, block);
  }
  block.customers.resize(size + kLaneRoom);
  block.luck.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t slot = next_slot[block.stratum_of[i]]++;
    block.customers[slot] = low_half(first + i);
    block.luck[slot] = block.unsorted_luck[i];
  }
}

}  // namespace painpoint::montecarlo
