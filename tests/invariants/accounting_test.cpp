#include <numeric>

#include "exact/evaluate.h"
#include "tests/support/sample_journeys.h"

// What must add up in every journey, under every scenario.

using namespace painpoint;
using namespace painpoint::test;
using chain::Metric;

namespace {

template <class Check>
void each_result(std::uint64_t random, Check&& check) {
  for (NamedJourney& sample : sample_journeys(random)) {
    CAPTURE(sample.name);
    const Solved solved = solve_journey(std::move(sample.journey), false, false);
    for (const study::ScenarioResult& scenario : solved.comparison.scenarios) {
      CAPTURE(scenario.id);
      check(solved, scenario);
    }
  }
}

bool is_additive(Metric metric) {
  return static_cast<std::size_t>(metric) < chain::kLinear && metric != Metric::satisfaction &&
         metric != Metric::complaints_per_1000;
}

}  // namespace

TEST_CASE("flow is conserved: the chances of the ends add up to 1") {
  each_result(100, [](const Solved&, const study::ScenarioResult& scenario) {
    const auto& ends = scenario.result.breakdown.ends;
    CHECK(close(std::accumulate(ends.begin(), ends.end(), 0.0), 1, 1e-9));
    for (const double chance : ends) CHECK(chance >= 0);
  });
}

TEST_CASE("splits add up to the whole, for each metric that the split has") {
  each_result(100, [](const Solved&, const study::ScenarioResult& scenario) {
    const chain::Breakdown& b = scenario.result.breakdown;
    for (const chain::Split split : chain::kSplits) {
      if (split == chain::Split::segment) continue;
      for (std::size_t m = 0; m < chain::kMetrics; ++m) {
        const Metric metric{static_cast<std::uint8_t>(m)};
        if (!is_additive(metric) || !chain::applies(metric, split)) continue;
        // Of teams and causes, whole families are left out; total_cost of causes is then a part.
        if (split == chain::Split::cause &&
            (metric == Metric::staff_cost || metric == Metric::cash_cost ||
             metric == Metric::spending || metric == Metric::total_cost))
          continue;
        double sum = 0, size = 0;
        for (const chain::Row& row : b.rows(split)) {
          sum += chain::at(row, metric);
          size += std::abs(chain::at(row, metric));
        }
        CAPTURE(chain::name_of(split));
        CAPTURE(chain::info(metric).name);
        CHECK(std::abs(sum - chain::at(b.journey, metric)) <= 1e-9 * std::max(size, 1e-6));
      }
    }
  });
}

TEST_CASE("segments by share add up to the whole") {
  each_result(100, [](const Solved& solved, const study::ScenarioResult& scenario) {
    const chain::Breakdown& b = scenario.result.breakdown;
    for (std::size_t m = 0; m < chain::kMetrics; ++m) {
      const Metric metric{static_cast<std::uint8_t>(m)};
      if (static_cast<std::size_t>(metric) >= chain::kLinear) continue;
      double sum = 0, size = 0;
      std::size_t s = 0;
      for (const auto& member : solved.comparison.roster.segments) {
        const double share = solved.journey.segments.find(member.id)->share.value;
        sum += share * chain::at(b.segments[s], metric);
        size += share * std::abs(chain::at(b.segments[s], metric));
        ++s;
      }
      CAPTURE(chain::info(metric).name);
      CHECK(std::abs(sum - chain::at(b.journey, metric)) <= 1e-9 * std::max(size, 1e-6));
    }
  });
}

TEST_CASE("satisfaction: its distribution adds up to 1 and has its mean") {
  each_result(100, [](const Solved&, const study::ScenarioResult& scenario) {
    double chance = 0, mean = 0, last = -1;
    for (const auto& [score, c] : scenario.result.satisfaction_distribution) {
      CHECK(score > last);
      CHECK(score >= 0);
      CHECK(score <= 100);
      CHECK(c >= 0);
      chance += c;
      mean += score * c;
      last = score;
    }
    CHECK(close(chance, 1, 1e-9));
    CHECK(close(mean, chain::at(scenario.result.breakdown.journey, Metric::satisfaction), 1e-9));
  });
}

TEST_CASE("the forward equations give the total cost of the breakdown") {
  for (const NamedJourney& sample : sample_journeys(60)) {
    CAPTURE(sample.name);
    Journey journey = sample.journey;
    settle(journey);
    const Roster roster = make_roster(journey);
    std::vector<std::string> sides = study::all_scenarios(journey);
    for (const std::string& side : sides) {
      CAPTURE(side);
      for (const chain::SegmentChain& segment :
           compile_side(journey, roster, side == study::kBase ? "" : side)) {
        const Outcome<exact::SegmentResult> result = exact::solve_segment(segment, roster);
        REQUIRE(result.value.has_value());
        chain::Row row = result->breakdown.journey;
        chain::derive(row);  // one segment's figures are the counted ones
        const double total = chain::at(row, Metric::total_cost);
        const double size = chain::at(row, Metric::cash_cost) + chain::at(row, Metric::value_lost) +
                            std::abs(chain::at(row, Metric::margin));
        CHECK(std::abs(result->total_cost_mean - total) <= 1e-9 * std::max(size, 1e-6));
        CHECK(result->total_cost_variance >= 0);
        const Outcome<exact::Totals> totals = exact::solve_totals(segment, roster);
        REQUIRE(totals.value.has_value());
        CHECK(close(totals->cash_cost, chain::at(row, Metric::cash_cost), 1e-9));
        CHECK(close(totals->staff_cost, chain::at(row, Metric::staff_cost), 1e-9));
        CHECK(close(totals->lost, chain::at(row, Metric::lost), 1e-9));
        CHECK(close(totals->staff_minutes, chain::at(row, Metric::staff_minutes), 1e-9));
      }
    }
  }
}

TEST_CASE("figures stay within what they can be") {
  each_result(100, [](const Solved&, const study::ScenarioResult& scenario) {
    const chain::Row& row = scenario.result.breakdown.journey;
    for (const Metric metric :
         {Metric::abandoned, Metric::completed, Metric::lost, Metric::background_lost,
          Metric::rework_time_share, Metric::failure_demand_share}) {
      CAPTURE(chain::info(metric).name);
      CHECK(chain::at(row, metric) >= 0);
      CHECK(chain::at(row, metric) <= 1 + 1e-12);
    }
    CHECK(chain::at(row, Metric::rework_visits) <= chain::at(row, Metric::visits));
    CHECK(chain::at(row, Metric::friction_minutes) <=
          chain::at(row, Metric::journey_minutes) * (1 + 1e-12));
    CHECK(chain::at(row, Metric::journey_minutes) <=
          chain::at(row, Metric::elapsed_minutes) * (1 + 1e-12));
    CHECK(chain::at(row, Metric::rework_minutes) <=
          chain::at(row, Metric::staff_minutes) * (1 + 1e-12) + 1e-12);
    CHECK(chain::at(row, Metric::spending) >= -1e-9);
  });
}
