#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

namespace {

const char* const kShop = R"(# A shop.
painpoint: 1
journey: Shop
observed: { complaints_per_1000: 60, churn_per_year: 9% }

touchpoints:
  order:
    pains: { lost: { chance: 20% }, slow: { chance: 10%, severity: minor } }
    next: completed

# What follows problems.
severities:
  moderate: { complain: 9% } # from the desk
scenarios: { fix: { delivered: 80%, changes: { touchpoints.order.pains.lost.chance: 5% } } }
)";

}  // namespace

TEST_CASE("the diff of calibrate, taken by patch, gives the figures of its column `after`") {
  const Scratch scratch;
  const std::string file = scratch.write("shop.yaml", kShop);
  const std::string there = "cd " + quoted(scratch.path(".")) + " && ";
  const Ran ran = run("calibrate --quiet --format json shop.yaml", there);
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  const auto before = ordered_json::parse(ran.out)["calibration"];
  CHECK(scratch.read("shop.yaml") == kShop);
  // The report stands before the diff, and patch does not mind.
  const Ran table = run("calibrate shop.yaml -o p", there);
  CHECK(table.exit == 0);
  CHECK(scratch.read("p") == before["patch"]);
  CHECK(has(table.out, "`patch shop.yaml p`"));
  const Ran both = run("calibrate shop.yaml", there);
  CHECK(both.out.ends_with(std::string(before["patch"])));
  CHECK(run("calibrate shop.yaml", there).out == both.out);
  scratch.write("all.patch", both.out);
  REQUIRE(std::system((there + "patch -s -p0 < all.patch").c_str()) == 0);
  const std::string after_text = scratch.read("shop.yaml");
  CHECK(has(after_text, " } # from the desk\n"));
  CHECK(has(after_text, "# What follows problems.\n"));
  const Ran check = run("check " + quoted(file));
  CHECK(check.exit == 0);
  CHECK(check.err.empty());
  const auto after = ordered_json::parse(
      run("calibrate --quiet --format json " + quoted(file)).out)["calibration"];
  for (const auto& [its_key, its_figure] : before["figures"].items()) {
    const std::string key = its_key;  // which a macro of clang 14 can see
    const double written = its_figure["after"];
    CHECK(double(after["figures"][key]["before"]) == doctest::Approx(written).epsilon(1e-12));
  }
  for (const auto& [its_address, its_number] : before["numbers"].items()) {
    const std::string address = its_address;
    const double written = its_number["after"];
    CHECK(double(after["numbers"][address]["before"]) == doctest::Approx(written).epsilon(1e-14));
  }
  // There is nothing left to do.
  CHECK(after["was_good"] == true);
  CHECK(after["patch"].is_null());
}

TEST_CASE("calibrate leaves a file alone that it cannot help, and says why") {
  const Scratch scratch;
  const std::string head = "painpoint: 1\njourney: Shop\n";
  const std::string nothing =
      scratch.write("a.yaml", head +
                                  "touchpoints: { a: { pains: { p: { chance: 5% } }, next: "
                                  "completed } }\n");
  const Ran unobserved = run("calibrate " + quoted(nothing));
  CHECK(unobserved.exit == 3);
  CHECK(unobserved.out.empty());
  CHECK(has(unobserved.err, "nothing was observed"));
  CHECK(has(unobserved.err, "observed: { complaints_per_1000: 40"));
  const std::string calm = scratch.write(
      "b.yaml", head + "observed: { satisfaction: 70 }\ntouchpoints: { a: { next: completed } }\n");
  const Ran no_pains = run("calibrate " + quoted(calm));
  CHECK(no_pains.exit == 3);
  CHECK(has(no_pains.err, "no problems"));
  CHECK(run("calibrate --set complaints.quick=50% " + quoted(calm)).exit == 2);
  CHECK(run("calibrate --output /no/such/folder/p " + quoted(scratch.write("shop.yaml", kShop)))
            .exit == 4);
  const std::string file = quoted(scratch.path("shop.yaml"));
  CHECK(run("calibrate --output " + file + " " + file).exit == 2);
  CHECK(scratch.read("shop.yaml") == kShop);
}

TEST_CASE("every sample journey can be calibrated, and its diff is taken without findings") {
  std::size_t patched = 0;
  for (const char* name : {"bank_support", "broadband", "returns_policy", "small_shop",
                           "telecom_zh", "water_utility_ar"}) {
    INFO(name);
    const Scratch scratch;
    const std::string file =
        scratch.write("j.yaml", read_file(source_path("journeys/" + std::string(name) + ".yaml")));
    const Ran ran = run("calibrate " + quoted(file) + " --output " + quoted(scratch.path("p")));
    CHECK(ran.exit == 0);
    if (scratch.read("p").empty()) continue;
    ++patched;
    REQUIRE(std::system(("patch -s " + quoted(file) + " " + quoted(scratch.path("p"))).c_str()) ==
            0);
    const Ran check = run("check " + quoted(file));
    CHECK(check.exit == 0);
    CHECK(check.err.empty());
  }
  CHECK(patched >= 4);
}
