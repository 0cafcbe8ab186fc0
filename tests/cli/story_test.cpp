#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

TEST_CASE("a customer's story is told in words, and the same twice") {
  const std::string arguments = "story --quiet --customer 12 --seed 4 " + parcel_path();
  const Ran ran = run(arguments);
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(has(ran.out, "Customer 12 of Parcel delivery, small"));
  CHECK(has(ran.out, "It takes the customer 5 minutes."));
  CHECK(has(ran.out, "In the end"));
  CHECK(!has(ran.out, "\x1b"));
  CHECK(run(arguments).out == ran.out);
}

TEST_CASE("one scenario, or two beside each other") {
  const std::string start = "story --quiet --customer 3 --format json " + parcel_path();
  const auto scenarios = [&](const std::string& options) {
    std::string ids;
    const auto json = ordered_json::parse(run(start + options).out);
    for (const auto& [id, scenario] : json["scenarios"].items()) ids += id + " ";
    return ids;
  };
  CHECK(scenarios("") == "base ");
  CHECK(scenarios(" --scenario fix") == "fix ");
  CHECK(scenarios(" --scenario base,fix") == "base fix ");
  CHECK(scenarios(" --scenario fix --scenario handle") == "fix handle ");
  const Ran csv =
      run("story --quiet --customer 3 --format csv --scenario base,fix " + parcel_path());
  CHECK(csv.out.starts_with("scenario,customer,step,"));
  CHECK(has(csv.out, "\r\nfix,3,1,order,"));
}

TEST_CASE("a story is the one that a run of as many customers counts") {
  const auto total = [](const Ran& ran, const char* where) {
    const auto json = ordered_json::parse(ran.out);
    return json["scenarios"]["base"][where];
  };
  const auto story =
      total(run("story --quiet --customer 0 --seed 8 --format json " + parcel_path()), "totals");
  const auto journey = total(
      run("simulate --quiet --customers 1 --seed 8 --format json " + parcel_path()), "journey");
  for (const char* metric :
       {"cash_cost", "friction_minutes", "elapsed_minutes", "satisfaction", "visits", "abandoned"})
    CHECK(story[metric].get<double>() == journey[metric]["mean"].get<double>());
  // The mean has the chance that he is lost; he himself is or is not.
  CHECK(story["total_cost"].get<double>() ==
        doctest::Approx(journey["quantiles"]["total_cost"]["p50"].get<double>()).epsilon(1e-12));
  CHECK(journey["lost"]["mean"].get<double>() > 0);
}

TEST_CASE("--find lists telling customers and tells the first one") {
  const Ran ran = run("story --quiet --find lost --among 2000 " + parcel_path());
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "Of the first 2,000 customers, "));
  CHECK(has(ran.out, "were lost under `base`"));
  const auto json = ordered_json::parse(
      run("story --quiet --find slowest --among 2000 --format json " + parcel_path()).out);
  CHECK(json["found"]["among"] == 2000);
  CHECK(json["found"]["customers"].size() == 5);
  CHECK(json["found"]["customers"][0]["customer"] == json["customer"]);
}

TEST_CASE("a story that does not exist has status 3") {
  const Ran nobody =
      run("story --find lost --among 3 " + parcel_path() + " --set causes.bad_address.level=0");
  CHECK(nobody.exit == 3);
  CHECK(nobody.out.empty());
  CHECK(has(nobody.err, "none of the first 3 customers is `lost` under `base`"));
  const Ran unknown = run("story --customer 1 --scenario base,fixx " + parcel_path());
  CHECK(unknown.exit == 3);
  CHECK(has(unknown.err, "did you mean `fix`?"));
}

TEST_CASE("a wrong story command says what is right, with status 2") {
  struct Wrong {
    std::string arguments, says;
  };
  for (const auto& [its_arguments, says] : std::initializer_list<Wrong>{
           {"", "say whose story"},
           {"--customer x", "--customer needs a whole number, not `x`"},
           {"--customer -1", "--customer needs a whole number, not `-1`"},
           {"--customer 1.5", "--customer needs a whole number"},
           {"--customer 100000000000", "--customer must be between 0 and 99999999999"},
           {"--customer 1 --find lost", "not both"},
           {"--find happy", "complained-twice, lost or slowest, not `happy`"},
           {"--find lost --among 0", "--among must be between 1 and"},
           {"--customer 1 --among 5", "--among says where --find looks"},
           {"--customer 1 --scenario all", "two beside each other, not 4"},
           {"--customer 1 --seed x", "--seed needs a whole number"},
           {"--customer 1 --customers 5", "did you mean `--customer`?"},
       }) {
    const auto& arguments = its_arguments;
    CAPTURE(arguments);
    const Ran ran = run("story " + parcel_path() + " " + arguments);
    CAPTURE(ran.err);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, says));
  }
}
