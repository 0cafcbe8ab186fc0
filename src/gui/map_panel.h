#pragma once

#include <imgui.h>

#include <string>

#include "gui/map_gestures.h"
#include "gui/map_scene_cache.h"
#include "gui/map_vertices.h"
#include "gui/paint.h"
#include "gui/panel.h"

/// The parts of draw_map, for the files of the map only.
namespace painpoint::gui {

inline ImVec2 on_pixels(const draw::Point& point) {
  return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

/// What the map keeps from frame to frame.
struct MapPanel {
  MapSceneCache cache;
  MapVertices vertices;
  MapGestures gestures;
  std::string renaming;  ///< address whose field is open
  std::string name;      ///< in the field
  bool name_had_focus = false;
  draw::Point menu_at;  ///< of the plane, where the menu was asked for
  MapHit menu_about;
  MapCamera placed;      ///< as all of the map was shown last; nobody has moved it while it is so
  CanvasSize placed_in;  ///< the canvas then
  double aspect = 0;     ///< of the room for the map then, height by width
  bool was_opened = false;  ///< ... as a map is opened, else as it is fitted
  bool has_had_focus = false;
  bool had_keyboard = false;  ///< in the last frame
};

/// Where the canvas is, and what is seen on it.
struct MapCanvas {
  PanelContext& context;
  MapPanel& panel;
  const ShownMap& map;
  ImDrawList& list;
  PaintView view;

  [[nodiscard]] CanvasSize size() const {
    return {static_cast<double>(view.window.width), static_cast<double>(view.window.height)};
  }
  /// A box of the plane in the window.
  [[nodiscard]] ScreenBox on_screen(const draw::Box& box) const;
  [[nodiscard]] bool sees(const draw::Box& box) const;
};

void paint_scene(MapCanvas& canvas);
/// The way of the customer whose story is looked at, and the card of the step.
void paint_story(MapCanvas& canvas);
/// What is selected, moved, connected, lined up.
void paint_gesture(MapCanvas& canvas);
void paint_minimap(MapCanvas& canvas);
void show_tooltip(MapCanvas& canvas);
void show_menu(MapCanvas& canvas);
/// The field in which a name is changed where it stands.
void show_name_field(MapCanvas& canvas);
/// The switch for swim lanes, in the canvas' corner.
void show_lane_switch(MapCanvas& canvas);
void probe_map(const MapCanvas& canvas);

}  // namespace painpoint::gui
