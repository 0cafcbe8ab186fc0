#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

TEST_CASE("sensitivity: tornado and derivatives, the same twice, in three formats") {
  const std::string file = quoted(source_path("journeys/small_shop.yaml").string());
  for (const char* format : {"table", "json", "csv"}) {
    const std::string arguments =
        "sensitivity --quiet --format " + std::string(format) + " " + file;
    const Ran ran = run(arguments);
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out == run(arguments).out);
  }
  const auto json =
      ordered_json::parse(run("sensitivity --quiet --format json --by npv " + file).out);
  CHECK(json["tornado"]["by"] == "npv");
  CHECK(json["tornado"]["bars"].size() > 50);
  CHECK(json["derivatives"].contains("touchpoints.repair.staff.minutes"));
  CHECK(json["levers"].size() > 10);
  const Ran table = run("sensitivity --quiet " + file);
  CHECK(has(table.out, "What the decision hangs on"));
  CHECK(has(table.out, "What would change the decision"));
  CHECK(has(table.out, "Where a little saves most"));
  const auto one = ordered_json::parse(
      run("sensitivity --quiet --format json --scenario fix_root_cause " + file).out);
  CHECK(one["tornado"]["as_written"].size() == 1);
}

TEST_CASE("sensitivity without a decision still says what each number does") {
  const Scratch scratch;
  const std::string file = quoted(scratch.write(
      "a.yaml", "painpoint: 1\njourney: A\ntouchpoints: { a: { cost: 5, next: completed } }\n"));
  const Ran ran = run("sensitivity " + file);
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "There is no decision"));
  CHECK(has(ran.out, "touchpoints.a.cost"));
  CHECK(has(ran.out, "for 1,000"));
  CHECK(ordered_json::parse(run("sensitivity --format json " + file).out)["tornado"].is_null());
  const Ran asked = run("sensitivity --by npv " + file);
  CHECK(asked.exit == 3);
  CHECK(has(asked.err, "there is no plan to decide on"));
  CHECK(run("sensitivity --by luck " + file).exit == 2);
  CHECK(run("sensitivity --scenario nowhere " + file).exit == 3);
}
