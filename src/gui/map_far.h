#pragma once

#include <cstdint>
#include <vector>

#include "draw/text.h"
#include "gui/map_shown.h"

namespace painpoint::gui {

/// Below the first zoom cards show their names and figures in large letters, below the second their
/// names alone, in very large ones.
inline constexpr double kFarZoom = 0.72;
inline constexpr double kDistantZoom = 0.44;

enum class Distance : std::uint8_t { far, distant };

/// The parts of a scene that is seen from far, in its order: fewer words, in letters that can be
/// read there.
struct FarScene {
  std::vector<draw::Picture> stages;
  std::vector<draw::Picture> nodes;  ///< cards, then ends
  std::vector<draw::Picture> below;
};

FarScene far_scene(const ShownMap& map, Distance distance, const draw::Measure& measure);

}  // namespace painpoint::gui
