#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chain/metrics.h"
#include "model/journey.h"
#include "model/validate.h"
#include "study/compare.h"
#include "study/prepare.h"
#include "yaml/reader.h"

/// From the text of a journey to its exact answers, and the answers by their names.
namespace painpoint::test {

inline std::string words_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics.all())
    text += fmt::format("{} {}: {} ({})\n", code_name(d.code), d.address, d.message, d.advice);
  return text;
}

/// Reads a journey and fails the test on any error. The version line is put in front of it.
inline Journey read(std::string_view text) {
  yaml::JourneyFile file =
      yaml::read_journey("test.yaml", fmt::format("painpoint: 1\njourney: test\n{}", text));
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), words_of(file.diagnostics));
  return std::move(file.journey);
}

template <class Members, class Rows>
void put_rows(std::map<std::string, double>& figures, std::string_view split_name,
              chain::Split split, const Members& members, const Rows& rows) {
  std::size_t i = 0;
  for (const auto& member : members) {
    for (std::size_t m = 0; m < chain::kMetrics; ++m)
      if (chain::applies(chain::Metric(m), split))
        figures[fmt::format("{}.{}.{}", split_name, member.id,
                            chain::info(chain::Metric(m)).name)] = rows[i][m];
    ++i;
  }
}

/// All figures of a scenario: `journey.visits`, `touchpoints.order.lost`, `ends.completed`,
/// `causes.bad_address.removal_effect`, `journey.total_cost_sd`, `score.40` (its chance).
inline std::map<std::string, double> figures_of(const Roster& roster,
                                                const study::ScenarioResult& scenario) {
  std::map<std::string, double> figures;
  const chain::Breakdown& b = scenario.result.breakdown;
  for (std::size_t m = 0; m < chain::kMetrics; ++m)
    if (chain::applies(chain::Metric(m), chain::Split::journey))
      figures[fmt::format("journey.{}", chain::info(chain::Metric(m)).name)] = b.journey[m];
  put_rows(figures, "touchpoints", chain::Split::touchpoint, roster.touchpoints, b.touchpoints);
  put_rows(figures, "causes", chain::Split::cause, roster.causes, b.causes);
  put_rows(figures, "channels", chain::Split::channel, roster.channels, b.channels);
  put_rows(figures, "segments", chain::Split::segment, roster.segments, b.segments);
  put_rows(figures, "teams", chain::Split::team, roster.teams, b.teams);
  put_rows(figures, "stages", chain::Split::stage, roster.stages, b.stages);
  std::size_t e = 0;
  for (const auto& end : roster.ends) figures["ends." + end.id] = b.ends[e++];
  std::size_t c = 0;
  for (const auto& cause : roster.causes) {
    if (c < scenario.removal_effects.size() && scenario.removal_effects[c])
      figures[fmt::format("causes.{}.removal_effect", cause.id)] = *scenario.removal_effects[c];
    ++c;
  }
  figures["journey.total_cost_sd"] = scenario.result.total_cost_sd;
  for (const auto& [score, chance] : scenario.result.satisfaction_distribution)
    figures[fmt::format("score.{:.6g}", score)] += chance;
  return figures;
}

/// The exact answers of a journey: the base, and all scenarios.
struct Solved {
  Journey journey;
  study::Comparison comparison;
  Diagnostics diagnostics;
  std::map<std::string, std::map<std::string, double>> figures;  ///< by scenario

  /// A figure by its name; fails the test if there is no such figure.
  [[nodiscard]] double operator()(const std::string& scenario, const std::string& name) const {
    REQUIRE_MESSAGE(figures.contains(scenario), scenario);
    const auto& all = figures.at(scenario);
    REQUIRE_MESSAGE(all.contains(name), fmt::format("{}: {}", scenario, name));
    return all.at(name);
  }
  [[nodiscard]] double operator()(const std::string& name) const { return (*this)("base", name); }
  [[nodiscard]] const study::ScenarioResult& scenario(std::string_view id) const {
    for (const study::ScenarioResult& s : comparison.scenarios)
      if (s.id == id) return s;
    FAIL("no such scenario");
    return comparison.scenarios.front();
  }
};

inline Solved solve_journey(Journey journey, bool money = true, bool removal_effects = true) {
  const Diagnostics found = validate_all(journey);
  REQUIRE_MESSAGE(!found.has_errors(), words_of(found));
  study::CompareOptions options;
  options.scenarios = study::all_scenarios(journey);
  options.money = money;
  options.removal_effects = removal_effects;
  Outcome<study::Comparison> compared = study::compare(journey, options);
  REQUIRE_MESSAGE(compared.value.has_value(), words_of(compared.diagnostics));
  Solved solved{
      std::move(journey), std::move(*compared.value), std::move(compared.diagnostics), {}};
  for (const study::ScenarioResult& s : solved.comparison.scenarios)
    solved.figures[s.id] = figures_of(solved.comparison.roster, s);
  return solved;
}

inline Solved solve(std::string_view text) {
  return solve_journey(read(text));
}

/// Equal within `tolerance` of the larger, or of 1e-3 of it where both are next to nothing.
inline bool close(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max({std::abs(a), std::abs(b), 1e-3});
}

using Expected = std::initializer_list<std::pair<const char*, double>>;

/// Compares figures of one scenario with what was derived by hand.
inline void check_figures(const Solved& solved, const std::string& scenario, Expected expected,
                          double tolerance = 1e-12) {
  for (const auto& [its_name, its_value] : expected) {
    const auto& name = its_name;
    const auto& value = its_value;
    const double got = solved(scenario, name);
    CHECK_MESSAGE(close(got, value, tolerance),
                  fmt::format("{} {}: {:.17g}, by hand {:.17g}", scenario, name, got, value));
  }
}
inline void check_figures(const Solved& solved, Expected expected, double tolerance = 1e-12) {
  check_figures(solved, "base", expected, tolerance);
}

}  // namespace painpoint::test
