#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "model/validate.h"
#include "tests/yaml/small_journey.h"

using namespace painpoint;

namespace {

std::string findings(const Diagnostics& found) {
  std::string text;
  for (const Diagnostic& diagnostic : found.all())
    text += fmt::format("{} {}\n", code_name(diagnostic.code), diagnostic.address);
  return text;
}

Change set_to(double value) {
  Change change;
  change.operand = value;
  return change;
}

}  // namespace

TEST_CASE("a good journey has no findings") {
  CHECK(findings(validate_all(test::small_journey())).empty());
}

TEST_CASE("values, sums and names are checked") {
  Journey journey = test::small_journey();
  Touchpoint& order = *journey.touchpoints.find("order");
  order.cost = -1.0;
  order.stage = "nowhere";
  order.next.find("deliver")->value = 0.8;
  journey.complaints.quick = 0.9;
  CHECK(findings(validate_values(journey)) ==
        "PP030 touchpoints.order.stage\nPP016 touchpoints.order.cost\n"
        "PP040 touchpoints.order.next\nPP043 complaints.slow\n");
}

TEST_CASE("what a change makes wrong is reported at the change") {
  Journey journey = test::small_journey();
  journey.scenarios["s"].changes.insert("causes.bad.level", set_to(-1));
  journey.scenarios["t"].includes = {"s"};
  journey.segments.find("old")->changes.insert("touchpoints.order.cost", set_to(-1));
  CHECK(findings(validate_all(journey)) ==
        "PP016 scenarios.s.changes.causes.bad.level\n"
        "PP016 segments.old.changes.touchpoints.order.cost\n");
}

TEST_CASE("a number and what is around it are not changed both") {
  Journey journey = test::small_journey();
  Change whole;
  whole.split.emplace();
  whole.split->insert("completed", 1.0);
  Changes& changes = journey.scenarios["s"].changes;
  changes.insert("touchpoints.order.next", whole);
  changes.insert("touchpoints.order.next.deliver", set_to(0.5));
  CHECK(findings(validate_changes(journey)) ==
        "PP052 scenarios.s.changes.touchpoints.order.next.deliver\n");
}

TEST_CASE("circles of includes are found, once for each") {
  Journey journey = test::small_journey();
  journey.scenarios["a"].includes = {"b"};
  journey.scenarios["b"].includes = {"c"};
  journey.scenarios["c"].includes = {"a"};
  journey.scenarios["d"].includes = {"d", "a"};
  CHECK(findings(validate_changes(journey)) ==
        "PP053 scenarios.c.includes\nPP053 scenarios.d.includes\n");
}

TEST_CASE("a touchpoint is added once") {
  Journey journey = test::small_journey();
  journey.scenarios["a"].add.touchpoints["bot"].next.insert("completed", 1.0);
  journey.scenarios["b"].add.touchpoints["bot"].next.insert("completed", 1.0);
  CHECK(findings(validate_changes(journey)).empty());
  journey.scenarios.find("b")->includes = {"a"};
  journey.scenarios["c"].add.touchpoints["order"].next.insert("completed", 1.0);
  CHECK(findings(validate_changes(journey)) ==
        "PP054 scenarios.b.add.touchpoints.bot\nPP054 scenarios.c.add.touchpoints.order\n");
}

TEST_CASE("more combinations than can be checked give a hint") {
  Journey journey = test::small_journey();
  journey.segments.clear();
  for (int i = 0; i < 2'000; ++i) {
    Segment& segment = journey.segments[fmt::format("g{}", i)];
    segment.share = i == 0 ? 1.0 : 0.0;
    segment.changes.insert("touchpoints.order.cost", set_to(i));
  }
  for (int i = 0; i < 2'000; ++i)
    journey.scenarios[fmt::format("s{}", i)].changes.insert("touchpoints.order.cost", set_to(1));
  CHECK(findings(validate_all(journey)) == "PP056 scenarios\n");
}
