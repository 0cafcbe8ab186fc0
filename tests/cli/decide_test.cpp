#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("decide names a plan, and gives the same bytes for any number of threads") {
  const Ran one = run("decide --quiet --draws 200 --threads 1 --format json " + parcel_path());
  CHECK(one.exit == 0);
  CHECK(one.err.empty());
  CHECK(has(one.out, "\"engine\": \"decide\""));
  CHECK(has(one.out, "\"by\": \"horizon_npv\""));
  CHECK(has(one.out, "\"draws\": 200"));
  CHECK(has(one.out, "\"advice\": "));
  for (const char* threads : {"2", "8"})
    CHECK(run("decide --quiet --draws 200 --format json --threads " + std::string(threads) + " " +
              parcel_path())
              .out == one.out);
  CHECK(run("decide --quiet --draws 200 --seed 2 --format json " + parcel_path()).out != one.out);
}

TEST_CASE("decide as a table and for spreadsheets") {
  const Ran table = run("decide --draws 200 " + parcel_path());
  CHECK(table.exit == 0);
  CHECK(has(table.out, "What each plan is worth"));
  CHECK(has(table.out, "Do nothing"));
  CHECK(has(table.out, "200 plausible worlds with seed 1"));
  const Ran by_npv = run("decide --draws 200 --by npv --format csv " + parcel_path());
  CHECK(by_npv.exit == 0);
  CHECK(by_npv.out.starts_with("part,id,figure,unit,value,se\r\n"));
  CHECK(has(by_npv.out, "plan,fix,expected,GBP,"));
  const Ran chosen = run("decide --draws 200 --scenario fix --format csv " + parcel_path());
  CHECK(has(chosen.out, "plan,base,"));
  CHECK(!has(chosen.out, "plan,handle,"));
}

TEST_CASE("decide says what it cannot do") {
  CHECK(run("decide --draws 10 " + parcel_path()).exit == 2);
  CHECK(run("decide --draws x " + parcel_path()).exit == 2);
  CHECK(run("decide --by money " + parcel_path()).exit == 2);
  CHECK(has(run("decide --by money " + parcel_path()).err, "horizon_npv"));
  CHECK(run("decide --sample-cost -1 " + parcel_path()).exit == 2);
  CHECK(run("decide --scenario base " + parcel_path()).exit == 2);
  CHECK(run("decide --scenario nowhere " + parcel_path()).exit == 3);
  const Scratch scratch;
  const std::string bare = quoted(scratch.write(
      "bare.yaml", "painpoint: 1\njourney: Bare\ntouchpoints: { a: { next: completed } }\n"));
  const Ran nothing = run("decide " + bare);
  CHECK(nothing.exit == 3);
  CHECK(has(nothing.err, "customers_per_month"));
  // Thirty problems of one cause, each of which is likely to strike more often than its carriers
  // come.
  std::string pains;
  for (int i = 0; i < 30; ++i)
    pains +=
        "p" + std::to_string(i) + ": { chance: { value: 10%, low: 5%, high: 20% }, cause: c }, ";
  const std::string never = quoted(scratch.write(
      "never.yaml",
      "painpoint: 1\njourney: Never\ncustomers_per_month: 10\n"
      "causes: { c: { scope: customer, prevalence: { value: 10%, low: 9.9%, high: 10.1% } } }\n"
      "touchpoints: { a: { pains: { " +
          pains +
          "}, next: completed } }\n"
          "scenarios: { s: { changes: { causes.c.level: 50% } } }\n"));
  const Ran contradicts = run("decide --draws 100 " + never);
  CHECK(contradicts.exit != 0);
  CHECK(has(contradicts.err, "contradict each other"));
}

TEST_CASE("decide names the best size of a sample where a case has a price") {
  const std::string broadband = quoted(PAINPOINT_SOURCE_DIR "/journeys/broadband.yaml");
  const Ran free = run("decide --quiet --draws 2000 --format json " + broadband);
  const Ran paid = run("decide --quiet --draws 2000 --sample-cost 5 --format json " + broadband);
  CHECK(free.exit == 0);
  CHECK(has(free.out, "\"net\": null"));
  CHECK(paid.exit == 0);
  CHECK(!has(paid.out, "\"net\": null"));
}
