#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/solve.h"

// Random journeys with all features at once, against an implementation of the model that shares
// nothing with this program (written in another language from the model's text alone, with the
// lost flag and the worst drop kept in its states). Figures that are 0 are left out of the files,
// and so are figures with no meaning in a split (visits of causes).

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("ten wild journeys agree with an independent implementation") {
  const std::filesystem::path folder =
      std::filesystem::path(PAINPOINT_SOURCE_DIR) / "tests/rules/independent";
  std::size_t journeys = 0, figures = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    ++journeys;
    CAPTURE(entry.path().filename().string());
    std::ifstream in(entry.path());
    yaml::JourneyFile file =
        yaml::read_journey("journey.yaml", std::string{std::istreambuf_iterator<char>(in), {}});
    REQUIRE_MESSAGE(!file.diagnostics.has_errors(), words_of(file.diagnostics));
    const Solved solved = solve_journey(std::move(file.journey), false, false);
    std::ifstream expected_in(
        std::filesystem::path(entry.path()).replace_extension("expected.json"));
    REQUIRE(expected_in.good());
    const nlohmann::json expected = nlohmann::json::parse(expected_in);
    CHECK(expected.size() == solved.figures.size());
    for (const auto& [its_scenario, values] : expected.items()) {
      const auto& scenario = its_scenario;
      for (const auto& [its_name, its_got] : solved.figures.at(scenario)) {
        const auto& got = its_got;
        const auto& name = its_name;
        if (name.starts_with("score.")) continue;
        const double value = values.contains(name) ? values[name].get<double>() : 0;
        CHECK_MESSAGE(close(got, value, 1e-9),
                      fmt::format("{} {}: {:.15g}, expected {:.15g}", scenario, name, got, value));
        ++figures;
      }
    }
  }
  CHECK(journeys == 10);
  CHECK(figures > 5000);
}
