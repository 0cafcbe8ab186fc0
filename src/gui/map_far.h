#pragma once

#include <cstdint>
#include <vector>

#include "draw/text.h"
#include "gui/map_shown.h"

namespace painpoint::gui {

enum class Distance : std::uint8_t { far, distant };

/// The parts of a scene that is seen from far, in its order: fewer words, in letters that can be
/// read there.
struct FarScene {
  std::vector<draw::Picture> stages;
  std::vector<draw::Picture> nodes;  ///< cards, then ends
  std::vector<draw::Picture> below;
  std::vector<std::vector<report::ScenePain>> pains;  ///< of cards: marks that can be pointed at
};

/// A swim lane: its heading, and from less far the beginning of what stands in its fields.
draw::Picture far_lane(const report::ScenePart& part, Distance distance,
                       const draw::Measure& measure);

FarScene far_scene(const ShownMap& map, Distance distance, const draw::Measure& measure);

}  // namespace painpoint::gui
