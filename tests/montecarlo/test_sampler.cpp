#include "montecarlo/sampler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chain/duration.h"
#include "montecarlo/draws.h"
#include "tests/support/journeys.h"
#include "tests/support/tolerance.h"

namespace painpoint::montecarlo {
namespace {

constexpr std::uint64_t kSamplerSeed = 20'260'101;
constexpr std::size_t kDraws = 200'000;
constexpr double kBudget = 1e-6;

struct Case {
  std::string name;
  Time time;
};

std::vector<Case> cases() {
  using enum TimeFamily;
  using test::random_time;
  using test::time_of_values;
  return {{"exponential", random_time(exponential, 7)},
          {"lognormal, narrow", random_time(lognormal, 12, 0.2)},
          {"lognormal, wide", random_time(lognormal, 0.5, 1.5)},
          {"gamma, shape 4", random_time(gamma, 10, 0.5)},
          {"gamma, shape 1", random_time(gamma, 10, 1)},
          {"gamma, shape 0.25", random_time(gamma, 3, 2)},
          {"uniform", time_of_values(uniform, {2, 9})},
          {"triangular", time_of_values(triangular, {1, 3, 10})},
          {"triangular, mode at the edge", time_of_values(triangular, {1, 1, 4})},
          {"empirical", time_of_values(empirical, {5, 1, 30, 8}, {4, 3, 1, 2})}};
}

std::vector<double> sorted_draws(const Sampler& sampler) {
  std::vector<double> values;
  for (std::uint64_t customer = 0; customer < kDraws; ++customer) {
    Draws draws(kSamplerSeed, customer, 42, 0);
    values.push_back(sample(sampler, draws.time(Purpose::wait)));
  }
  std::sort(values.begin(), values.end());
  return values;
}

/// The greatest distance between the empirical and the exact distribution function.
double distance(const std::vector<double>& sorted, const chain::Duration& duration) {
  double worst = 0;
  const auto n = static_cast<double>(sorted.size());
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    const double at = chain::chance_up_to(duration, sorted[i]);
    worst = std::max(worst, std::fabs(static_cast<double>(end) / n - at));
    // Just below: the same for continuous families, the previous step for empirical ones.
    const double below = chain::chance_up_to(duration, std::nextafter(sorted[i], -1e300));
    worst = std::max(worst, std::fabs(static_cast<double>(i) / n - below));
    i = end;
  }
  return worst;
}

TEST_CASE("sampler: every family follows its distribution function") {
  const auto all = cases();
  const double allowed =
      test::kolmogorov_distance(kBudget / static_cast<double>(all.size()), kDraws);
  for (const Case& one : all) {
    const chain::Duration duration = chain::make_duration(one.time);
    INFO(one.name, ", seed ", kSamplerSeed);
    CHECK(distance(sorted_draws(make_sampler(duration)), duration) < allowed);
  }
}

TEST_CASE("sampler: mean and variance within their standard errors") {
  const auto all = cases();
  const double z = test::z_for(kBudget, 2 * all.size());
  for (const Case& one : all) {
    const chain::Duration duration = chain::make_duration(one.time);
    const std::vector<double> values = sorted_draws(make_sampler(duration));
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double x : values) sum += x;
    double second = 0;
    double fourth = 0;
    for (const double x : values) {
      const double square = (x - duration.mean) * (x - duration.mean);
      second += square;
      fourth += square * square;
    }
    const double variance = second / n;
    const double variance_error = std::sqrt((fourth / n - variance * variance) / n);
    INFO(one.name, ", seed ", kSamplerSeed);
    CHECK(std::fabs(sum / n - duration.mean) < z * std::sqrt(duration.variance / n));
    CHECK(std::fabs(variance - duration.variance) < z * variance_error);
  }
}

TEST_CASE("sampler: times increase with their random number") {
  for (const Case& one : cases()) {
    if (one.time.family == TimeFamily::gamma) continue;
    const chain::Duration duration = chain::make_duration(one.time);
    const Sampler sampler = make_sampler(duration);
    double before = time_quantile(sampler, 0x1p-53);
    CHECK(before >= 0);
    for (int i = 1; i < 2000; ++i) {
      const double now = time_quantile(sampler, i / 2000.0);
      CHECK(now >= before);
      before = now;
    }
    CHECK(std::isfinite(time_quantile(sampler, 1 - 0x1p-53)));
  }
}

TEST_CASE("sampler: a fixed time needs no luck") {
  const chain::Duration duration = chain::make_duration(test::fixed_time(12.5));
  const auto none = [](std::uint32_t) -> double {
    FAIL("a fixed time asked for a random number");
    return 0;
  };
  CHECK(sample(make_sampler(duration), none) == 12.5);
  const chain::Duration no_spread =
      chain::make_duration(test::random_time(TimeFamily::gamma, 3, 0));
  CHECK(sample(make_sampler(no_spread), none) == 3);
}

TEST_CASE("sampler: twice the mean is twice the time, with the same luck") {
  for (const TimeFamily family :
       {TimeFamily::exponential, TimeFamily::lognormal, TimeFamily::gamma}) {
    const chain::Duration one = chain::make_duration(test::random_time(family, 5, 1.3));
    const chain::Duration two = chain::make_duration(test::random_time(family, 10, 1.3));
    for (std::uint64_t customer = 0; customer < 200; ++customer) {
      Draws draws(kSamplerSeed, customer, 1, 0);
      const double a = sample(make_sampler(one), draws.time(Purpose::wait));
      const double b = sample(make_sampler(two), draws.time(Purpose::wait));
      CHECK(b == doctest::Approx(2 * a).epsilon(1e-13));
    }
  }
}

TEST_CASE("sampler: these bits are the same on every machine") {
  // Written down from the first run; a change here changes everybody's results.
  const auto draw = [](const Time& time) {
    const chain::Duration duration = chain::make_duration(time);
    Draws draws(1, 2, 3, 4);
    return sample(make_sampler(duration), draws.time(Purpose::wait));
  };
  CHECK(draw(test::random_time(TimeFamily::exponential, 1)) == 0x1.702eceb89978cp-3);
  CHECK(draw(test::random_time(TimeFamily::lognormal, 1, 1)) == 0x1.414bbap-2);
  CHECK(draw(test::random_time(TimeFamily::gamma, 1, 0.5)) == 0x1.db21951af00a1p-1);
  CHECK(draw(test::random_time(TimeFamily::gamma, 1, 2)) == 0x1.690804d3966e4p-9);
  CHECK(draw(test::time_of_values(TimeFamily::triangular, {1, 2, 4})) == 0x1.b3dccf47ec5eap+0);
}

}  // namespace
}  // namespace painpoint::montecarlo
