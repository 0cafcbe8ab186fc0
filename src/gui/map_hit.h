#pragma once

#include <cstddef>
#include <vector>

#include "gui/map_shown.h"

namespace painpoint::gui {

/// What is under a point of the map.
struct MapHit {
  enum class Kind : std::uint8_t {
    nothing,
    node,    ///< a card or an end
    border,  ///< the border of a card, where connecting begins
    pain,    ///< a mark on a card
    way,
  };
  Kind kind = Kind::nothing;
  std::size_t index = 0;  ///< the node or the way
  std::size_t pain = 0;   ///< in MapCard::pains
  bool operator==(const MapHit&) const = default;
};

/// Cards before ways, what is drawn later first. `zoom` says how large a finger's width is.
MapHit hit_map(const ShownMap& map, const draw::Point& plane, double zoom);

/// Nodes that a box touches.
std::vector<std::size_t> nodes_in(const ShownMap& map, const draw::Box& box);

/// The nearest node in a direction (one of dx, dy is 1 or -1, the other 0), seen from the middle of
/// a box: what lies straight ahead before what lies aside. `nodes()` if there is none.
std::size_t neighbour(const ShownMap& map, std::size_t from, int dx, int dy);

}  // namespace painpoint::gui
