#include "report/diff_view.h"

#include <nlohmann/json.hpp>

#include "report/json.h"
#include "report/print.h"
#include "tests/report/example.h"

using namespace painpoint;
using nlohmann::ordered_json;

namespace {

report::ResultFile read(const std::string& text) {
  auto result = report::read_result({"result.json", text});
  REQUIRE(result.value.has_value());
  return std::move(*result.value);
}

Diagnostic problem_of(const std::string& text) {
  const auto result = report::read_result({"result.json", text});
  CHECK_FALSE(result.value.has_value());
  REQUIRE(result.diagnostics.error_count() == 1);
  CHECK(result.diagnostics.all()[0].code == Code::bad_result_file);
  REQUIRE(result.diagnostics.all()[0].span.has_value());
  return result.diagnostics.all()[0];
}

/// One random figure with these customers, mean and error; and one that does not differ.
std::string one_figure(int customers, double mean, double error) {
  ordered_json json = {{"painpoint", "1"},        {"journey", "j"}, {"currency", "GBP"},
                       {"engine", "monte_carlo"}, {"seed", 1},      {"customers", customers}};
  json["scenarios"]["base"]["journey"]["lost"] = {
      {"mean", mean}, {"se", error}, {"low", 0}, {"high", 1}};
  json["scenarios"]["base"]["journey"]["visits"] = {
      {"mean", 1}, {"se", 0.5}, {"low", 0}, {"high", 2}};
  return json.dump();
}

report::ResultDiff diff_of(const std::string& before, const std::string& after) {
  return report::diff_results(read(before), read(after));
}

}  // namespace

TEST_CASE("a result is read back with all of its figures") {
  const Journey journey = test::parcel();
  const study::Comparison comparison = test::solved(journey);
  const report::ResultFile exact = read(report::exact_json(journey, comparison));
  CHECK(exact.engine == "exact");
  CHECK(exact.journey == journey.name);
  const auto& fix = exact.scenarios.find("fix")->figures;
  CHECK(fix.find("journey.total_cost")->value ==
        chain::at(comparison.scenarios[1].result.breakdown.journey, chain::Metric::total_cost));
  CHECK(fix.find("money.months.3.net")->value == comparison.scenarios[1].money->months[2].net);
  CHECK(fix.find("touchpoints.deliver.lost")->value.has_value());
  CHECK_FALSE(fix.find("journey.total_cost")->standard_error.has_value());

  const study::Simulation simulation = test::simulated(journey, 500);
  const report::ResultFile random = read(report::simulation_json(journey, simulation));
  CHECK(random.draws == 500);
  CHECK(random.seed == 3);
  const auto* lost = random.scenarios.find("base")->figures.find("journey.lost");
  CHECK(lost->standard_error ==
        chain::at(simulation.result.sides[0].estimate.standard_error.journey, chain::Metric::lost));
  CHECK_FALSE(
      random.scenarios.find("base")->figures.contains("journey.histograms.total_cost.from"));
}

TEST_CASE("a decision is read back, too, its plans as scenarios") {
  const Journey journey = test::parcel();
  const auto decided = [&](std::uint64_t seed, study::Measure measure) {
    study::DecideOptions options;
    options.worlds = 200;
    options.seed = seed;
    options.threads = 1;
    options.measure = measure;
    const Outcome<study::Decision> decision = study::decide(journey, options);
    REQUIRE(decision.value.has_value());
    return read(report::decide_json(journey, *decision));
  };
  const report::ResultFile one = decided(1, study::Measure::horizon_npv);
  CHECK(one.engine == "decide");
  CHECK(one.draws == 200);
  CHECK(one.scenarios.find("fix")->figures.find("expected")->standard_error.has_value());
  CHECK(one.scenarios.find("fix")->figures.find("p5")->value.has_value());
  CHECK(one.scenarios.contains("all plans"));
  const report::ResultDiff same = report::diff_results(one, one);
  CHECK(same.random);
  CHECK(same.moved() + same.within_noise() == 0);
  const report::ResultFile by_npv = decided(1, study::Measure::npv);
  CHECK(report::why_not_comparable(one, by_npv).find("different measures") != std::string::npos);
}

TEST_CASE("every cut of a result file is told with its place, or is the whole") {
  const Journey journey = test::parcel();
  const std::string text = report::exact_json(journey, test::solved(journey));
  for (std::size_t length = 0; length + 2 < text.size(); length += 977) {
    CAPTURE(length);
    const Diagnostic problem = problem_of(text.substr(0, length));
    CHECK(problem.span->begin <= length);
  }
}

TEST_CASE("what is no result of painpoint is told") {
  CHECK(problem_of("{\"a\": 1}").message == "this JSON is not a result of painpoint");
  CHECK(problem_of("[1, 2]").message == "this JSON is not a result of painpoint");
  CHECK(problem_of("{\"a\" 1}").span->begin == 5);
  CHECK(
      problem_of("{\"painpoint\": 1, \"journey\": \"a\", \"engine\": \"exact\", \"scenarios\": {}}")
          .message == "`painpoint` must be a text");
  CHECK(problem_of("{\"painpoint\": \"1\", \"journey\": \"a\", \"engine\": \"exact\", "
                   "\"scenarios\": {\"base\": 3}}")
            .message == "`base` must hold figures");
  CHECK(problem_of("{\"x\": 1e999}").span->begin == 0);
  CHECK(problem_of("{\"x\": \"\xff\"}").span->begin == 7);
  CHECK(problem_of(std::string(100'000, '[')).span->begin == 0);
}

TEST_CASE("exact results differ by value, and by no rounding") {
  const Journey journey = test::parcel();
  const std::string before = report::exact_json(journey, test::solved(journey));
  const report::ResultDiff same = diff_of(before, before);
  CHECK(same.moved() == 0);
  CHECK_FALSE(same.random);
  CHECK(same.scenarios.size() == 4);

  Journey changed = journey;
  changed.touchpoints.find("bill")->cost = 4;
  changed.scenarios = {};
  const report::ResultDiff diff =
      diff_of(before, report::exact_json(changed, test::solved(changed)));
  CHECK(diff.removed == std::vector<std::string>{"fix", "handle", "both"});
  REQUIRE(diff.scenarios.size() == 1);
  const auto& moved = diff.scenarios[0].moved;
  const auto find = [&](const char* path) {
    return std::find_if(moved.begin(), moved.end(), [&](const auto& f) { return f.path == path; });
  };
  REQUIRE(find("touchpoints.bill.service_cost") != moved.end());
  CHECK(*find("touchpoints.bill.service_cost")->after.value ==
        doctest::Approx(*find("touchpoints.bill.service_cost")->before.value * 4 / 3));
  CHECK(find("touchpoints.deliver.service_cost") == moved.end());
  CHECK(find("journey.lost") == moved.end());
}

TEST_CASE("random figures have moved where luck does not explain it") {
  // Two figures: 5% / 2 for each, two-sided, 2.2414 standard errors.
  const report::ResultDiff diff = diff_of(one_figure(100, 0.5, 0.03), one_figure(100, 0.6, 0.04));
  CHECK(diff.judged == 2);
  CHECK(diff.threshold == doctest::Approx(2.241403).epsilon(1e-6));
  CHECK(diff.moved() == 0);  // 0.1 is two of sqrt(0.03^2 + 0.04^2)
  CHECK(diff.within_noise() == 1);
  const report::ResultDiff more = diff_of(one_figure(100, 0.5, 0.03), one_figure(100, 0.62, 0.04));
  REQUIRE(more.moved() == 1);
  CHECK(*more.scenarios[0].moved[0].standard_error == doctest::Approx(0.05));
  // Nobody was lost among 100; that 2% +- 1% are now, among 400, could be luck: the error of 100
  // customers would have been twice that of 400.
  const report::ResultDiff rare = diff_of(one_figure(100, 0, 0), one_figure(400, 0.02, 0.01));
  CHECK(rare.moved() == 0);
  CHECK(diff_of(one_figure(100, 0, 0), one_figure(400, 0.06, 0.01)).moved() == 1);
}

TEST_CASE("runs with other seeds hardly ever differ beyond luck, and halving a cause does") {
  const Journey journey = test::parcel();
  const auto result = [&](const Journey& of, std::uint64_t seed) {
    montecarlo::Settings settings;
    settings.customers = 2000;
    settings.seed = seed;
    auto answer = study::simulate(of, {"base"}, settings);
    REQUIRE(answer.value.has_value());
    return read(report::simulation_json(of, *answer.value));
  };
  // At most 5% of pairs may differ. Of 60, more than 9 would have a chance of 0.2%.
  int alarms = 0;
  for (std::uint64_t seed = 1; seed <= 120; seed += 2)
    alarms += report::diff_results(result(journey, seed), result(journey, seed + 1)).moved() > 0;
  CHECK(alarms <= 9);
  Journey mended = journey;
  mended.causes.find("bad_address")->level = 0.5;
  CHECK(report::diff_results(result(journey, 1), result(mended, 2)).moved() > 10);
}

TEST_CASE("other journeys, engines and currencies are not compared") {
  const report::ResultFile a = read(one_figure(100, 0.5, 0.1));
  report::ResultFile b = a;
  CHECK(report::why_not_comparable(a, b).empty());
  b.journey = "k";
  CHECK(report::why_not_comparable(a, b).find("different journeys: `j` and `k`") !=
        std::string::npos);
  b = a;
  b.engine = "exact";
  CHECK(report::why_not_comparable(a, b).find("different engines") != std::string::npos);
  b = a;
  b.currency = "";
  CHECK(report::why_not_comparable(a, b).find("different currencies") != std::string::npos);
}

TEST_CASE("two journeys and their results, as printed") {
  const Journey before = test::parcel();
  Journey after = before;
  after.touchpoints.find("deliver")->pains.find("not_found")->chance = 0.08;
  after.touchpoints.find("bill")->name = "The bill <script>alert(1)</script>";
  after.scenarios = {};
  const study::JourneyDiff journeys = study::diff_journeys(before, after);
  const report::ResultFile old = read(report::exact_json(before, test::solved(before)));
  const report::ResultFile now = read(report::exact_json(after, test::solved(after)));
  const report::ResultDiff diff = report::diff_results(old, now);
  report::DiffReport both{"old.yaml", "new.yaml", false, journeys, {}, ""};
  both.results.emplace(report::ComparedResults{old, now, diff});
  const std::string text = report::print_text(report::diff_document(both));
  test::check_lines(text);
  test::check_golden("report/diff_parcel.txt", text);
  const auto json = ordered_json::parse(report::diff_json(both));
  CHECK(json["journeys"]["numbers"][0]["address"] == "touchpoints.deliver.pains.not_found.chance");
  CHECK(json["journeys"]["numbers"][0]["after"]["value"] == 0.08);
  CHECK(json["journeys"]["texts"] == 1);
  CHECK(json["results"]["scenarios_removed"].size() == 3);
  CHECK(json["results"]["scenarios"]["base"]["moved"].size() == diff.moved());
}
