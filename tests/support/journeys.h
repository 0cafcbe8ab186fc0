#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chain/chain.h"
#include "graph/journey_graph.h"
#include "model/journey.h"
#include "model/roster.h"
#include "model/scenario.h"
#include "model/validate.h"

/// Journeys written in C++, and the way from a journey to its chains.
namespace painpoint::test {

inline Time fixed_time(double minutes) {
  Time time;
  time.mean = minutes;
  return time;
}

inline Time random_time(TimeFamily family, double mean, double cv = 0) {
  Time time;
  time.family = family;
  time.mean = mean;
  if (family == TimeFamily::exponential) return time;
  time.spread_kind = Time::Spread::cv;
  time.spread = cv;
  return time;
}

/// `uniform` or `empirical` with these values, `triangular` with min, mode and max.
inline Time time_of_values(TimeFamily family, const std::vector<double>& values,
                           const std::vector<double>& weights = {}) {
  Time time;
  time.family = family;
  for (const double value : values) time.values.emplace_back(value);
  for (const double weight : weights) time.weights.emplace_back(weight);
  return time;
}

inline Split split(std::initializer_list<std::pair<std::string_view, double>> shares) {
  Split result;
  for (const auto& [id, share] : shares) result[id] = share;
  return result;
}

/// Adds a touchpoint that leads on as given. The reference lasts until the next one is added.
inline Touchpoint& add_touchpoint(Journey& journey, const std::string& id,
                                  std::initializer_list<std::pair<std::string_view, double>> next) {
  Touchpoint touchpoint;
  touchpoint.next = split(next);
  return *journey.touchpoints.insert(id, std::move(touchpoint)).first;
}

inline Pain pain_with(double chance, Severity severity = Severity::moderate) {
  Pain pain;
  pain.chance = chance;
  pain.severity = severity;
  return pain;
}

/// A journey that compiled. The roster has a fixed place, so that plans may point at it.
struct Compiled {
  Journey journey;
  std::shared_ptr<const Roster> roster;
  std::vector<chain::SegmentChain> segments;  ///< of the base, in the order of the roster
};

inline std::string text_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics.all())
    text += code_name(d.code) + " " + d.address + ": " + d.message + "\n";
  return text;
}

/// All segments of a scenario (or of the base: ""), at full effect. Fails the test on any error.
inline std::vector<chain::SegmentChain> compile_side(const Journey& journey, const Roster& roster,
                                                     std::string_view scenario = "") {
  std::vector<chain::SegmentChain> chains;
  for (std::size_t s = 0; s < roster.segments.size(); ++s) {
    Diagnostics found;
    Journey own = for_segment(journey, roster.segments[SegmentIndex(s)].id, found);
    if (!scenario.empty()) apply_parts(own, journey, parts_of(journey, scenario), found);
    found.append(validate_values(own));
    REQUIRE_MESSAGE(!found.has_errors(), text_of(found));
    Outcome<graph::JourneyGraph> graph = graph::build_graph(own, roster);
    REQUIRE_MESSAGE(graph.value.has_value(), text_of(graph.diagnostics));
    chains.push_back(
        chain::compile(own, roster, SegmentIndex(s),
                       std::make_shared<const graph::JourneyGraph>(std::move(*graph.value))));
  }
  return chains;
}

/// Settles a hand-written journey and compiles its base.
inline Compiled compile_journey(Journey journey) {
  settle(journey);
  auto roster = std::make_shared<const Roster>(make_roster(journey));
  std::vector<chain::SegmentChain> segments = compile_side(journey, *roster);
  return {std::move(journey), std::move(roster), std::move(segments)};
}

}  // namespace painpoint::test
