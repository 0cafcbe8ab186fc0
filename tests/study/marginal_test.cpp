#include "study/marginal.h"

#include <doctest/doctest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "tests/support/solve.h"

using namespace painpoint;
using study::Domain;
using study::Marginal;
using test::close;

namespace {

double normal_below(double z) {
  return boost::math::cdf(boost::math::normal(), z);
}

}  // namespace

TEST_CASE("the mean of a distribution is the value in the file") {
  for (const double value : {0.0005, 0.02, 0.3, 0.5, 0.85, 0.999})
    for (const double odds : {1.1, 1.3, 1.7, 3.0}) {
      CAPTURE(value);
      CAPTURE(odds);
      const Marginal chance = Marginal::chance_of_width(value, std::log(odds) / study::kZ95);
      CHECK(close(chance.mean(), value, 1e-9));
      // Between them lie the odds twice over.
      const auto odds_at = [&](double z) { return chance.at(z) / (1 - chance.at(z)); };
      CHECK(close(odds_at(study::kZ95) / odds_at(-study::kZ95), odds * odds, 1e-9));
    }
  for (const double value : {0.01, 26.0, 420'000.0})
    for (const double cv : {0.03, 0.1, 0.15, 0.3}) {
      const Marginal positive = Marginal::positive_of_width(value, cv);
      CHECK(close(positive.mean(), value, 1e-9));
      CHECK(close(std::sqrt(positive.variance()) / value, cv, 1e-6));
    }
}

TEST_CASE("low and high are the 5th and 95th percentile, and the mean is the value") {
  struct Written {
    Domain domain;
    double value, low, high;
  };
  for (const Written& w :
       {Written{Domain::chance, 0.75, 0.5, 0.88}, Written{Domain::chance, 0.3, 0.1, 0.45},
        Written{Domain::chance, 0.02, 0.01, 0.05},
        Written{Domain::positive, 420'000, 340'000, 620'000}, Written{Domain::any, -5, -20, 30}}) {
    CAPTURE(w.value);
    const Marginal marginal = Marginal::of_range(w.domain, w.value, w.low, w.high);
    CHECK(close(marginal.low(), w.low, 1e-9));
    CHECK(close(marginal.high(), w.high, 1e-9));
    CHECK(close(marginal.mean(), w.value, 1e-8));
  }
}

TEST_CASE("ranges that reach the edge, and values at one of their ends") {
  const Marginal to_the_edge = Marginal::of_range(Domain::chance, 0.9, 0.7, 1.0);
  CHECK(to_the_edge.high() > 0.999);
  CHECK(close(to_the_edge.low(), 0.7, 1e-9));
  const Marginal from_zero = Marginal::of_range(Domain::positive, 10, 0, 40);
  CHECK(from_zero.low() < 0.1);
  CHECK(close(from_zero.high(), 40, 1e-9));
  // A mean so near to the low end would take half of all worlds right there.
  const Marginal lopsided = Marginal::of_range(Domain::positive, 30'000, 25'000, 50'000);
  CHECK(close(lopsided.low(), 25'000, 1e-9));
  CHECK(close(lopsided.high(), 50'000, 1e-9));
  CHECK(lopsided.mean() > 30'000);
  CHECK(lopsided.mean() < 34'000);
  // No mean can be at the top of what is possible: then the mean gives way.
  const Marginal at_the_top = Marginal::of_range(Domain::chance, 1, 0.7, 1);
  CHECK(close(at_the_top.low(), 0.7, 1e-9));
  CHECK(at_the_top.at(4) <= 1);
  CHECK(at_the_top.mean() < 1);
  CHECK(Marginal::of_range(Domain::chance, 0.4, 0.4, 0.4).at(3) == 0.4);
}

TEST_CASE("beta and gamma, exact and from tables") {
  for (const auto& [a, b] : {std::pair{40.0, 360.0}, std::pair{0.7, 12.0}, std::pair{5.0, 0.4}}) {
    const boost::math::beta_distribution<> reference(a, b);
    const Marginal exact = Marginal::beta(a, b);
    const Marginal table = exact.tabulated();
    CHECK(close(exact.mean(), a / (a + b)));
    for (double z = -4.3; z < 4.4; z += 0.37) {
      CAPTURE(z);
      const double value = boost::math::quantile(reference, normal_below(z));
      CHECK(close(exact.at(z), value, 1e-7));
      CHECK(std::abs(table.at(z) - value) <= 2e-6 * value + 1e-12);
    }
  }
  for (const double shape : {0.02, 0.3, 1.0, 7.5, 180.0}) {
    const boost::math::gamma_distribution<> reference(shape, 1);
    const Marginal table = Marginal::gamma(shape);
    for (double z = -3.9; z < 4; z += 0.31) {
      const double value = boost::math::quantile(reference, normal_below(z));
      CAPTURE(shape);
      CAPTURE(z);
      const double log_value = std::log(value);
      if (value > 1e-290)
        CHECK(std::abs(std::log(table.at(z)) - log_value) <= 1e-4 * (1 + std::abs(log_value)));
    }
  }
}

TEST_CASE("all are monotone") {
  for (const Marginal& marginal :
       {Marginal::chance_of_width(0.3, 0.67), Marginal::of_range(Domain::chance, 0.6, 0.3, 0.8),
        Marginal::beta(3, 9).tabulated(), Marginal::gamma(0.1)})
    for (double z = -7; z < 7; z += 0.05) CHECK(marginal.at(z) <= marginal.at(z + 0.05));
}
