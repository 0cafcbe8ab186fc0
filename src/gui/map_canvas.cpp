#include <imgui.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "gui/compat.h"
#include "gui/map_panel.h"
#include "gui/mirror.h"
#include "gui/probe.h"

namespace painpoint::gui {
namespace {

/// The keys that belong to the map alone; all others are commands.
constexpr std::array kMapKeys = {Key::left, Key::right, Key::up,     Key::down,
                                 Key::tab,  Key::enter, Key::escape, Key::c};

std::vector<KeyPress> keys_of_frame() {
  std::vector<KeyPress> presses;
  const ImGuiIO& io = ImGui::GetIO();
  for (const Key key : kMapKeys) {
    const bool arrow = key >= Key::right && key <= Key::up;
    if (key_pressed(key, arrow)) presses.push_back({key, io.KeyCtrl, io.KeyShift, io.KeyAlt});
  }
  return presses;
}

MapInput input_of_frame(const ScreenBox& window, bool hovered, bool has_keyboard) {
  const ImGuiIO& io = ImGui::GetIO();
  MapInput input;
  input.mouse = {static_cast<double>(io.MousePos.x - window.x),
                 static_cast<double>(io.MousePos.y - window.y)};
  input.canvas = {static_cast<double>(window.width), static_cast<double>(window.height)};
  input.inside = hovered;
  input.pressed = ImGui::IsMouseClicked(0);
  input.down = ImGui::IsMouseDown(0);
  input.released = ImGui::IsMouseReleased(0);
  input.double_clicked = ImGui::IsMouseDoubleClicked(0);
  input.middle_pressed = ImGui::IsMouseClicked(2);
  input.middle_down = ImGui::IsMouseDown(2);
  input.right_pressed = ImGui::IsMouseClicked(1);
  input.wheel = static_cast<double>(io.MouseWheel);
  input.wheel_aside = static_cast<double>(io.MouseWheelH);
  input.ctrl = io.KeyCtrl;
  input.shift = io.KeyShift;
  input.space = has_keyboard && key_down(Key::space);
  if (has_keyboard) input.keys = keys_of_frame();
  return input;
}

draw::Box around(const draw::Box& a, const draw::Box& b) {
  const double left = std::min(a.x, b.x);
  const double top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// The cards with their stages, without what is below them.
draw::Box box_of_stages(const ShownMap& map) {
  if (map.scene.stages.empty()) return map.scene.bounds;
  draw::Box all = map.scene.stages.front().box;
  for (const report::ScenePart& stage : map.scene.stages) all = around(all, stage.box);
  return all;
}

bool same(const MapCamera& a, const MapCamera& b) {
  return a.at_x == b.at_x && a.at_y == b.at_y && a.zoom == b.zoom;
}

/// Whether all of the map is to be shown: when it is opened, when somebody wants it, and while the
/// canvas changes its width and nobody looks elsewhere. Its height changes with every message,
/// which must not move what people work on: that counts only until they begin.
bool wants_all(const MapPanel& panel, const PanelContext& context, const CanvasSize& canvas) {
  const ViewState& view = context.view;
  if (view.fit_all || !view.camera.placed) return true;
  if (!same(view.camera, panel.placed)) return false;
  const bool begun = !panel.was_opened || !view.selected.empty() || context.document.can_undo();
  return canvas.width != panel.placed_in.width ||
         (!begun && canvas.height != panel.placed_in.height);
}

void show_all(MapPanel& panel, ViewState& view, const ShownMap& map, const CanvasSize& canvas) {
  if (view.fit_all || !view.camera.placed) panel.was_opened = !view.fit_all;
  if (panel.was_opened)
    open_on(view.camera, map.scene.bounds, box_of_stages(map), map.data.right_to_left, canvas);
  else
    fit(view.camera, map.scene.bounds, canvas);
  view.fit_all = false;
  panel.placed = view.camera;
  panel.placed_in = canvas;
}

/// What others asked the map to show.
void follow_wishes(ViewState& view, const ShownMap& map, const CanvasSize& canvas) {
  if (view.frame_selection) {
    std::optional<draw::Box> all;
    for (const std::string& address : view.selected) {
      const auto node = map.node_of(address);
      if (!node) continue;
      const draw::Box& box = map.box(*node);
      all = all ? around(*all, box) : box;
    }
    if (all) fit(view.camera, *all, canvas, 1.5);
    view.frame_selection = false;
  }
  if (!view.show.empty()) {
    if (const auto node = map.node_of(view.show))
      bring_into_view(view.camera, map.box(*node), canvas);
    view.show.clear();
  }
}

void set_cursor(const MapGestures& gestures, bool space) {
  using Mode = MapGestures::Mode;
  if (gestures.mode() == Mode::panning || gestures.mode() == Mode::moving || space)
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  else if (gestures.hovered().kind == MapHit::Kind::border ||
           gestures.hovered().kind == MapHit::Kind::pain ||
           gestures.hovered().kind == MapHit::Kind::way)
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

}  // namespace

void draw_map(PanelContext& context) {
  ViewState& view = context.view;
  if (!view.map_panel) view.map_panel = std::make_shared<MapPanel>();
  const std::shared_ptr<MapPanel> panel = view.map_panel;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ScreenBox window{corner.x, corner.y, std::max(room.x, 1.0F), std::max(room.y, 1.0F)};
  keep_order_of_window(view);
  const CanvasSize size{static_cast<double>(window.width), static_cast<double>(window.height)};
  const bool all = wants_all(*panel, context, size);
  if (all || panel->aspect <= 0) panel->aspect = room_of(size).height / room_of(size).width;
  const ShownMap& map = panel->cache.update(context, panel->aspect);
  if (all) show_all(*panel, view, map, size);
  follow_wishes(view, map, size);

  if (!panel->has_had_focus || view.focus_map) ImGui::SetWindowFocus();
  panel->has_had_focus = true;
  view.focus_map = false;
  // Escape belongs to the map, while ImGui's own keyboard has left its window for the one around.
  if (panel->had_keyboard && key_pressed(Key::escape) && !ImGui::GetIO().WantTextInput)
    ImGui::SetWindowFocus();
  allow_overlap_of_next();
  ImGui::InvisibleButton("map", {window.width, window.height},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  allow_overlap_of_last();
  const bool hovered = ImGui::IsItemHovered();
  const bool held = ImGui::IsItemActive();
  const bool has_keyboard = ImGui::IsWindowFocused() && !ImGui::GetIO().WantTextInput &&
                            (held || !ImGui::IsAnyItemActive());
  panel->had_keyboard = has_keyboard;
  const MapInput input = input_of_frame(window, hovered, has_keyboard);
  if (panel->renaming.empty() || input.pressed)
    panel->gestures.frame(input, map, context.document.journey(), view, context.requests);
  else
    panel->gestures.rest();

  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end(window.x + window.width, window.y + window.height);
  list.PushClipRect(corner, end, true);
  list.AddRectFilled(corner, end, packed(context.theme.ground));
  MapCanvas canvas{context, *panel, map, list, {window, view.camera, 1}};
  paint_scene(canvas);
  paint_story(canvas);
  paint_gesture(canvas);
  paint_minimap(canvas);
  show_name_field(canvas);
  show_lane_switch(canvas);
  list.PopClipRect();
  if (hovered || held) set_cursor(panel->gestures, input.space);
  if (hovered) show_tooltip(canvas);
  show_menu(canvas);
  probe_map(canvas);
}

}  // namespace painpoint::gui
