#include "montecarlo/crowd.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "montecarlo/worker.h"
#include "study/prepare.h"
#include "tests/montecarlo/check.h"
#include "tests/montecarlo/delivery.h"
#include "tests/support/random_journey.h"
#include "tests/support/sample_journeys.h"
#include "yaml/reader.h"

/// The crowd against its definition: customers who are played together have the journeys that the
/// walk gives each of them alone.
namespace painpoint::montecarlo {
namespace {

std::uint64_t bits(double x) {
  return std::bit_cast<std::uint64_t>(x);
}

std::size_t different(const CustomerTotals& a, const CustomerTotals& b) {
  return (bits(a.cash) != bits(b.cash)) + (bits(a.friction) != bits(b.friction)) +
         (bits(a.minutes) != bits(b.minutes)) + (bits(a.value_lost) != bits(b.value_lost)) +
         (bits(a.margin) != bits(b.margin)) + (bits(a.satisfaction) != bits(b.satisfaction));
}

/// Sums of the two ways stand in another order, so that they agree up to rounding only; counts are
/// exact in any order.
void compare(const Tally& crowd, const Tally& walks) {
  REQUIRE(crowd.parts.size() == walks.parts.size());
  for (std::size_t h = 0; h < crowd.parts.size(); ++h)
    for (std::size_t s = 0; s < crowd.parts[h].size(); ++s) {
      const SideTally& a = crowd.parts[h][s];
      const SideTally& b = walks.parts[h][s];
      CHECK(a.customers == b.customers);
      CHECK(a.groups == b.groups);
      for (std::size_t e = 0; e < a.ends.size(); ++e) {
        CHECK(a.ends[e].sum == b.ends[e].sum);
        CHECK(a.ends[e].squares == doctest::Approx(b.ends[e].squares).epsilon(1e-12));
      }
      CHECK(a.cells.used().size() == b.cells.used().size());
      for (const std::uint32_t cell : b.cells.used()) {
        const Sums* in_a = a.cells.find(cell);
        REQUIRE(in_a != nullptr);
        const Sums& in_b = *b.cells.find(cell);
        for (std::size_t m = 0; m < kTallied; ++m) {
          INFO("cell ", cell, " ", chain::info(static_cast<chain::Metric>(m)).name);
          // Spending is what is left of the cash cost without that of staff.
          double size = std::fabs(in_b.sum[m]) + in_b.squares[m];
          if (static_cast<chain::Metric>(m) == chain::Metric::spending)
            for (const chain::Metric part : {chain::Metric::cash_cost, chain::Metric::staff_cost})
              size += at(in_b.sum, part) + at(in_b.squares, part);
          CHECK(std::fabs(in_a->sum[m] - in_b.sum[m]) <= 1e-10 * size);
          CHECK(std::fabs(in_a->squares[m] - in_b.squares[m]) <= 1e-10 * size);
        }
      }
    }
}

void compare_ways(const Plan& plan, std::uint64_t customers, std::uint64_t seed,
                  std::uint64_t first_block = 0) {
  Settings settings = settings_for(customers);
  settings.seed = seed;
  const Job together(plan, settings);
  REQUIRE(together.as_crowd);
  Settings alone_settings = settings;
  alone_settings.one_by_one = true;
  const Job alone(plan, alone_settings);
  Worker crowd(together);
  Worker walks(alone);
  for (std::uint64_t block = first_block; block < together.blocks; ++block) {
    REQUIRE(crowd.play(block) == Crowd::Status::done);
    REQUIRE(walks.play(block) == Crowd::Status::done);
    for (std::size_t s = 0; s < plan.sides.size(); ++s) {
      std::size_t wrong = 0;
      for (std::size_t slot = 0; slot < crowd.totals()[s].size(); ++slot)
        wrong += different(crowd.totals()[s][slot], walks.totals()[s][slot]);
      INFO("side ", plan.sides[s].id, ", block ", block);
      CHECK(wrong == 0);
    }
    compare(crowd.tally(), walks.tally());
  }
}

/// The base and all scenarios of a journey.
struct Sides {
  Roster roster;
  Plan plan;

  explicit Sides(const Journey& journey) : roster(make_roster(journey)) {
    plan.roster = &roster;
    const auto bases = study::segment_bases(journey);
    REQUIRE(bases.value.has_value());
    add(journey, *bases, "base", {});
    for (const auto& [id, scenario] : journey.scenarios)
      add(journey, *bases, id, parts_of(journey, id));
  }
  void add(const Journey& journey, const study::SegmentBases& bases, const std::string& id,
           const std::vector<ScenarioPart>& parts) {
    auto own = study::prepare(journey, bases, roster, parts);
    if (own) plan.sides.push_back({id, std::move(own->segments), 1.01});
  }
};

TEST_CASE("crowd: a journey with something of everything") {
  const test::Compiled compiled = test::compile_journey(delivery());
  Plan plan = plan_of(compiled);
  plan.sides.push_back(
      {"fix", test::compile_side(compiled.journey, *compiled.roster, "fix"), 1.01});
  compare_ways(plan, 2 * kBlockCustomers + 77, 3);
}

TEST_CASE("crowd: the large groups of long runs") {
  for (const auto& [its_name, its_journey] : test::shipped_journeys()) {
    const std::string name = its_name;
    INFO(name);
    const Sides sides(its_journey);
    for (const std::uint64_t first : {kFirstOfLargeGroups, kFirstOfLargestGroups})
      compare_ways(sides.plan, first + kBlockCustomers, 12, first / kBlockCustomers);
  }
}

TEST_CASE("crowd: the sample journeys under every scenario") {
  for (const auto& [its_name, its_journey] : test::shipped_journeys()) {
    const std::string name = its_name;
    INFO(name);
    const Sides sides(its_journey);
    compare_ways(sides.plan, kBlockCustomers + 500, 11);
  }
}

TEST_CASE("crowd: wild journeys") {
  constexpr std::uint64_t kJourneys = 60;
  std::size_t played = 0;
  for (std::uint64_t seed = 1; seed <= kJourneys; ++seed) {
    const std::string text = "painpoint: 1\njourney: wild\n" + test::RandomJourney(seed).text();
    const yaml::JourneyFile file = yaml::read_journey("random.yaml", text);
    if (file.diagnostics.has_errors()) continue;
    const auto bases = study::segment_bases(file.journey);
    if (!bases.value) continue;
    INFO(text);
    const Sides sides(file.journey);
    compare_ways(sides.plan, 700, seed);
    ++played;
  }
  CHECK(played >= kJourneys / 2);
}

TEST_CASE("crowd: all instruction sets and all numbers of threads give the same bits") {
  const test::Compiled compiled = test::compile_journey(delivery());
  Plan plan = plan_of(compiled);
  plan.sides.push_back(
      {"fix", test::compile_side(compiled.journey, *compiled.roster, "fix"), 1.01});
  Settings settings = settings_for(kFirstOfLargeGroups + kBlockCustomers + 5);
  settings.instructions = Instructions::baseline;
  settings.threads = 1;
  const Result baseline = run(plan, settings);
  for (const Instructions set : {Instructions::avx2, Instructions::avx512, Instructions::best}) {
    settings.instructions = set;
    settings.threads += 1;
    const Result other = run(plan, settings);
    for (std::size_t s = 0; s < plan.sides.size(); ++s)
      for (std::size_t m = 0; m < chain::kMetrics; ++m) {
        const auto in = [&](const Result& r) { return r.sides[s].estimate; };
        CHECK(bits(in(other).mean.journey[m]) == bits(in(baseline).mean.journey[m]));
        CHECK(bits(in(other).standard_error.journey[m]) ==
              bits(in(baseline).standard_error.journey[m]));
        for (std::size_t t = 0; t < compiled.roster->touchpoints.size(); ++t)
          CHECK(bits(in(other).mean.touchpoints[t][m]) ==
                bits(in(baseline).mean.touchpoints[t][m]));
      }
  }
}

TEST_CASE("crowd: somebody who walks for very long is followed to the end") {
  // 30,000 visits on average: more than anyone makes in company.
  Journey journey;
  Touchpoint& a =
      test::add_touchpoint(journey, "a", {{"a", 1 - 1.0 / 30'000}, {"completed", 1.0 / 30'000}});
  a.minutes = test::fixed_time(1);
  const test::Compiled compiled = test::compile_journey(journey);
  compare_ways(plan_of(compiled), 12, 5);
}

}  // namespace
}  // namespace painpoint::montecarlo
