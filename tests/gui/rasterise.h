#pragma once

#include <vector>

struct ImDrawData;
struct ImFontAtlas;

namespace painpoint::gui {

/// What a graphics card would show of a frame, on white: red, green and blue of each pixel, row by
/// row. Slow, and the same everywhere.
std::vector<unsigned char> rasterise(const ImDrawData& data, ImFontAtlas& atlas, int width,
                                     int height);

}  // namespace painpoint::gui
