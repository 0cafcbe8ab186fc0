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

/// The direction of words of ours, whatever name they begin with: from right to left if that is how
/// the language that is on runs and they are in it. The history of a document is
/// English still.
bool runs_from_right(std::string_view text);

/// As `visual`, for words of ours; of a text that is broken into lines, each with the direction of
/// the whole.
std::string visual_sentence(std::string_view text);
std::string visual_sentence(std::string_view line, bool from_right);

/// That line with the mark of its direction in front, for what is ordered later.
std::string marked_sentence(std::string_view line, bool from_right);

/// As `visual`, for a paragraph of several lines.
std::string visual_lines(std::string_view text);

}  // namespace painpoint::gui
