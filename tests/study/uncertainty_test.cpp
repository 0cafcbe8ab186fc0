#include "study/uncertainty.h"

#include <cmath>

#include "model/address.h"
#include "study/world_draws.h"
#include "study/world_solver.h"
#include "study/world_writer.h"
#include "tests/support/sample_journeys.h"
#include "tests/support/solve.h"
#include "tests/support/tolerance.h"

using namespace painpoint;
using namespace painpoint::test;
using study::Basis;
using study::UncertainNumber;
using study::Uncertainty;

namespace {

constexpr const char* kShop = R"(
customers_per_month: { value: 1000, evidence: measured }
segments: { all: { value: { margin_per_year: 60, retention: 70% } } }
teams: { desk: { cost_per_hour: { value: 30, evidence: expert }, occupancy: 80% } }
causes:
  stock: { level: 100% }
  old:   { scope: customer, prevalence: { value: 20%, sample: 500 } }
touchpoints:
  buy:
    minutes: 5
    cost: 2
    staff: { team: desk, minutes: 4 }
    pains:
      missing: { chance: { value: 10%, sample: 400 }, causes: { stock: 60%, old: 20% }, complain: 20% }
    next: { pay: 90%, abandoned: 10% }
  pay: { cost: { value: 3, low: 2, high: 5 }, next: completed }
complaints: { team: desk, minutes: 20, quick: 30%, slow: 30% }
scenarios:
  fix: { invest: 1000, delivered: 80%, changes: { causes.stock.level: { cut: 50% } } }
)";

const UncertainNumber* number_at(const Uncertainty& uncertainty, std::string_view address) {
  const std::size_t i = uncertainty.find(address);
  return i < uncertainty.numbers.size() ? &uncertainty.numbers[i] : nullptr;
}

}  // namespace

TEST_CASE("what is uncertain, and why") {
  const Uncertainty u = study::uncertainty_of(read(kShop));
  const auto* chance = number_at(u, "touchpoints.buy.pains.missing.chance");
  REQUIRE(chance != nullptr);
  CHECK(chance->basis == Basis::sample);
  // Beta(40, 360)
  CHECK(close(chance->marginal.variance(), 0.1 * 0.9 / 401));
  const auto* cost = number_at(u, "touchpoints.pay.cost");
  REQUIRE(cost != nullptr);
  CHECK(cost->basis == Basis::range);
  CHECK(close(cost->low(), 2, 1e-9));
  const auto* hourly = number_at(u, "teams.desk.cost_per_hour");
  REQUIRE(hourly != nullptr);
  CHECK(hourly->grade == Evidence::expert);
  CHECK(close(std::sqrt(hourly->marginal.variance()) / 30, 0.15, 1e-6));
  const auto* conversion = number_at(u, "severities.moderate.conversion");
  REQUIRE(conversion != nullptr);
  CHECK(conversion->is_default);
  CHECK(conversion->grade == Evidence::guess);
  const auto* cut = number_at(u, "scenarios.fix.changes.causes.stock.level");
  REQUIRE(cut != nullptr);
  CHECK(cut->quantity == Quantity::share);

  for (const char* certain :
       {"causes.stock.level", "discount_rate", "horizon_months", "touchpoints.buy.minutes",
        "satisfaction.clean", "touchpoints.pay.next.completed", "ends.abandoned.lost",
        "scenarios.fix.start_month", "value_of_time"}) {
    CAPTURE(certain);
    CHECK(number_at(u, certain) == nullptr);
  }
}

TEST_CASE("shares stay a whole in every world, and keep their means") {
  const Journey journey = read(kShop);
  const Uncertainty u = study::uncertainty_of(journey);
  constexpr std::size_t kWorlds = 4000;
  const study::WorldDraws draws(u, 11, kWorlds);
  std::vector<double> values(u.numbers.size());
  std::vector<double> sums(values.size());
  std::vector<double> squares(values.size());
  const std::size_t pay = u.find("touchpoints.buy.next.pay");
  const std::size_t gone = u.find("touchpoints.buy.next.abandoned");
  const std::size_t stock = u.find("touchpoints.buy.pains.missing.causes.stock");
  const std::size_t old = u.find("touchpoints.buy.pains.missing.causes.old");
  const std::size_t complain = u.find("touchpoints.buy.pains.missing.complain");
  const std::size_t leave = u.find("severities.moderate.leave");
  const std::size_t recontact = u.find("severities.moderate.recontact");
  for (const std::size_t i : {pay, gone, stock, old, complain, leave, recontact})
    REQUIRE(i < values.size());
  for (std::size_t w = 0; w < kWorlds; ++w) {
    draws.draw(w, 0, values);
    CHECK(close(values[pay] + values[gone], 1));
    CHECK(values[stock] + values[old] <= 1);
    CHECK(values[complain] + values[leave] + values[recontact] <= 1);
    const auto order = [&](const char* earlier, const char* later) {
      return values[u.find(earlier)] <= values[u.find(later)];
    };
    CHECK(order("severities.severe.would_return.silent", "severities.severe.would_return.slow"));
    for (std::size_t i = 0; i < values.size(); ++i) {
      sums[i] += values[i];
      squares[i] += values[i] * values[i];
    }
  }
  // Hypercubes are closer to the mean than independent draws, whose error bounds this.
  const double z = z_for(1e-6, values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double mean = sums[i] / kWorlds;
    const double sd = std::sqrt(std::max(0.0, squares[i] / kWorlds - mean * mean));
    CAPTURE(u.numbers[i].address);
    CHECK(std::abs(mean - u.numbers[i].value) <= z * sd / std::sqrt(kWorlds) + 1e-6 * mean);
  }
}

TEST_CASE("each number takes each range of a sample once") {
  const Uncertainty u = study::uncertainty_of(read(kShop));
  constexpr std::size_t kWorlds = 200;
  constexpr std::size_t kEach = kWorlds / study::WorldDraws::kSamples;
  const study::WorldDraws draws(u, 3, kWorlds);
  const std::size_t cost = u.find("touchpoints.pay.cost");
  std::vector<double> values(u.numbers.size());
  for (std::size_t sample = 0; sample < study::WorldDraws::kSamples; ++sample) {
    std::vector<int> times(kEach);
    for (std::size_t w = sample; w < kWorlds; w += study::WorldDraws::kSamples) {
      draws.draw(w, 0, values);
      // The range that the value is in, by the distribution function: bisect the quantile.
      double low = -9;
      double high = 9;
      for (int i = 0; i < 60; ++i) {
        const double z = (low + high) / 2;
        (u.numbers[cost].marginal.at(z) < values[cost] ? low : high) = z;
      }
      const double u01 = 0.5 * std::erfc(-low / std::sqrt(2.0));
      ++times[static_cast<std::size_t>(u01 * kEach)];
    }
    for (const int count : times) CHECK(count == 1);
  }
}

TEST_CASE("a world with one number moved leaves wholes whole") {
  const Uncertainty u = study::uncertainty_of(read(kShop));
  const std::size_t pay = u.find("touchpoints.buy.next.pay");
  const std::vector<double> world = study::world_with(u, pay, -study::kZ95);
  CHECK(close(world[pay], u.numbers[pay].low(), 1e-12));
  CHECK(close(world[pay] + world[u.find("touchpoints.buy.next.abandoned")], 1));
  const std::size_t silent = u.find("severities.minor.would_return.silent");
  const std::vector<double> returns = study::world_with(u, silent, study::kZ95);
  CHECK(returns[u.find("severities.minor.would_return.quick")] > 0.95);
  for (std::size_t i = 0; i < u.numbers.size(); ++i) {
    const std::vector<double> one = study::world_with(u, i, 1.0);
    CAPTURE(u.numbers[i].address);
    CHECK(one[i] > u.numbers[i].value * 0.999);
  }
}

TEST_CASE("months come whole, and an investment is paid in one of them") {
  const Journey journey = read(R"(
customers_per_month: 100
horizon_months: 12
discount_rate: 0%
touchpoints: { a: { cost: { value: 10, low: 9, high: 11 }, next: completed } }
scenarios:
  later: { invest: { value: 500, low: 500, high: 500 }, start_month: { value: 3, low: 1, high: 6 }, changes: { touchpoints.a.cost: { cut: 0% } } }
)");
  const Uncertainty u = study::uncertainty_of(journey);
  const std::size_t start = u.find("scenarios.later.start_month");
  REQUIRE(start < u.numbers.size());
  const study::WorldDraws draws(u, 2, 200);
  std::vector<double> values(u.numbers.size());
  const Roster roster = make_roster(journey);
  const std::vector<std::string> plans = {"later"};
  study::WorldSolver solver(journey, u, roster, plans);
  bool varies = false;
  for (std::size_t w = 0; w < 200; ++w) {
    draws.draw(w, 0, values);
    CHECK(values[start] == std::round(values[start]));
    CHECK(values[start] >= 1);
    varies = varies || values[start] != 3;
    const auto answer = solver.solve(values);
    REQUIRE(answer.plans.size() == 1);
    CHECK(close(answer.plans[0].horizon, values[start] <= 12 ? -500 : 0));
  }
  CHECK(varies);
}

TEST_CASE("writing the expected world changes nothing") {
  for (const NamedJourney& named : sample_journeys(20)) {
    CAPTURE(named.name);
    Journey copy = named.journey;
    const Uncertainty u = study::uncertainty_of(named.journey);
    study::WorldWriter writer(copy, u);
    writer.write(u.expected());
    Journey original = named.journey;
    for (const std::string& address : all_addresses(original)) {
      CAPTURE(address);
      CHECK(find_address(copy, address).number->get() ==
            find_address(original, address).number->get());
    }
  }
}
