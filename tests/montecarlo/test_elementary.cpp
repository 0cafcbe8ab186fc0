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

TEST_CASE("elementary: what times are made of is good to seven digits") {
  double worst_exp = 0;
  double worst_quantile = 0;
  double variance_off = 0;  // of a standard normal, by the errors of its quantiles
  constexpr std::uint64_t kNumbers = 400'000;
  for (std::uint64_t i = 0; i < kNumbers; ++i) {
    const double x = (uniform_unit(11, i) - 0.5) * (i % 2 == 0 ? 80 : 1);
    worst_exp = std::max(worst_exp, std::fabs(parts::short_exp(x) / portable_exp(x) - 1));
    const std::uint64_t number = i < 1000 ? i : i * ((std::uint64_t{1} << 32) / kNumbers);
    const double u = parts::unit_of_low(number);
    const double q = u - 0.5;
    const bool in_middle = std::fabs(q) <= parts::kMiddle;
    const double z = in_middle
                         ? parts::short_quantile_in_middle(q)
                         : std::copysign(parts::short_quantile_in_tail(0.5 - std::fabs(q)), q);
    const double error = z - normal_quantile(u);
    worst_quantile = std::max(worst_quantile, std::fabs(error));
    variance_off += 2 * error * z / kNumbers;
  }
  INFO("worst errors: exp ", worst_exp, ", quantile ", worst_quantile, "; variance ", variance_off);
  CHECK(worst_exp < 8e-9);
  CHECK(worst_quantile < 8e-7);
  CHECK(std::fabs(variance_off) < 1e-8);
  CHECK(parts::short_exp(0) == 1);
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
