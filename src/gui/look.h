#pragma once

#include <cstdint>
#include <string_view>

struct ImDrawData;

/// Light, dark and high-contrast looks. All of the window is drawn in the colours of the light look
/// (gui/theme.h, draw/palette.h); another look changes the colours of what has been drawn, in one
/// place, so that widgets, map and charts cannot disagree.
namespace painpoint::gui {

enum class Look : std::uint8_t { light, dark, contrast };

/// "light", "dark", "high contrast".
std::string_view name_of(Look look);
Look next_look(Look look);

/// A colour as ImDrawList has it (IM_COL32), as the look shows it. Dark turns lightness over and
/// keeps hues; contrast makes ink black, ground white, and lines and transparent marks stronger.
std::uint32_t shown_in(Look look, std::uint32_t colour);

/// All colours of a frame.
void recolour(const ImDrawData& drawn, Look look);

}  // namespace painpoint::gui
