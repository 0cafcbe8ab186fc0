#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chain/metrics.h"
#include "draw/picture.h"
#include "exact/traffic.h"
#include "model/journey.h"
#include "study/compare.h"

/// What a journey map shows, before anything has a place.
namespace painpoint::report {

/// A text of the journey map, such as a quote: shown, never calculated with.
struct MapText {
  std::string lane;  ///< the key of the lane that it belongs to, see map_texts.h
  std::string words;
};

struct MapPain {
  std::string id;
  std::string address;  ///< of what is to be selected; empty where nobody selects
  std::string name;
  double problems = 0;  ///< per customer
  double part = 0;      ///< of the most frequent pain on the map
};

struct MapCard {
  std::string id;
  std::string address{};  ///< of what is to be selected; empty where nobody selects
  std::string name;
  std::string channels;   ///< "Phone 62% · Chat 28%"; empty where there is none
  std::size_t stage = 0;  ///< in MapData::stages, or none (graph::kAnyStage)
  bool start = false;
  bool moment_of_truth = false;
  double emotion = 0;          ///< as felt, -2 to 2
  double value = 0;            ///< the metric
  std::string figure;          ///< the metric as people read it
  double part = 0;             ///< of the largest value on the map; 0 for values below 0
  bool solved = true;          ///< false: there are no figures of it yet
  bool changed = false;        ///< by the scenario
  std::vector<MapPain> pains;  ///< the most frequent first, those that strike at all
  std::vector<MapText> texts;
  std::optional<draw::Point> at{};  ///< where people put it, as if read from left to right

  /// What is felt and what is calculated disagree; see kMuch and kLittle.
  enum class Disagreement : std::uint8_t { none, felt_well_costs_much, felt_badly_costs_little };
  Disagreement disagreement = Disagreement::none;
};

struct MapStage {
  std::string id;
  std::string name;
  std::string figure;
  std::vector<MapText> texts{};
};

struct MapEnd {
  std::string id;
  std::string name;
  double chance = 0;
  bool solved = true;
  std::optional<draw::Point> at{};
};

struct MapPersona {
  std::string segment;
  std::string words;
};

struct MapWay {
  std::uint32_t from = 0;  ///< a card
  std::uint32_t to = 0;    ///< a card, or from cards.size() on an end
  bool usual = true;       ///< false: only in rework
  double customers = 0;    ///< per customer of the journey
  bool solved = true;
  std::string address{};  ///< of the share that leads this way; empty where none is written
  double share = 0;       ///< written there
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
  std::vector<MapPersona> personas;
};

/// From these parts of the largest figure on, a touchpoint costs much or little.
inline constexpr double kMuch = 0.5;
inline constexpr double kLittle = 0.1;
/// Ways of rework that fewer customers take are left out.
inline constexpr double kLeastRework = 0.001;

/// Whether a map can be coloured by this metric.
bool on_map(chain::Metric metric);

/// "Phone 62% · Chat 28%"; empty where there is none.
std::string channel_words(const Journey& journey, const Touchpoint& touchpoint);
/// Where people put the card of a touchpoint or an end, within what a map can show.
std::optional<draw::Point> place_of(const Journey& journey, std::string_view id);

/// `journey` is as written under the scenario (study::journey_under), `result` and `traffic` are
/// its own.
MapData map_data(const Journey& journey, const Roster& roster, const study::ScenarioResult& result,
                 const exact::Traffic& traffic, chain::Metric metric);

}  // namespace painpoint::report
