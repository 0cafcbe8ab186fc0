#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "draw/palette.h"
#include "gui/map_frame.h"
#include "gui/map_panel.h"
#include "gui/probe.h"

namespace painpoint::gui {
namespace {

void outline(const MapCanvas& canvas, const draw::Box& box, const draw::Colour& colour,
             double width, double around) {
  const ScreenBox seen = canvas.on_screen(box);
  const auto room = static_cast<float>(around);
  canvas.list.AddRect({seen.x - room, seen.y - room},
                      {seen.x + seen.width + room, seen.y + seen.height + room}, packed(colour),
                      static_cast<float>(6 * canvas.view.camera.zoom), 0,
                      static_cast<float>(width));
}

/// The middle of a line by its length.
draw::Point middle_of(const std::vector<draw::Point>& points) {
  double left = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    left += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y) / 2;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double length = std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    if (left <= length && length > 0) {
      const double part = left / length;
      return {points[i - 1].x + part * (points[i].x - points[i - 1].x),
              points[i - 1].y + part * (points[i].y - points[i - 1].y)};
    }
    left -= length;
  }
  return points.empty() ? draw::Point{} : points.back();
}

void paint_way_over(const MapCanvas& canvas, std::size_t w, const draw::Colour& colour) {
  const report::SceneWay& way = canvas.map.scene.ways[w];
  std::vector<ImVec2> points;
  for (const draw::Point& point : way.points)
    points.push_back(on_pixels(canvas.view.to_screen(point)));
  if (points.empty()) return;
  canvas.list.AddPolyline(points.data(), static_cast<int>(points.size()), packed(colour), 0,
                          static_cast<float>(std::max(2.5, way.width * canvas.view.camera.zoom)));
}

/// "40%" on a small plate in the middle of a way.
void paint_share(const MapCanvas& canvas, std::size_t w) {
  const report::MapWay& way = canvas.map.data.ways[w];
  const Theme& theme = canvas.context.theme;
  const draw::Point at = canvas.view.to_screen(middle_of(canvas.map.scene.ways[w].points));
  const std::string text = fmt::format("{:.4g}%", 100 * way.share);
  const draw::Font font{13 * theme.scale, true};
  const double half = measure_with(theme)(text, font) / 2 + 6;
  canvas.list.AddRectFilled(on_pixels({at.x - half, at.y - 0.8 * font.size}),
                            on_pixels({at.x + half, at.y + 0.8 * font.size}),
                            packed(theme.selection), 4);
  paint_text(canvas.list, theme, {at.x, at.y + 0.36 * font.size}, text, font, draw::Anchor::middle,
             packed(draw::kWhite));
}

void paint_connection(const MapCanvas& canvas) {
  const MapGestures& gestures = canvas.panel.gestures;
  const bool by_keys = gestures.mode() == MapGestures::Mode::connecting_by_keys;
  const Theme& theme = canvas.context.theme;
  const draw::Box& from = canvas.map.box(gestures.connects_from());
  outline(canvas, from, theme.selection, 2, 2);
  draw::Point to = gestures.pointer();
  if (gestures.connects_to()) {
    outline(canvas, canvas.map.box(*gestures.connects_to()), theme.accent, 3, 3);
    to = canvas.map.box(*gestures.connects_to()).centre();
  }
  if (by_keys && gestures.connects_to() == gestures.connects_from()) return;
  const double side = to.x >= from.centre().x ? from.right() : from.x;
  canvas.list.AddLine(on_pixels(canvas.view.to_screen({side, from.centre().y})),
                      on_pixels(canvas.view.to_screen(to)), packed(theme.selection), 2.5F);
  canvas.list.AddCircleFilled(on_pixels(canvas.view.to_screen(to)), 5, packed(theme.selection));
}

}  // namespace

void paint_gesture(MapCanvas& canvas) {
  const MapGestures& gestures = canvas.panel.gestures;
  const ViewState& state = canvas.context.view;
  const Theme& theme = canvas.context.theme;
  for (const std::string& address : state.selected) {
    if (const auto way = canvas.map.way_of(address)) {
      paint_way_over(canvas, *way, theme.selection);
      paint_share(canvas, *way);
      continue;
    }
    const auto node = canvas.map.node_of(address);
    if (!node) continue;
    draw::Box box = canvas.map.box(*node);
    if (std::find(gestures.moved().begin(), gestures.moved().end(), *node) !=
        gestures.moved().end()) {
      box.x += gestures.moved_by().by.x;
      box.y += gestures.moved_by().by.y;
    }
    outline(canvas, box, theme.selection, 2.5, 3);
    if (canvas.map.is_end(*node)) continue;
    const report::MapCard& card = canvas.map.data.cards[*node];
    for (const report::ScenePain& pain : canvas.map.pains(*node, canvas.view.camera.zoom))
      if (!card.pains[pain.pain].address.empty() && card.pains[pain.pain].address == address)
        outline(canvas, pain.box, theme.selection, 2.5, 2);
  }
  const MapHit& hovered = gestures.hovered();
  if (gestures.mode() == MapGestures::Mode::idle) {
    if (hovered.kind == MapHit::Kind::way)
      paint_way_over(canvas, hovered.index, theme.accent);
    else if (hovered.kind == MapHit::Kind::border)
      outline(canvas, canvas.map.box(hovered.index), theme.accent, 3, 1);
  }
  if (gestures.mode() == MapGestures::Mode::connecting ||
      gestures.mode() == MapGestures::Mode::connecting_by_keys)
    paint_connection(canvas);
  for (const SnapGuide& guide : gestures.moved_by().guides)
    canvas.list.AddLine(on_pixels(canvas.view.to_screen(guide.from)),
                        on_pixels(canvas.view.to_screen(guide.to)), packed(theme.alarm), 1);
  if (gestures.mode() == MapGestures::Mode::boxing) {
    const ScreenBox seen = canvas.on_screen(gestures.box());
    const ImVec2 to(seen.x + seen.width, seen.y + seen.height);
    canvas.list.AddRectFilled({seen.x, seen.y}, to, packed(theme.selection, 0.12));
    canvas.list.AddRect({seen.x, seen.y}, to, packed(theme.selection), 0, 0, 1);
  }
}

void paint_minimap(MapCanvas& canvas) {
  const auto minimap = minimap_of(canvas.map, canvas.view.camera, canvas.size());
  if (!minimap) return;
  const Theme& theme = canvas.context.theme;
  const draw::Point corner{static_cast<double>(canvas.view.window.x),
                           static_cast<double>(canvas.view.window.y)};
  const auto on_screen = [&](const draw::Point& point) {
    return on_pixels({corner.x + point.x, corner.y + point.y});
  };
  const draw::Box& area = minimap->area;
  canvas.list.AddRectFilled(on_screen({area.x - 4, area.y - 4}),
                            on_screen({area.right() + 4, area.bottom() + 4}),
                            packed(theme.panel, 0.93), 4);
  canvas.list.AddRect(on_screen({area.x - 4, area.y - 4}),
                      on_screen({area.right() + 4, area.bottom() + 4}), packed(theme.rule), 4);
  for (std::size_t i = 0; i < canvas.map.nodes(); ++i) {
    const draw::Box& box = canvas.map.box(i);
    const draw::Colour colour =
        canvas.map.is_end(i) ? theme.quiet_ink
                             : draw::scale_colour(0.25 + 0.75 * canvas.map.data.cards[i].part);
    canvas.list.AddRectFilled(on_screen(minimap->to_minimap({box.x, box.y})),
                              on_screen(minimap->to_minimap({box.right(), box.bottom()})),
                              packed(colour));
  }
  const draw::Box seen = minimap->seen(canvas.view.camera, canvas.size());
  canvas.list.AddRect(on_screen({seen.x, seen.y}), on_screen({seen.right(), seen.bottom()}),
                      packed(theme.selection), 0, 0, 2);
}

void probe_map(const MapCanvas& canvas) {
  const ViewState& state = canvas.context.view;
  if (state.probes == nullptr) return;
  const auto probe = [&](std::string name, const draw::Box& box) {
    probe_box(state, std::move(name), canvas.on_screen(box));
  };
  probe_box(state, "map/canvas", canvas.view.window);
  for (std::size_t i = 0; i < canvas.map.nodes(); ++i) {
    const draw::Box& box = canvas.map.box(i);
    probe((canvas.map.is_end(i) ? "map/end/" : "map/card/") + canvas.map.id(i), box);
    if (canvas.map.is_end(i)) continue;
    probe("map/edge/" + canvas.map.id(i), {box.right() - 2, box.centre().y - 2, 4, 4});
    for (const report::ScenePain& pain : canvas.map.pains(i, canvas.view.camera.zoom))
      probe("map/pain/" + canvas.map.id(i) + "/" + canvas.map.data.cards[i].pains[pain.pain].id,
            pain.box);
  }
  for (std::size_t w = 0; w < canvas.map.scene.ways.size(); ++w) {
    const report::MapWay& way = canvas.map.data.ways[w];
    const draw::Point middle = middle_of(canvas.map.scene.ways[w].points);
    probe("map/way/" + canvas.map.id(way.from) + "/" + canvas.map.id(way.to),
          {middle.x - 1, middle.y - 1, 2, 2});
  }
  if (const auto minimap = minimap_of(canvas.map, canvas.view.camera, canvas.size()))
    probe_box(state, "map/minimap",
              {canvas.view.window.x + static_cast<float>(minimap->area.x),
               canvas.view.window.y + static_cast<float>(minimap->area.y),
               static_cast<float>(minimap->area.width), static_cast<float>(minimap->area.height)});
}

}  // namespace painpoint::gui
