#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "editor/live_story.h"

/// What is said and drawn of a story at one of its steps, without a window. The words are those of
/// `painpoint story`.
namespace painpoint::gui {

/// One scenario's side of a step.
struct ShownSide {
  std::string scenario;  ///< "As it is (`base`)"
  std::string heading;   ///< "2 days later: The engineer visits (Door)"; empty: no such visit
  std::string body;      ///< what happens; may be empty
  bool same = false;     ///< the same as on the first side, which is not said again
  // Up to and with this step; of a side that has no such visit, as they were.
  std::string cost, wasted, elapsed;
};

struct ShownStory {
  std::string title;     ///< "Customer 45 of Broadband: As it is (`base`)"
  std::string customer;  ///< who it is
  std::string never;     ///< that the two sides never part, if they do not
  std::size_t steps = 0;
  std::size_t step = 0;  ///< from 0
  std::vector<ShownSide> sides;
  std::vector<std::string> luck;    ///< what luck decided at this step
  std::vector<std::string> ending;  ///< after the last step only
  std::string same_in_every_run;
};

/// With a step beyond the last one, the last one. Empty of a story that could not be told.
ShownStory shown_story(const editor::ToldStory& told, std::size_t step);

/// A card that was visited, with the numbers of the steps, from 1.
struct TrailMark {
  std::string address;  ///< "touchpoints.deliver"
  std::string numbers;  ///< "2, 5"; of many only the first and the last
  bool operator==(const TrailMark&) const = default;
};
/// A way that was travelled, between addresses; the last one may lead to an end.
struct TrailLeg {
  std::string from, to;
  bool operator==(const TrailLeg&) const = default;
};
/// The way of one side up to a step.
struct SideTrail {
  std::vector<TrailMark> marks;  ///< in the order of first visits
  std::vector<TrailLeg> legs;    ///< each once, in the order in which they were travelled first
  std::string at;                ///< the card of this step; empty if this side has no such visit
  std::string end;               ///< that was reached with this step, or empty
};
using StoryTrail = std::vector<SideTrail>;

StoryTrail story_trail(const editor::ToldStory& told, std::size_t step);

/// What is to be seen of a step: the card of the first side that has such a visit.
std::string place_of(const StoryTrail& trail);

}  // namespace painpoint::gui
