#include <doctest/doctest.h>

#include <limits>

#include "report/figures.h"

using namespace painpoint;
using namespace painpoint::report;

TEST_CASE("thousands are separated, and zero has no sign") {
  CHECK(grouped(0, 0) == "0");
  CHECK(grouped(999, 0) == "999");
  CHECK(grouped(1000, 0) == "1,000");
  CHECK(grouped(-1234567.891, 2) == "-1,234,567.89");
  CHECK(grouped(-0.001, 2) == "0.00");
  CHECK(grouped(999.999, 2) == "1,000.00");
  CHECK(grouped(std::numeric_limits<double>::quiet_NaN(), 2) == "n/a");
  CHECK(grouped(std::numeric_limits<double>::infinity(), 2) == "n/a");
}

TEST_CASE("a change has a sign, unless nothing is left of it") {
  CHECK(with_sign(1.25, 2) == "+1.25");
  CHECK(with_sign(-1.25, 2) == "-1.25");
  CHECK(with_sign(0.0001, 2) == "0");
  CHECK(with_sign(-0.0001, 2) == "0");
}

TEST_CASE("scales say how a figure is shown") {
  CHECK(percent(0.12345) == "12.3%");
  const Scale chance = scale_of(chain::MetricUnit::chance, 1, "GBP");
  CHECK(chance.factor == 100);
  CHECK(chance.unit == "%");
  CHECK(scale_of(chain::MetricUnit::money, 999, "GBP").decimals == 2);
  CHECK(scale_of(chain::MetricUnit::money, 1000, "GBP").decimals == 0);
  CHECK(scale_of(chain::MetricUnit::money, 1, "").unit == "money");
  CHECK(scale_of(chain::MetricUnit::minutes, 440'000, "").unit == "days");
  CHECK(scale_of(chain::MetricUnit::minutes, 100, "").unit == "min");
}

TEST_CASE("two digits of the error are shown") {
  CHECK(decimals_for_error(0.0123, 0, 6) == 3);
  CHECK(decimals_for_error(1.23, 0, 6) == 1);
  CHECK(decimals_for_error(123, 0, 6) == 0);
  CHECK(decimals_for_error(0, 2, 6) == 2);
  CHECK(decimals_for_error(1e-12, 0, 6) == 6);
}
