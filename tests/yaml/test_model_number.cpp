#include <doctest/doctest.h>

#include <cmath>

#include "model/number.h"
#include "model/quantity.h"

using namespace painpoint;

TEST_CASE("means and coefficients of variation of all families") {
  Time time;
  time.mean = 4.0;
  CHECK(mean_minutes(time) == 4);
  CHECK(coefficient_of_variation(time) == 0);
  time.family = TimeFamily::exponential;
  CHECK(coefficient_of_variation(time) == 1);
  time.family = TimeFamily::gamma;
  time.spread_kind = Time::Spread::sd;
  time.spread = 2.0;
  CHECK(coefficient_of_variation(time) == 0.5);

  Time uniform;
  uniform.family = TimeFamily::uniform;
  uniform.values = {Number(2), Number(8)};
  CHECK(mean_minutes(uniform) == 5);
  CHECK(coefficient_of_variation(uniform) == doctest::Approx(std::sqrt(3.0) / 5));
  Time triangular;
  triangular.family = TimeFamily::triangular;
  triangular.values = {Number(0), Number(3), Number(6)};
  CHECK(mean_minutes(triangular) == 3);
  CHECK(coefficient_of_variation(triangular) == doctest::Approx(std::sqrt(1.5) / 3));
  Time empirical;
  empirical.family = TimeFamily::empirical;
  empirical.values = {Number(2), Number(6)};
  empirical.weights = {Number(3), Number(1)};
  CHECK(mean_minutes(empirical) == 3);
  CHECK(coefficient_of_variation(empirical) == doctest::Approx(std::sqrt(3.0) / 3));
}

TEST_CASE("a time without scale cannot be scaled") {
  Time time;
  time.family = TimeFamily::uniform;
  time.values = {Number(0), Number(0)};
  CHECK_FALSE(set_mean_minutes(time, 5));
  CHECK(set_mean_minutes(time, 0));
  Time fixed;
  CHECK(set_mean_minutes(fixed, 5));
  CHECK(fixed.mean.value == 5);
}

TEST_CASE("ranges in words and in numbers") {
  CHECK(range_in_words(Quantity::chance) == "between 0 and 1");
  CHECK(range_in_words(Quantity::money) == "0 or more");
  CHECK(range_in_words(Quantity::whole_months) == "a whole number between 1 and 1200");
  CHECK(in_range(Quantity::chance, 1));
  CHECK_FALSE(in_range(Quantity::chance, 1.0000001));
  CHECK_FALSE(in_range(Quantity::positive_share, 0));
  CHECK_FALSE(in_range(Quantity::months, 1.5));
  CHECK_FALSE(in_range(Quantity::money, std::nan("")));
  CHECK(in_words(Quantity::chance, 0.125, "GBP") == "12.5%");
  CHECK(in_words(Quantity::money_per_hour, 26, "GBP") == "26 GBP per hour");
}
