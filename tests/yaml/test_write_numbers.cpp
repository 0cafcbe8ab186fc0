#include <doctest/doctest.h>

#include "tests/yaml/support.h"
#include "yaml/write_numbers.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

const std::string kTouchpoints =
    "touchpoints: { a: { pains: { p: { chance: 5% } }, next: completed } }\n";

std::string written(const std::string& text, std::vector<yaml::WrittenChance> chances) {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  REQUIRE_FALSE(file.diagnostics.has_errors());
  const Outcome<std::string> result = yaml::write_chances(file, chances);
  REQUIRE(result.value.has_value());
  return *result;
}

yaml::WrittenChance chance(std::string key, double value) {
  return {"severities." + std::move(key), value, {}};
}

}  // namespace

TEST_CASE("where a number is written, only its digits change") {
  const std::string before = kHead + kTouchpoints +
                             "severities:   # as in the workshop\n"
                             "  minor: { complain: 1%,  leave: 0.002 }  # guesses\n"
                             "  severe:\n"
                             "    complain: { value: 30%, low: 20%, high: 50% } # Kim\n";
  const std::string after =
      written(before, {chance("minor.complain", 0.0093), chance("minor.leave", 0.0031),
                       chance("severe.complain", 0.3512)});
  CHECK(after == kHead + kTouchpoints +
                     "severities:   # as in the workshop\n"
                     "  minor: { complain: 0.93%,  leave: 0.0031 }  # guesses\n"
                     "  severe:\n"
                     "    complain: { value: 35.12%, low: 20%, high: 50% } # Kim\n");
}

TEST_CASE("where none is, it is added to what is there") {
  SUBCASE("a map in braces") {
    CHECK(written(kHead + kTouchpoints + "severities: { minor: { complain: 1% } }\n",
                  {chance("minor.leave", 0.003), chance("severe.leave", 0.05)}) ==
          kHead + kTouchpoints +
              "severities: { minor: { leave: 0.3%, complain: 1% }, severe: { leave: 5% } }\n");
  }
  SUBCASE("a block, with what is behind its last line, and no line break at the end") {
    CHECK(written(kHead + kTouchpoints + "severities:\n   minor:\n     complain: 1% # so so",
                  {chance("minor.leave", 0.003), chance("severe.leave", 0.05)}) ==
          kHead + kTouchpoints +
              "severities:\n   minor:\n     leave: 0.3%\n     complain: 1% # so so\n"
              "   severe: { leave: 5% }");
  }
  SUBCASE("nothing: a section where the language has it") {
    CHECK(written(kHead + "\n" + kTouchpoints + "\nloyalty: { repeat_penalty: 2 }\n",
                  {chance("minor.leave", 0.003)}) ==
          kHead + "\n" + kTouchpoints + "severities: { minor: { leave: 0.3% } }\n" +
              "\nloyalty: { repeat_penalty: 2 }\n");
    CHECK(written(kHead + kTouchpoints + "loyalty: { repeat_penalty: 2 }\n",
                  {chance("minor.leave", 0.003)}) ==
          kHead + kTouchpoints + "severities: { minor: { leave: 0.3% } }\n" +
              "loyalty: { repeat_penalty: 2 }\n");
  }
  SUBCASE("a file of one line in braces") {
    CHECK(written("{ painpoint: 1, journey: test, touchpoints: { a: { next: completed } } }",
                  {chance("minor.leave", 0.003)}) ==
          "{ painpoint: 1, journey: test, touchpoints: { a: { next: completed } }, severities: { "
          "minor: { leave: 0.3% } } }");
  }
  SUBCASE("lines that end as on Windows") {
    CHECK(written("painpoint: 1\r\njourney: test\r\ntouchpoints: { a: { next: completed } }\r\n",
                  {chance("minor.leave", 0.003)}) ==
          "painpoint: 1\r\njourney: test\r\ntouchpoints: { a: { next: completed } }\r\n"
          "severities: { minor: { leave: 0.3% } }\r\n");
  }
}

TEST_CASE("what is known about a new number is written with it") {
  yaml::WrittenChance one = chance("minor.leave", 0.003);
  one.provenance.evidence = Evidence::guess;
  one.provenance.source = "a \"fit\", \\ more";
  const std::string text = written(kHead + kTouchpoints, {one});
  CHECK(
      text.find("leave: { value: 0.3%, evidence: guess, source: \"a \\\"fit\\\", \\\\ more\" }") !=
      std::string::npos);
  const yaml::JourneyFile file = yaml::read_journey("", text);
  REQUIRE(file.journey.severities.minor.leave.provenance != nullptr);
  CHECK(file.journey.severities.minor.leave.provenance->source == one.provenance.source);
}

TEST_CASE("every chance reads back as it was") {
  for (const double value : {1e-7, 0.0027461, 0.1, 1.0 / 3, 0.999, 1.0, 0.07 * 3}) {
    const std::string text = written(kHead + kTouchpoints, {chance("minor.conversion", value)});
    const yaml::JourneyFile file = yaml::read_journey("", text);
    CHECK(std::abs(file.journey.severities.minor.conversion.value - value) <= 1e-15 * value);
  }
}
