#pragma once

#include <string>

#include "draw/picture.h"
#include "draw/text.h"

/// Pictures through cairo, with texts shaped by Pango: the only place that knows them.
namespace painpoint::draw {

/// The width that Pango gives a line in the fonts of this machine.
Measure pango_measure();

/// The picture as PNG, `scale` pixels to each of its own, or nothing where memory does not hold
/// it or cairo cannot make it (no more than 32,767 pixels either way: the scale is lowered to
/// that). The same picture gives the same bytes on the same machine.
std::string print_png(const Picture& picture, double scale = 2);

/// The picture as one page of PDF with its own size, titled, without a date. The same picture gives
/// the same bytes on the same machine.
std::string print_pdf(const Picture& picture);

}  // namespace painpoint::draw
