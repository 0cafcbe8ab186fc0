#include <doctest/doctest.h>

#include <cmath>

#include "model/address.h"
#include "tests/yaml/small_journey.h"

using namespace painpoint;

namespace {

NumberRef number_at(Journey& journey, std::string_view address) {
  Addressed found = find_address(journey, address);
  REQUIRE(found.number.has_value());
  return *found.number;
}

}  // namespace

TEST_CASE("addresses name numbers, times by their mean, and splits") {
  Journey journey = test::small_journey();
  CHECK(number_at(journey, "touchpoints.order.minutes").get() == 10);
  CHECK(number_at(journey, "touchpoints.order.minutes.sd").get() == 2);
  CHECK(number_at(journey, "touchpoints.deliver.pains.late.chance").get() == 0.1);
  CHECK(number_at(journey, "ends.abandoned.lost").get() == 1);
  CHECK(find_address(journey, "touchpoints.order.next").split != nullptr);
  for (const char* address : {"", "touchpoints", "touchpoints.order", "touchpoints.order.name",
                              "touchpoints.order.minutes.cv", "touchpoints.order.minutes.mean.x",
                              "touchpoints.nowhere.cost", "touchpoints.order.next.nowhere", "."}) {
    const Addressed found = find_address(journey, address);
    CHECK_MESSAGE(!found.number.has_value(), address);
    CHECK_MESSAGE(found.split == nullptr, address);
  }
}

TEST_CASE("every address that is listed can be found, and says what the walk says") {
  Journey journey = test::small_journey();
  const std::vector<std::string> addresses = all_addresses(journey);
  CHECK(addresses.size() > 60);
  for (const std::string& address : addresses)
    CHECK_MESSAGE(find_address(journey, address).number.has_value(), address);
}

TEST_CASE("optional numbers have the value of their severity until they are set") {
  Journey journey = test::small_journey();
  NumberRef complain = number_at(journey, "touchpoints.deliver.pains.late.complain");
  CHECK(complain.get() == journey.severities.moderate.complain.value);
  CHECK_FALSE(complain.set(0.5).has_value());
  CHECK(journey.touchpoints.find("deliver")->pains.find("late")->complain->value == 0.5);
}

TEST_CASE("the mean of a time scales the whole distribution") {
  Journey journey = test::small_journey();
  CHECK_FALSE(number_at(journey, "touchpoints.order.minutes").set(5).has_value());
  const Time& minutes = journey.touchpoints.find("order")->minutes;
  CHECK(minutes.mean.value == 5);
  CHECK(minutes.spread.value == 1);
}

TEST_CASE("one key of a split makes the others give way, exactly") {
  Journey journey = test::small_journey();
  CHECK_FALSE(number_at(journey, "touchpoints.order.next.deliver").set(0.8).has_value());
  const Split& next = journey.touchpoints.find("order")->next;
  CHECK(next.find("deliver")->value == 0.8);
  CHECK(next.find("abandoned")->value == doctest::Approx(0.2).epsilon(1e-15));
  // The shares of segments are one split, spread over the segments.
  CHECK_FALSE(number_at(journey, "segments.new.share").set(0.5).has_value());
  CHECK(journey.segments.find("old")->share.value == 0.5);
}

TEST_CASE("what is held stays, and what cannot be is refused without changing anything") {
  Journey journey = test::small_journey();
  Split& next = journey.touchpoints.find("order")->next;
  next.insert("completed", 0.0);
  next.find("deliver")->value = 0.5;
  next.find("abandoned")->value = 0.3;
  next.find("completed")->value = 0.2;
  CHECK_FALSE(
      number_at(journey, "touchpoints.order.next.deliver").set(0.6, {"abandoned"}).has_value());
  CHECK(next.find("abandoned")->value == 0.3);
  CHECK(next.find("completed")->value == doctest::Approx(0.1).epsilon(1e-15));
  const Split before = next;
  CHECK(number_at(journey, "touchpoints.order.next.deliver").set(0.8, {"abandoned"}).has_value());
  CHECK(next == before);
  CHECK(number_at(journey, "touchpoints.order.next.deliver")
            .set(0.5, {"abandoned", "completed"})
            .has_value());
  CHECK(next == before);
}

TEST_CASE("a missing address is explained") {
  const Journey journey = test::small_journey();
  CHECK(explain_missing_address(journey, "causes.bda.level").advice.find("causes.bad.level") !=
        std::string::npos);
  CHECK(explain_missing_address(journey, "causes.bad").advice.find("level") != std::string::npos);
  CHECK_FALSE(explain_missing_address(journey, "").advice.empty());
}
