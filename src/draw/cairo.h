#pragma once

#include <string>

#include "draw/picture.h"
#include "draw/text.h"

/// Pictures through cairo, with texts shaped by Pango: the only place that knows them.
namespace painpoint::draw {

/// The width that Pango gives a line in the fonts of this machine.
Measure pango_measure();

/// The picture as PNG, `scale` pixels to each of its own, or fewer where that would be more than
/// 32,767 either way or 64 million in all; nothing where cairo cannot make it. The same picture
/// gives the same bytes on the same machine.
std::string print_png(const Picture& picture, double scale = 2);

/// The picture as one page of PDF with its own size, titled, without a date; nothing where cairo
/// cannot make it. The same picture gives the same bytes on the same machine.
std::string print_pdf(const Picture& picture);

}  // namespace painpoint::draw
