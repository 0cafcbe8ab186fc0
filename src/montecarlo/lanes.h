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

/// Some of the lanes, by number, in their order.
struct Some {
  std::size_t count = 0;
  std::array<std::uint8_t, kLanes + 8> lane;  ///< with room for writing eight at once
  static_assert(kLanes <= 256);
};

/// The four words of a random block, for each customer.
struct alignas(64) LaneWords {
  std::array<Lane<std::uint64_t>, 4> word;

  [[nodiscard]] RandomBlock of(std::size_t lane) const {
    return {word[0][lane], word[1][lane], word[2][lane], word[3][lane]};
  }
};

/// Where a random block is used by the customers of one loop: the same place and use, but other
/// customers, with other numbers of earlier visits.
struct LaneCounters {
  std::uint64_t seed = 0;
  std::uint64_t place = 0;
  std::uint64_t use = 0;
  const std::uint64_t* customer = nullptr;
  const std::uint64_t* number = nullptr;
};

/// The loops. `n` is at most kLanes; what lies beyond n in an array may be overwritten. A unit is
/// taken from the lower or the upper half of a word (parts::unit_of_low).
struct LaneLoops {
  /// threefry_block of every customer.
  void (*words)(const LaneCounters& counters, std::size_t n, LaneWords& out);
  /// Units out of words.
  void (*units)(const std::uint64_t* word, bool upper, std::size_t n, double* out);
  /// Those whose units are below `limit`, of those with a one in `among`.
  void (*below)(const std::uint64_t* word, bool upper, std::size_t n, double limit,
                const std::uint8_t* among, Some& out);
  /// pick() among `count` chances.
  void (*choose)(const std::uint64_t* word, bool upper, std::size_t n, const double* up_to,
                 std::size_t count, std::uint64_t* out);
  /// mean * exp(a + b z), z the normal quantile of the unit; |a| + 7 |b| < 700.
  void (*lognormal)(const std::uint64_t* word, bool upper, std::size_t n, double mean, double a,
                    double b, double* out);
  /// -mean * log(1 - unit).
  void (*exponential)(const std::uint64_t* word, bool upper, std::size_t n, double mean,
                      double* out);
  /// The quantile of a triangular distribution.
  void (*triangular)(const std::uint64_t* word, bool upper, std::size_t n, double min, double mode,
                     double max, double* out);
  /// The sum of those x whose `kind` is `wanted`, in an order that depends on n only; and how many
  /// they are.
  double (*sum_of_kind)(const double* x, const std::uint64_t* kind, std::uint64_t wanted,
                        std::size_t n);
  std::size_t (*count_kind)(const std::uint64_t* kind, std::uint64_t wanted, std::size_t n);
  const char* name;
};

enum class Instructions { best, baseline, avx2, avx512 };

/// The loops for these instructions, or for the best ones below that this processor has.
const LaneLoops& lane_loops(Instructions wanted);

}  // namespace painpoint::montecarlo
