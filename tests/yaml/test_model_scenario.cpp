#include <doctest/doctest.h>
#include <fmt/format.h>

#include "model/scenario.h"
#include "tests/yaml/small_journey.h"

using namespace painpoint;

namespace {

Change change(Change::Operation operation, double operand) {
  Change result;
  result.operation = operation;
  result.operand = operand;
  return result;
}

}  // namespace

TEST_CASE("included scenarios come first, each once") {
  Journey journey = test::small_journey();
  journey.scenarios["a"];
  journey.scenarios["b"].includes = {"a"};
  journey.scenarios["c"].includes = {"a"};
  journey.scenarios["all"].includes = {"b", "c"};
  journey.scenarios.find("b")->delivered = 0.5;
  const auto parts = parts_of(journey, "all");
  CHECK(parts == std::vector<ScenarioPart>{{"a", 1}, {"b", 0.5}, {"c", 1}, {"all", 1}});
}

TEST_CASE("a very long chain of includes and a circle come to an end") {
  Journey journey = test::small_journey();
  constexpr int kLength = 50'000;
  for (int i = 0; i < kLength; ++i)
    journey.scenarios[fmt::format("s{}", i)].includes = {fmt::format("s{}", i + 1)};
  journey.scenarios[fmt::format("s{}", kLength)].includes = {"s0"};
  CHECK(parts_of(journey, "s0").size() == kLength + 1);
}

TEST_CASE("effects follow each scenario's own calendar") {
  Scenario scenario;
  scenario.start_month = 3.0;
  scenario.ramp_months = 2.0;
  scenario.delivered = 0.8;
  CHECK(effect_in_month(scenario, 2) == 0);
  CHECK(effect_in_month(scenario, 3) == 0.4);
  CHECK(effect_in_month(scenario, 4) == 0.8);
  CHECK(effect_in_month(scenario, 40) == 0.8);
}

TEST_CASE("changes move numbers by the effect") {
  Journey journey = test::small_journey();
  Changes changes;
  changes.insert("causes.bad.level", change(Change::Operation::cut, 0.5));
  changes.insert("touchpoints.order.minutes", change(Change::Operation::add, -2));
  changes.insert("touchpoints.deliver.pains.late.chance", change(Change::Operation::scale, 2));
  changes.insert("touchpoints.order.cost", change(Change::Operation::set, 4));
  Diagnostics found;
  apply_changes(journey, changes, 0.5, "scenarios.s.changes", found);
  CHECK(found.empty());
  CHECK(journey.causes.find("bad")->level.value == 0.75);
  CHECK(journey.touchpoints.find("order")->minutes.mean.value == 9);
  CHECK(journey.touchpoints.find("deliver")->pains.find("late")->chance.value ==
        doctest::Approx(0.15));
  CHECK(journey.touchpoints.find("order")->cost.value == 2);
}

TEST_CASE("a split is set as a whole, and its keys one by one up to a limit") {
  Journey journey = test::small_journey();
  Change whole;
  whole.split.emplace();
  whole.split->insert("completed", 1.0);
  Changes changes;
  changes.insert("touchpoints.order.next", whole);
  Diagnostics found;
  apply_changes(journey, changes, 0.5, "s", found);
  const Split& next = journey.touchpoints.find("order")->next;
  CHECK(next.find("deliver")->value == 0.45);
  CHECK(next.find("completed")->value == 0.5);
  CHECK(found.empty());

  Changes many;
  for (int i = 0; i < 150; ++i) {
    journey.touchpoints[fmt::format("t{}", i)].next.insert("completed", 1.0);
    journey.touchpoints.find("deliver")->next.insert(fmt::format("t{}", i), 0.0);
    many.insert(fmt::format("touchpoints.deliver.next.t{}", i),
                change(Change::Operation::set, 0.001));
  }
  apply_changes(journey, many, 1, "s", found);
  CHECK(found.error_count() == 50);
}
