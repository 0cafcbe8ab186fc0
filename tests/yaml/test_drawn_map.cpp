#include "model/validate.h"
#include "tests/yaml/support.h"

// `map:`, where the cards stand.

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("places are read, in the order of the file") {
  const Journey journey = read_good(
      journey_with("map:\n  positions:\n    completed: [360, -80.5]\n    order: [120, 80]\n"));
  REQUIRE(journey.map.positions.size() == 2);
  CHECK(journey.map.positions[0].id == "completed");
  CHECK(journey.map.positions[0].value == MapPosition{360, -80.5});
  CHECK(journey.map.positions[1].value == MapPosition{120, 80});
  CHECK(read_good(journey_with("")).map == DrawnMap{});
}

TEST_CASE("a place for nothing is a warning with a suggestion") {
  const std::string text = journey_with("map: { positions: { ordre: [1, 2] } }\n");
  CHECK(errors_of(text).empty());
  CHECK(contains(said_of(text), "the map has a place for `ordre`"));
  CHECK(contains(said_of(text), "did you mean `order`?"));
  CHECK(validate_all(read_good(text)).all()[0].level == Level::warning);
  const std::string added = journey_with(
      "scenarios: { s: { add: { touchpoints: { bot: { next: order } } } } }\n"
      "map: { positions: { bot: [1, 2] } }\n");
  CHECK_FALSE(contains(said_of(added), "the map has a place"));
}

TEST_CASE("what is no place is an error") {
  CHECK(errors_of(journey_with("map: { positions: { order: 12 } }\n")) == "PP014");
  CHECK(errors_of(journey_with("map: { positions: { order: [1] } }\n")) == "PP014");
  CHECK(errors_of(journey_with("map: { positions: { order: [1, far] } }\n")) == "PP015");
  CHECK(errors_of(journey_with("map: { positions: [1, 2] }\n")) == "PP014");
  CHECK(errors_of(journey_with("map: { positions: { order: [1, 1e12] } }\n")) == "PP016");
  CHECK(errors_of(journey_with("map: { place: {} }\n")) == "PP012");
}

TEST_CASE("equal journeys say the same, however they say it") {
  const Journey journey = read_good(journey_with("causes: { a: { prevalence: 50% }, b: {} }\n"));
  CHECK(journey == read_good(journey_with("causes: { a: { prevalence: 0.5 }, b: }   # same\n")));
  CHECK_FALSE(journey == read_good(journey_with("causes: { b: {}, a: { prevalence: 50% } }\n")));
  Journey other = journey;
  other.causes.find("a")->written_prevalence = 0.1;
  CHECK(other == journey);
  other.causes.find("a")->prevalence.provenance = std::make_shared<const Provenance>();
  CHECK(other == journey);
  other.causes.find("a")->prevalence = 0.4;
  CHECK_FALSE(other == journey);
  Time a;
  Time b;
  a.family = b.family = TimeFamily::uniform;
  a.values = b.values = {1.0, 2.0};
  a.mean = 1.5;  // says nothing about a uniform time
  CHECK(a == b);
  b.values[1] = 3.0;
  CHECK_FALSE(a == b);
}
