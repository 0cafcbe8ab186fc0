#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "gui/paint.h"

namespace painpoint::gui {
namespace {

using Corners = std::vector<ImVec2>;

constexpr double kLeastDash = 2.5;  ///< pixels

ImVec2 corner_of(const draw::Point& point) {
  return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

float distance(const ImVec2& a, const ImVec2& b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// The path in pixels of the window, curves as short straight lines.
Corners flattened(const draw::Path& path, const PaintView& view) {
  Corners corners{corner_of(view.to_screen(path.from))};
  for (const draw::Segment& segment : path.segments) {
    const ImVec2 from = corners.back();
    const ImVec2 to = corner_of(view.to_screen(segment.to));
    if (segment.controls) {
      const ImVec2 c1 = corner_of(view.to_screen(segment.controls->first));
      const ImVec2 c2 = corner_of(view.to_screen(segment.controls->second));
      const float length = distance(from, c1) + distance(c1, c2) + distance(c2, to);
      // A bend of a few pixels is one short line.
      const int steps =
          length < 8 ? 1 : std::clamp(static_cast<int>(std::sqrt(length) * 1.2F), 2, 40);
      for (int i = 1; i < steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps);
        const float u = 1 - t;
        const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        corners.emplace_back(a * from.x + b * c1.x + c * c2.x + d * to.x,
                             a * from.y + b * c1.y + c * c2.y + d * to.y);
      }
    }
    if (distance(from, to) > 0.01F || segment.controls) corners.push_back(to);
  }
  return corners;
}

bool out_of_window(const Corners& corners, const PaintView& view, float margin) {
  ImVec2 least = corners.front();
  ImVec2 most = least;
  for (const ImVec2& corner : corners) {
    least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
    most = {std::max(most.x, corner.x), std::max(most.y, corner.y)};
  }
  return most.x + margin < view.window.x || least.x - margin > view.window.x + view.window.width ||
         most.y + margin < view.window.y || least.y - margin > view.window.y + view.window.height;
}

float turn(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

float signed_area(const Corners& corners) {
  float area = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const ImVec2& a = corners[i];
    const ImVec2& b = corners[(i + 1) % corners.size()];
    area += a.x * b.y - b.x * a.y;
  }
  return area / 2;
}

bool is_convex(const Corners& corners) {
  const std::size_t count = corners.size();
  for (std::size_t i = 0; i < count; ++i)
    if (turn(corners[i], corners[(i + 1) % count], corners[(i + 2) % count]) < -0.01F) return false;
  return true;
}

bool is_inside(const ImVec2& point, const ImVec2& a, const ImVec2& b, const ImVec2& c) {
  return turn(a, b, point) >= 0 && turn(b, c, point) >= 0 && turn(c, a, point) >= 0;
}

/// Clips ears: shapes of pictures have few corners.
void fill_concave(ImDrawList& list, const Corners& corners, ImU32 colour) {
  std::vector<std::size_t> left(corners.size());
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
  while (left.size() > 3) {
    std::size_t ear = left.size();
    for (std::size_t i = 0; i < left.size() && ear == left.size(); ++i) {
      const std::size_t before = left[(i + left.size() - 1) % left.size()];
      const std::size_t after = left[(i + 1) % left.size()];
      if (turn(corners[before], corners[left[i]], corners[after]) <= 0) continue;
      const bool free = std::none_of(left.begin(), left.end(), [&](std::size_t other) {
        return other != before && other != left[i] && other != after &&
               is_inside(corners[other], corners[before], corners[left[i]], corners[after]);
      });
      if (free) ear = i;
    }
    if (ear == left.size()) return;  // it crosses itself
    const std::size_t before = left[(ear + left.size() - 1) % left.size()];
    const std::size_t after = left[(ear + 1) % left.size()];
    list.AddTriangleFilled(corners[before], corners[left[ear]], corners[after], colour);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  if (left.size() == 3)
    list.AddTriangleFilled(corners[left[0]], corners[left[1]], corners[left[2]], colour);
}

void fill(ImDrawList& list, Corners corners, ImU32 colour) {
  if (corners.size() > 1 && distance(corners.front(), corners.back()) < 0.01F) corners.pop_back();
  if (corners.size() < 3) return;
  // ImGui softens edges outwards only where the corners run clockwise on the screen.
  if (signed_area(corners) < 0) std::reverse(corners.begin(), corners.end());
  if (is_convex(corners)) {
    list.AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), colour);
    return;
  }
  // Soft edges within the shape would show as seams.
  const ImDrawListFlags flags = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  fill_concave(list, corners, colour);
  list.Flags = flags;
  list.AddPolyline(corners.data(), static_cast<int>(corners.size()), colour, ImDrawFlags_Closed, 1);
}

/// The part of a line that may be seen, as parts of its length: {0, 1} for all of it. Nothing where
/// it is out of the window.
std::optional<std::pair<float, float>> seen_part(const ImVec2& a, const ImVec2& b,
                                                 const ScreenBox& window, float margin) {
  float from = 0;
  float to = 1;
  const auto cut = [&](float begin, float way, float least, float most) {
    if (std::abs(way) < 1e-6F) return begin >= least && begin <= most;
    const float at_least = (least - begin) / way;
    const float at_most = (most - begin) / way;
    from = std::max(from, std::min(at_least, at_most));
    to = std::min(to, std::max(at_least, at_most));
    return from < to;
  };
  if (!cut(a.x, b.x - a.x, window.x - margin, window.x + window.width + margin))
    return std::nullopt;
  if (!cut(a.y, b.y - a.y, window.y - margin, window.y + window.height + margin))
    return std::nullopt;
  return std::pair{from, to};
}

/// Lengths along the path, in pixels, at which dashes begin and end: the path of a large map is far
/// longer than what is seen of it.
void line_with_dashes(ImDrawList& list, const Corners& corners, const std::vector<double>& dashes,
                      const PaintView& view, ImU32 colour, float width) {
  std::vector<float> lengths;
  float cycle = 0;
  for (std::size_t i = 0; i < dashes.size() + dashes.size() % 2; ++i) {
    lengths.push_back(
        std::max(static_cast<float>(dashes[i % dashes.size()] * view.camera.zoom), 0.5F));
    cycle += lengths.back();
  }
  float start = 0;  // of this straight piece, along the path
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const ImVec2 a = corners[i - 1];
    const ImVec2 b = corners[i];
    const float length = distance(a, b);
    const auto seen = seen_part(a, b, view.window, width);
    if (seen && length > 0) {
      const float first = start + seen->first * length;
      const float last = start + seen->second * length;
      const auto at = [&](float along) {
        const float part = (along - start) / length;
        return ImVec2(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
      };
      float begin = std::floor(first / cycle) * cycle;
      for (std::size_t dash = 0; begin < last; dash = (dash + 2) % lengths.size()) {
        const float from = std::max(begin, first);
        const float to = std::min(begin + lengths[dash], last);
        if (to - from > 0.05F) {
          const ImVec2 ends[] = {at(from), at(to)};
          list.AddPolyline(ends, 2, colour, 0, width);
        }
        begin += lengths[dash] + lengths[dash + 1];
      }
    }
    start += length;
  }
}

}  // namespace

void paint_path(ImDrawList& list, const draw::Path& path, const PaintView& view) {
  const bool lined = path.stroke.width > 0;
  const float width = line_width(path.stroke, view);
  Corners corners = flattened(path, view);
  if (corners.size() < 2 || out_of_window(corners, view, lined ? width : 0)) return;
  if (path.fill) fill(list, corners, packed(*path.fill, view.opacity));
  if (!lined) return;
  const ImU32 colour = packed(path.stroke.colour, view.opacity);
  // Dashes that run into each other are a line; so many of them cost time for nothing.
  const bool dashed =
      !path.stroke.dashes.empty() && path.stroke.dashes[0] * view.camera.zoom > kLeastDash;
  if (!dashed) {
    list.AddPolyline(corners.data(), static_cast<int>(corners.size()), colour,
                     path.closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
    return;
  }
  if (path.closed) corners.push_back(corners.front());
  line_with_dashes(list, corners, path.stroke.dashes, view, colour, width);
}

}  // namespace painpoint::gui
