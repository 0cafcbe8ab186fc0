#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "draw/picture.h"
#include "draw/text.h"
#include "gui/look.h"

struct ImFont;

namespace painpoint::gui {

/// A font of the map in one of the sizes that the atlas has. Widths of letters grow evenly with the
/// size, so that a text that fits at one zoom fits at every zoom.
struct SizedFont {
  ImFont* font = nullptr;
  double em = 0;  ///< pixels, as in draw::Font::size
};

/// Sizes and colours from one place. Lengths are in pixels at scale 1 and are multiplied by
/// `scale` by whoever uses them.
struct Theme {
  Look look = Look::light;  ///< what the colours below, those of light, are shown in
  double scale = 1;
  ImFont* text = nullptr;                       ///< 14 px at scale 1
  ImFont* strong = nullptr;                     ///< the same, bold
  ImFont* small = nullptr;                      ///< 12 px
  ImFont* title = nullptr;                      ///< 22 px, bold
  std::vector<SizedFont> map_text, map_strong;  ///< ascending; not multiplied by the scale

  double gap = 8;  ///< between things that belong together
  double row = 26;

  draw::Colour ground, panel, ink, quiet_ink, rule, accent, alarm, selection;
};

/// The smallest and the largest scale that is offered.
inline constexpr double kLeastScale = 0.75;
inline constexpr double kMostScale = 2;

/// Colours and lengths; fonts are filled in by Fonts.
Theme theme_of(double scale);

/// Makes the widgets of ImGui look like the theme: to be called between frames.
void apply_style(const Theme& theme);

/// For ImDrawList and ImGui::PushStyleColor (IM_COL32). `opacity` is multiplied into it.
std::uint32_t packed(const draw::Colour& colour, double opacity = 1);

/// How wide a text is drawn, in pixels at scale 1, shaped and ordered as the map draws it.
draw::Measure measure_with(const Theme& theme);

}  // namespace painpoint::gui
