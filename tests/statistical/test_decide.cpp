#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "study/compare.h"
#include "study/simulate.h"
#include "tests/support/journeys.h"

/// Decisions with an answer that the exact solver knows: a run that looks after every block must be
/// wrong at most as often as it says.
namespace painpoint {
namespace {

using montecarlo::StopReason;

constexpr std::uint64_t kDecisions = PAINPOINT_SANITIZED ? 300 : 1000;
constexpr double kError = 0.1;
constexpr double kWrongBudget = 1e-3;

/// total_cost of the base and every scenario.
std::vector<double> exact_costs(const Journey& journey) {
  const Outcome<study::Comparison> exact =
      study::compare(journey, {study::all_scenarios(journey), false, false});
  REQUIRE(exact.value.has_value());
  std::vector<double> costs;
  for (const study::ScenarioResult& scenario : exact->scenarios)
    costs.push_back(chain::at(scenario.result.breakdown.journey, chain::Metric::total_cost));
  return costs;
}

/// A shop with one or two plans against one problem. Most plans differ by little: about as much
/// as the run can just tell apart.
Journey small_decision(std::uint64_t number) {
  std::mt19937_64 bits(number);
  const auto unit = [&] { return static_cast<double>(bits() >> 11U) * 0x1p-53; };
  Journey journey;
  journey.causes["stock"] = Cause{};
  Touchpoint& order = test::add_touchpoint(journey, "order", {{"completed", 1}});
  order.cost = 2.0;
  Pain late = test::pain_with(0.1 + 0.3 * unit());
  late.causes = test::split({{"stock", 1}});
  order.pains["late"] = late;
  journey.complaints.cost = 12.0;
  journey.complaints.redress = 5.0;
  journey.recontact.cost = 3.0;
  Segment all;
  all.share = 1;
  all.value.present_value = 20.0 + 200 * unit();
  journey.segments["all"] = all;
  const std::size_t plans = 1 + number % 2;
  for (std::size_t plan = 0; plan < plans; ++plan) {
    Change level;
    level.operation = Change::Operation::scale;
    level.operand = 1 - (unit() < 0.7 ? 0.5 : 0.15) * unit();
    Scenario scenario;
    scenario.changes["causes.stock.level"] = level;
    journey.scenarios["plan" + std::to_string(plan)] = scenario;
  }
  settle(journey);
  // Every customer pays what a few save, more or less: no plan is better by construction, and the
  // differences are as skewed as they can be.
  const std::vector<double> costs = exact_costs(journey);
  for (std::size_t plan = 0; plan < plans; ++plan) {
    Change dearer;
    dearer.operation = Change::Operation::add;
    dearer.operand = std::max(0.0, (costs[0] - costs[plan + 1]) * (1 + 0.8 * (unit() - 0.5)));
    journey.scenarios["plan" + std::to_string(plan)].changes["touchpoints.order.cost"] = dearer;
  }
  return journey;
}

TEST_CASE("decide: a thousand decisions, wrong at most as often as stated") {
  std::uint64_t settled = 0;
  std::uint64_t too_close = 0;
  std::uint64_t wrong = 0;
  for (std::uint64_t number = 1; number <= kDecisions; ++number) {
    const Journey journey = small_decision(number);
    const std::vector<std::string> scenarios = study::all_scenarios(journey);
    const std::vector<double> cost = exact_costs(journey);
    const double best = *std::min_element(cost.begin(), cost.end());

    montecarlo::Settings settings;
    settings.seed = number;
    settings.customers = 12 * montecarlo::kBlockCustomers;
    settings.decide =
        montecarlo::Decision{chain::Metric::total_cost, kError, number % 4 == 0 ? 0.1 : 0.005};
    const Outcome<study::Simulation> simulated = study::simulate(journey, scenarios, settings);
    REQUIRE(simulated.value.has_value());
    const montecarlo::Result& result = simulated->result;
    REQUIRE(result.contest.has_value());
    const montecarlo::Contest& contest = *result.contest;
    settled += result.stopped == StopReason::decided ? 1 : 0;
    too_close += result.stopped == StopReason::too_close_to_call ? 1 : 0;
    // Both claims, also of those that came to no end: the best is among the contenders, and they
    // differ by less than the bound.
    bool has_best = false;
    double worst = 0;
    for (const std::size_t side : contest.contenders) {
      has_best = has_best || cost[side] == best;
      worst = std::max(worst, cost[side] - best);
    }
    const bool within = !contest.within || worst <= *contest.within;
    wrong += has_best && within ? 0 : 1;
  }
  const boost::math::binomial_distribution<double> count(static_cast<double>(kDecisions), kError);
  const double most = boost::math::quantile(boost::math::complement(count, kWrongBudget));
  MESSAGE(fmt::format(
      "{} decisions: {} settled, {} too close to call, {} wrong (stated: {}, "
      "allowed by luck: {})",
      kDecisions, settled, too_close, wrong, kError * static_cast<double>(kDecisions), most));
  CHECK(static_cast<double>(wrong) <= most);
  CHECK(settled >= kDecisions / 4);
  CHECK(too_close >= kDecisions / 20);
}

}  // namespace
}  // namespace painpoint
