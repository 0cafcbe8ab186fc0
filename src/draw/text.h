#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/picture.h"

/// How wide texts are, and how to make them fit.
namespace painpoint::draw {

/// The width of a line of text in pixels. What draws a picture should measure it, too.
using Measure = std::function<double(std::string_view text, const Font& font)>;

/// The width without looking at any font: from the advance widths of DejaVu Sans, the widest of
/// the fonts that SVG pictures ask for, so that other fonts leave room and do not run over.
double estimated_width(std::string_view text, const Font& font);

/// The text on one line of at most `width` pixels, cut with `…` between characters if need be;
/// without controls and marks that reorder what stands beside it. Empty if not even `…` fits.
std::string fit_line(std::string_view text, const Font& font, double width, const Measure& measure);

/// The words of a text in at most `most_lines` lines of at most `width` pixels, the last one cut if
/// need be. Scripts without spaces, and words longer than a line, are broken between characters.
std::vector<std::string> fit_lines(std::string_view text, const Font& font, double width,
                                   std::size_t most_lines, const Measure& measure);

}  // namespace painpoint::draw
