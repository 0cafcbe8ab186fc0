#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/random.h"

/// The arithmetic of many customers at once. Each loop is written once, as ordinary code without
/// branches, and compiled for several instruction sets; all of them use the same IEEE operations in
/// the same order, so their results are the same bits, and those of draws.h and sampler.h.
namespace painpoint::montecarlo {

/// How many customers the loops take at a time: their arrays fit the first-level cache.
inline constexpr std::size_t kLanes = 256;

template <class T>
using Lane = std::array<T, kLanes>;

/// The loops take so many at once, those of the last ones that are not asked for, too.
inline constexpr std::size_t kLaneRoom = 8;

/// Some of the lanes, by number, in their order.
struct Some {
  std::size_t count = 0;
  std::array<std::uint8_t, kLanes + 8> lane;  ///< with room for writing eight at once
  static_assert(kLanes <= 256);
};

/// The four numbers of a random block, for each customer.
struct alignas(64) LaneNumbers {
  std::array<Lane<std::uint32_t>, 4> of;

  [[nodiscard]] RandomNumbers block(std::size_t lane) const {
    return {of[0][lane], of[1][lane], of[2][lane], of[3][lane]};
  }
};

/// Where a random block is used by the customers of one loop: the same place and use, but other
/// customers, with other numbers of earlier visits. Their upper halves are the same for all.
struct LaneCounters {
  std::uint64_t seed = 0;
  std::uint64_t place = 0;
  std::uint32_t use = 0;
  std::uint32_t customers_high = 0;
  const std::uint32_t* customer = nullptr;
  const std::uint32_t* number = nullptr;
};

/// The loops. `n` is at most kLanes; what lies beyond n in an array, to the next
/// multiple of kLaneRoom, is read, and may be overwritten.
struct LaneLoops {
  /// threefry_numbers of every customer.
  void (*numbers)(const LaneCounters& counters, std::size_t n, LaneNumbers& out);
  /// The units of numbers (parts::unit_of).
  void (*units)(const std::uint32_t* number, std::size_t n, double* out);
  /// Those whose units are below `limit`, of those with a one in `among`.
  void (*below)(const std::uint32_t* number, std::size_t n, double limit, const std::uint8_t* among,
                Some& out);
  /// Those of kind `wanted`, of those with a one in `among`.
  void (*of_kind)(const std::uint32_t* kind, std::size_t n, std::uint32_t wanted,
                  const std::uint8_t* among, Some& out);
  /// pick() among `count` chances.
  void (*choose)(const std::uint32_t* number, std::size_t n, const double* up_to, std::size_t count,
                 std::uint32_t* out);
  /// mean * 2^(a + b z), z the normal quantile of the unit; |a| + 6.5 |b| < 126.
  void (*lognormal)(const std::uint32_t* number, std::size_t n, double mean, double a, double b,
                    double* out);
  /// -mean * log(1 - unit).
  void (*exponential)(const std::uint32_t* number, std::size_t n, double mean, double* out);
  /// The quantile of a triangular distribution.
  void (*triangular)(const std::uint32_t* number, std::size_t n, double min, double mode,
                     double max, double* out);
  /// The sum of those x whose `kind` is `wanted`, in an order that depends on n only; and how many
  /// they are.
  double (*sum_of_kind)(const double* x, const std::uint32_t* kind, std::uint32_t wanted,
                        std::size_t n);
  std::size_t (*count_kind)(const std::uint32_t* kind, std::uint32_t wanted, std::size_t n);
  const char* name;
};

enum class Instructions { best, baseline, avx2, avx512 };

/// The loops for these instructions, or for the best ones below that this processor has.
const LaneLoops& lane_loops(Instructions wanted);

}  // namespace painpoint::montecarlo
