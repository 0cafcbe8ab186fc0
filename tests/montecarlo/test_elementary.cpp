#include "montecarlo/elementary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "montecarlo/elementary_parts.h"
#include "tests/montecarlo/uniform_unit.h"

namespace painpoint::montecarlo {
namespace {

constexpr double kUnit = 0x1p-53;  // half an ulp of 1

/// Relative error in units of 2^-53, against the extended precision of the C library.
double error_of(double got, long double exact) {
  if (exact == 0) return got == 0 ? 0 : std::numeric_limits<double>::infinity();
  return static_cast<double>(std::fabs((static_cast<long double>(got) - exact) / exact)) / kUnit;
}

TEST_CASE("elementary: exp") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const double scale = i % 3 == 0 ? 1400 : (i % 3 == 1 ? 20 : 1e-3);
    const double x = (uniform_unit(11, i) - 0.5) * scale;
    if (x < -708) continue;
    worst = std::max(worst, error_of(portable_exp(x), std::exp(static_cast<long double>(x))));
  }
  INFO("worst error in 2^-53: ", worst);
  CHECK(worst < 4);
  CHECK(portable_exp(0) == 1);
  CHECK(portable_exp(-750) == 0);
  CHECK(portable_exp(-1e300) == 0);
  CHECK(std::isinf(portable_exp(710)));
  CHECK(std::isinf(portable_exp(1e300)));
  CHECK(portable_exp(-740) == doctest::Approx(std::exp(-740.0)).epsilon(0.01));
  CHECK(std::isfinite(portable_exp(709.7)));
}

TEST_CASE("elementary: log") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const double u = uniform_unit(11, i);
    double x = u;
    if (i % 3 == 1) x = 1 + (u - 0.5) * 1e-3;
    if (i % 3 == 2) x = std::exp((u - 0.5) * 1400);
    worst = std::max(worst, error_of(portable_log(x), std::log(static_cast<long double>(x))));
  }
  INFO("worst error in 2^-53: ", worst);
  CHECK(worst < 8);
  CHECK(portable_log(1) == 0);
  CHECK(portable_log(1 - kUnit) == doctest::Approx(-kUnit).epsilon(1e-12));
  CHECK(error_of(portable_log(0x1p-1074), std::log(0x1p-1074L)) < 8);
  CHECK(portable_log(0) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("elementary: log1p") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double x = std::exp((uniform_unit(11, i) - 0.5) * 80);
    worst = std::max(worst, error_of(portable_log1p(x), std::log1p(static_cast<long double>(x))));
  }
  INFO("worst error in 2^-53: ", worst);
  CHECK(worst < 16);
}

/// P(Z <= x) in extended precision.
long double normal_up_to(double x) {
  return 0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
}

TEST_CASE("elementary: what times are made of is good to six digits, and their moments to seven") {
  double worst_power = 0;
  double worst_quantile = 0;
  double variance_off = 0;  // of a standard normal, by the errors of its quantiles
  double mean_off = 0;      // of a lognormal time with sigma 1, in parts of it
  constexpr std::uint64_t kNumbers = 400'000;
  const double ln2 = std::log(2.0);
  for (std::uint64_t i = 0; i < kNumbers; ++i) {
    const auto x = static_cast<float>((uniform_unit(11, i) - 0.5) * (i % 2 == 0 ? 80 : 1));
    const double power = static_cast<double>(parts::short_power_of_two(x));
    worst_power = std::max(worst_power, std::fabs(power / std::exp2(static_cast<double>(x)) - 1));
    const auto number =
        static_cast<std::uint32_t>(i < 1000 ? i : i * ((std::uint64_t{1} << 32) / kNumbers) + 5000);
    const double exact = normal_quantile(parts::unit_of(number));
    const float z = parts::short_normal_quantile(number);
    const double error = static_cast<double>(z) - exact;
    worst_quantile = std::max(worst_quantile, std::fabs(error));
    if (i < 1000) continue;
    variance_off += 2 * error * exact / kNumbers;
    const auto exponent = static_cast<float>(-0.5 / ln2) + static_cast<float>(1 / ln2) * z;
    const double time = static_cast<double>(parts::short_power_of_two(exponent));
    mean_off += (time - portable_exp(exact - 0.5)) / kNumbers;
  }
  INFO("worst errors: power ", worst_power, ", quantile ", worst_quantile, "; variance ",
       variance_off, ", mean ", mean_off);
  CHECK(worst_power < 3e-7);
  CHECK(worst_quantile < 3e-6);
  CHECK(std::fabs(variance_off) < 1e-7);
  CHECK(std::fabs(mean_off) < 1e-7);
  CHECK(parts::short_power_of_two(0) == 1);
}

TEST_CASE("elementary: the quantile of the normal distribution") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    double p = uniform_unit(11, i);
    if (i % 2 == 1) p = std::pow(p, 12);  // far tail
    const double x = normal_quantile(p);
    if (x == 0) continue;
    // The error of x by Newton's step, which is exact to first order.
    const long double density =
        std::exp(-0.5L * static_cast<long double>(x) * x) / std::sqrt(2 * std::acos(-1.0L));
    const long double step = (normal_up_to(x) - static_cast<long double>(p)) / density;
    worst = std::max(worst, static_cast<double>(std::fabs(step / static_cast<long double>(x))));
  }
  INFO("worst relative error: ", worst);
  CHECK(worst < 2e-15);
  CHECK(normal_quantile(0.5) == 0);
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const double p = uniform_unit(11, i);
    CHECK(normal_quantile(1 - p) == -normal_quantile(p));
  }
  CHECK(std::isfinite(normal_quantile(0x1p-53)));
  CHECK(std::isfinite(normal_quantile(1 - 0x1p-53)));
}

}  // namespace
}  // namespace painpoint::montecarlo
