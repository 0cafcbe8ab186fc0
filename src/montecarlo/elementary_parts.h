#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// The arithmetic of elementary.h without its branches, so that one text serves the plain walk and
/// the loops over many customers, which compilers turn into vector instructions: the same
/// operations in the same order, hence the same bits. Valid for the arguments said below only.
namespace painpoint::montecarlo::parts {

#define PAINPOINT_INLINE [[gnu::always_inline]] inline

// ln 2 in two parts; the high one has 32 bits, so that its product with an exponent is exact.
inline constexpr double kLn2High = 0x1.62e42feep-1;
inline constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kOneOverLn2 = 0x1.71547652b82fep+0;

/// coefficients[0] + coefficients[1] x + ..., by Horner's rule.
template <class T, std::size_t N>
PAINPOINT_INLINE T polynomial(const std::array<T, N>& coefficients, T x) {
  T value = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) value = value * x + coefficients[i];
  return value;
}

// 1/2!, 1/3!, ..., 1/13!. For |r| <= ln(2)/2 the first term left out is below 2^-57.
inline constexpr std::array<double, 12> kInverseFactorials = {
    1.0 / 2,     1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,       1.0 / 5040,
    1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};

// log((1+s)/(1-s)) = 2 s (1 + s^2/3 + s^4/5 + ...); here from s^2/3 on. For m between sqrt(1/2)
// and sqrt(2), s^2 < 0.0295 and the first term left out is below 2^-63.
inline constexpr std::array<double, 11> kAtanhSeries = {1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,
                                                        1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
                                                        1.0 / 19, 1.0 / 21, 1.0 / 23};

/// e^x for |x| < 700, where the result is a normal number.
PAINPOINT_INLINE double exp_of_moderate(double x) {
  // Adding 1.5 * 2^52 leaves the nearest integer in the last bits, and taking it away, the integer.
  const double shifted = x * kOneOverLn2 + 0x1.8p52;
  const double k = shifted - 0x1.8p52;
  const double r = (x - k * kLn2High) - k * kLn2Low;
  const double value = 1 + (r + r * r * polynomial(kInverseFactorials, r));
  // The sum of the bits adds k to the exponent; what else `shifted` has leaves at the top.
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) +
                               (std::bit_cast<std::uint64_t>(shifted) << 52));
}

/// x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), for a positive normal number x.
struct LogParts {
  double k, f;
};
PAINPOINT_INLINE LogParts log_parts(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  // From sqrt(1/2) on (in its leading bits) each octave belongs to the next power of two.
  constexpr std::uint64_t kHalf = 0x3fe6a09e00000000ULL;
  const std::uint64_t from_half = bits - kHalf;
  const double m = std::bit_cast<double>((from_half & 0x000fffffffffffffULL) + kHalf);
  // The exponent is a small signed number; as a double by way of 1.5 * 2^52.
  constexpr std::uint64_t kBias = 1024;
  const std::uint64_t biased = (from_half + (kBias << 52)) >> 52;
  const double k = std::bit_cast<double>(biased | 0x4330000000000000ULL) - (0x1p52 + kBias);
  return {k, m - 1};  // exact
}

/// log x for a positive normal number x.
PAINPOINT_INLINE double log_of_normal(double x) {
  const auto [k, f] = log_parts(x);
  const double s = f / (2 + f);
  const double z = s * s;
  const double tail = 2 * s * z * polynomial(kAtanhSeries, z);
  return k * kLn2High + (2 * s + (tail + k * kLn2Low));
}

// AS 241: numerators and denominators for the middle, the tails, and the far tails.
inline constexpr std::array<double, 8> kA = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                             1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                             4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                             3.3430575583588128105e+4, 2.5090809287301226727e+3};
inline constexpr std::array<double, 8> kB = {1.0,
                                             4.2313330701600911252e+1,
                                             6.8718700749205790830e+2,
                                             5.3941960214247511077e+3,
                                             2.1213794301586595867e+4,
                                             3.9307895800092710610e+4,
                                             2.8729085735721942674e+4,
                                             5.2264952788528545610e+3};
inline constexpr std::array<double, 8> kC = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                             5.76949722146069140550e0,  3.64784832476320460504e0,
                                             1.27045825245236838258e0,  2.41780725177450611770e-1,
                                             2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr std::array<double, 8> kD = {1.0,
                                             2.05319162663775882187e0,
                                             1.67638483018380384940e0,
                                             6.89767334985100004550e-1,
                                             1.48103976427480074590e-1,
                                             1.51986665636164571966e-2,
                                             5.47593808499534494600e-4,
                                             1.05075007164441684324e-9};

/// Normal quantiles are computed in the middle by one rational function, in the tails by another.
inline constexpr double kMiddle = 0.425;  ///< of |p - 1/2|

/// The quantile of a standard normal at 1/2 + q, |q| <= kMiddle.
PAINPOINT_INLINE double normal_quantile_in_middle(double q) {
  const double r = 0.180625 - q * q;
  return q * polynomial(kA, r) / polynomial(kB, r);
}

/// The distance of the quantile of a standard normal from 0, at chance p of what is farther out,
/// for exp(-25) < p <= 1/2 - kMiddle.
PAINPOINT_INLINE double normal_quantile_in_tail(double p) {
  const double r = std::sqrt(-log_of_normal(p)) - 1.6;
  return polynomial(kC, r) / polynomial(kD, r);
}

/// One of the 2^32 odd multiples of 2^-33: strictly between 0 and 1, exact, and 1 - u is another.
PAINPOINT_INLINE double unit_of(std::uint32_t number) {
  const double whole = std::bit_cast<double>(number | 0x4330000000000000ULL);
  return (whole - (0x1p52 - 0.5)) * 0x1p-32;
}
/// The number of a unit.
PAINPOINT_INLINE std::uint32_t number_of(double unit) {
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(unit * 0x1p32));
}

// Lognormal times need no more digits than floats have, of which a vector holds twice as many as of
// doubles: PPND7 of the same paper, good to 8e-7 of a standard deviation (the variance to 1e-8),
// and a power of two with a relative error below 3e-7. Means are off by less than 1e-7 of them,
// which could be noticed among 10^13 customers.
inline constexpr std::array<float, 4> kA7 = {3.3871327179e0F, 5.0434271938e1F, 1.5929113202e2F,
                                             5.9109374720e1F};
inline constexpr std::array<float, 4> kB7 = {1.0F, 1.7895169469e1F, 7.8757757664e1F,
                                             6.7187563600e1F};
inline constexpr std::array<float, 4> kC7 = {1.4234372777e0F, 2.7568153900e0F, 1.3067284816e0F,
                                             1.7023821103e-1F};
inline constexpr std::array<float, 3> kD7 = {1.0F, 7.3700164250e-1F, 1.2021132975e-1F};
inline constexpr float kLn2 = 0x1.62e43p-1F;
inline constexpr std::array<float, 4> kShortAtanhSeries = {1.0F, 1.0F / 3, 1.0F / 5, 1.0F / 7};
// ln(2)^n / n!
inline constexpr std::array<float, 7> kPowersOfLn2 = {1.0F,
                                                      6.931471806e-1F,
                                                      2.402265070e-1F,
                                                      5.550410866e-2F,
                                                      9.618129108e-3F,
                                                      1.333355815e-3F,
                                                      1.540353039e-4F};

/// log x for a positive normal number x.
PAINPOINT_INLINE float short_log(float x) {
  // As log_parts has it.
  constexpr std::uint32_t kHalf = 0x3f3504f3U;
  const std::uint32_t from_half = std::bit_cast<std::uint32_t>(x) - kHalf;
  const float f = std::bit_cast<float>((from_half & 0x007fffffU) + kHalf) - 1;
  const auto k = static_cast<float>(static_cast<std::int32_t>(from_half) >> 23);
  const float s = f / (2 + f);
  return k * kLn2 + 2 * s * polynomial(kShortAtanhSeries, s * s);
}
/// The chance of what is farther out than a number's unit, on its side of 1/2.
PAINPOINT_INLINE float chance_beyond(std::uint32_t number) {
  const std::uint32_t from_end = number ^ (0U - (number >> 31U));
  return (static_cast<float>(static_cast<std::int32_t>(from_end)) + 0.5F) * 0x1p-32F;
}
/// What the normal quantile of a chance p is a function of, in the tails.
PAINPOINT_INLINE float tail_argument(float p) {
  return std::sqrt(-short_log(p)) - 1.6F;
}
/// The normal quantile of a number's unit, given p = chance_beyond(number), t = tail_argument(p).
/// Computes what the middle and what the tails have, and takes one, as vectors do not branch.
PAINPOINT_INLINE float short_normal_quantile(std::uint32_t number, float p, float t) {
  const float q = 0.5F - p;
  const float r = 0.180625F - q * q;
  // Positive floats are in the order of their bits. A choice in bits: of one between numbers,
  // compilers make branches.
  const auto apart = std::bit_cast<std::int32_t>(p) - std::bit_cast<std::int32_t>(0.075F);
  const auto in_tail = static_cast<std::uint32_t>(apart >> 31);
  const auto either = [in_tail](float tail, float middle) {
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(tail) & in_tail) |
                                (std::bit_cast<std::uint32_t>(middle) & ~in_tail));
  };
  const float distance = either(polynomial(kC7, t), q * polynomial(kA7, r)) /
                         either(polynomial(kD7, t), polynomial(kB7, r));
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(distance) | (~number & 0x80000000U));
}
PAINPOINT_INLINE float short_normal_quantile(std::uint32_t number) {
  const float p = chance_beyond(number);
  return short_normal_quantile(number, p, tail_argument(p));
}
/// 2^x for |x| < 126.
PAINPOINT_INLINE float short_power_of_two(float x) {
  const float shifted = x + 0x1.8p23F;
  const float value = polynomial(kPowersOfLn2, x - (shifted - 0x1.8p23F));
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) +
                              (std::bit_cast<std::uint32_t>(shifted) << 23U));
}

}  // namespace painpoint::montecarlo::parts
