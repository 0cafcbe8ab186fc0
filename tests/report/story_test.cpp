#include "report/story.h"

#include <nlohmann/json.hpp>

#include <regex>

#include "base/text.h"
#include "report/print.h"
#include "report/story_words.h"
#include "tests/report/example.h"

using namespace painpoint;
using nlohmann::ordered_json;

namespace {

Journey without_luck() {
  return test::read_example("without_luck.yaml",
                            test::read_file(test::source_path("tests/report/without_luck.yaml")));
}

struct Told {
  Journey journey;
  study::Replay replay;
  study::Story story;

  [[nodiscard]] std::string text() const {
    return report::print_text(report::story_document(journey, replay, story));
  }
};

Told told(Journey journey, const std::vector<std::string>& scenarios, std::uint64_t customer) {
  auto replay = study::prepare_replay(journey, scenarios, 1);
  REQUIRE(replay.value.has_value());
  auto story = study::tell(*replay, customer);
  REQUIRE(story.value.has_value());
  return {std::move(journey), std::move(*replay), std::move(*story)};
}

/// The one thing in these stories that depends on the random bits.
std::string without_luck_itself(const std::string& text) {
  return std::regex_replace(text, std::regex("luck is [0-9.]+[0-9]"), "luck is ?");
}

}  // namespace

TEST_CASE("story, as printed") {
  test::check_golden("report/story.txt", told(without_luck(), {"base"}, 4711).text());
}

TEST_CASE("story under two scenarios, as printed") {
  std::string text;
  for (const char* second : {"fix", "quick_pay", "same"})
    text += told(without_luck(), {"base", second}, 4711).text() + "\n";
  test::check_golden("report/story_side_by_side.txt", without_luck_itself(text));
}

TEST_CASE("stories of the sample journeys fit a terminal") {
  for (const char* its_name : {"broadband", "water_utility_ar", "telecom_zh", "bank_support"}) {
    const std::string name = its_name;
    CAPTURE(name);
    const Journey journey =
        test::read_example(name, test::read_file(test::source_path("journeys/" + name + ".yaml")));
    for (std::uint64_t customer = 0; customer < 30; ++customer)
      for (const char* second : {"fix_root_cause", "handle_complaints"}) {
        const Told one = told(journey, {"base", second}, customer);
        test::check_lines(one.text());
      }
  }
}

TEST_CASE("times in words") {
  const auto words = report::duration_words;
  CHECK(words(0) == "no time");
  CHECK(words(0.001) == "less than a second");
  CHECK(words(0.75) == "45 seconds");
  CHECK(words(1.0 / 60) == "1 second");
  CHECK(words(1.5) == "90 seconds");
  CHECK(words(12.2) == "12 minutes");
  CHECK(words(59.6) == "1 hour");
  CHECK(words(61) == "1 hour 1 minute");
  CHECK(words(130) == "2 hours 10 minutes");
  CHECK(words(1439.9) == "1 day");
  CHECK(words(2 * 1440 + 300) == "2 days 5 hours");
  CHECK(words(3 * 1440) == "3 days");
  CHECK(words(150.4 * 1440) == "150 days");
  CHECK(words(2000.0 * 1440) == "2,000 days");
}

TEST_CASE("story as JSON has every figure") {
  const Told one = told(without_luck(), {"base", "fix"}, 4711);
  const auto json =
      ordered_json::parse(report::story_json(one.journey, one.replay, one.story, nullptr));
  CHECK(json["customer"] == 4711);
  CHECK(json["seed"] == 1);
  CHECK_FALSE(json.contains("found"));
  const auto& base = json["scenarios"]["base"];
  CHECK(base["steps"].size() == 5);
  const auto& deliver = base["steps"][1];
  CHECK(deliver["touchpoint"] == "deliver");
  CHECK(deliver["channel"].is_null());
  CHECK(deliver["delay_minutes"] == 2880);
  CHECK(deliver["problem"]["cause"] == "records");
  CHECK(deliver["problem"]["ending"] == "quick");
  CHECK(deliver["sent_on"]["to"] == "help");
  CHECK(deliver["sent_on"]["mended"] == true);
  CHECK(base["steps"][2]["rework_cause"] == "records");
  CHECK(base["steps"][3]["problem"]["caught"] == true);
  CHECK(base["steps"][4]["lost"]["value_lost"] == 100);
  CHECK(base["steps"][4]["end"]["margin"] == 12);
  CHECK(base["carried_causes"][0] == "rural");
  CHECK(base["totals"]["total_cost"] == base["steps"][4]["so_far"]["total_cost"]);
  const auto& both = json["side_by_side"];
  CHECK(both["common_steps"] == 1);
  CHECK(both["first_partings"][0]["kind"] == "problem");
  CHECK(both["first_partings"][0]["ranges"]["fix"]["to"] == 1);
  CHECK(both["pairs"][0]["steps"] == ordered_json::parse("[2, 2]"));
  CHECK(both["pairs"][1]["steps"] == ordered_json::parse("[3, null]"));
}

TEST_CASE("story as CSV has one row per step, as wide as its head") {
  const Told one = told(without_luck(), {"base", "fix"}, 4711);
  const report::Table table = report::story_steps(one.replay, one.story);
  CHECK(table.rows.size() == 5 + 4);
  for (const report::Row& row : table.rows) CHECK(row.cells.size() == table.columns.size());
  const std::string csv = report::print_csv(table);
  CHECK(csv.starts_with("scenario,customer,step,touchpoint,name,channel,visit,"));
  CHECK(csv.find("base,4711,2,deliver,Take delivery,,1,no,,2880,130,1.5,30,14,10,,not_found,") !=
        std::string::npos);
}
