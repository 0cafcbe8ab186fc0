#include "tests/yaml/support.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

Time time_of(const std::string& written) {
  return read_good(journey_with("", "minutes: " + written)).touchpoints.find("order")->minutes;
}

}  // namespace

TEST_CASE("times are fixed, or named by their distribution") {
  CHECK(time_of("5").family == TimeFamily::fixed);
  CHECK(time_of("45 s").mean.value == 0.75);
  CHECK(time_of("{ value: 20 min, low: 15 min, high: 0.5 h }").mean.provenance->high == 30);
  CHECK(time_of("{ distribution: fixed, value: 5 }").mean.value == 5);

  const Time lognormal = time_of("{ mean: 5, cv: 0.5 }");
  CHECK(lognormal.family == TimeFamily::lognormal);
  CHECK(lognormal.spread.value == 0.5);
  const Time by_sd = time_of("{ mean: 5 min, sd: 30 s }");
  CHECK(by_sd.spread_kind == Time::Spread::sd);
  CHECK(by_sd.spread.value == 0.5);
  CHECK(time_of("{ distribution: lognormal, mean: 5, sd: 1 }").family == TimeFamily::lognormal);
  CHECK(time_of("{ distribution: exponential, mean: 20 min }").family == TimeFamily::exponential);
  CHECK(time_of("{ distribution: gamma, mean: 5, cv: 2 }").family == TimeFamily::gamma);

  const Time uniform = time_of("{ distribution: uniform, min: 5, max: 1 h }");
  REQUIRE(uniform.values.size() == 2);
  CHECK(uniform.values[1].value == 60);
  CHECK(mean_minutes(uniform) == 32.5);
  const Time triangular = time_of("{ distribution: triangular, max: 9, mode: 6, min: 3 }");
  REQUIRE(triangular.values.size() == 3);
  CHECK(triangular.values[1].value == 6);
  const Time empirical =
      time_of("{ distribution: empirical, values: [4, 6 min], weights: [3, 1] }");
  CHECK(mean_minutes(empirical) == 4.5);
  const Time known =
      time_of("{ mean: { value: 5, sample: 30 }, cv: { value: 1, evidence: guess } }");
  CHECK(known.mean.provenance->sample == 30);
  CHECK(known.spread.provenance->evidence == Evidence::guess);
}

TEST_CASE("what is wrong with a time is said where it is wrong") {
  struct Row {
    const char* written;
    const char* codes;
    const char* part;
  };
  const Row table[] = {
      {"{ mean: 5 }", "PP024", "how much the time varies"},
      {"{ mean: 5, cv: 1, sd: 2 }", "PP024", "the same thing"},
      {"{ cv: 1 }", "PP024", "need `mean`"},
      {"{ min: 1, max: 2 }", "PP024", "uniform"},
      {"{ min: 1, mode: 1, max: 2 }", "PP024", "triangular"},
      {"{ values: [1, 2] }", "PP024", "empirical"},
      {"{ distribution: exponential, mean: 5, cv: 1 }", "PP024", "have no `cv`"},
      {"{ distribution: triangular, min: 1, max: 2 }", "PP024", "need `mode`"},
      {"{ distribution: empirical, values: [] }", "PP024", "list"},
      {"{ distribution: empirical, values: 5 }", "PP024", "list"},
      {"{ distribution: empirical, values: [1, 2], weights: [1] }", "PP024", "2 values and 1"},
      {"{ distribution: empirical, values: [1, x], weights: [1, 1] }", "PP015", "`x`"},
      {"{ distribution: poisson, mean: 5 }", "PP023", "fixed"},
      {"{ distribution: exponentail, mean: 5 }", "PP023", "exponential"},
      {"{ mean: 5, cv: 50% }", "PP017", "percent"},
      {"{ mean: 5, cv: 1, source: log }", "PP012", "no key `source`"},
      {"{ maen: 5, cv: 1 }", "PP024 PP012", "did you mean `mean`"},
      {"{ distribution: uniform, min: 5, max: 4 }", "PP024", "above"},
      {"{ distribution: empirical, values: [1], weights: [0] }", "PP024", "add up to 0"},
      {"{ mean: -5, cv: 1 }", "PP016", "0 or more"},
      {"5 minutes", "PP018", "write 5 min"},
      {"[5, 6]", "PP014", "a list"},
      {"{ value: 5, cv: 1 }", "PP024 PP024", "cv"},
      {"", "PP014", "no value"},
  };
  for (const Row& row : table) {
    CAPTURE(row.written);
    const std::string text = journey_with("", "minutes: " + std::string(row.written));
    const std::string codes = errors_of(text);
    CHECK_MESSAGE(codes == row.codes, said_of(text));
    CHECK_MESSAGE(contains(said_of(text), row.part), said_of(text));
  }
}

TEST_CASE("a broken time is left out of the checks that follow") {
  CHECK(errors_of(journey_with("", "wait: { distribution: triangular, min: x }, cost: -1")) ==
        "PP024 PP024 PP015 PP016");
}
