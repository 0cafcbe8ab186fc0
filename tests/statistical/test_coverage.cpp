#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "montecarlo/controls.h"
#include "study/compare.h"
#include "study/simulate.h"
#include "tests/montecarlo/delivery.h"
#include "tests/support/tolerance.h"

/// Intervals must contain the truth as often as they say: over many seeds, against the exact
/// solver.
namespace painpoint {
namespace {

using enum chain::Metric;

constexpr std::uint64_t kSeeds = PAINPOINT_SANITIZED ? 100 : 1000;
constexpr double kBudget = 1e-3;  ///< the chance that a correct program fails, over all comparisons
constexpr double kHalf95 = 1.959963984540054;

constexpr std::array<chain::Metric, 10> kMetrics = {
    problems,      complaints,   rework_visits, lost,       friction_minutes,
    staff_minutes, satisfaction, cash_cost,     total_cost, failure_demand_share};

Journey settled_delivery() {
  Journey journey = montecarlo::delivery();
  settle(journey);
  return journey;
}

/// How often each of several intervals contained the truth.
class Coverage {
 public:
  explicit Coverage(std::vector<std::string> names) : names_(std::move(names)) {
    counts_.resize(names_.size());
    sums_.resize(names_.size());
    squares_.resize(names_.size());
  }

  void add(std::size_t which, double mean, double error, double exact) {
    CHECK(error > 0);
    if (std::fabs(mean - exact) <= kHalf95 * error) ++counts_[which];
    const double z = (mean - exact) / error;
    sums_[which] += z;
    squares_[which] += z * z;
  }

  /// `comparisons` share the budget.
  void check(std::uint64_t runs, std::size_t comparisons) const {
    const boost::math::binomial_distribution<double> count(static_cast<double>(runs), 0.95);
    const double chance = kBudget / static_cast<double>(2 * comparisons);
    const double fewest = boost::math::quantile(count, chance);
    const double most = boost::math::quantile(boost::math::complement(count, chance));
    // No bias: the mean of the z is within what chance allows.
    const double z = test::z_for(kBudget, comparisons) / std::sqrt(static_cast<double>(runs));
    std::string shown;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string& name = names_[i];
      const double share = 100.0 * static_cast<double>(counts_[i]) / static_cast<double>(runs);
      const double mean = sums_[i] / static_cast<double>(runs);
      shown += fmt::format(" {} {:.1f}%", name, share);
      INFO(name, ": ", counts_[i], " of ", runs, ", mean z ", mean);
      CHECK(static_cast<double>(counts_[i]) >= fewest);
      CHECK(static_cast<double>(counts_[i]) <= most);
      CHECK(std::fabs(mean) <= z);
    }
    MESSAGE(fmt::format("95% intervals of {} runs contain the truth (allowed {} to {}):{}", runs,
                        fewest, most, shown));
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint64_t> counts_;
  std::vector<double> sums_, squares_;
};

std::vector<std::string> names_of(const auto& metrics) {
  std::vector<std::string> names;
  for (const chain::Metric metric : metrics) names.emplace_back(chain::info(metric).name);
  return names;
}

struct Truth {
  chain::Row base, fix;

  explicit Truth(const Journey& journey) {
    const Outcome<study::Comparison> exact =
        study::compare(journey, {{"base", "fix"}, false, false});
    REQUIRE(exact.value.has_value());
    base = exact->scenarios[0].result.breakdown.journey;
    fix = exact->scenarios[1].result.breakdown.journey;
  }
  [[nodiscard]] double change(chain::Metric metric) const {
    return chain::at(fix, metric) - chain::at(base, metric);
  }
};

montecarlo::Result play(const Journey& journey, std::uint64_t seed, std::uint64_t customers,
                        study::Controls controls) {
  montecarlo::Settings settings;
  settings.seed = seed;
  settings.customers = customers;
  Outcome<study::Simulation> simulated =
      study::simulate(journey, {"base", "fix"}, settings, controls);
  REQUIRE(simulated.value.has_value());
  return std::move(simulated->result);
}

TEST_CASE("coverage: ten metrics and their paired differences") {
  const Journey journey = settled_delivery();
  const Truth truth(journey);
  Coverage figures(names_of(kMetrics));
  Coverage differences(names_of(kMetrics));
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const montecarlo::Result result =
        play(journey, seed, 2 * montecarlo::kBlockCustomers, study::Controls::none);
    const montecarlo::Estimate& base = result.sides[0].estimate;
    const montecarlo::Estimate& change = *result.sides[1].difference;
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
      const chain::Metric metric = kMetrics[i];
      figures.add(i, chain::at(base.mean.journey, metric),
                  chain::at(base.standard_error.journey, metric), chain::at(truth.base, metric));
      differences.add(i, chain::at(change.mean.journey, metric),
                      chain::at(change.standard_error.journey, metric), truth.change(metric));
    }
  }
  figures.check(kSeeds, 2 * kMetrics.size());
  differences.check(kSeeds, 2 * kMetrics.size());
}

TEST_CASE("coverage: control variates") {
  constexpr std::uint64_t kRuns = kSeeds / 8;
  const Journey journey = settled_delivery();
  const Truth truth(journey);
  Coverage coverage(names_of(montecarlo::kControlled));
  for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
    const montecarlo::Result result =
        play(journey, seed, 8 * montecarlo::kBlockCustomers, study::Controls::exact);
    const std::vector<montecarlo::Controlled>& controlled = result.sides[1].controlled;
    REQUIRE(controlled.size() == montecarlo::kControlled.size());
    for (std::size_t i = 0; i < controlled.size(); ++i) {
      const montecarlo::Controlled& one = controlled[i];
      const double exact = truth.change(one.metric);
      CHECK(one.exact == doctest::Approx(exact).epsilon(1e-9));
      coverage.add(i, one.mean, one.standard_error, exact);
    }
  }
  coverage.check(kRuns, montecarlo::kControlled.size());
}

TEST_CASE("coverage: a run that stops when it is precise enough") {
  constexpr std::uint64_t kRuns = kSeeds / 8;
  const Journey journey = settled_delivery();
  const Truth truth(journey);
  Coverage coverage({"total_cost"});
  for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
    montecarlo::Settings settings;
    settings.seed = seed;
    settings.customers = 100 * montecarlo::kBlockCustomers;
    settings.precision = montecarlo::Precision{total_cost, 0.05};
    const Outcome<study::Simulation> simulated = study::simulate(journey, {"base"}, settings);
    REQUIRE(simulated.value.has_value());
    const montecarlo::Result& result = simulated->result;
    CHECK(result.stopped == montecarlo::StopReason::precise_enough);
    const montecarlo::Estimate& base = result.sides[0].estimate;
    coverage.add(0, chain::at(base.mean.journey, total_cost),
                 chain::at(base.standard_error.journey, total_cost),
                 chain::at(truth.base, total_cost));
  }
  coverage.check(kRuns, 1);
}

}  // namespace
}  // namespace painpoint
