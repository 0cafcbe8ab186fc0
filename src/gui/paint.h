#pragma once

#include <span>

#include "draw/picture.h"
#include "gui/theme.h"
#include "gui/view_state.h"

struct ImDrawList;

namespace painpoint::gui {

/// Where a picture's plane is seen in the window, and how.
struct PaintView {
  ScreenBox window;    ///< what is outside is left out
  MapCamera camera;    ///< screen = window's corner + (plane - at) * zoom
  double opacity = 1;  ///< less for figures that are stale

  [[nodiscard]] draw::Point to_screen(const draw::Point& plane) const {
    return {window.x + (plane.x - camera.at_x) * camera.zoom,
            window.y + (plane.y - camera.at_y) * camera.zoom};
  }
  [[nodiscard]] draw::Point to_plane(const draw::Point& screen) const {
    return {camera.at_x + (screen.x - window.x) / camera.zoom,
            camera.at_y + (screen.y - window.y) / camera.zoom};
  }
};

/// Texts whose em has fewer pixels than this cannot be read and are left out.
inline constexpr double kLeastReadable = 4.5;

/// Draws items of a picture. What is out of the window or too small to be seen is left out; titles
/// of groups are not shown.
void paint(ImDrawList& list, std::span<const draw::Item> items, const PaintView& view,
           const Theme& theme);

/// Of a line in pixels, whole ones: those cost half of the corners. Lines never get so thin that
/// they flicker.
float line_width(const draw::Stroke& stroke, const PaintView& view);

/// One path, the same way (paint_path.cpp).
void paint_path(ImDrawList& list, const draw::Path& path, const PaintView& view);

/// A line of text with its baseline at a point of the window, `em` in pixels: for what is drawn
/// beside pictures. Returns its width.
double paint_text(ImDrawList& list, const Theme& theme, const draw::Point& screen,
                  std::string_view text, const draw::Font& font, draw::Anchor anchor,
                  std::uint32_t colour);

}  // namespace painpoint::gui
