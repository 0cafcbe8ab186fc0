#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chain/metrics.h"
#include "exact/traffic.h"
#include "model/journey.h"
#include "study/compare.h"

/// What a journey map shows, before anything has a place.
namespace painpoint::report {

struct MapPain {
  std::string name;
  double problems = 0;  ///< per customer
  double part = 0;      ///< of the most frequent pain on the map
};

struct MapCard {
  std::string id;
  std::string name;
  std::string channels;   ///< "Phone 62% · Chat 28%"; empty where there is none
  std::size_t stage = 0;  ///< in MapData::stages, or none (graph::kAnyStage)
  bool start = false;
  bool moment_of_truth = false;
  double emotion = 0;          ///< as felt, -2 to 2
  double value = 0;            ///< the metric
  std::string figure;          ///< the metric as people read it
  double part = 0;             ///< of the largest value on the map; 0 for values below 0
  std::vector<MapPain> pains;  ///< the most frequent first, those that strike at all

  /// What is felt and what is calculated disagree; see kMuch and kLittle.
  enum class Disagreement : std::uint8_t { none, felt_well_costs_much, felt_badly_costs_little };
  Disagreement disagreement = Disagreement::none;
};

struct MapStage {
  std::string name;
  std::string figure;
};

struct MapEnd {
  std::string name;
  double chance = 0;
};

struct MapWay {
  std::uint32_t from = 0;  ///< a card
  std::uint32_t to = 0;    ///< a card, or from cards.size() on an end
  bool usual = true;       ///< false: only in rework
  double customers = 0;    ///< per customer of the journey
};

struct MapData {
  std::string journey;
  std::string scenario;  ///< its name
  chain::Metric metric = chain::Metric::friction_minutes;
  std::string unit;     ///< "min", "%", "GBP"; empty for counts
  std::string per;      ///< "per customer" where the metric is; else empty
  std::string largest;  ///< the figure at the end of the colour scale
  bool has_emotions = false;
  bool right_to_left = false;
  std::vector<MapStage> stages;
  std::vector<MapCard> cards;  ///< in the order of the file
  std::vector<MapEnd> ends;    ///< that are reached
  std::vector<MapWay> ways;
};

/// From these parts of the largest figure on, a touchpoint costs much or little.
inline constexpr double kMuch = 0.5;
inline constexpr double kLittle = 0.1;
/// Ways of rework that fewer customers take are left out.
inline constexpr double kLeastRework = 0.001;

/// Whether a map can be coloured by this metric.
bool on_map(chain::Metric metric);

/// `journey` is as written under the scenario (study::journey_under), `result` and `traffic` are
/// its own.
MapData map_data(const Journey& journey, const Roster& roster, const study::ScenarioResult& result,
                 const exact::Traffic& traffic, chain::Metric metric);

}  // namespace painpoint::report
