#pragma once

#include <cstddef>
#include <string_view>

struct ImFont;

namespace painpoint::gui {

/// The next character of UTF-8, `at` moved behind it; U+FFFD for what is none, and for what ImGui
/// has no room for (beyond the Basic Multilingual Plane).
char16_t next_character(std::string_view text, std::size_t& at);

/// The width of a line in the font's own size, after shaping and ordering.
double glyphs_width(const ImFont& font, std::string_view text);
/// The same of a line that is in visual order already.
double visual_width(const ImFont& font, std::string_view line);

}  // namespace painpoint::gui
