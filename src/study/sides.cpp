#include "study/sides.h"

#include <algorithm>
#include <optional>

#include "exact/evaluate.h"
#include "study/compare.h"
#include "study/prepare.h"

namespace painpoint::study {
namespace {

/// For the weights of engagement a sample of this size is plenty.
constexpr std::uint64_t kPilotCustomers = 20'000;

bool same_engagement(const Case& a, const Case& b) {
  for (std::size_t s = 0; s < a.segments.size(); ++s)
    if (a.segments[s].engagement != b.segments[s].engagement) return false;
  return true;
}

/// Staff minutes of each team in the base, per customer of each segment: exact where the base can
/// be solved, otherwise from a small simulation of it.
Outcome<std::vector<std::vector<double>>> base_minutes(const Case& base, const Roster& roster,
                                                       const montecarlo::Settings& settings) {
  Outcome<std::vector<std::vector<double>>> outcome;
  std::vector<std::vector<double>> minutes;
  const auto add = [&](const std::vector<chain::Row>& teams) {
    minutes.emplace_back();
    for (const chain::Row& team : teams)
      minutes.back().push_back(chain::at(team, chain::Metric::staff_minutes));
  };
  for (const chain::SegmentChain& chain : base.segments) {
    const Outcome<exact::SegmentResult> solved = exact::solve_segment(chain, roster);
    if (!solved) break;
    add(solved->breakdown.teams);
  }
  if (minutes.size() < base.segments.size()) {
    montecarlo::Settings pilot = settings;
    pilot.customers = std::min(kPilotCustomers, settings.customers);
    pilot.progress = {};
    pilot.precision.reset();  // its size is enough for what it is for
    pilot.decide.reset();
    Outcome<montecarlo::Result> result =
        montecarlo::simulate({&roster, {{"base", base.segments, 1.0}}}, pilot);
    outcome.diagnostics = std::move(result.diagnostics);
    if (!result) return outcome;
    minutes.clear();
    for (std::size_t s = 0; s < base.segments.size(); ++s)
      add(result->sides.front().estimate.mean.teams);
  }
  outcome.value = std::move(minutes);
  return outcome;
}

}  // namespace

Outcome<Sides> prepare_sides(const Journey& journey, const std::vector<std::string>& scenarios,
                             const montecarlo::Settings& settings) {
  Outcome<Sides> outcome;
  Sides result;
  result.roster = make_roster(journey);
  const Outcome<SegmentBases> bases = segment_bases(journey);
  outcome.diagnostics = bases.diagnostics;
  if (!bases) return outcome;
  Outcome<Case> base = prepare(journey, *bases, result.roster, {});
  outcome.diagnostics.append(std::move(base.diagnostics));
  if (!base) return outcome;

  std::optional<std::vector<std::vector<double>>> minutes;
  for (const std::string& id : scenarios) {
    const std::vector<ScenarioPart> parts =
        id == kBase ? std::vector<ScenarioPart>{} : parts_of(journey, id);
    Outcome<Case> own = prepare(journey, *bases, result.roster, parts);
    outcome.diagnostics.append(std::move(own.diagnostics));
    if (!own) return outcome;
    double factor = 1;
    if (!same_engagement(*base, *own)) {
      if (!minutes) {
        auto weights = base_minutes(*base, result.roster, settings);
        outcome.diagnostics.append(std::move(weights.diagnostics));
        if (!weights) return outcome;
        minutes = std::move(weights.value);
      }
      factor = exact::engagement_of(base->segments, *minutes, own->segments).factor;
    }
    result.ids.push_back(id);
    result.names.push_back(scenario_name(journey, id));
    result.sides.push_back({id, std::move(own->segments), factor});
  }
  outcome.value = std::move(result);
  return outcome;
}

}  // namespace painpoint::study
