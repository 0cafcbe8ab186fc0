#include "model/address.h"

#include "model/scenario.h"
#include "tests/support/random_journey.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

double value_at(Journey& journey, std::string_view address) {
  const Addressed found = find_address(journey, address);
  REQUIRE_MESSAGE(found.number.has_value(), address);
  return found.number->get();
}

constexpr const char* kText = R"(
teams: { t: { cost_per_hour: 20 } }
causes: { x: {}, y: {} }
touchpoints:
  a:
    minutes: { mean: 10, cv: 0.5 }
    wait: { distribution: uniform, min: 10, max: 30 }
    delay: { distribution: empirical, values: [1, 2, 6], weights: [1, 1, 2] }
    staff: { team: t, minutes: 4 }
    backstage: [ { minutes: 1 }, { minutes: 2 } ]
    pains: { p: { chance: 10%, causes: { x: 30%, y: 30% }, severity: severe } }
    next: { b: 60%, c: 30%, completed: 10% }
  b: { next: c }
  c: { next: completed }
)";

}  // namespace

TEST_CASE("every address of a journey can be found, read, set and read back") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const Journey journey = read(random_journey(seed));
    const std::vector<std::string> addresses = all_addresses(journey);
    CHECK(addresses.size() > 50);
    for (const std::string& address : addresses) {
      CAPTURE(address);
      Journey own = journey;
      const Addressed found = find_address(own, address);
      REQUIRE(found.number.has_value());
      NumberRef number = *found.number;
      const double before = number.get();
      CHECK(std::isfinite(before));
      if (number.quantity == Quantity::version) continue;
      // A value that is in range of everything: for chances a chance, for months whole.
      const bool whole = rule_of(number.quantity).whole;
      const double target = whole ? before + 1 : before == 0 ? 0.25 : before * 0.5;
      const auto wrong = number.set(target);
      if (wrong.has_value()) {  // nothing is changed then
        CHECK(value_at(own, address) == before);
        continue;
      }
      CHECK(close(value_at(own, address), target));
      // And back again.
      CHECK_FALSE(find_address(own, address).number->set(before).has_value());
      CHECK(close(value_at(own, address), before));
    }
  }
}

TEST_CASE("list positions count from 1") {
  Journey journey = read(kText);
  CHECK(value_at(journey, "touchpoints.a.backstage.1.minutes") == 1);
  CHECK(value_at(journey, "touchpoints.a.backstage.2.minutes") == 2);
  CHECK_FALSE(find_address(journey, "touchpoints.a.backstage.0.minutes").number.has_value());
  CHECK_FALSE(find_address(journey, "touchpoints.a.backstage.3.minutes").number.has_value());
}

TEST_CASE("the address of a time is its mean, and changing it scales the whole distribution") {
  Journey journey = read(kText);
  CHECK(value_at(journey, "touchpoints.a.wait") == 20);
  CHECK_FALSE(find_address(journey, "touchpoints.a.wait").number->set(10).has_value());
  const Time& wait = journey.touchpoints.find("a")->wait;
  CHECK(wait.values[0].value == 5);
  CHECK(wait.values[1].value == 15);
  CHECK(value_at(journey, "touchpoints.a.minutes") == 10);
  CHECK_FALSE(find_address(journey, "touchpoints.a.minutes").number->set(30).has_value());
  CHECK(close(coefficient_of_variation(journey.touchpoints.find("a")->minutes), 0.5));
  // Mean of 1, 2, 6 with weights 1, 1, 2: 15/4.
  CHECK(close(value_at(journey, "touchpoints.a.delay"), 3.75));
  CHECK_FALSE(find_address(journey, "touchpoints.a.delay").number->set(7.5).has_value());
  CHECK(journey.touchpoints.find("a")->delay.values[2].value == 12);
}

TEST_CASE("one key of a split moves the others, held ones stay; causes do not add up to 1") {
  Journey journey = read(kText);
  CHECK_FALSE(find_address(journey, "touchpoints.a.next.b").number->set(0.2).has_value());
  CHECK(close(value_at(journey, "touchpoints.a.next.c"), 0.6));
  CHECK(close(value_at(journey, "touchpoints.a.next.completed"), 0.2));
  CHECK_FALSE(find_address(journey, "touchpoints.a.next.c").number->set(0.5, {"b"}).has_value());
  CHECK(close(value_at(journey, "touchpoints.a.next.b"), 0.2));
  CHECK(close(value_at(journey, "touchpoints.a.next.completed"), 0.3));
  CHECK_FALSE(find_address(journey, "touchpoints.a.pains.p.causes.x").number->set(0.1).has_value());
  CHECK(close(value_at(journey, "touchpoints.a.pains.p.causes.y"), 0.3));
  // The only key of a split cannot leave the sum.
  Journey other = read(kText);
  CHECK(find_address(other, "touchpoints.b.next.c").number->set(0.5).has_value());
  CHECK(value_at(other, "touchpoints.b.next.c") == 1);
}

TEST_CASE("an address names the effective number, written or default") {
  Journey journey = read(kText);
  CHECK(value_at(journey, "touchpoints.a.pains.p.leave") == 0.04);  // of severe
  CHECK(value_at(journey, "severities.minor.would_return.quick") == 0.95);
  CHECK(value_at(journey, "complaints.quick") == 0.26);
  CHECK(value_at(journey, "ends.abandoned.lost") == 1);
  CHECK(value_at(journey, "horizon_months") == 12);
  CHECK(value_at(journey, "satisfaction.engagement_elasticity") == 0.5);
  CHECK_FALSE(find_address(journey, "touchpoints.a.pains.p.leave").number->set(0.5).has_value());
  CHECK(value_at(journey, "touchpoints.a.pains.p.leave") == 0.5);
  CHECK(value_at(journey, "severities.severe.leave") == 0.04);
}

TEST_CASE("what is not there is explained") {
  Journey journey = read(kText);
  for (const char* missing : {"touchpoints.zzz.minutes", "touchpoints.a.minuets", "touchpoints.a",
                              "x", "", "a.b.c", "touchpoints.a.next.b.c", "touchpoints..minutes"}) {
    CAPTURE(missing);
    CHECK_FALSE(find_address(journey, missing).number.has_value());
    CHECK_FALSE(explain_missing_address(journey, missing).message.empty());
  }
  const AddressAdvice advice = explain_missing_address(journey, "touchpoints.a.minuets");
  CHECK((advice.message + advice.advice).find("minutes") != std::string::npos);
}

TEST_CASE("effects of a scenario by month: start, ramp, delivered") {
  Scenario plan;
  plan.start_month = 3.0;
  plan.ramp_months = 4.0;
  plan.delivered = Number(0.8);
  const double expected[] = {0, 0, 0.2, 0.4, 0.6, 0.8, 0.8};
  for (int m = 1; m <= 7; ++m) CHECK(close(effect_in_month(plan, m), expected[m - 1]));
  plan.ramp_months = 0.0;  // at once
  CHECK(effect_in_month(plan, 2) == 0);
  CHECK(close(effect_in_month(plan, 3), 0.8));
}

TEST_CASE("changes interpolate, and an effect of 0 changes nothing to the last bit") {
  const Journey journey = read(std::string(kText) + R"(
scenarios:
  plan: { changes: { touchpoints.a.next: { c: 100% }, touchpoints.a.minutes: 20, touchpoints.a.pains.p.chance: { scale: 0.5 } } }
)");
  Diagnostics found;
  Journey nothing = journey, half = journey;
  apply_parts(nothing, journey, {{"plan", 0.0}}, found);
  apply_parts(half, journey, {{"plan", 0.5}}, found);
  CHECK_FALSE(found.has_errors());
  CHECK(value_at(nothing, "touchpoints.a.next.b") == 0.6);
  CHECK(value_at(nothing, "touchpoints.a.minutes") == 10);
  CHECK(close(value_at(half, "touchpoints.a.next.b"), 0.3));
  CHECK(close(value_at(half, "touchpoints.a.next.c"), 0.65));
  CHECK(close(value_at(half, "touchpoints.a.minutes"), 15));
  CHECK(close(value_at(half, "touchpoints.a.pains.p.chance"), 0.075));
}
