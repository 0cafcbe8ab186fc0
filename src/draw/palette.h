#pragma once

#include "draw/picture.h"

/// Colours that people with any colour vision can tell apart, and that text can be read on.
namespace painpoint::draw {

inline constexpr Colour kWhite{255, 255, 255};
inline constexpr Colour kInk{27, 31, 36};        ///< text
inline constexpr Colour kQuietInk{87, 96, 106};  ///< text of less weight: 6:1 on white
inline constexpr Colour kRule{208, 215, 222};    ///< lines of a grid
inline constexpr Colour kGround{246, 248, 250};  ///< behind columns
inline constexpr Colour kAlarm{176, 66, 0};      ///< pain; dark enough for text on white
inline constexpr Colour kGood{0, 90, 130};       ///< its counterpart, also without red or green

/// A colour for a part in [0, 1] of the largest figure: from nearly white to dark blue in one hue,
/// its lightness falling evenly, so that it orders figures in print and for every eye.
Colour scale_colour(double part);

/// Black or white, whichever reads better; at least 4.5:1 on every ground (WCAG 2.1, AA).
Colour ink_on(const Colour& ground);

/// The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1).
double contrast(const Colour& a, const Colour& b);

/// The colour of the n-th series of a chart, dark enough for its label on white; they repeat after
/// six (after Okabe and Ito, darkened).
Colour series_colour(std::size_t series);
/// Its dashes: series differ without colour, too.
std::vector<double> series_dashes(std::size_t series);

}  // namespace painpoint::draw
