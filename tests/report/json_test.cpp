#include <cmath>
#include <nlohmann/json.hpp>

#include "chain/metrics.h"
#include "report/json.h"
#include "tests/report/example.h"

using namespace painpoint;
using nlohmann::ordered_json;

namespace {

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> result;
  for (const auto& [key, value] : object.items()) result.push_back(key);
  return result;
}

/// All numbers of `expected` are in `actual`, as near as another program can come.
void check_contains(const ordered_json& expected, const ordered_json& actual,
                    const std::string& where) {
  CAPTURE(where);
  if (expected.is_object()) {
    for (const auto& [its_key, value] : expected.items()) {
      const auto& key = its_key;
      REQUIRE_MESSAGE(actual.contains(key), where, " has no ", key);
      check_contains(value, actual[key], where + "." + key);
    }
  } else if (expected.is_array()) {
    REQUIRE(expected.size() == actual.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      check_contains(expected[i], actual[i], where + "." + std::to_string(i));
  } else if (expected.is_number()) {
    const double want = expected.get<double>();
    REQUIRE(actual.is_number());
    CHECK(std::abs(actual.get<double>() - want) <= 1e-8 * std::max(1.0, std::abs(want)));
  } else {
    CHECK(expected == actual);
  }
}

}  // namespace

TEST_CASE("exact results have the documented structure, and the numbers of another program") {
  const Journey journey = test::parcel();
  const auto json = ordered_json::parse(report::exact_json(journey, test::solved(journey)));
  CHECK(keys(json) ==
        std::vector<std::string>{"painpoint", "journey", "currency", "engine", "scenarios"});
  CHECK(keys(json["scenarios"]) == std::vector<std::string>{"base", "fix", "handle", "both"});
  const auto& base = json["scenarios"]["base"];
  CHECK(keys(base) == std::vector<std::string>{"journey", "touchpoints", "causes", "channels",
                                               "segments", "teams", "stages", "ends"});
  CHECK(!base.contains("money"));
  CHECK(json["scenarios"]["fix"]["money"]["months"].size() == 12);
  CHECK(json["scenarios"]["fix"]["money"]["payback_month"].is_null());
  CHECK(json["scenarios"]["both"]["money"]["break_even_invest"].is_null());
  check_contains(ordered_json::parse(
                     test::read_file(test::source_path("tests/study/worked/parcel.expected.json"))),
                 json, "");
}

TEST_CASE("rows have the metrics of their split, and none without a figure is shown under \"\"") {
  const Journey journey = test::parcel();
  const auto json = ordered_json::parse(report::exact_json(journey, test::solved(journey)));
  const auto& base = json["scenarios"]["base"];
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    const auto metric = static_cast<chain::Metric>(m);
    const std::string name(chain::info(metric).name);
    CAPTURE(name);
    CHECK(base["journey"].contains(name) == chain::applies(metric, chain::Split::journey));
    CHECK(base["touchpoints"]["order"].contains(name) ==
          chain::applies(metric, chain::Split::touchpoint));
    CHECK(base["causes"]["bad_address"].contains(name) ==
          chain::applies(metric, chain::Split::cause));
  }
  CHECK(keys(base["teams"]).empty());  // nothing is done by nobody
  CHECK(keys(base["channels"]) == std::vector<std::string>{""});
  CHECK(base["causes"]["bad_address"].contains("removal_effect"));
  CHECK(!base["causes"][""].contains("removal_effect"));
  CHECK(keys(base["touchpoints"]) == std::vector<std::string>{"order", "deliver", "bill"});
}

TEST_CASE("touchpoints that a scenario adds stand only where they are used") {
  const Journey journey = test::read_example("add.yaml", R"(
painpoint: 1
journey: Added
touchpoints:
  order: { minutes: 5, next: completed }
scenarios:
  bot:
    delivered: 100%
    add: { touchpoints: { bot: { minutes: 3, next: order } } }
    changes: { touchpoints.order.next: { bot: 20%, completed: 80% } }
)");
  const auto json = ordered_json::parse(report::exact_json(journey, test::solved(journey)));
  CHECK(!json["scenarios"]["base"]["touchpoints"].contains("bot"));
  CHECK(json["scenarios"]["bot"]["touchpoints"].contains("bot"));
  CHECK(!json["scenarios"]["bot"].contains("money"));
  CHECK(json["currency"] == "");
}

TEST_CASE("numbers read back to the same double, and results to the same bytes") {
  const Journey journey = test::parcel();
  const study::Comparison comparison = test::solved(journey);
  const std::string text = report::exact_json(journey, comparison);
  CHECK(text == report::exact_json(journey, test::solved(journey)));
  const auto json = ordered_json::parse(text);
  const chain::Row& row = comparison.scenarios[0].result.breakdown.journey;
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    const auto metric = static_cast<chain::Metric>(m);
    if (!chain::applies(metric, chain::Split::journey)) continue;
    CHECK(
        json["scenarios"]["base"]["journey"][std::string(chain::info(metric).name)].get<double>() ==
        chain::at(row, metric));
  }
}

TEST_CASE("simulated results: means, errors, intervals, quantiles, differences") {
  const Journey journey = test::parcel();
  const study::Simulation simulation = test::simulated(journey, 5000);
  const auto json = ordered_json::parse(report::simulation_json(journey, simulation));
  CHECK(keys(json) == std::vector<std::string>{"painpoint", "journey", "currency", "engine", "seed",
                                               "customers", "stopped", "scenarios"});
  CHECK(json["engine"] == "monte_carlo");
  CHECK(json["seed"] == 3);
  CHECK(json["customers"] == 5000);
  CHECK(json["stopped"] == "customers_reached");
  const auto& base = json["scenarios"]["base"];
  const auto& visits = base["journey"]["visits"];
  CHECK(keys(visits) == std::vector<std::string>{"mean", "se", "low", "high"});
  const double mean = visits["mean"];
  const double se = visits["se"];
  CHECK(se > 0);
  CHECK(visits["low"].get<double>() == mean - report::kInterval95 * se);
  CHECK(visits["high"].get<double>() == mean + report::kInterval95 * se);
  CHECK(keys(base["journey"]["quantiles"]) ==
        std::vector<std::string>{"total_cost", "friction_minutes", "journey_minutes",
                                 "satisfaction"});
  CHECK(keys(base["journey"]["quantiles"]["total_cost"]) ==
        std::vector<std::string>{"p5", "p25", "p50", "p75", "p95", "p99"});
  CHECK(!base.contains("differences"));
  const auto& fix = json["scenarios"]["fix"];
  REQUIRE(fix.contains("differences"));
  CHECK(fix["differences"]["journey"]["complaints"]["mean"].get<double>() < 0);
  CHECK(!fix["differences"]["journey"].contains("quantiles"));
  CHECK(!fix["causes"]["bad_address"].contains("removal_effect"));
}
