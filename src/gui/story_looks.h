#pragma once

#include <cstddef>

#include "draw/picture.h"

namespace painpoint::gui {

/// Of one side of a story, in the panel and on the map: neither the colours of figures nor that of
/// what is selected, and dark enough for text on white.
inline draw::Colour story_colour(std::size_t side) {
  return side == 0 ? draw::Colour{122, 46, 168} : draw::Colour{0, 104, 96};
}

}  // namespace painpoint::gui
