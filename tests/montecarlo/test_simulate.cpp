#include "montecarlo/simulate.h"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#include "montecarlo/tables.h"
#include "montecarlo/tally.h"
#include "montecarlo/walk.h"
#include "tests/montecarlo/check.h"
#include "tests/montecarlo/delivery.h"
#include "tests/montecarlo/same_bits.h"

namespace painpoint::montecarlo {
namespace {

using enum chain::Metric;
using chain::Split;

Plan plan_with_scenarios(const test::Compiled& compiled) {
  Plan plan = plan_of(compiled);
  plan.sides.push_back(
      {"fix", test::compile_side(compiled.journey, *compiled.roster, "fix"), 1.01});
  plan.sides.push_back({"same", compiled.segments, 1});
  return plan;
}

TEST_CASE("simulate: any number of threads gives the same bits") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Plan plan = plan_with_scenarios(compiled);
  Settings settings = settings_for(5 * kBlockCustomers + 123);
  settings.threads = 1;
  const Result alone = run(plan, settings);
  CHECK(alone.customers == settings.customers);
  CHECK(alone.stopped == StopReason::customers_reached);
  CHECK(same_bits(alone, run(plan, settings)));
  for (const unsigned threads : {2U, 3U, 8U, 0U}) {
    settings.threads = threads;
    CHECK(same_bits(alone, run(plan, settings)));
  }
  settings.seed = kSeed + 1;
  CHECK_FALSE(same_bits(alone, run(plan, settings)));
}

TEST_CASE("simulate: an identical side differs by exactly nothing") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Result result = run(plan_with_scenarios(compiled), settings_for(2 * kBlockCustomers + 1));
  REQUIRE(result.sides[2].difference.has_value());
  const Estimate nothing{chain::Breakdown(*compiled.roster), chain::Breakdown(*compiled.roster)};
  CHECK(same_bits(*result.sides[2].difference, nothing));
  CHECK(same_bits(result.sides[2].estimate, result.sides[0].estimate));
  CHECK(result.sides[2].quantiles == result.sides[0].quantiles);
  CHECK_FALSE(same_bits(*result.sides[1].difference, nothing));
}

TEST_CASE("simulate: a difference is the difference of the means, with less error") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Result result = run(plan_with_scenarios(compiled), settings_for());
  const Estimate& base = result.sides[0].estimate;
  const Estimate& fix = result.sides[1].estimate;
  const Estimate& difference = *result.sides[1].difference;
  const auto check_row = [](const chain::Row& d, const chain::Row& a, const chain::Row& b) {
    for (std::size_t m = 0; m < chain::kMetrics; ++m)
      CHECK(std::fabs(d[m] - (a[m] - b[m])) <= 1e-10 * (std::fabs(a[m]) + std::fabs(b[m])));
  };
  check_row(difference.mean.journey, fix.mean.journey, base.mean.journey);
  for (const Split s : chain::kSplits)
    for (std::size_t i = 0; i < base.mean.rows(s).size(); ++i)
      check_row(difference.mean.rows(s)[i], fix.mean.rows(s)[i], base.mean.rows(s)[i]);
  for (const chain::Metric metric :
       {problems, total_cost, friction_minutes, failure_demand_share}) {
    const double paired = chain::at(difference.standard_error.journey, metric);
    const double unpaired = std::hypot(chain::at(fix.standard_error.journey, metric),
                                       chain::at(base.standard_error.journey, metric));
    CHECK(paired > 0);
    CHECK(paired < unpaired);
  }
  CHECK(chain::at(difference.mean.journey, problems) < 0);
  // Where the change has no part, nothing differs.
  const std::size_t order = compiled.roster->touchpoints.find("order").value;
  CHECK(chain::at(difference.mean.touchpoints[order], visits) == 0);
  CHECK(chain::at(difference.standard_error.touchpoints[order], journey_minutes) == 0);
}

TEST_CASE("simulate: customers are conserved and splits add up") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Result result = run(plan_of(compiled), settings_for(20'000));
  const chain::Breakdown& b = result.sides[0].estimate.mean;
  double ends = 0;
  for (const double chance : b.ends) ends += chance;
  CHECK(ends == doctest::Approx(1).epsilon(1e-14));
  CHECK(b.ends[compiled.roster->abandoned.value] == chain::at(b.journey, chain::Metric::abandoned));
  CHECK(b.ends[compiled.roster->completed.value] == chain::at(b.journey, completed));
  std::uint64_t customers = 0;
  for (const std::uint64_t n : result.sides[0].segment_customers) customers += n;
  CHECK(customers == 20'000);
  for (const Split s : {Split::touchpoint, Split::cause, Split::channel, Split::team, Split::stage})
    for (std::size_t m = 0; m < chain::kLinear; ++m) {
      const auto metric = static_cast<chain::Metric>(m);
      if (!chain::applies(metric, s)) continue;
      double sum = 0;
      for (const chain::Row& row : b.rows(s)) sum += row[m];
      INFO(chain::name_of(s), " ", chain::info(metric).name);
      CHECK(sum == doctest::Approx(b.journey[m]).epsilon(1e-11));
    }
  // Segments are per customer of the segment.
  double cost = 0;
  for (std::size_t s = 0; s < b.segments.size(); ++s)
    cost += chain::at(b.segments[s], total_cost) *
            static_cast<double>(result.sides[0].segment_customers[s]) / 20'000;
  CHECK(cost == doctest::Approx(chain::at(b.journey, total_cost)).epsilon(1e-11));
}

TEST_CASE("simulate: standard errors are those of repeated runs") {
  // The spread of the means of many runs, against the error that each of them claims.
  const test::Compiled compiled = test::compile_journey(delivery());
  constexpr int kRuns = 200;
  const std::vector<chain::Metric> metrics = {visits, total_cost, rework_time_share,
                                              failure_demand_share, satisfaction};
  std::vector<double> sum(metrics.size()), squares(metrics.size()), claimed(metrics.size());
  for (int r = 0; r < kRuns; ++r) {
    Settings settings = settings_for(1000);
    settings.seed = static_cast<std::uint64_t>(1000 + r);
    const Result result = run(plan_of(compiled), settings);
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      const double mean = chain::at(result.sides[0].estimate.mean.journey, metrics[i]);
      const double se = chain::at(result.sides[0].estimate.standard_error.journey, metrics[i]);
      sum[i] += mean;
      squares[i] += mean * mean;
      claimed[i] += se * se;
    }
  }
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const double variance = (squares[i] - sum[i] * sum[i] / kRuns) / (kRuns - 1);
    const double ratio = variance / (claimed[i] / kRuns);
    // A variance of kRuns normal means has relative error sqrt(2 / (kRuns - 1)).
    INFO(chain::info(metrics[i]).name, ": ", ratio);
    CHECK(std::fabs(ratio - 1) < kZ * std::sqrt(2.0 / (kRuns - 1)));
  }
}

TEST_CASE("simulate: an interrupted run is a shorter run") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Plan plan = plan_with_scenarios(compiled);
  for (const unsigned threads : {1U, 3U}) {
    std::atomic<bool> cancelled{false};
    Settings settings = settings_for(1000 * kBlockCustomers);
    settings.threads = threads;
    settings.cancelled = &cancelled;
    std::uint64_t last = 0;
    settings.progress = [&](std::uint64_t done, std::uint64_t total) {
      CHECK(total == 1000 * kBlockCustomers);
      CHECK(done == last + kBlockCustomers);
      last = done;
      if (done >= 3 * kBlockCustomers) cancelled = true;
    };
    const Result result = run(plan, settings);
    CHECK(result.stopped == StopReason::interrupted);
    CHECK(result.customers == last);
    CHECK(result.customers % kBlockCustomers == 0);
    CHECK(result.customers >= 3 * kBlockCustomers);
    CHECK(result.customers < 10 * kBlockCustomers);
    const Result shorter = run(plan, settings_for(result.customers));
    CHECK(shorter.stopped == StopReason::customers_reached);
    CHECK(same_bits(result, shorter));
  }
}

TEST_CASE("simulate: interrupted at once") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const std::atomic<bool> cancelled{true};
  Settings settings = settings_for();
  settings.cancelled = &cancelled;
  const Result result = run(plan_with_scenarios(compiled), settings);
  CHECK(result.customers == 0);
  CHECK(result.stopped == StopReason::interrupted);
  CHECK(chain::at(result.sides[1].estimate.mean.journey, visits) == 0);
  CHECK(chain::at(result.sides[1].difference->mean.journey, visits) == 0);
}

TEST_CASE("simulate: one customer, and none") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const Result one = run(plan_with_scenarios(compiled), settings_for(1));
  CHECK(one.customers == 1);
  CHECK(chain::at(one.sides[0].estimate.mean.journey, visits) >= 1);
  CHECK(chain::at(one.sides[0].estimate.standard_error.journey, visits) == 0);
  CHECK(run(plan_of(compiled), settings_for(0)).customers == 0);
}

TEST_CASE("simulate: a customer who never gets away stops the run with an error") {
  Journey journey;
  // A way out that nobody takes within a million visits.
  test::add_touchpoint(journey, "a", {{"a", 1 - 1e-12}, {"completed", 1e-12}});
  const test::Compiled compiled = test::compile_journey(journey);
  Settings settings = settings_for(100'000);
  const Outcome<Result> outcome = simulate(plan_of(compiled), settings);
  REQUIRE_FALSE(outcome.value.has_value());
  REQUIRE(outcome.diagnostics.error_count() == 1);
  CHECK(outcome.diagnostics.all()[0].code == Code::trap);
  CHECK(outcome.diagnostics.all()[0].address == "touchpoints.a.next");
}

TEST_CASE("simulate: what fails in a thread fails the caller") {
  const test::Compiled compiled = test::compile_journey(delivery());
  for (const unsigned threads : {1U, 3U}) {
    Settings settings = settings_for(10 * kBlockCustomers);
    settings.threads = threads;
    settings.progress = [](std::uint64_t, std::uint64_t) { throw std::bad_alloc(); };
    CHECK_THROWS_AS(simulate(plan_of(compiled), settings), std::bad_alloc);
  }
}

TEST_CASE("simulate: a tally does not grow with the customers") {
  const test::Compiled compiled = test::compile_journey(delivery());
  const SideTables tables = make_tables(compiled.segments);
  const CellLayout layout(*compiled.roster);
  SideTally tally(*compiled.roster, layout);
  CustomerSheet sheet(*compiled.roster, layout, 1);
  VisitCounts counts(compiled.roster->touchpoints.size());
  const auto play_until = [&](std::uint64_t from, std::uint64_t to) {
    for (std::uint64_t customer = from; customer < to; ++customer) {
      Walk walk(tables, kSeed, customer, counts, sheet);
      REQUIRE(walk.run());
      tally.add(sheet);
    }
    return tally.cells.used().size();
  };
  const std::size_t early = play_until(0, 2000);
  CHECK(early <= layout.size());
  CHECK(play_until(2000, 20'000) == early);
}

TEST_CASE("simulate: segments whose shares a scenario changes") {
  const test::Compiled compiled = test::compile_journey(delivery());
  Plan plan = plan_of(compiled);
  plan.sides.push_back({"shift", compiled.segments, 1});
  plan.sides[1].segments[0].share = 0.55;
  plan.sides[1].segments[1].share = 0.45;
  const Result result = run(plan, settings_for());
  const Estimate& d = *result.sides[1].difference;
  for (std::size_t s = 0; s < 2; ++s) {
    const double gap = chain::at(d.mean.segments[s], journey_minutes);
    CHECK(std::fabs(gap) <= kZ * chain::at(d.standard_error.segments[s], journey_minutes));
  }
  CHECK(chain::at(d.mean.journey, journey_minutes) > 0);
}

}  // namespace
}  // namespace painpoint::montecarlo
