#include "montecarlo/lanes.h"

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

using parts::unit_of_low;

// Threefry4x64's rotations, by round modulo 8 and pair of words (Salmon et al. 2011, table 1).
constexpr unsigned kRotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37},
                                       {25, 33}, {46, 12}, {58, 22}, {32, 32}};
constexpr std::uint64_t kParity = 0x1bd11bdaa9fc1a22ULL;

PAINPOINT_INLINE std::uint64_t rotated(std::uint64_t x, unsigned by) {
  return x << by | x >> (64U - by);
}

/// Rounds kFirst to kFirst + 3 of Threefry4x64, and the injection of the key that follows.
template <unsigned kFirst>
PAINPOINT_INLINE void four_rounds(std::uint64_t (&x)[4], const std::uint64_t (&key)[5]) {
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
  for (unsigned i = 0; i < 4; ++i) x[i] += key[(kInjection + i) % 5];
  x[3] += kInjection;
}

PAINPOINT_INLINE void words(const LaneCounters& counters, std::size_t n, LaneWords& out) {
  const auto domain = static_cast<std::uint64_t>(RandomDomain::customers);
  const std::uint64_t key[5] = {counters.seed, domain, 0, 0, kParity ^ counters.seed ^ domain};
  const std::uint64_t place = counters.place;
  const std::uint64_t use = counters.use;
  const std::uint64_t* customer = counters.customer;
  const std::uint64_t* number = counters.number;
  std::uint64_t* out0 = out.word[0].data();
  std::uint64_t* out1 = out.word[1].data();
  std::uint64_t* out2 = out.word[2].data();
  std::uint64_t* out3 = out.word[3].data();
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t x[4] = {customer[i] + key[0], place + key[1], number[i] + key[2], use + key[3]};
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

PAINPOINT_INLINE void units(const std::uint64_t* word, bool upper, std::size_t n, double* out) {
  const unsigned shift = upper ? 32 : 0;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) out[i] = unit_of_low(word[i] >> shift);
}

/// The least 32-bit number whose unit is not below `limit`. Units are (number + 1/2) 2^-32, and
/// nothing is rounded where it would matter.
std::uint64_t number_of_limit(double limit) {
  return limit > 0 ? static_cast<std::uint64_t>(std::ceil(limit * 0x1p32 - 0.5)) : 0;
}

/// Whether a < b, for numbers below 2^63, as 1 or 0: compilers find no vectors for a comparison
/// whose answer is a byte.
PAINPOINT_INLINE std::uint64_t is_less(std::uint64_t a, std::uint64_t b) {
  return (a - b) >> 63U;
}

PAINPOINT_INLINE void below(const std::uint64_t* word, bool upper, std::size_t n, double limit,
                            const std::uint8_t* among, Some& out) {
  const unsigned shift = upper ? 32 : 0;
  const std::uint64_t end = number_of_limit(limit);
  alignas(64) Lane<std::uint8_t> answers;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t number = word[i] >> shift & 0xffffffffULL;
    answers[i] = static_cast<std::uint8_t>(is_less(number, end) & among[i]);
  }
  out.count = positions_of_ones(answers.data(), n, out.lane.data());
}

PAINPOINT_INLINE void choose(const std::uint64_t* word, bool upper, std::size_t n,
                             const double* up_to, std::size_t count, std::uint64_t* out) {
  const unsigned shift = upper ? 32 : 0;
  const std::uint64_t passable = count == 0 ? 0 : count - 1;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) out[i] = passable;
  for (std::size_t k = 0; k < passable; ++k) {
    const std::uint64_t end = number_of_limit(up_to[k]);
    PAINPOINT_INDEPENDENT
    for (std::size_t i = 0; i < n; ++i) out[i] -= is_less(word[i] >> shift & 0xffffffffULL, end);
  }
}

PAINPOINT_INLINE void lognormal(const std::uint64_t* word, bool upper, std::size_t n, double mean,
                                double a, double b, double* out) {
  const unsigned shift = upper ? 32 : 0;
  alignas(64) Lane<double> distance;  // of the unit from 1/2
  alignas(64) Lane<double> quantile;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    const double q = unit_of_low(word[i] >> shift) - 0.5;
    distance[i] = q;
    quantile[i] = parts::short_quantile_in_middle(q);
  }
  // What is not in the middle is gathered, computed, and put in place.
  alignas(64) Lane<std::uint8_t> in_tail;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    // Positive numbers are in the order of their bits.
    const auto size = std::bit_cast<std::uint64_t>(std::fabs(distance[i]));
    in_tail[i] =
        static_cast<std::uint8_t>(is_less(std::bit_cast<std::uint64_t>(parts::kMiddle), size));
  }
  Some those;
  those.count = positions_of_ones(in_tail.data(), n, those.lane.data());
  alignas(64) Lane<double> tail;
  for (std::size_t k = 0; k < those.count; ++k) tail[k] = 0.5 - std::fabs(distance[those.lane[k]]);
  PAINPOINT_INDEPENDENT
  for (std::size_t k = 0; k < those.count; ++k) tail[k] = parts::short_quantile_in_tail(tail[k]);
  for (std::size_t k = 0; k < those.count; ++k)
    quantile[those.lane[k]] = std::copysign(tail[k], distance[those.lane[k]]);
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) out[i] = mean * parts::short_exp(a + b * quantile[i]);
}

PAINPOINT_INLINE void exponential(const std::uint64_t* word, bool upper, std::size_t n, double mean,
                                  double* out) {
  const unsigned shift = upper ? 32 : 0;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i)
    out[i] = -mean * parts::log_of_normal(1 - unit_of_low(word[i] >> shift));
}

PAINPOINT_INLINE void triangular(const std::uint64_t* word, bool upper, std::size_t n, double min,
                                 double mode, double max, double* out) {
  const unsigned shift = upper ? 32 : 0;
  const double width = max - min;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    const double u = unit_of_low(word[i] >> shift);
    const bool rises = u * width < mode - min;
    const double part = rises ? u : 1 - u;
    const double span = rises ? mode - min : max - mode;
    const double distance = std::sqrt(part * width * span);
    out[i] = rises ? min + distance : max - distance;
  }
}

PAINPOINT_INLINE double sum_of_kind(const double* x, const std::uint64_t* kind,
                                    std::uint64_t wanted, std::size_t n) {
  // In two loops: GCC 12.2 miscompiles one that compares and adds, for AVX2 (a test holds it).
  alignas(64) Lane<double> wanted_x;
  PAINPOINT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) wanted_x[i] = kind[i] == wanted ? x[i] : 0.0;
  // As many sums as the widest vector has, each in its order, are added up in pairs.
  constexpr std::size_t kSums = 8;
  double sums[kSums] = {};
  std::size_t i = 0;
  for (; i + kSums <= n; i += kSums)
    for (std::size_t k = 0; k < kSums; ++k) sums[k] += wanted_x[i + k];
  for (std::size_t k = 0; i + k < n; ++k) sums[k] += wanted_x[i + k];
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

PAINPOINT_INLINE std::size_t count_kind(const std::uint64_t* kind, std::uint64_t wanted,
                                        std::size_t n) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < n; ++i) count += static_cast<std::uint64_t>(kind[i] == wanted);
  return count;
}

// Each loop once for each instruction set. What is inlined takes the instructions of the function
// that it is inlined into.
// NOLINTBEGIN(bugprone-macro-parentheses): a name and an attribute, no expressions.
#define PAINPOINT_LOOPS(NAME, TARGET)                                                             \
  namespace NAME {                                                                                \
  TARGET void words(const LaneCounters& c, std::size_t n, LaneWords& out) {                       \
    ::painpoint::montecarlo::words(c, n, out);                                                    \
  }                                                                                               \
  TARGET void units(const std::uint64_t* word, bool upper, std::size_t n, double* out) {          \
    ::painpoint::montecarlo::units(word, upper, n, out);                                          \
  }                                                                                               \
  TARGET void below(const std::uint64_t* word, bool upper, std::size_t n, double limit,           \
                    const std::uint8_t* among, Some& out) {                                       \
    ::painpoint::montecarlo::below(word, upper, n, limit, among, out);                            \
  }                                                                                               \
  TARGET void choose(const std::uint64_t* word, bool upper, std::size_t n, const double* up_to,   \
                     std::size_t count, std::uint64_t* out) {                                     \
    ::painpoint::montecarlo::choose(word, upper, n, up_to, count, out);                           \
  }                                                                                               \
  TARGET void lognormal(const std::uint64_t* word, bool upper, std::size_t n, double mean,        \
                        double a, double b, double* out) {                                        \
    ::painpoint::montecarlo::lognormal(word, upper, n, mean, a, b, out);                          \
  }                                                                                               \
  TARGET void exponential(const std::uint64_t* word, bool upper, std::size_t n, double mean,      \
                          double* out) {                                                          \
    ::painpoint::montecarlo::exponential(word, upper, n, mean, out);                              \
  }                                                                                               \
  TARGET void triangular(const std::uint64_t* word, bool upper, std::size_t n, double min,        \
                         double mode, double max, double* out) {                                  \
    ::painpoint::montecarlo::triangular(word, upper, n, min, mode, max, out);                     \
  }                                                                                               \
  TARGET double sum_of_kind(const double* x, const std::uint64_t* kind, std::uint64_t wanted,     \
                            std::size_t n) {                                                      \
    return ::painpoint::montecarlo::sum_of_kind(x, kind, wanted, n);                              \
  }                                                                                               \
  TARGET std::size_t count_kind(const std::uint64_t* kind, std::uint64_t wanted, std::size_t n) { \
    return ::painpoint::montecarlo::count_kind(kind, wanted, n);                                  \
  }                                                                                               \
  constexpr LaneLoops kLoops = {words,       units,      below,       choose,     lognormal,      \
                                exponential, triangular, sum_of_kind, count_kind, #NAME};         \
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
