#include "study/simulate.h"

#include <utility>

#include "exact/evaluate.h"
#include "study/compare.h"
#include "study/sides.h"

namespace painpoint::study {
namespace {

/// The true means of each segment; nothing where a segment cannot be solved.
std::vector<chain::Row> known_means(const montecarlo::Side& side, const Roster& roster) {
  std::vector<chain::Row> means;
  for (const chain::SegmentChain& chain : side.segments) {
    const Outcome<exact::SegmentResult> solved = exact::solve_segment(chain, roster);
    if (!solved) return {};
    means.push_back(solved->breakdown.journey);
    chain::derive(means.back());
  }
  return means;
}

/// Differences are from the base, so that it is always played, and first.
std::vector<std::string> base_first(std::vector<std::string> scenarios) {
  std::erase(scenarios, kBase);
  scenarios.insert(scenarios.begin(), std::string(kBase));
  return scenarios;
}

}  // namespace

Outcome<Simulation> simulate(const Journey& journey, const std::vector<std::string>& scenarios,
                             const montecarlo::Settings& settings, Controls controls) {
  Outcome<Simulation> outcome;
  Outcome<Sides> prepared = prepare_sides(journey, base_first(scenarios), settings);
  outcome.diagnostics = std::move(prepared.diagnostics);
  if (!prepared) return outcome;
  if (controls == Controls::exact)
    for (montecarlo::Side& side : prepared->sides) side.known = known_means(side, prepared->roster);
  const montecarlo::Plan plan{&prepared->roster, std::move(prepared->sides)};
  Outcome<montecarlo::Result> result = montecarlo::simulate(plan, settings);
  outcome.diagnostics.append(std::move(result.diagnostics));
  if (!result) return outcome;
  outcome.value = Simulation{std::move(prepared->roster), std::move(prepared->ids),
                             std::move(prepared->names), std::move(*result), settings};
  outcome.value->settings.cancelled = nullptr;  // these belong to the caller
  outcome.value->settings.progress = nullptr;
  return outcome;
}

}  // namespace painpoint::study
