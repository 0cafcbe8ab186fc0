#include "chain/duration.h"

#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>
#include <numbers>

#include "tests/support/journeys.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;
using chain::chance_over;
using chain::chance_up_to;
using chain::make_duration;

namespace {

Time with_sd(TimeFamily family, double mean, double sd) {
  Time time;
  time.family = family;
  time.mean = mean;
  time.spread_kind = Time::Spread::sd;
  time.spread = sd;
  return time;
}

/// P(T <= x) by integrating the density.
double integrated(const std::function<double(double)>& density, double from, double to) {
  boost::math::quadrature::tanh_sinh<double> integrator;
  return integrator.integrate(density, from, to);
}

}  // namespace

TEST_CASE("lognormal: moments and tails against its density") {
  for (const double cv : {0.1, 0.5, 1.0, 3.0}) {
    CAPTURE(cv);
    const chain::Duration d = make_duration(random_time(TimeFamily::lognormal, 12, cv));
    CHECK(close(d.mean, 12));
    CHECK(close(d.variance, 144 * cv * cv));
    const double s2 = std::log1p(cv * cv), mu = std::log(12.0) - s2 / 2;
    const auto density = [&](double x) {
      if (x <= 0) return 0.0;
      const double z = (std::log(x) - mu) / std::sqrt(s2);
      return std::exp(-z * z / 2) / (x * std::sqrt(2 * std::numbers::pi * s2));
    };
    for (const double x : {2.0, 8.0, 12.0, 30.0, 100.0}) {
      CAPTURE(x);
      CHECK(std::abs(chance_up_to(d, x) - integrated(density, 0, x)) < 1e-9);
      CHECK(std::abs(chance_over(d, x) + chance_up_to(d, x) - 1) < 1e-15);
    }
  }
}

TEST_CASE("gamma: moments and tails against its density") {
  for (const double sd : {2.0, 12.0, 24.0}) {
    CAPTURE(sd);
    const chain::Duration d = make_duration(with_sd(TimeFamily::gamma, 12, sd));
    CHECK(close(d.variance, sd * sd));
    const double shape = 144 / (sd * sd), scale = 12 / shape;
    const auto density = [&](double x) {
      return x <= 0 ? 0.0
                    : std::exp((shape - 1) * std::log(x / scale) - x / scale - std::lgamma(shape)) /
                          scale;
    };
    for (const double x : {2.0, 12.0, 40.0}) {
      CAPTURE(x);
      CHECK(std::abs(chance_up_to(d, x) - integrated(density, 0, x)) < 1e-8);
      CHECK(std::abs(chance_over(d, x) + chance_up_to(d, x) - 1) < 1e-15);
    }
  }
}

TEST_CASE("closed forms") {
  const chain::Duration exponential = make_duration(random_time(TimeFamily::exponential, 20));
  CHECK(close(exponential.variance, 400));
  CHECK(close(chance_over(exponential, 45), std::exp(-2.25)));
  CHECK(close(chance_up_to(exponential, 1e-12), 5e-14, 1e-9));  // no cancellation
  CHECK(close(chance_over(exponential, 10000), std::exp(-500.0)));

  const chain::Duration uniform = make_duration(time_of_values(TimeFamily::uniform, {10, 50}));
  CHECK(uniform.mean == 30);
  CHECK(close(uniform.variance, 1600.0 / 12));
  CHECK(close(chance_up_to(uniform, 20), 0.25));
  CHECK(chance_over(uniform, 9) == 1);
  CHECK(chance_over(uniform, 51) == 0);

  const chain::Duration triangular =
      make_duration(time_of_values(TimeFamily::triangular, {0, 10, 40}));
  CHECK(close(triangular.mean, 50.0 / 3));
  CHECK(close(triangular.variance, (0.0 + 100 + 1600 - 0 - 0 - 400) / 18));
  CHECK(close(chance_up_to(triangular, 10), 0.25));

  const chain::Duration empirical =
      make_duration(time_of_values(TimeFamily::empirical, {30, 10, 20}, {1, 1, 2}));
  CHECK(close(empirical.mean, 20));
  CHECK(close(empirical.variance, 50));
  CHECK(close(chance_up_to(empirical, 20), 0.75));
  CHECK(close(chance_up_to(empirical, 19.99), 0.25));
  CHECK(chance_over(empirical, 30) == 0);

  const chain::Duration fixed = make_duration(fixed_time(7));
  CHECK(fixed.is_fixed());
  CHECK(chance_over(fixed, 7) == 0);
  CHECK(chance_over(fixed, 6.999) == 1);
  CHECK(chance_up_to(fixed, 7) == 1);
  CHECK(make_duration(random_time(TimeFamily::lognormal, 5, 0)).is_fixed());
}

TEST_CASE("a triangle with its mode at an edge") {
  const chain::Duration left = make_duration(time_of_values(TimeFamily::triangular, {0, 0, 10}));
  CHECK(close(chance_over(left, 5), 0.25));
  const chain::Duration right = make_duration(time_of_values(TimeFamily::triangular, {0, 10, 10}));
  CHECK(close(chance_over(right, 5), 0.75));
}
