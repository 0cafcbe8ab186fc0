#include "tests/yaml/support.h"

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("a small journey gets its defaults") {
  const Journey j = read_good(journey_with(""));
  CHECK(j.start.find("order")->value == 1);
  CHECK(j.segments.contains("everyone"));
  CHECK(j.ends.find("abandoned")->lost.value == 1);
  CHECK(j.ends.find("completed")->lost.value == 0);
  CHECK(j.horizon_months.value == 12);
  CHECK_FALSE(j.customers_per_month.has_value());
}

TEST_CASE("ids are compared in NFC, in any script") {
  // "é" once as one character and once as two.
  const Journey j = read_good(
      "painpoint: 1\njourney: J\ntouchpoints:\n"
      "  caf\u00e9: { next: livr\u00e9 }\n  livre\u0301: { next: cafe\u0301-2 }\n"
      "  caf\u00e9-2: { next: \u4ea4\u4ed8 }\n  \u4ea4\u4ed8: { next: تسليم }\n"
      "  تسليم: { next: completed }\n");
  CHECK(j.touchpoints.size() == 5);
  CHECK(j.touchpoints.contains("livr\u00e9"));
  CHECK(j.touchpoints[1].value.next.contains("caf\u00e9-2"));
  CHECK(errors_of("painpoint: 1\njourney: J\ntouchpoints:\n  caf\u00e9: { next: completed }\n"
                  "  cafe\u0301: { next: completed }\n") == "PP013");
}

TEST_CASE("columns count characters, not bytes") {
  const std::string said = said_of(journey_with("teams:\n  客户服务: { größe: 1 }\n"));
  CHECK(contains(said, "test.yaml:6:11: error: there is no key `größe` here"));
}

TEST_CASE("a decimal comma inside braces is explained") {
  const std::string said = said_of(journey_with("complaints: { cost: 0,3 }\n"));
  CHECK(contains(said, "there is no key `3` here; if it is the end of a number, write a point"));
}

TEST_CASE("null maps are maps without keys") {
  const Journey j =
      read_good(journey_with("channels:\n  web:\n  phone:\ncomplaints:\nscenarios:\n"));
  CHECK(j.channels.size() == 2);
  CHECK(errors_of("painpoint: 1\njourney: J\ntouchpoints:\n") == "PP021");
  CHECK(errors_of("painpoint: 1\njourney:\ntouchpoints: { a: { next: completed } }") == "PP021");
}

TEST_CASE("shorthands") {
  const Journey j = read_good(journey_with(
      "causes: { c: { } }\nchannels: { web: {} }\nstart: order\nstages: [Buy]\n"
      "policies: { p: { at: order } }\n",
      "channel: web, stage: Buy, pains: { p: { cause: c } }, backstage: { minutes: 1 }"));
  const Touchpoint& order = *j.touchpoints.find("order");
  CHECK(order.channel.find("web")->value == 1);
  CHECK(order.backstage.size() == 1);
  CHECK(order.pains.find("p")->causes.find("c")->value == 1);
  CHECK(j.policies.find("p")->at.size() == 1);
  CHECK(j.stages.contains("Buy"));
}

TEST_CASE("mistakes and their codes") {
  struct Row {
    const char* more;
    const char* touchpoint;
    const char* codes;
    const char* part;
  };
  const Row table[] = {
      {"chanels: {}\n", "", "PP012", "did you mean `channels`?"},
      {"zzz: 1\n", "", "PP012", "x-"},
      {"teams: { a: {}, a: {} }\n", "", "PP013", "second time"},
      {"stages: [A, A]\n", "", "PP013", "second time"},
      {"teams: [a]\n", "", "PP014", "`teams` is a map with an id for each"},
      {"teams: { a: 5 }\n", "", "PP014", "a map is needed"},
      {"complaints: [a]\n", "", "PP014", "a map is needed"},
      {"", "blocks: true", "PP012", "no key `blocks`"},
      {"", "moment_of_truth: yes", "PP014", "write `true`"},
      {"", "moment_of_truth: \"true\"", "PP014", "without quotes"},
      {"", "cost: \"5\"", "PP014", "quotation marks"},
      {"", "cost: [5]", "PP014", "a list"},
      {"", "cost:", "PP014", "no value"},
      {"", "cost: 5%", "PP017", "percent"},
      {"", "cost: -1", "PP016", "0 or more"},
      {"", "emotion: 3", "PP016", "between -2 and 2"},
      {"", "name: [a]", "PP014", "a text is needed"},
      {"", "cost: { low: 1, high: 2 }", "PP021", "needs its `value`"},
      {"", "cost: { value: 3, low: 1, high: 2 }", "PP019", "between low and high"},
      {"", "cost: { value: 1, low: 1 }", "PP019", "together"},
      {"", "cost: { value: 1, sample: 0 }", "PP019", "above 0"},
      {"", "cost: { value: 1, evidence: rumour }", "PP023", "measured"},
      {"", "cost: { value: 1, lo: 1 }", "PP012", "did you mean `low`?"},
      {"", "channel: [web]", "PP014", "a split"},
      {"", "channel: {}", "PP014", "empty"},
      {"", "stage: Buy", "PP030", "no stage `Buy`"},
      {"causes: { a b: {} }\n", "", "PP020", "a_b"},
      {"causes: { mean: {} }\n", "", "PP020", "word of the language"},
      {"ends: { order: {} }\n", "", "PP020", "name of an end"},
      {"ends: { back: {} }\n", "", "PP020", "word of the language"},
      {"policies: { p: { name: x } }\n", "", "PP021", "`at` is missing"},
      {"policies: { p: { at: [] } }\n", "", "PP014", "list of ids"},
      {"discount_rate: 10\n", "", "PP016", "did you mean 10%?"},
      {"horizon_months: 1.5\n", "", "PP016", "whole"},
      {"causes: { c: {} }\n", "pains: { p: { cause: c, causes: { c: 10% } } }", "PP013",
       "`causes`"},
      {"causes: { c: {kind: thing} }\n", "", "PP023", "people"},
      {"segments: { a: { value: { retention: 50% } } }\n", "", "PP021", "`margin_per_year`"},
      {"segments: { a: { value: { margin_per_year: 1, retention: 50%, x: 1 } } }\n", "", "PP012",
       "retention"},
      {"scenarios: { s: { add: { touchpoints: { completed: { next: order } } } } }\n", "", "PP020",
       "end"},
      {"scenarios: { s: { add: { touchpoints: { x: { minutes: 1 } } } } }\n", "", "PP021",
       "`next`"},
  };
  for (const Row& row : table) {
    CAPTURE(row.more);
    CAPTURE(row.touchpoint);
    const std::string text = journey_with(row.more, row.touchpoint);
    CHECK_MESSAGE(errors_of(text) == row.codes, said_of(text));
    CHECK_MESSAGE(contains(said_of(text), row.part), said_of(text));
  }
}

TEST_CASE("the version comes first and must be known") {
  const auto with_version = [](const char* line) {
    return std::string(line) + "journey: J\ntouchpoints: { a: { next: completed } }\n";
  };
  CHECK(errors_of(with_version("painpoint: 1\n")).empty());
  CHECK(errors_of(with_version("painpoint: 2\n")) == "PP022");
  CHECK(errors_of(with_version("painpoint: \"1\"\n")) == "PP022");
  CHECK(errors_of(with_version("painpoint: [1]\n")) == "PP022");
  CHECK(errors_of(with_version("")) == "PP021");
}

TEST_CASE("a journey is a map") {
  CHECK(errors_of("- a\n") == "PP014");
  CHECK(errors_of("just text\n") == "PP014");
  CHECK(errors_of("null\n").find("PP021") != std::string::npos);
}

TEST_CASE("mistakes do not cascade, and those that are none of it still come out") {
  // The bad share is the only one that is reported of its split; the cost is another matter.
  CHECK(errors_of(journey_with("channels: { web: {}, phone: {} }\n",
                               "channel: { web: 5O%, phone: 50% }, cost: -1")) == "PP015 PP016");
  // What could not be read is not reported as missing by those who refer to it.
  CHECK(errors_of("painpoint: 1\njourney: J\ntouchpoints:\n  a: { next: b }\n  b: 5\n") == "PP014");
}

TEST_CASE("a thousand mistakes are enough") {
  std::string text = journey_with("causes:\n");
  for (int i = 0; i < 5000; ++i) text += "  c" + std::to_string(i) + ": { knd: x }\n";
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  CHECK(file.diagnostics.error_count() == 1000);
}

TEST_CASE("findings come in the order of the file, each once") {
  const yaml::JourneyFile file = yaml::read_journey(
      "test.yaml",
      journey_with("zzz: 1\nteams: { a: { cost_per_hour: x } }\n", "cost: -1, yyy: 2"));
  std::size_t before = 0;
  for (const Diagnostic& diagnostic : file.diagnostics.all()) {
    REQUIRE(diagnostic.span.has_value());
    CHECK(diagnostic.span->begin >= before);
    before = diagnostic.span->begin;
  }
  CHECK(file.diagnostics.error_count() == 4);
}
