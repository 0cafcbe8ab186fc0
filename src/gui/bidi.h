#pragma once

#include <string>
#include <string_view>

namespace painpoint::gui {

/// A line of text in the order in which it is drawn from left to right, for ImGui, which knows
/// nothing of scripts: ordered by the Unicode bidirectional algorithm (the line runs in the
/// direction of its own first letter), Arabic letters as the presentation forms that join, brackets
/// mirrored, marks of direction taken out. Marks of Arabic stand before their letters, as fonts
/// expect that have them without width. Text without right-to-left letters comes back as it is, and
/// so does what is not UTF-8.
std::string visual(std::string_view text);

/// The same for a line of our own words, which runs from left to right whatever name it begins
/// with.
std::string visual_sentence(std::string_view text);

/// As `visual`, for a paragraph of several lines.
std::string visual_lines(std::string_view text);

}  // namespace painpoint::gui
