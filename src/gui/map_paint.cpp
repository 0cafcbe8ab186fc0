#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "gui/map_panel.h"

namespace painpoint::gui {
namespace {

constexpr double kStaleOpacity = 0.5;  ///< of figures that are not of this state

/// Many lines at once say little and cost much to draw: from far they fade.
double way_opacity(double zoom) {
  return std::clamp(0.25 + (zoom - kLeastZoom) * 2, 0.25, 1.0);
}

bool is_moved(const MapCanvas& canvas, std::size_t node) {
  const std::vector<std::size_t>& moved = canvas.panel.gestures.moved();
  return std::find(moved.begin(), moved.end(), node) != moved.end();
}

void paint_node(const MapCanvas& canvas, std::size_t node, const PaintView& view) {
  const report::MapScene& scene = canvas.map.scene;
  const Theme& theme = canvas.context.theme;
  if (const FarScene* far = canvas.panel.cache.far(view.camera.zoom))
    paint(canvas.list, far->nodes[node].items, view, theme);
  else if (canvas.map.is_end(node))
    paint(canvas.list, scene.ends[node - scene.cards.size()].picture.items, view, theme);
  else
    paint(canvas.list, scene.cards[node].picture.items, view, theme);
}

/// A way to or from a card that is being moved, as long as nobody knows where it will run.
void paint_loose_way(const MapCanvas& canvas, const report::MapWay& way) {
  const draw::Point by = canvas.panel.gestures.moved_by().by;
  const auto centre = [&](std::uint32_t node) {
    draw::Point point = canvas.map.box(node).centre();
    if (is_moved(canvas, node)) point = {point.x + by.x, point.y + by.y};
    return canvas.view.to_screen(point);
  };
  const draw::Point a = centre(way.from);
  const draw::Point b = centre(way.to);
  const double reach = std::max(40.0, std::abs(b.x - a.x) / 2) * (b.x < a.x ? -1 : 1);
  canvas.list.AddBezierCubic(on_pixels(a), on_pixels({a.x + reach, a.y}),
                             on_pixels({b.x - reach, b.y}), on_pixels(b),
                             packed(canvas.context.theme.quiet_ink, 0.6), 1.5F);
}

}  // namespace

ScreenBox MapCanvas::on_screen(const draw::Box& box) const {
  const draw::Point from = view.to_screen({box.x, box.y});
  return {static_cast<float>(from.x), static_cast<float>(from.y),
          static_cast<float>(box.width * view.camera.zoom),
          static_cast<float>(box.height * view.camera.zoom)};
}

bool MapCanvas::sees(const draw::Box& box) const {
  const ScreenBox seen = on_screen(box);
  return seen.x <= view.window.x + view.window.width && seen.x + seen.width >= view.window.x &&
         seen.y <= view.window.y + view.window.height && seen.y + seen.height >= view.window.y;
}

namespace {

/// All but the cards that are being moved.
void paint_resting(const MapCanvas& canvas) {
  const report::MapScene& scene = canvas.map.scene;
  const Theme& theme = canvas.context.theme;
  const FarScene* far = canvas.panel.cache.far(canvas.view.camera.zoom);
  PaintView view = canvas.view;
  view.opacity = 1;
  for (std::size_t s = 0; s < scene.stages.size(); ++s)
    if (canvas.sees(scene.stages[s].box))
      paint(canvas.list, far != nullptr ? far->stages[s].items : scene.stages[s].items, view,
            theme);
  view.opacity = canvas.view.opacity * way_opacity(view.camera.zoom);
  for (std::size_t w = 0; w < scene.ways.size(); ++w) {
    const report::MapWay& way = canvas.map.data.ways[w];
    if (is_moved(canvas, way.from) || is_moved(canvas, way.to))
      paint_loose_way(canvas, way);
    else if (canvas.sees(canvas.panel.cache.way_bounds()[w]))
      paint(canvas.list, scene.ways[w].picture.items, view, theme);
  }
  view.opacity = canvas.view.opacity;
  for (std::size_t p = 0; p < scene.below.size(); ++p)
    if (canvas.sees(scene.below[p].box))
      paint(canvas.list, far != nullptr ? far->below[p].items : scene.below[p].items, view, theme);
  for (std::size_t i = 0; i < canvas.map.nodes(); ++i)
    if (!is_moved(canvas, i) && canvas.sees(canvas.map.box(i))) paint_node(canvas, i, view);
}

}  // namespace

void paint_scene(MapCanvas& canvas) {
  PaintView view = canvas.view;
  view.opacity = canvas.context.live.exact_is_fresh() ? 1 : kStaleOpacity;
  const std::vector<std::size_t>& moved = canvas.panel.gestures.moved();
  if (!moved.empty()) {
    paint_resting({canvas.context, canvas.panel, canvas.map, canvas.list, view});
    const draw::Point by = canvas.panel.gestures.moved_by().by;
    view.camera.at_x -= by.x;
    view.camera.at_y -= by.y;
    for (const std::size_t node : moved) paint_node(canvas, node, view);
    return;
  }
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const MapVertices::Key key{canvas.panel.cache.times_made(),
                             view.camera.zoom,
                             view.opacity,
                             view.window.width,
                             view.window.height,
                             atlas.TexID,
                             atlas.TexWidth,
                             atlas.TexHeight};
  canvas.panel.vertices.show(canvas.list, key, view, [&](ImDrawList& list, const PaintView& wider) {
    paint_resting({canvas.context, canvas.panel, canvas.map, list, wider});
  });
}

}  // namespace painpoint::gui
