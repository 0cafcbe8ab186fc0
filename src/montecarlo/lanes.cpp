#include "montecarlo/lanes.h"

#include "montecarlo/draws.h"
#include "montecarlo/elementary_parts.h"
#include "montecarlo/positions.h"

namespace painpoint::montecarlo {
namespace {

// The rounds of a loop do not touch each other's elements.
#if defined(__clang__)
#define PAINPOINT_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define PAINPOINT_INDEPENDENT _Pragma("GCC ivdep")
#endif

using parts::unit_of;

/// As many vectors as hold n: what is left over would be computed one by one.
PAINPOINT_INLINE std::size_t in_vectors(std::size_t n) {
  static_assert(kLanes % kLaneRoom == 0);
  return (n + kLaneRoom - 1) / kLaneRoom * kLaneRoom;
}

// Threefry4x32's rotations, by round modulo 8 and pair of words (Salmon et al. 2011, table 1).
constexpr unsigned kRotations[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                       {6, 20},  {17, 11}, {25, 10}, {18, 20}};
constexpr std::uint32_t kParity = 0x1bd11bdaU;

PAINPOINT_INLINE std::uint32_t rotated(std::uint32_t x, unsigned by) {
  return x << by | x >> (32U - by);
}

/// Rounds kFirst to kFirst + 3 of Threefry4x32, and the injection of the key that follows.
template <unsigned kFirst>
PAINPOINT_INLINE void four_rounds(std::uint32_t (&x)[4], const std::uint32_t (&key)[5]) {
  const auto one_round = [&x](unsigned round, unsigned partner, unsigned other) {
    x[0] += x[partner];
    x[partner] = rotated(x[partner], kRotations[round % 8][0]) ^ x[0];
    x[2] += x[other];
    x[other] = rotated(x[other], kRotations[round % 8][1]) ^ x[2];
  };
  one_round(kFirst, 1, 3);
  one_round(kFirst + 1, 3, 1);
  one_round(kFirst + 2, 1, 3);
  one_round(kFirst + 3, 3, 1);
  constexpr unsigned kInjection = kFirst / 4 + 1;
  for (unsigned i = 0; i < 3; ++i) x[i] += key[(kInjection + i) % 5];
  x[3] += key[(kInjection + 3) % 5] + kInjection;
}

PAINPOINT_INLINE void numbers(const LaneCounters& counters, std::size_t n, LaneNumbers& out) {
  const std::size_t whole = in_vectors(n);
  const std::uint32_t seed[2] = {low_half(counters.seed), high_half(counters.seed)};
  const std::uint32_t place[2] = {low_half(counters.place), high_half(counters.place)};
  const std::uint32_t key[5] = {seed[0], seed[1], place[0], place[1],
                                kParity ^ seed[0] ^ seed[1] ^ place[0] ^ place[1]};
  const std::uint32_t x1 = counters.customers_high + key[1];
  const std::uint32_t x3 = counters.use + key[3];
  const std::uint32_t* customer = counters.customer;
  const std::uint32_t* number = counters.number;
  std::uint32_t* out0 = out.of[0].data();
  std::uint32_t* out1 = out.of[1].data();
  std::uint32_t* out2 = out.of[2].data();
  std::uint32_t* out3 = out.of[3].data();
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i) {
    std::uint32_t x[4] = {customer[i] + key[0], x1, number[i] + key[2], x3};
    static_assert(kThreefryRounds == 12);
    four_rounds<0>(x, key);
    four_rounds<4>(x, key);
    four_rounds<8>(x, key);
    out0[i] = x[0];
    out1[i] = x[1];
    out2[i] = x[2];
    out3[i] = x[3];
  }
}

PAINPOINT_INLINE void units(const std::uint32_t* number, std::size_t n, double* out) {
  const std::size_t whole = in_vectors(n);
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i) out[i] = unit_of(number[i]);
}

/// How many numbers of 32 bits have a unit below `limit`. Units are (number + 1/2) 2^-32, and
/// nothing is rounded where it would matter.
std::uint64_t numbers_below(double limit) {
  if (limit <= 0) return 0;
  return limit < 1 ? static_cast<std::uint64_t>(std::ceil(limit * 0x1p32 - 0.5))
                   : std::uint64_t{1} << 32U;
}

PAINPOINT_INLINE void below(const std::uint32_t* number, std::size_t n, double limit,
                            const std::uint8_t* among, Some& out) {
  const std::uint64_t those = numbers_below(limit);
  out.count = 0;
  if (those == 0) return;
  const auto last = static_cast<std::uint32_t>(those - 1);
  alignas(64) Lane<std::uint8_t> answers;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < in_vectors(n); ++i) {
    const std::uint32_t is_below = number[i] <= last ? 1 : 0;
    answers[i] = static_cast<std::uint8_t>(is_below & among[i]);
  }
  out.count = positions_of_ones(answers.data(), n, out.lane.data());
}

PAINPOINT_INLINE void of_kind(const std::uint32_t* kind, std::size_t n, std::uint32_t wanted,
                              const std::uint8_t* among, Some& out) {
  alignas(64) Lane<std::uint8_t> answers;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < in_vectors(n); ++i) {
    const std::uint32_t is_wanted = kind[i] == wanted ? 1 : 0;
    answers[i] = static_cast<std::uint8_t>(is_wanted & among[i]);
  }
  out.count = positions_of_ones(answers.data(), n, out.lane.data());
}

PAINPOINT_INLINE void choose(const std::uint32_t* number, std::size_t n, const double* up_to,
                             std::size_t count, std::uint32_t* out) {
  const std::size_t whole = in_vectors(n);
  const std::uint32_t passable = count == 0 ? 0 : static_cast<std::uint32_t>(count) - 1;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i) out[i] = passable;
  for (std::size_t k = 0; k < passable; ++k) {
    const std::uint64_t those = numbers_below(up_to[k]);
    if (those == 0) continue;
    const auto last = static_cast<std::uint32_t>(those - 1);
    PAINPOINT_INDEPENDENT
    for (std::size_t i = 0; i < whole; ++i) out[i] -= number[i] <= last ? 1U : 0U;
  }
}

PAINPOINT_INLINE void lognormal(const std::uint32_t* number, std::size_t n, double mean, double a,
                                double b, double* out) {
  const std::size_t whole = in_vectors(n);
  const auto a_float = static_cast<float>(a);
  const auto b_float = static_cast<float>(b);
  // In steps: each waits for a division or a root, and in a short loop several rounds wait at once.
  alignas(64) Lane<float> tail;
  alignas(64) Lane<float> exponent;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i)
    tail[i] = parts::tail_argument(parts::chance_beyond(number[i]));
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i) {
    const float p = parts::chance_beyond(number[i]);
    exponent[i] = a_float + b_float * parts::short_normal_quantile(number[i], p, tail[i]);
  }
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i)
    out[i] = mean * static_cast<double>(parts::short_power_of_two(exponent[i]));
}

PAINPOINT_INLINE void exponential(const std::uint32_t* number, std::size_t n, double mean,
                                  double* out) {
  const std::size_t whole = in_vectors(n);
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i)
    out[i] = -mean * parts::log_of_normal(1 - unit_of(number[i]));
}

PAINPOINT_INLINE void triangular(const std::uint32_t* number, std::size_t n, double min,
                                 double mode, double max, double* out) {
  const std::size_t whole = in_vectors(n);
  const double width = max - min;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < whole; ++i) {
    const double u = unit_of(number[i]);
    const bool rises = u * width < mode - min;
    const double part = rises ? u : 1 - u;
    const double span = rises ? mode - min : max - mode;
    const double distance = std::sqrt(part * width * span);
    out[i] = rises ? min + distance : max - distance;
  }
}

PAINPOINT_INLINE double sum_of_kind(const double* x, const std::uint32_t* kind,
                                    std::uint32_t wanted, std::size_t n) {
  // In two loops: GCC 12.2 miscompiles one that compares and adds, for AVX2 (a test holds it).
  alignas(64) Lane<double> wanted_x;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < in_vectors(n); ++i) wanted_x[i] = kind[i] == wanted ? x[i] : 0.0;
  // As many sums as the widest vector has, each in its order, are added up in pairs.
  constexpr std::size_t kSums = 8;
  double sums[kSums] = {};
  std::size_t i = 0;
  for (; i + kSums <= n; i += kSums)
    for (std::size_t k = 0; k < kSums; ++k) sums[k] += wanted_x[i + k];
  for (std::size_t k = 0; i + k < n; ++k) sums[k] += wanted_x[i + k];
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

PAINPOINT_INLINE std::size_t count_kind(const std::uint32_t* kind, std::uint32_t wanted,
                                        std::size_t n) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < n; ++i) count += static_cast<std::uint32_t>(kind[i] == wanted);
  return count;
}

// Each loop once for each instruction set. What is inlined takes the instructions of the function
// that it is inlined into.
// NOLINTBEGIN(bugprone-macro-parentheses): a name and an attribute, no expressions.
#define PAINPOINT_LOOPS(NAME, TARGET)                                                             \
  namespace NAME {                                                                                \
  TARGET void numbers(const LaneCounters& c, std::size_t n, LaneNumbers& out) {                   \
    ::painpoint::montecarlo::numbers(c, n, out);                                                  \
  }                                                                                               \
  TARGET void units(const std::uint32_t* number, std::size_t n, double* out) {                    \
    ::painpoint::montecarlo::units(number, n, out);                                               \
  }                                                                                               \
  TARGET void below(const std::uint32_t* number, std::size_t n, double limit,                     \
                    const std::uint8_t* among, Some& out) {                                       \
    ::painpoint::montecarlo::below(number, n, limit, among, out);                                 \
  }                                                                                               \
  TARGET void of_kind(const std::uint32_t* kind, std::size_t n, std::uint32_t wanted,             \
                      const std::uint8_t* among, Some& out) {                                     \
    ::painpoint::montecarlo::of_kind(kind, n, wanted, among, out);                                \
  }                                                                                               \
  TARGET void choose(const std::uint32_t* number, std::size_t n, const double* up_to,             \
                     std::size_t count, std::uint32_t* out) {                                     \
    ::painpoint::montecarlo::choose(number, n, up_to, count, out);                                \
  }                                                                                               \
  TARGET void lognormal(const std::uint32_t* number, std::size_t n, double mean, double a,        \
                        double b, double* out) {                                                  \
    ::painpoint::montecarlo::lognormal(number, n, mean, a, b, out);                               \
  }                                                                                               \
  TARGET void exponential(const std::uint32_t* number, std::size_t n, double mean, double* out) { \
    ::painpoint::montecarlo::exponential(number, n, mean, out);                                   \
  }                                                                                               \
  TARGET void triangular(const std::uint32_t* number, std::size_t n, double min, double mode,     \
                         double max, double* out) {                                               \
    ::painpoint::montecarlo::triangular(number, n, min, mode, max, out);                          \
  }                                                                                               \
  TARGET double sum_of_kind(const double* x, const std::uint32_t* kind, std::uint32_t wanted,     \
                            std::size_t n) {                                                      \
    return ::painpoint::montecarlo::sum_of_kind(x, kind, wanted, n);                              \
  }                                                                                               \
  TARGET std::size_t count_kind(const std::uint32_t* kind, std::uint32_t wanted, std::size_t n) { \
    return ::painpoint::montecarlo::count_kind(kind, wanted, n);                                  \
  }                                                                                               \
  constexpr LaneLoops kLoops = {                                                                  \
      numbers,     units,      below,       of_kind,    choose, lognormal,                        \
      exponential, triangular, sum_of_kind, count_kind, #NAME};                                   \
  }

// NOLINTEND(bugprone-macro-parentheses)

PAINPOINT_LOOPS(baseline, )
#if defined(__x86_64__)
PAINPOINT_LOOPS(avx2, [[gnu::target("avx2")]])
#if defined(__clang__)
PAINPOINT_LOOPS(avx512, [[gnu::target("avx512f,avx512dq,avx512vl")]])
#else
PAINPOINT_LOOPS(avx512, [[gnu::target("avx512f,avx512dq,avx512vl,prefer-vector-width=512")]])
#endif
#endif

}  // namespace

const LaneLoops& lane_loops(Instructions wanted) {
#if defined(__x86_64__)
  const bool any = wanted == Instructions::best;
  if ((any || wanted == Instructions::avx512) && __builtin_cpu_supports("avx512f") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return avx512::kLoops;
  if (wanted != Instructions::baseline && __builtin_cpu_supports("avx2")) return avx2::kLoops;
#endif
  return baseline::kLoops;
}

}  // namespace painpoint::montecarlo
