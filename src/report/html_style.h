#pragma once

#include <string_view>

namespace painpoint::report {

/// The style sheet of a page. Colours are those of draw/palette.h, each at least 4.5:1 on its
/// ground.
extern const std::string_view kPageStyle;

}  // namespace painpoint::report
