#include "montecarlo/stopping.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <vector>

#include "montecarlo/controls.h"
#include "tests/montecarlo/check.h"
#include "tests/montecarlo/delivery.h"
#include "tests/montecarlo/same_bits.h"

namespace painpoint::montecarlo {
namespace {

using enum chain::Metric;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kCap = 100 * kBlockCustomers;

struct PlanAndFix {
  test::Compiled compiled;
  Plan plan;

  explicit PlanAndFix(Journey journey = delivery())
      : compiled(test::compile_journey(std::move(journey))), plan(plan_of(compiled)) {
    plan.sides.push_back({"fix", test::compile_side(compiled.journey, *compiled.roster, "fix"), 1});
  }
};

/// What a run of as many customers without any rule gives.
Result without_rules(const Plan& plan, const Result& result) {
  return run(plan, settings_for(result.customers));
}

TEST_CASE("stopping: precise enough, on every side, and not before") {
  const PlanAndFix sides;
  Settings settings = settings_for(kCap);
  settings.precision = Precision{total_cost, 0.02};
  const Result result = run(sides.plan, settings);
  CHECK(result.stopped == StopReason::precise_enough);
  CHECK(result.customers < kCap);
  CHECK(result.customers % kBlockCustomers == 0);
  const auto relative = [](const Result& of) {
    double worst = 0;
    for (const SideResult& side : of.sides)
      worst = std::max(worst, 1.96 * chain::at(side.estimate.standard_error.journey, total_cost) /
                                  chain::at(side.estimate.mean.journey, total_cost));
    return worst;
  };
  CHECK(relative(result) <= 0.0201);
  const Result shorter = run(sides.plan, settings_for(result.customers * 4 / 5));
  CHECK(relative(shorter) > 0.02);
  CHECK(same_bits(result, without_rules(sides.plan, result)));
}

TEST_CASE("stopping: ratios, too, can be known precisely") {
  const PlanAndFix sides;
  Settings settings = settings_for(kCap);
  settings.precision = Precision{failure_demand_share, 0.05};
  CHECK(run(sides.plan, settings).stopped == StopReason::precise_enough);
}

TEST_CASE("stopping: what was never seen is not precise") {
  Journey journey;
  test::add_touchpoint(journey, "a", {{"completed", 1}});
  const test::Compiled compiled = test::compile_journey(journey);
  for (const chain::Metric metric : {escalations, visits}) {  // 0 and 1 for everybody so far
    Settings settings = settings_for(3 * kBlockCustomers);
    settings.precision = Precision{metric, 0.2};
    const Result result = run(plan_of(compiled), settings);
    CHECK(result.stopped == StopReason::customers_reached);
    CHECK(result.customers == settings.customers);
  }
}

TEST_CASE("stopping: looks become rarer") {
  CHECK(is_look(1));
  CHECK(is_look(19));
  std::uint64_t last = 1;
  int looks = 0;
  for (std::uint64_t blocks = 2; blocks < 100'000; ++blocks) {
    if (!is_look(blocks)) continue;
    CHECK(static_cast<double>(blocks - last) <= std::max(1.0, 0.1 * static_cast<double>(last)));
    last = blocks;
    ++looks;
  }
  CHECK(looks < 120);
}

TEST_CASE("stopping: a decision is settled at the same customer whatever the threads") {
  const PlanAndFix sides;
  Settings settings = settings_for(kCap);
  settings.decide = Decision{};
  settings.threads = 1;
  const Result alone = run(sides.plan, settings);
  CHECK(alone.stopped == StopReason::decided);
  REQUIRE(alone.contest.has_value());
  CHECK(alone.contest->leader == 1);
  CHECK(alone.contest->contenders == std::vector<std::size_t>{1});
  CHECK(same_bits(alone, without_rules(sides.plan, alone)));
  for (const unsigned threads : {2U, 5U}) {
    settings.threads = threads;
    const Result other = run(sides.plan, settings);
    CHECK(other.stopped == alone.stopped);
    CHECK(other.contest == alone.contest);
    CHECK(same_bits(alone, other));
  }
}

TEST_CASE("stopping: more satisfaction is better") {
  const PlanAndFix sides;
  Settings settings = settings_for(kCap);
  settings.decide = Decision{satisfaction, 0.05, 0.0001};
  const Result result = run(sides.plan, settings);
  CHECK(result.stopped == StopReason::decided);
  CHECK(result.contest->leader == 1);
}

TEST_CASE("stopping: scenarios that hardly differ are too close to call") {
  PlanAndFix sides;
  // The fix, at a price of what it saves; everybody orders once.
  const double saving =
      -chain::at(run(sides.plan, settings_for(kCap)).sides[1].difference->mean.journey, total_cost);
  const std::uint32_t order = sides.compiled.roster->touchpoints.find("order").value;
  for (chain::SegmentChain& segment : sides.plan.sides[1].segments)
    segment.touchpoints[order].cost += saving;
  Settings settings = settings_for(kCap);
  settings.decide = Decision{total_cost, 0.05, 0.05};
  const Result result = run(sides.plan, settings);
  CHECK(result.stopped == StopReason::too_close_to_call);
  CHECK(result.contest->contenders == std::vector<std::size_t>{0, 1});
  REQUIRE(result.contest->within.has_value());
  const double base = chain::at(result.sides[0].estimate.mean.journey, total_cost);
  CHECK(*result.contest->within < 0.05 * base);
  CHECK(same_bits(result, without_rules(sides.plan, result)));
}

TEST_CASE("stopping: the cap, and what is known by then") {
  const PlanAndFix sides;
  Plan plan = sides.plan;
  plan.sides.push_back({"twin", plan.sides[1].segments, 1});
  Settings settings = settings_for(20 * kBlockCustomers + 5);
  settings.decide = Decision{};
  const Result result = run(plan, settings);
  CHECK(result.stopped == StopReason::customers_reached);
  CHECK(result.customers == settings.customers);
  // The base is beaten by both; twins never differ, which says nothing about rare differences.
  CHECK(result.contest->contenders == std::vector<std::size_t>{1, 2});
  CHECK_FALSE(result.contest->within.has_value());
  CHECK(same_bits(result, without_rules(plan, result)));
}

TEST_CASE("stopping: one side, or a few customers, decide nothing") {
  const PlanAndFix sides;
  Settings settings = settings_for(2 * kBlockCustomers);
  settings.decide = Decision{};
  CHECK_FALSE(run(plan_of(sides.compiled), settings).contest.has_value());
  settings.customers = 100;
  const Result result = run(sides.plan, settings);
  CHECK(result.stopped == StopReason::customers_reached);
  CHECK(result.contest->contenders.size() == 2);
}

TEST_CASE("stopping: time limits and cancelling take effect within a tenth of a second") {
  const PlanAndFix sides;
  constexpr int kSlowness = PAINPOINT_SANITIZED ? 10 : 1;
  for (const bool by_time : {true, false}) {
    milliseconds fastest{1'000'000};  // the machine may have other things to do
    for (int attempt = 0; attempt < 5 && fastest > milliseconds(100 * kSlowness); ++attempt) {
      std::atomic<bool> cancelled{false};
      Settings settings = settings_for(std::uint64_t{1} << 40U);
      settings.cancelled = &cancelled;
      settings.time_limit = by_time ? milliseconds(50) : milliseconds(60'000);
      auto begin = Clock::now();
      if (!by_time)
        settings.progress = [&](std::uint64_t, std::uint64_t) {
          if (!cancelled) begin = Clock::now();
          cancelled = true;
        };
      const Result result = run(sides.plan, settings);
      CHECK(result.stopped == (by_time ? StopReason::time_limit : StopReason::interrupted));
      const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
      fastest = std::min(fastest, took - (by_time ? milliseconds(50) : milliseconds(0)));
      if (result.customers > 0) CHECK(same_bits(result, without_rules(sides.plan, result)));
    }
    CHECK(fastest.count() <= 100 * kSlowness);
  }
}

TEST_CASE("stopping: the bound holds at all times, and is not far too wide") {
  // For normal differences of known variance the bound is exact mathematics, not asymptotics.
  constexpr int kPaths = PAINPOINT_SANITIZED ? 200 : 2000;
  constexpr int kSteps = 2000;
  constexpr double kPerStep = 64;  // customers
  constexpr double kError = 0.1;
  std::vector<double> bound;
  for (int step = 1; step <= kSteps; ++step)
    bound.push_back(time_uniform_bound(kPerStep * step, kPerStep, kError));
  std::mt19937_64 bits(kSeed);
  std::normal_distribution<double> normal;
  int crossed = 0;
  for (int path = 0; path < kPaths; ++path) {
    double sum = 0;
    for (int step = 1; step <= kSteps; ++step) {
      sum += normal(bits);
      if (sum / step > bound[static_cast<std::size_t>(step) - 1]) {
        ++crossed;
        break;
      }
    }
  }
  // Six standard deviations of a binomial count above; and not a bound that is never met.
  CHECK(crossed <= kPaths * kError + 6 * std::sqrt(kPaths * kError));
  CHECK(crossed >= kPaths * kError / 10);
  CHECK(time_uniform_bound(1e6, 1, 0.05) < time_uniform_bound(1e5, 1, 0.05));
  CHECK(time_uniform_bound(1e5, 1, 0.01) > time_uniform_bound(1e5, 1, 0.05));
}

TEST_CASE("controls: without a change exactly nothing, without known means none") {
  const PlanAndFix sides;
  Plan plan = sides.plan;
  const Result unknown = run(plan, settings_for(8 * kBlockCustomers));
  CHECK(unknown.sides[1].controlled.empty());
  plan.sides[1].segments = plan.sides[0].segments;
  for (Side& side : plan.sides) side.known.assign(2, chain::Row{});
  const Result same = run(plan, settings_for(8 * kBlockCustomers));
  REQUIRE(same.sides[1].controlled.size() == kControlled.size());
  for (const Controlled& one : same.sides[1].controlled) {
    CHECK(one.mean == 0);
    CHECK(one.standard_error == 0);
    CHECK_FALSE(controlled_factor(same.sides[1], same.sides[0], one).has_value());
    CHECK_FALSE(pairing_factor(same.sides[1], same.sides[0], one.metric).has_value());
  }
  CHECK(run(plan, settings_for(50)).sides[1].controlled.empty());
}

}  // namespace
}  // namespace painpoint::montecarlo
