// What the repository shows to people must be true: the examples of the language reference and the
// sample journeys.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "study/compare.h"
#include "study/observed.h"
#include "study/prepare.h"
#include "tests/support/sample_journeys.h"
#include "yaml/reader.h"

using namespace painpoint;

namespace {

/// The fenced ```yaml blocks that are whole journeys.
std::vector<std::string> examples_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string fence = "```yaml\n";
  std::vector<std::string> examples;
  for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    const std::string example = text.substr(begin, text.find("\n```", begin) + 1 - begin);
    if (example.starts_with("painpoint: 1")) examples.push_back(example);
  }
  return examples;
}

bool has_findings(const Diagnostics& found, Level up_to) {
  return std::any_of(found.all().begin(), found.all().end(),
                     [&](const Diagnostic& d) { return d.level <= up_to; });
}

}  // namespace

TEST_CASE("the examples of the language reference are right, and can be compared") {
  const auto examples = examples_of(std::string(PAINPOINT_SOURCE_DIR) + "/journeys/README.md");
  REQUIRE(examples.size() >= 5);
  for (const std::string& example : examples) {
    CAPTURE(example);
    const yaml::JourneyFile file = yaml::read_journey("README.md", example);
    CHECK_FALSE(has_findings(file.diagnostics, Level::warning));
    CHECK_FALSE(has_findings(study::check(file.journey), Level::warning));
    const auto answer =
        study::compare(file.journey, {study::all_scenarios(file.journey), true, true});
    CHECK(answer.value.has_value());
  }
}

TEST_CASE("the sample journeys have nothing to find fault with, and the plans that matter") {
  const auto journeys = test::shipped_journeys();
  CHECK(journeys.size() >= 6);
  for (const auto& [its_name, journey] : journeys) {
    const std::string name = its_name;  // which a macro of clang 14 can see
    INFO(name);
    CHECK_FALSE(has_findings(study::check(journey), Level::warning));
    CHECK(journey.scenarios.contains("fix_root_cause"));
    CHECK(journey.scenarios.contains("handle_complaints"));
    CHECK(journey.scenarios.contains("both"));
    CHECK(journey.scenarios.size() >= 4);
    const auto answer = study::compare(journey, {{"base"}, false, false});
    REQUIRE(answer.value.has_value());
    const auto rows =
        study::modelled_beside_observed(journey, answer->roster, answer->scenarios.front());
    CHECK(rows.size() >= 3);
    for (const study::ObservedRow& row : rows) {
      INFO(std::string(row.key));
      CHECK_FALSE(row.far_apart);
    }
  }
}
