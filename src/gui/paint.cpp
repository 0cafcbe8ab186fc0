#include "gui/paint.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <type_traits>

#include "gui/bidi.h"
#include "gui/glyphs.h"

namespace painpoint::gui {
namespace {

ImVec2 imgui_point(const draw::Point& point) {
  return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

bool seen(const PaintView& view, const draw::Point& from, const draw::Point& to, double margin) {
  return to.x + margin >= view.window.x && from.x - margin <= view.window.x + view.window.width &&
         to.y + margin >= view.window.y && from.y - margin <= view.window.y + view.window.height;
}

/// A rectangle's outline as a path, for lines with dashes.
draw::Path outline_of(const draw::Rectangle& rectangle) {
  const draw::Box& box = rectangle.box;
  const double radius = std::min({rectangle.radius, box.width / 2, box.height / 2});
  const double bend = radius * 0.45;  // of a circle, nearly
  const double l = box.x, t = box.y, r = box.right(), b = box.bottom();
  draw::Path path{{l + radius, t}, {}, true, {}, rectangle.stroke};
  const auto corner = [&](draw::Point from, draw::Point to, draw::Point c1, draw::Point c2) {
    path.segments.push_back({from});
    path.segments.push_back({to, std::pair{c1, c2}});
  };
  corner({r - radius, t}, {r, t + radius}, {r - bend, t}, {r, t + bend});
  corner({r, b - radius}, {r - radius, b}, {r, b - bend}, {r - bend, b});
  corner({l + radius, b}, {l, b - radius}, {l + bend, b}, {l, b - bend});
  corner({l, t + radius}, {l + radius, t}, {l, t + bend}, {l + bend, t});
  return path;
}

void paint_rectangle(ImDrawList& list, const draw::Rectangle& rectangle, const PaintView& view) {
  const draw::Point from = view.to_screen({rectangle.box.x, rectangle.box.y});
  const draw::Point to = view.to_screen({rectangle.box.right(), rectangle.box.bottom()});
  const bool lined = rectangle.stroke.width > 0;
  if (!seen(view, from, to, lined ? rectangle.stroke.width * view.camera.zoom : 0)) return;
  auto rounding = static_cast<float>(rectangle.radius * view.camera.zoom);
  if (rounding < 3.5F) rounding = 0;  // nobody sees it, and it is most of the corners
  if (rectangle.fill)
    list.AddRectFilled(imgui_point(from), imgui_point(to), packed(*rectangle.fill, view.opacity),
                       rounding);
  if (!lined) return;
  if (rectangle.stroke.dashes.empty())
    list.AddRect(imgui_point(from), imgui_point(to), packed(rectangle.stroke.colour, view.opacity),
                 rounding, 0, line_width(rectangle.stroke, view));
  else
    paint_path(list, outline_of(rectangle), view);
}

void paint_circle(ImDrawList& list, const draw::Circle& circle, const PaintView& view) {
  const draw::Point centre = view.to_screen(circle.centre);
  const double radius = circle.radius * view.camera.zoom;
  if (radius < 0.3 || !seen(view, centre, centre, radius + circle.stroke.width * view.camera.zoom))
    return;
  if (circle.fill)
    list.AddCircleFilled(imgui_point(centre), static_cast<float>(radius),
                         packed(*circle.fill, view.opacity));
  if (circle.stroke.width <= 0) return;
  if (circle.stroke.dashes.empty()) {
    list.AddCircle(imgui_point(centre), static_cast<float>(radius),
                   packed(circle.stroke.colour, view.opacity), 0, line_width(circle.stroke, view));
    return;
  }
  constexpr double kBend = 0.5522847498;  // of a quarter of a circle
  const double r = circle.radius, b = r * kBend;
  const auto at = [&](double x, double y) {
    return draw::Point{circle.centre.x + x, circle.centre.y + y};
  };
  paint_path(list,
             {at(r, 0),
              {{at(0, r), std::pair{at(r, b), at(b, r)}},
               {at(-r, 0), std::pair{at(-b, r), at(-r, b)}},
               {at(0, -r), std::pair{at(-r, -b), at(-b, -r)}},
               {at(r, 0), std::pair{at(b, -r), at(r, -b)}}},
              true,
              {},
              circle.stroke},
             view);
}

/// The font whose letters are scaled down the least, or the largest one.
const SizedFont& font_for(const std::vector<SizedFont>& sizes, double em) {
  // One that is a little too small is sharper than one that is much too large.
  const auto found = std::find_if(sizes.begin(), sizes.end(),
                                  [em](const SizedFont& sized) { return sized.em >= em * 0.96; });
  return found == sizes.end() ? sizes.back() : *found;
}

void paint_line(ImDrawList& list, const SizedFont& sized, double em, draw::Point at,
                std::string_view line, std::uint32_t colour, const ScreenBox* window) {
  const ImFont& font = *sized.font;
  const double scale = em / sized.em;
  // Letters in the size of the atlas stand on whole pixels, where they are sharpest.
  const bool whole = std::abs(scale - 1) < 0.06;
  const double top = std::round(at.y - static_cast<double>(font.Ascent) * scale);
  double pen = at.x;
  list.PushTextureID(font.ContainerAtlas->TexID);
  for (std::size_t i = 0; i < line.size();) {
    const ImFontGlyph* glyph = font.FindGlyph(next_character(line, i));
    if (glyph == nullptr) continue;
    const double x = whole ? std::round(pen) : pen;
    pen += static_cast<double>(glyph->AdvanceX) * scale;
    if (glyph->Visible == 0) continue;
    const auto left = static_cast<float>(x + static_cast<double>(glyph->X0) * scale);
    const auto right = static_cast<float>(x + static_cast<double>(glyph->X1) * scale);
    if (window != nullptr && (right < window->x || left > window->x + window->width)) continue;
    list.PrimReserve(6, 4);
    list.PrimRectUV(ImVec2(left, static_cast<float>(top + static_cast<double>(glyph->Y0) * scale)),
                    ImVec2(right, static_cast<float>(top + static_cast<double>(glyph->Y1) * scale)),
                    ImVec2(glyph->U0, glyph->V0), ImVec2(glyph->U1, glyph->V1), colour);
  }
  list.PopTextureID();
}

double write_text(ImDrawList& list, const Theme& theme, const draw::Point& screen,
                  std::string_view text, double em, bool bold, draw::Anchor anchor,
                  std::uint32_t colour, const ScreenBox* window) {
  const std::vector<SizedFont>& sizes = bold ? theme.map_strong : theme.map_text;
  if (sizes.empty()) return 0;
  const SizedFont& sized = font_for(sizes, em);
  const std::string line = visual(text);
  const double width = visual_width(*sized.font, line) * em / sized.em;
  double left = screen.x;
  if (anchor == draw::Anchor::middle) left -= width / 2;
  if (anchor == draw::Anchor::right) left -= width;
  const bool out = window != nullptr &&
                   (left > window->x + window->width || left + width < window->x ||
                    screen.y - 1.5 * em > window->y + window->height || screen.y + em < window->y);
  if (!out) paint_line(list, sized, em, {left, screen.y}, line, colour, window);
  return width;
}

void paint_item_text(ImDrawList& list, const draw::Text& text, const PaintView& view,
                     const Theme& theme) {
  const double em = text.font.size * view.camera.zoom;
  if (em < kLeastReadable || text.text.empty()) return;
  const draw::Point at = view.to_screen(text.at);
  // Before anything is shaped: most of a large map is far above or below.
  if (at.y - 2 * em > view.window.y + view.window.height || at.y + em < view.window.y) return;
  write_text(list, theme, at, text.text, em, text.font.bold, text.anchor,
             packed(text.colour, view.opacity), &view.window);
}

}  // namespace

float line_width(const draw::Stroke& stroke, const PaintView& view) {
  return static_cast<float>(std::max(std::round(stroke.width * view.camera.zoom), 1.0));
}

void paint(ImDrawList& list, std::span<const draw::Item> items, const PaintView& view,
           const Theme& theme) {
  for (const draw::Item& item : items)
    std::visit(
        [&](const auto& what) {
          using What = std::decay_t<decltype(what)>;
          if constexpr (std::is_same_v<What, draw::Rectangle>)
            paint_rectangle(list, what, view);
          else if constexpr (std::is_same_v<What, draw::Path>)
            paint_path(list, what, view);
          else if constexpr (std::is_same_v<What, draw::Circle>)
            paint_circle(list, what, view);
          else if constexpr (std::is_same_v<What, draw::Text>)
            paint_item_text(list, what, view, theme);
          else
            paint(list, what.items, view, theme);
        },
        item.what);
}

double paint_text(ImDrawList& list, const Theme& theme, const draw::Point& screen,
                  std::string_view text, const draw::Font& font, draw::Anchor anchor,
                  std::uint32_t colour) {
  return write_text(list, theme, screen, text, font.size, font.bold, anchor, colour, nullptr);
}

}  // namespace painpoint::gui
