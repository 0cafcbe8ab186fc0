#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "montecarlo/elementary_parts.h"

/// Lists whom a yes or no was said to, without a branch for each.
namespace painpoint::montecarlo {

/// By the bits of eight answers: the positions of those that are yes, a byte each.
inline constexpr std::array<std::uint64_t, 256> kPositionsOfBits = [] {
  std::array<std::uint64_t, 256> table{};
  for (unsigned bits = 0; bits < 256; ++bits) {
    unsigned count = 0;
    for (std::uint64_t position = 0; position < 8; ++position)
      if ((bits >> position & 1U) != 0) table[bits] |= position << 8 * count++;
  }
  return table;
}();

/// Writes the positions of the ones among n <= 256 zeros and ones, and returns how many they are.
/// Both arrays have room for a multiple of eight, and `answers` is changed beyond n.
PAINPOINT_INLINE std::size_t positions_of_ones(std::uint8_t* answers, std::size_t n,
                                               std::uint8_t* out) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  const std::size_t whole = (n + 7) / 8 * 8;
  for (std::size_t i = n; i < whole; ++i) answers[i] = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < whole; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, answers + i, sizeof eight);
    // The product gathers the lowest bit of each byte at the top; the other one adds them up.
    const std::uint64_t found = kPositionsOfBits[eight * 0x0102040810204080ULL >> 56] + i * kOnes;
    std::memcpy(out + count, &found, sizeof found);
    count += eight * kOnes >> 56;
  }
  return count;
}

}  // namespace painpoint::montecarlo
