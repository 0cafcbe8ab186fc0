#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

namespace {

std::string replaced(std::string text, const std::string& old, const std::string& now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

std::string parcel_text() {
  return read_file(source_path("tests/study/worked/parcel.yaml"));
}

}  // namespace

TEST_CASE("diff of journeys: numbers, and what they do to results") {
  const Scratch scratch;
  const Ran same = run("diff " + parcel_path() + " " + parcel_path());
  CHECK(same.exit == 0);
  CHECK(has(same.out, "Nothing changed: both files are the same."));
  const std::string layout = quoted(scratch.write("layout.yaml", parcel_text() + "# the end\n"));
  const Ran no_change = run("diff " + parcel_path() + " " + layout);
  CHECK(no_change.exit == 0);
  CHECK(has(no_change.out, "Nothing changed that counts"));
  const std::string other =
      quoted(scratch.write("other.yaml", replaced(parcel_text(), "chance: 10%", "chance: 8%")));
  const Ran moved = run("diff " + parcel_path() + " " + other);
  CHECK(moved.exit == 0);
  CHECK(moved.err.empty());
  CHECK(has(moved.out, "touchpoints.deliver.pains.not_found.chance  10%  8%"));
  CHECK(has(moved.out, "Complaints per 1,000"));
  const Ran json = run("diff --format json " + parcel_path() + " " + other);
  CHECK(ordered_json::parse(json.out)["results"]["scenarios"].size() == 4);
  CHECK(json.out == run("diff --format json " + parcel_path() + " " + other).out);
  const std::string money =
      quoted(scratch.write("money.yaml", replaced(parcel_text(), "GBP", "EUR")));
  const Ran currencies = run("diff " + parcel_path() + " " + money);
  CHECK(currencies.exit == 0);
  CHECK(has(currencies.out, "different currencies"));
}

TEST_CASE("diff of results") {
  const Scratch scratch;
  const auto solved = [&](const std::string& verb, const std::string& options,
                          const std::string& name) {
    const std::string path = scratch.path(name);
    REQUIRE(run(verb + " --quiet --format json --output " + quoted(path) + " " + options + " " +
                parcel_path())
                .exit == 0);
    return quoted(path);
  };
  const std::string a = solved("solve", "", "a.json");
  const std::string b = solved("solve", "--set causes.bad_address.level=50%", "b.json");
  const std::string r = solved("simulate", "--customers 1000 --seed 1", "r.json");
  const std::string s = solved("simulate", "--customers 1000 --seed 2", "s.json");
  const Ran moved = run("diff " + a + " " + b);
  CHECK(moved.exit == 0);
  CHECK(has(moved.out, "figures moved."));
  const Ran luck = run("diff " + r + " " + s);
  CHECK(luck.exit == 0);
  CHECK(has(luck.out, "1,000 customers with seed 1; then 1,000 customers with seed 2."));
  CHECK(has(luck.out, "of them so far is"));
  CHECK(has(luck.out, "0 of "));
  const Ran engines = run("diff " + a + " " + r);
  CHECK(engines.exit == 2);
  CHECK(has(engines.err, "different engines: `exact` and `monte_carlo`"));
  CHECK(engines.out.empty());
  const Ran mixed = run("diff " + parcel_path() + " " + a);
  CHECK(mixed.exit == 2);
  CHECK(has(mixed.err, "diff compares two of a kind"));
}

TEST_CASE("files that cannot be compared are told with their place, and exit 1 or 2") {
  const Scratch scratch;
  const std::string whole = run("solve --quiet --format json " + parcel_path()).out;
  const std::string good = quoted(scratch.write("good.json", whole));
  const std::string half = quoted(scratch.write("half.json", whole.substr(0, whole.size() / 2)));
  const Ran broken = run("diff " + good + " " + half);
  CHECK(broken.exit == 1);
  CHECK(has(broken.err, "half.json:"));
  CHECK(has(broken.err, "[PP083]"));
  CHECK(broken.out.empty());
  const std::string foreign = quoted(scratch.write("foreign.json", "{ \"name\": \"left-pad\" }"));
  const Ran other = run("diff " + foreign + " " + good);
  CHECK(other.exit == 1);
  CHECK(has(other.err, "foreign.json:1:1: error: this JSON is not a result of painpoint"));
  const std::string wrong =
      quoted(scratch.write("wrong.yaml", replaced(parcel_text(), "next: bill", "next: bil")));
  const Ran journey = run("diff " + parcel_path() + " " + wrong);
  CHECK(journey.exit == 1);
  CHECK(has(journey.err, "did you mean `bill`?"));
  CHECK(run("diff " + good + " /nowhere.json").exit == 2);
  const Ran one = run("diff " + good);
  CHECK(one.exit == 2);
  CHECK(has(one.err, "name the old file and the new one"));
  CHECK(run("diff a.json b.json c.json").exit == 2);
  CHECK(run("diff --format csv " + good + " " + good).exit == 2);
  const Ran overwrite = run("diff --output " + good + " " + good + " " + good);
  CHECK(overwrite.exit == 2);
  CHECK(scratch.read("good.json") == whole);
}

TEST_CASE("hurts ranks one scenario, by what is asked for") {
  const Ran table = run("hurts " + parcel_path());
  CHECK(table.exit == 0);
  CHECK(has(table.out, "Where it comes from, and where it shows up"));
  const Ran json = run("hurts --format json --by friction --scenario fix " + parcel_path());
  CHECK(ordered_json::parse(json.out)["hurts_by"] == "friction");
  CHECK(ordered_json::parse(json.out)["scenarios"].begin().key() == "fix");
  CHECK(run("hurts --by money " + parcel_path()).exit == 2);
  CHECK(run("hurts --scenario all " + parcel_path()).exit == 2);
  CHECK(run("hurts --scenario fixx " + parcel_path()).exit == 3);
  const Ran csv = run("hurts --format csv --skip-removal-effects " + parcel_path());
  CHECK(csv.exit == 0);
  CHECK(!has(csv.out, "removal_effect"));
}
