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
template <std::size_t N>
PAINPOINT_INLINE double polynomial(const std::array<double, N>& coefficients, double x) {
  double value = coefficients[N - 1];
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

// Times need no more digits than these: PPND7 of the same paper, good to 8e-7 of a standard
// deviation (the variance to 1e-8), and an e^x with a relative error below 8e-9, as r^8/8! is left
// out. Either could be noticed among 10^12 customers.
inline constexpr std::array<double, 4> kA7 = {3.3871327179e0, 5.0434271938e1, 1.5929113202e2,
                                              5.9109374720e1};
inline constexpr std::array<double, 4> kB7 = {1.0, 1.7895169469e1, 7.8757757664e1, 6.7187563600e1};
inline constexpr std::array<double, 4> kC7 = {1.4234372777e0, 2.7568153900e0, 1.3067284816e0,
                                              1.7023821103e-1};
inline constexpr std::array<double, 3> kD7 = {1.0, 7.3700164250e-1, 1.2021132975e-1};
inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;
inline constexpr std::array<double, 8> kExpSeries = {1.0,      1.0,       1.0 / 2,   1.0 / 6,
                                                     1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040};
inline constexpr std::array<double, 5> kShortAtanhSeries = {1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7,
                                                            1.0 / 9};

/// normal_quantile_in_middle, to 7 digits.
PAINPOINT_INLINE double short_quantile_in_middle(double q) {
  const double r = 0.180625 - q * q;
  return q * polynomial(kA7, r) / polynomial(kB7, r);
}
/// log x for a positive normal number x, with an error below 1e-9.
PAINPOINT_INLINE double short_log(double x) {
  const LogParts parts = log_parts(x);
  const double s = parts.f / (2 + parts.f);
  return parts.k * kLn2 + 2 * s * polynomial(kShortAtanhSeries, s * s);
}
/// normal_quantile_in_tail, to 7 digits.
PAINPOINT_INLINE double short_quantile_in_tail(double p) {
  const double r = std::sqrt(-short_log(p)) - 1.6;
  return polynomial(kC7, r) / polynomial(kD7, r);
}
/// exp_of_moderate, to 8 digits.
PAINPOINT_INLINE double short_exp(double x) {
  const double shifted = x * kOneOverLn2 + 0x1.8p52;
  const double value = polynomial(kExpSeries, x - (shifted - 0x1.8p52) * kLn2);
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) +
                               (std::bit_cast<std::uint64_t>(shifted) << 52));
}

/// One of the 2^32 odd multiples of 2^-33: strictly between 0 and 1, exact, and 1 - u is another.
/// Reads the lower half of the word.
PAINPOINT_INLINE double unit_of_low(std::uint64_t word) {
  const double whole = std::bit_cast<double>((word & 0xffffffffULL) | 0x4330000000000000ULL);
  return (whole - (0x1p52 - 0.5)) * 0x1p-32;
}
/// The same of the upper half.
PAINPOINT_INLINE double unit_of_high(std::uint64_t word) {
  return unit_of_low(word >> 32);
}

}  // namespace painpoint::montecarlo::parts
