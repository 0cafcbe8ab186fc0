#pragma once

#include <string_view>

#include "draw/picture.h"
#include "draw/text.h"

struct ImFont;

namespace painpoint::gui {

/// Sizes and colours from one place. Lengths are in pixels at scale 1 and are multiplied by
/// `scale` by whoever uses them.
struct Theme {
  double scale = 1;
  ImFont* text = nullptr;    ///< 15 px at scale 1
  ImFont* strong = nullptr;  ///< the same, bold
  ImFont* small = nullptr;   ///< 12 px

  double gap = 8;  ///< between things that belong together
  double row = 26;

  draw::Colour ground, panel, ink, quiet_ink, rule, accent, alarm, selection;
};

/// How wide a text is drawn, in pixels at scale 1, shaped and ordered as the map draws it.
draw::Measure measure_with(const Theme& theme);

}  // namespace painpoint::gui
