#pragma once

#include <string>

#include "draw/picture.h"

namespace painpoint::draw {

struct SvgOptions {
  bool standalone = true;  ///< a file of its own; false: a part of an HTML page
};

/// The picture as SVG 1.1: no scripts, no styles, no ids, nothing from elsewhere, so that any
/// number of them can stand on one page. Texts are escaped, titles and descriptions are there for
/// screen readers. The same picture gives the same bytes.
std::string print_svg(const Picture& picture, const SvgOptions& options = {});

}  // namespace painpoint::draw
