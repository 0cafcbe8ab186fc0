#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "draw/palette.h"
#include "gui/map_panel.h"
#include "gui/probe.h"
#include "gui/story_looks.h"

namespace painpoint::gui {
namespace {

constexpr double kStaleTrail = 0.4;
constexpr float kDashLength = 9;
constexpr float kBetweenDashes = 6;

/// One side's way in its look: the first a broad band with round marks, the second a line of dashes
/// with square ones, so that both can be told apart where they lie upon each other, and without
/// colours.
class TrailPainter {
 public:
  TrailPainter(const MapCanvas& canvas, std::size_t side, double opacity)
      : canvas_(canvas),
        trail_(canvas.context.view.story.trail[side]),
        side_(side),
        scale_(static_cast<float>(canvas.context.theme.scale)),
        colour_(packed(story_colour(side), opacity)),
        band_(packed(story_colour(side), opacity * 0.55)),
        halo_(packed(draw::kWhite, opacity * 0.9)) {}

  void paint_ways() const {
    for (const TrailLeg& leg : trail_.legs) paint_leg(leg);
  }
  void paint_frames() const {
    if (const auto node = canvas_.map.node_of(trail_.at)) frame(*node);
    if (const auto node = canvas_.map.node_of(trail_.end)) frame(*node);
  }
  void paint_marks() const {
    for (const TrailMark& mark : trail_.marks)
      if (const auto node = canvas_.map.node_of(mark.address)) paint_mark(*node, mark);
  }

 private:
  [[nodiscard]] bool is_first() const { return side_ == 0; }

  void paint_leg(const TrailLeg& leg) const {
    const auto from = canvas_.map.node_of(leg.from);
    const auto to = canvas_.map.node_of(leg.to);
    if (!from || !to) return;  // the map is of another state, or of another scenario
    std::vector<ImVec2> points = way_between(*from, *to);
    if (points.size() < 2) return;
    if (is_first())
      canvas_.list.AddPolyline(points.data(), static_cast<int>(points.size()), band_, 0,
                               7 * scale_);
    else
      paint_dashes(points, 3 * scale_);
    paint_tip(points[points.size() - 2], points.back());
  }

  /// Along the map's way, or straight where the map has none.
  [[nodiscard]] std::vector<ImVec2> way_between(std::size_t from, std::size_t to) const {
    std::vector<ImVec2> points;
    const auto& ways = canvas_.map.data.ways;
    for (std::size_t w = 0; w < ways.size(); ++w) {
      if (ways[w].from != from || ways[w].to != to) continue;
      for (const draw::Point& point : canvas_.map.scene.ways[w].points)
        points.push_back(on_pixels(canvas_.view.to_screen(point)));
      if (points.size() > 1) return points;
    }
    if (from == to) return {};
    points = {on_pixels(canvas_.view.to_screen(canvas_.map.box(from).centre())),
              on_pixels(canvas_.view.to_screen(canvas_.map.box(to).centre()))};
    return points;
  }

  void paint_dashes(const std::vector<ImVec2>& points, float width) const {
    constexpr double kMostDashes = 2000;  // of a piece that reaches far out of the window
    const double dash = static_cast<double>(kDashLength * scale_);
    const double period = dash + static_cast<double>(kBetweenDashes * scale_);
    double begin = 0;  // of this piece, along the line
    for (std::size_t i = 1; i < points.size(); ++i) {
      const ImVec2 by(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
      const double length = std::hypot(static_cast<double>(by.x), static_cast<double>(by.y));
      if (!(length > 0)) continue;
      const auto point = [&](double far) {
        const auto part = static_cast<float>((far - begin) / length);
        return ImVec2(points[i - 1].x + by.x * part, points[i - 1].y + by.y * part);
      };
      const double end = begin + length;
      if (length > kMostDashes * period) {
        canvas_.list.AddLine(points[i - 1], points[i], colour_, width);
      } else {
        // By number, not by adding up: a rest too small to be added would never end.
        const auto last = static_cast<std::int64_t>(end / period);
        for (auto k = static_cast<std::int64_t>(begin / period); k <= last; ++k) {
          const double from = std::max(begin, static_cast<double>(k) * period);
          const double to = std::min(end, static_cast<double>(k) * period + dash);
          if (from < to) canvas_.list.AddLine(point(from), point(to), colour_, width);
        }
      }
      begin = end;
    }
  }

  void paint_tip(const ImVec2& before, const ImVec2& tip) const {
    const float length = std::hypot(tip.x - before.x, tip.y - before.y);
    if (length <= 0) return;
    const float reach = 9 * scale_;
    const ImVec2 ahead((tip.x - before.x) / length * reach, (tip.y - before.y) / length * reach);
    const ImVec2 foot(tip.x - ahead.x, tip.y - ahead.y);
    canvas_.list.AddTriangleFilled(tip, {foot.x - ahead.y * 0.6F, foot.y + ahead.x * 0.6F},
                                   {foot.x + ahead.y * 0.6F, foot.y - ahead.x * 0.6F}, colour_);
  }

  void frame(std::size_t node) const {
    const ScreenBox card = canvas_.on_screen(canvas_.map.box(node));
    const float room = (is_first() ? 4 : 9) * scale_;
    const ImVec2 from(card.x - room, card.y - room);
    const ImVec2 to(card.x + card.width + room, card.y + card.height + room);
    const float corner = is_first() ? 7 * scale_ : 0;
    canvas_.list.AddRect(from, to, halo_, corner, 0, 8 * scale_);
    if (is_first())
      canvas_.list.AddRect(from, to, colour_, corner, 0, 4.5F * scale_);
    else
      paint_dashes({from, {to.x, from.y}, to, {from.x, to.y}, from}, 3.5F * scale_);
    probe_box(
        canvas_.context.view,
        (canvas_.map.is_end(node) ? "map/story/end/" : "map/story/at/") + std::to_string(side_),
        {from.x, from.y, to.x - from.x, to.y - from.y});
  }

  /// Above the card's name, which stays readable: at its left for the first side, at its right for
  /// the second.
  void paint_mark(std::size_t node, const TrailMark& mark) const {
    const Theme& theme = canvas_.context.theme;
    const ScreenBox card = canvas_.on_screen(canvas_.map.box(node));
    const draw::Font font{12 * theme.scale, true};
    const float high = 18 * scale_;
    const auto width =
        std::max(high, static_cast<float>(measure_with(theme)(mark.numbers, font)) + 10 * scale_);
    const float out = 9 * scale_;
    const float x = is_first() ? card.x - out : card.x + card.width + out - width;
    const float y = card.y - high + 3 * scale_;
    const ImVec2 to(x + width, y + high);
    const float corner = is_first() ? high / 2 : 0;
    canvas_.list.AddRectFilled({x - 1.5F, y - 1.5F}, {to.x + 1.5F, to.y + 1.5F}, halo_, corner);
    canvas_.list.AddRectFilled({x, y}, to, colour_, corner);
    paint_text(
        canvas_.list, theme,
        {static_cast<double>(x + width / 2), static_cast<double>(y + high / 2) + 0.36 * font.size},
        mark.numbers, font, draw::Anchor::middle, packed(draw::kWhite));
    probe_box(canvas_.context.view,
              "map/story/mark/" + std::to_string(side_) + "/" + canvas_.map.id(node),
              {x, y, width, high});
  }

  const MapCanvas& canvas_;
  const SideTrail& trail_;
  std::size_t side_;
  float scale_;
  std::uint32_t colour_, band_, halo_;
};

}  // namespace

void paint_story(MapCanvas& canvas) {
  const StoryState& story = canvas.context.view.story;
  if (!story.open) return;
  const double opacity = story.fresh ? 1 : kStaleTrail;
  for (std::size_t side = 0; side < story.trail.size(); ++side)
    TrailPainter(canvas, side, opacity).paint_ways();
  for (std::size_t side = 0; side < story.trail.size(); ++side)
    TrailPainter(canvas, side, opacity).paint_frames();
  for (std::size_t side = 0; side < story.trail.size(); ++side)
    TrailPainter(canvas, side, opacity).paint_marks();
}

}  // namespace painpoint::gui
