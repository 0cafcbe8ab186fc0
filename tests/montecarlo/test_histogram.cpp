#include "montecarlo/histogram.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/montecarlo/uniform_unit.h"

namespace painpoint::montecarlo {
namespace {

double exact_quantile(std::vector<double> values, unsigned percent) {
  std::sort(values.begin(), values.end());
  const std::size_t rank = std::max<std::size_t>(1, (values.size() * percent + 99) / 100);
  return values[rank - 1];
}

TEST_CASE("histogram: quantiles within the stated bound, for both signs") {
  std::vector<double> values;
  Histogram histogram;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const double value = std::exp(20 * uniform_unit(5, i) - 8) * (i % 3 == 0 ? -1 : 1);
    values.push_back(value);
    histogram.add(value);
  }
  for (const unsigned percent : {0U, 1U, 5U, 25U, 33U, 50U, 75U, 95U, 99U, 100U}) {
    const double exact = exact_quantile(values, percent);
    CHECK(std::fabs(histogram.quantile(percent) - exact) <= std::fabs(exact) / 128);
  }
}

TEST_CASE("histogram: atoms are exact") {
  Histogram histogram;
  for (int i = 0; i < 1000; ++i) histogram.add(i % 10 == 0 ? 0.1 : (i % 10 < 5 ? -79.7 : 12.3));
  CHECK(histogram.quantile(5) == -79.7);
  CHECK(histogram.quantile(40) == -79.7);
  CHECK(histogram.quantile(41) == 0.1);
  CHECK(histogram.quantile(50) == 0.1);
  CHECK(histogram.quantile(51) == 12.3);
  CHECK(histogram.quantile(99) == 12.3);
}

TEST_CASE("histogram: extremes") {
  Histogram histogram;
  CHECK(histogram.quantile(50) == 0);
  histogram.add(0);
  histogram.add(-0.0);
  CHECK(histogram.quantile(50) == 0);
  histogram.clear();
  for (const double value : {-1e300, -1e-300, 1e-300, 1e300}) histogram.add(value);
  CHECK(histogram.quantile(25) == -1e300);
  CHECK(histogram.quantile(50) == -1e-300);
  CHECK(histogram.quantile(75) == 1e-300);
  CHECK(histogram.quantile(100) == 1e300);
}

TEST_CASE("histogram: merging in any order gives the same") {
  Histogram all;
  std::vector<Histogram> parts(7);
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const double value = 100 * (uniform_unit(5, i) - 0.3);
    all.add(value);
    parts[i % 7].add(value);
  }
  Histogram forward;
  Histogram backward;
  for (std::size_t i = 0; i < 7; ++i) {
    forward.merge(parts[i]);
    backward.merge(parts[6 - i]);
  }
  CHECK(forward == all);
  CHECK(backward == all);
  CHECK(forward.quantile(37) == all.quantile(37));
  forward.clear();
  CHECK(forward == Histogram{});
}

TEST_CASE("histogram: a plot counts everything once") {
  Histogram histogram;
  CHECK(histogram.plot(10).counts.empty());
  for (int i = 1; i <= 1000; ++i) histogram.add(i);
  const Plot plot = histogram.plot(50);
  CHECK(plot.counts.size() == 50);
  CHECK(plot.from == doctest::Approx(10).epsilon(1.0 / 128));
  CHECK(plot.from + 50 * plot.width == doctest::Approx(990).epsilon(1.0 / 128));
  std::uint64_t inside = 0;
  for (const std::uint64_t count : plot.counts) {
    inside += count;
    CHECK(count <= 40);  // 20 on average; a bin of the sketch is up to 8 wide
  }
  CHECK(plot.below + inside + plot.above == 1000);
  CHECK(plot.below <= 20);
  CHECK(plot.above <= 20);
  Histogram alike;
  for (int i = 0; i < 7; ++i) alike.add(42);
  CHECK(alike.plot(50).counts == std::vector<std::uint64_t>{7});
  CHECK(alike.plot(50).width == 0);
}

}  // namespace
}  // namespace painpoint::montecarlo
