#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

TEST_CASE("solve shows the base, and the scenarios that were asked for") {
  const std::string file = parcel_path();
  const Ran base = run("solve --quiet --format json " + file);
  CHECK(base.exit == 0);
  CHECK(base.err.empty());
  CHECK(ordered_json::parse(base.out)["scenarios"].size() == 1);
  const auto scenarios = [&](const std::string& options) {
    const Ran ran = run("solve --quiet --format json " + options + " " + file);
    REQUIRE(ran.exit == 0);
    std::string ids;
    const auto json = ordered_json::parse(ran.out);
    for (const auto& [id, scenario] : json["scenarios"].items()) ids += id + " ";
    return ids;
  };
  CHECK(scenarios("--scenario all") == "base fix handle both ");
  CHECK(scenarios("--scenario both,fix") == "both fix ");
  CHECK(scenarios("--scenario fix --scenario base --scenario fix") == "fix base ");
  const Ran unknown = run("solve --scenario fixx " + file);
  CHECK(unknown.exit == 3);
  CHECK(has(unknown.err, "did you mean `fix`?"));
  CHECK(unknown.out.empty());
}

TEST_CASE("compare always has the base first") {
  const Ran ran = run("compare --quiet --format json --scenario both,base " + parcel_path());
  const auto json = ordered_json::parse(ran.out);
  CHECK(json["scenarios"].size() == 2);
  CHECK(json["scenarios"].begin().key() == "base");
  const Ran table = run("compare --quiet " + parcel_path());
  CHECK(table.exit == 0);
  CHECK(has(table.out, "Doing nothing costs"));
  CHECK(has(table.out, "Clean the"));
  CHECK(!has(table.out, "\x1b"));
  const Ran csv = run("compare --quiet --format csv " + parcel_path());
  CHECK(csv.out.starts_with("figure,unit,base,fix,handle,both\r\n"));
}

TEST_CASE("simulate plays the base beside any scenario, and says how they differ") {
  const Ran ran =
      run("simulate --quiet --format json --customers 500 --scenario both,fix " + parcel_path());
  REQUIRE(ran.exit == 0);
  const auto json = ordered_json::parse(ran.out);
  CHECK(json["scenarios"].size() == 3);
  CHECK(json["scenarios"].begin().key() == "base");
  CHECK_FALSE(json["scenarios"]["base"].contains("differences"));
  for (const char* id : {"both", "fix"})
    CHECK(json["scenarios"][id]["differences"]["journey"]["visits"]["mean"] ==
          doctest::Approx(double(json["scenarios"][id]["journey"]["visits"]["mean"]) -
                          double(json["scenarios"]["base"]["journey"]["visits"]["mean"])));
  const auto& base = json["scenarios"]["base"]["journey"];
  CHECK(base["total_cost_sd"] > 0);
  std::uint64_t counted = 0;
  const auto& plot = base["histograms"]["total_cost"];
  for (const std::uint64_t count : plot["counts"]) counted += count;
  CHECK(counted + std::uint64_t(plot["below"]) + std::uint64_t(plot["above"]) == 500);
}

TEST_CASE("--set changes the figures") {
  const auto complaints = [&](const std::string& options) {
    const Ran ran = run("solve --quiet --format json " + options + " " + parcel_path());
    REQUIRE(ran.exit == 0);
    return ordered_json::parse(ran.out)["scenarios"]["base"]["journey"]["complaints"].get<double>();
  };
  CHECK(complaints("--set causes.bad_address.level=0") == 0);
  CHECK(complaints("--set causes.bad_address.level=50%") < complaints(""));
}

TEST_CASE("removal effects can be left out") {
  const Ran ran = run("solve --quiet --format json --skip-removal-effects " + parcel_path());
  const auto json = ordered_json::parse(ran.out);
  CHECK(!json["scenarios"]["base"]["causes"]["bad_address"].contains("removal_effect"));
  CHECK(run("compare --quiet --skip-removal-effects " + parcel_path()).exit == 0);
}

TEST_CASE("what the exact engine cannot do has status 3, and the simulator does it") {
  std::string text = "painpoint: 1\njourney: Many\ncauses:\n";
  for (int i = 0; i < 40; ++i)
    text += "  c" + std::to_string(i) + ": { scope: customer, prevalence: 50% }\n";
  text += "touchpoints:\n  a:\n    pains:\n";
  for (int i = 0; i < 40; ++i)
    text += "      p" + std::to_string(i) + ": { chance: 1%, cause: c" + std::to_string(i) + " }\n";
  text += "    next: completed\n";
  const Scratch scratch;
  const std::string file = quoted(scratch.write("many.yaml", text));
  const Ran exact = run("solve " + file);
  CAPTURE(exact.err);
  CHECK(exact.exit == 3);
  CHECK(exact.out.empty());
  CHECK(run("check " + file).exit == 0);
}

TEST_CASE("results are the same twice, byte by byte") {
  for (const char* format : {"table", "csv", "json"}) {
    const std::string arguments =
        std::string("compare --quiet --format ") + format + " " + parcel_path();
    CHECK(run(arguments).out == run(arguments).out);
  }
}

TEST_CASE("the schema is printed") {
  const Ran ran = run("schema");
  CHECK(ran.exit == 0);
  CHECK(ordered_json::parse(ran.out).contains("$defs"));
}

TEST_CASE("where cards stand on the map changes no byte of a result") {
  const Scratch scratch;
  const std::string text = read_file(source_path("tests/study/worked/parcel.yaml"));
  const std::string command = "solve --quiet --scenario all --format json ";
  const Ran without = run(command + scratch.write("journey.yaml", text));
  const Ran with =
      run(command +
          scratch.write("journey.yaml", text + "\nmap: { positions: { completed: [120, 80] } }\n"));
  CHECK(without.exit == 0);
  CHECK(with.exit == 0);
  CHECK(with.err.empty());
  CHECK(with.out == without.out);
}
