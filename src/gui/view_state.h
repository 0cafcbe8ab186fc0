#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "chain/metrics.h"
#include "gui/panel_state.h"
#include "gui/story_state.h"
#include "gui/workshop_state.h"

namespace painpoint::gui {

struct MapPanel;
struct ComparePanel;

/// What the middle of the window shows.
enum class ViewPage : std::uint8_t { map, compare, workshop };

/// Where something was drawn, in pixels of the window.
struct ScreenBox {
  float x = 0, y = 0, width = 0, height = 0;
};

/// What keeps its order where the window is turned round (gui/mirror.h), told while it is drawn.
struct KeptOrder {
  enum class Kind : std::uint8_t { window, beside, box };
  Kind kind = Kind::window;
  unsigned window = 0;  ///< id of ImGui
  unsigned beside = 0;  ///< the window that it stands beside
  ScreenBox box;        ///< of a part of a window
};

/// The part of the plane of the map that is seen: screen = origin + (plane - at) * zoom.
struct MapCamera {
  double at_x = 0, at_y = 0;  ///< of the plane, at the top left of the canvas
  double zoom = 1;
  bool placed = false;  ///< false: fit all of the map when it is next drawn
};

/// What is seen and not saved. Nothing of it bears on any figure.
struct ViewState {
  std::vector<std::string> selected;  ///< addresses; the last one is the one that was clicked last
  std::string scenario = "base";
  chain::Metric metric = chain::Metric::friction_minutes;
  MapCamera camera;
  std::set<std::string> lanes;  ///< swim lanes that are switched on: "quote", "backstage", ...
  std::string renaming;         ///< address of what is being renamed in place; empty if nothing
  std::string search;           ///< of the outline and of find
  std::string show;             ///< address to be brought into view by the map, then emptied
  bool frame_selection = false;
  bool fit_all = false;
  bool focus_map = false;        ///< the map takes the keyboard when next drawn
  bool focus_inspector = false;  ///< the inspector gives the keyboard to its first field, then not
  std::shared_ptr<MapPanel> map_panel;  ///< what the map keeps from frame to frame; its own
  PanelState panels;
  StoryState story;
  WorkshopState workshop;
  ViewPage page = ViewPage::map;
  std::set<std::string> left_out;  ///< ids of scenarios that are not compared
  std::shared_ptr<ComparePanel> compare_panel;

  /// For tests: rectangles by name, of the last frame. Null: nobody asks.
  std::map<std::string, ScreenBox>* probes = nullptr;
  /// Of the last frame. Null: the window is not turned round.
  std::vector<KeptOrder>* kept = nullptr;
};

}  // namespace painpoint::gui
