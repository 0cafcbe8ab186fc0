#pragma once

#include <string>
#include <string_view>

/// Texts that fit their places, in the letters that ImGui draws now.
namespace painpoint::gui {

/// In pixels.
float width_of(std::string_view text);

/// The text with line breaks where it is wider than that: between words, or within a script that
/// has no spaces. Lines are ordered when they are drawn.
std::string wrapped_lines(std::string_view text, float width);
/// How high it is then.
float wrapped_height(std::string_view text, float width);

/// The text, cut with `…` to a width in pixels; as ImGui draws it (gui/bidi.h).
std::string fitted(std::string_view text, float width);

/// Wrapped to a width in pixels (0: what is left of the line), and then ordered for drawing, line
/// by line.
void wrapped_text(std::string_view text, float width = 0);

}  // namespace painpoint::gui
