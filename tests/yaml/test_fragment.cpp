#include "yaml/fragment.h"

#include "tests/support/golden.h"
#include "tests/yaml/edited.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

Journey journey_with_everything() {
  return read_good(read_file(source_path("tests/yaml/everything.yaml")));
}

}  // namespace

TEST_CASE("a fragment has the touchpoints and all that they name") {
  const Journey journey = journey_with_everything();
  const std::string text = yaml::render_fragment(journey, {"order", "nobody"});
  const Outcome<Journey> part = yaml::read_fragment(text);
  REQUIRE_MESSAGE(part.value.has_value(), text);
  CHECK(part->touchpoints.size() == 1);
  CHECK(*part->touchpoints.find("order") == *journey.touchpoints.find("order"));
  CHECK(part->stages.size() == 1);
  CHECK(part->stages.contains("buy"));
  CHECK(part->channels == journey.channels);
  CHECK(part->teams == journey.teams);
  CHECK(part->causes == journey.causes);
  CHECK(part->causes.find("rural")->written_prevalence == 0.06);
  CHECK(part->map.positions.size() == 1);
  // Nothing else is in it, and nothing is filled in.
  CHECK(part->ends.empty());
  CHECK(part->segments.empty());
  CHECK(part->start.empty());
  CHECK(part->scenarios.empty());
  CHECK_FALSE(contains(text, "painpoint:"));
  CHECK(yaml::render_fragment(journey, {"nobody"}).empty());
}

TEST_CASE("what others wrote is read as far as it goes") {
  const Outcome<Journey> part = yaml::read_fragment("touchpoints: { a: { minutes: 5 } }");
  REQUIRE(part.value.has_value());
  CHECK(part->touchpoints.find("a")->minutes.mean.value == 5);
  CHECK(yaml::read_fragment("causes: { 原因: {} }")->causes.contains("原因"));
  for (const char* text : {"", "just a sentence", "touchpoints: [", "[1, 2]",
                           "touchpoints: { a: { minutes: never } }", "colour: red"}) {
    CAPTURE(text);
    const Outcome<Journey> none = yaml::read_fragment(text);
    CHECK_FALSE(none.value.has_value());
    CHECK(none.diagnostics.has_errors());
  }
}

TEST_CASE("a new file is written as people write") {
  Journey journey;
  journey.name = "Delivery: the last mile";
  journey.currency = "GBP";
  journey.customers_per_month = 12000.0;
  journey.teams["support"].cost_per_hour = 26;
  journey.teams["support"].occupancy = 0.8;
  Touchpoint& order = journey.touchpoints["order"];
  order.name = "Order";
  order.minutes = Time{TimeFamily::lognormal, 5.0, Time::Spread::cv, 0.5, {}, {}};
  order.next.insert("deliver", 0.97);
  order.next.insert("abandoned", 0.03);
  Pain& late = order.pains["late"];
  late.chance = 0.1;
  late.causes.insert("traffic", 1.0);
  journey.touchpoints["deliver"].next.insert("completed", 1.0);
  journey.touchpoints["deliver"].wait.mean = 20;
  journey.causes["traffic"].name = "Traffic";
  Scenario& plan = journey.scenarios["vans"];
  plan.invest = 30000;
  plan.changes["causes.traffic.level"] = {Change::Operation::cut, 0.75, {}};
  journey.map.positions["order"] = {120, 80};
  CHECK(yaml::render_journey(journey) ==
        "painpoint: 1\n"
        "journey: \"Delivery: the last mile\"\n"
        "currency: GBP\n"
        "customers_per_month: 12000\n"
        "\n"
        "teams:\n"
        "  support: { cost_per_hour: 26, occupancy: 80% }\n"
        "\n"
        "causes:\n"
        "  traffic: { name: Traffic }\n"
        "\n"
        "touchpoints:\n"
        "  order:\n"
        "    name: Order\n"
        "    minutes: { mean: 5, cv: 0.5 }\n"
        "    pains:\n"
        "      late: { chance: 10%, cause: traffic }\n"
        "    next: { deliver: 97%, abandoned: 3% }\n"
        "  deliver:\n"
        "    wait: 20\n"
        "    next: completed\n"
        "\n"
        "scenarios:\n"
        "  vans:\n"
        "    invest: 30000\n"
        "    changes:\n"
        "      causes.traffic.level: { cut: 75% }\n"
        "\n"
        "map:\n"
        "  positions:\n"
        "    order: [120, 80]\n");
}

TEST_CASE("every sample journey, written as a new file, says the same") {
  for (const char* name :
       {"journeys/bank_support.yaml", "journeys/broadband.yaml", "journeys/returns_policy.yaml",
        "journeys/small_shop.yaml", "journeys/telecom_zh.yaml", "journeys/water_utility_ar.yaml",
        "tests/yaml/everything.yaml"}) {
    CAPTURE(name);
    const Journey journey = read_good(read_file(source_path(name)));
    const std::string text = yaml::render_journey(journey);
    CHECK(read_good(text) == journey);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      CHECK(end != at + 1);
      at = end + 1;
    }
  }
}
