#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "study/compare.h"
#include "study/simulate.h"
#include "tests/support/journeys.h"
#include "yaml/reader.h"

/// What sharing luck saves on a real journey, and what control variates save beside it.
namespace painpoint {
namespace {

Journey read_broadband() {
  const std::filesystem::path path =
      std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys" / "broadband.yaml";
  std::ifstream in(path, std::ios::binary);
  yaml::JourneyFile file =
      yaml::read_journey("broadband.yaml", {std::istreambuf_iterator<char>(in), {}});
  REQUIRE_FALSE(file.diagnostics.has_errors());
  return std::move(file.journey);
}

TEST_CASE("pairing: broadband, the root cause against as it is") {
  const Journey journey = read_broadband();
  montecarlo::Settings settings;
  settings.customers = 100 * montecarlo::kBlockCustomers / (PAINPOINT_SANITIZED ? 2 : 1);
  const Outcome<study::Simulation> simulated =
      study::simulate(journey, {"base", "fix_root_cause"}, settings, study::Controls::exact);
  REQUIRE(simulated.value.has_value());
  const montecarlo::Result& result = simulated->result;
  const montecarlo::SideResult& base = result.sides[0];
  const montecarlo::SideResult& fix = result.sides[1];

  // Among customers who are lost or not, lost chances p and q differ with a variance of
  // |p - q| - (p - q)^2 at least, whatever they share their luck by. Chances do better.
  const double p = chain::at(base.estimate.mean.journey, chain::Metric::lost);
  const double q = chain::at(fix.estimate.mean.journey, chain::Metric::lost);
  const double most_if_drawn = (p * (1 - p) + q * (1 - q)) / (std::fabs(p - q) - (p - q) * (p - q));
  const double lost = montecarlo::pairing_factor(fix, base, chain::Metric::lost).value();
  CHECK(lost >= 4 * most_if_drawn);

  const double total = montecarlo::pairing_factor(fix, base, chain::Metric::total_cost).value();
  CHECK(total >= 12);
  const double all = montecarlo::factor_against_drawn(fix, base, result.customers).value();
  CHECK(all >= 30);
  REQUIRE(fix.controlled.size() == 4);
  const montecarlo::Controlled& controlled = fix.controlled.front();
  REQUIRE(controlled.metric == chain::Metric::total_cost);
  const double with_controls = montecarlo::controlled_factor(fix, base, controlled).value();
  CHECK(with_controls >= 50);
  CHECK(std::fabs(controlled.mean - controlled.exact) <= 4.5 * controlled.standard_error);
  MESSAGE(fmt::format(
      "variance of the difference smaller by: lost {:.1f} (at most {:.1f} if drawn), total_cost "
      "{:.1f}, against independent runs with drawn losses {:.1f}, with control variates {:.0f}",
      lost, most_if_drawn, total, all, with_controls));
}

TEST_CASE("pairing: a scenario without changes differs by exactly nothing") {
  Journey journey = read_broadband();
  journey.scenarios["idle"] = Scenario{};
  montecarlo::Settings settings;
  settings.customers = 8 * montecarlo::kBlockCustomers;
  const Outcome<study::Simulation> simulated =
      study::simulate(journey, {"base", "idle"}, settings, study::Controls::exact);
  REQUIRE(simulated.value.has_value());
  const montecarlo::SideResult& idle = simulated->result.sides[1];
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    CHECK(idle.difference->mean.journey[m] == 0);
    CHECK(idle.difference->standard_error.journey[m] == 0);
  }
  for (const montecarlo::Controlled& one : idle.controlled) {
    CHECK(one.mean == 0);
    CHECK(one.standard_error == 0);
    CHECK(one.exact == 0);
  }
}

}  // namespace
}  // namespace painpoint
