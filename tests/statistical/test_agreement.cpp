#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "study/compare.h"
#include "study/prepare.h"
#include "study/simulate.h"
#include "tests/statistical/agreement.h"
#include "tests/support/journeys.h"
#include "tests/support/random_journey.h"
#include "yaml/reader.h"

/// The exact solver and the simulator know the same model by different roads: they must agree in
/// every figure, at every touchpoint, under every scenario.
namespace painpoint {
namespace {

constexpr std::uint64_t kSeed = 2026;

std::vector<std::filesystem::path> journey_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Answers {
  study::Comparison exact;
  study::Simulation simulated;
};

/// Both engines' answers to the base and all scenarios; nothing if the journey is in error.
std::optional<Answers> answer(const Journey& journey, std::uint64_t customers, std::uint64_t seed) {
  const std::vector<std::string> scenarios = study::all_scenarios(journey);
  Outcome<study::Comparison> exact = study::compare(journey, {scenarios, false, false});
  if (!exact) {
    MESSAGE(test::text_of(exact.diagnostics));
    return std::nullopt;
  }
  montecarlo::Settings settings;
  settings.seed = seed;
  settings.customers = customers;
  Outcome<study::Simulation> simulated = study::simulate(journey, scenarios, settings);
  REQUIRE_MESSAGE(simulated.value.has_value(), test::text_of(simulated.diagnostics));
  return Answers{std::move(*exact), std::move(*simulated)};
}

/// Every figure of every scenario, and the differences of the whole journey.
void compare_all(test::Agreement& agreement, const Answers& answers) {
  const montecarlo::Result& result = answers.simulated.result;
  const auto n = static_cast<double>(result.customers);
  REQUIRE(result.sides.size() == answers.exact.scenarios.size());
  const chain::Breakdown& base = answers.exact.scenarios[0].result.breakdown;
  for (std::size_t s = 0; s < result.sides.size(); ++s) {
    const chain::Breakdown& exact = answers.exact.scenarios[s].result.breakdown;
    const montecarlo::SideResult& side = result.sides[s];
    agreement.compare_side(side.id, answers.exact.roster, exact, side, n);
    if (!side.difference) continue;
    for (const chain::Metric metric :
         {chain::Metric::visits, chain::Metric::rework_visits, chain::Metric::problems,
          chain::Metric::complaints, chain::Metric::recontacts, chain::Metric::silent,
          chain::Metric::abandoned, chain::Metric::completed, chain::Metric::lost,
          chain::Metric::friction_minutes, chain::Metric::journey_minutes,
          chain::Metric::staff_minutes, chain::Metric::cash_cost, chain::Metric::value_lost,
          chain::Metric::satisfaction}) {
      const auto size_in = [&](const montecarlo::Estimate& e) {
        const double mean = chain::at(e.mean.journey, metric);
        const double error = chain::at(e.standard_error.journey, metric);
        return mean > 0 ? mean + error * error * n / mean : 1;
      };
      agreement.compare_difference(
          side.id + " minus base", chain::info(metric).name,
          chain::at(exact.journey, metric) - chain::at(base.journey, metric),
          chain::at(side.difference->mean.journey, metric),
          chain::at(side.difference->standard_error.journey, metric), n,
          std::max(size_in(side.estimate), size_in(result.sides[0].estimate)));
    }
  }
}

TEST_CASE("agreement: every example journey, every scenario, every figure") {
  for (const std::filesystem::path& path : journey_files()) {
    const yaml::JourneyFile file = yaml::read_journey(path.filename().string(), read_file(path));
    REQUIRE_MESSAGE(!file.diagnostics.has_errors(), test::text_of(file.diagnostics));
    const std::optional<Answers> answers = answer(file.journey, 100'000, kSeed);
    REQUIRE(answers.has_value());
    test::Agreement agreement(fmt::format("{}, seed {}", path.filename().string(), kSeed));
    compare_all(agreement, *answers);
    CHECK(agreement.left_out() < agreement.compared() / 2);
    MESSAGE(fmt::format("{}: {} figures compared, {} left out for too few events",
                        path.filename().string(), agreement.compared(), agreement.left_out()));
  }
}

TEST_CASE("agreement: wild journeys") {
  constexpr std::uint64_t kJourneys = 100;
  std::size_t compared = 0;
  std::size_t used = 0;
  for (std::uint64_t seed = 1; seed <= kJourneys; ++seed) {
    const std::string text = "painpoint: 1\njourney: wild\n" + test::RandomJourney(seed).text();
    const yaml::JourneyFile file = yaml::read_journey("random.yaml", text);
    if (file.diagnostics.has_errors()) {
      MESSAGE(test::text_of(file.diagnostics));
      continue;
    }
    const std::optional<Answers> answers =
        answer(file.journey, 4 * montecarlo::kBlockCustomers, seed);
    if (!answers) continue;
    INFO(text);
    test::Agreement agreement(fmt::format("random journey {}", seed), true);
    compare_all(agreement, *answers);
    compared += agreement.compared();
    ++used;
  }
  MESSAGE(fmt::format("{} journeys, {} figures compared", used, compared));
  CHECK(used >= kJourneys * 3 / 4);
  CHECK(compared < test::Agreement::kMostComparisons);
}

TEST_CASE("agreement: the spread of total cost among customers") {
  // The variance of each of many short runs; their own spread says how far off their mean may be.
  constexpr int kRuns = 24;
  constexpr std::uint64_t kCustomers = 2 * montecarlo::kBlockCustomers;
  for (const std::filesystem::path& path : journey_files()) {
    const yaml::JourneyFile file = yaml::read_journey(path.filename().string(), read_file(path));
    REQUIRE_FALSE(file.diagnostics.has_errors());
    const std::vector<std::string> base = {std::string(study::kBase)};
    const Outcome<study::Comparison> exact = study::compare(file.journey, {base, false, false});
    REQUIRE(exact.value.has_value());
    const double sd = exact->scenarios[0].result.total_cost_sd;
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < kRuns; ++run) {
      montecarlo::Settings settings;
      settings.seed = kSeed + static_cast<std::uint64_t>(run);
      settings.customers = kCustomers;
      const Outcome<study::Simulation> simulated = study::simulate(file.journey, base, settings);
      REQUIRE(simulated.value.has_value());
      const double own_sd = simulated->result.sides[0].total_cost_sd;
      const double variance = own_sd * own_sd;
      sum += variance;
      squares += variance * variance;
    }
    const double mean = sum / kRuns;
    const double error = std::sqrt((squares - sum * mean) / (kRuns - 1) / kRuns);
    const double allowed =
        boost::math::quantile(boost::math::complement(boost::math::students_t(kRuns - 1), 0.5e-6));
    INFO(path.filename().string(), ": exact variance ", sd * sd, ", simulated ", mean, " +- ",
         error, ", seed ", kSeed);
    CHECK(std::fabs(mean - sd * sd) <= allowed * error + 1e-9 * sd * sd);
  }
}

}  // namespace
}  // namespace painpoint
