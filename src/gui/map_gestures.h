#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/keys.h"
#include "gui/map_actions.h"
#include "gui/map_camera.h"
#include "gui/map_hit.h"
#include "gui/map_minimap.h"
#include "gui/map_snap.h"

namespace painpoint::gui {

/// What came in since the last frame, in pixels from the canvas' corner. Nothing of it is ImGui's,
/// so that tests can play it.
struct MapInput {
  draw::Point mouse;
  bool inside = false;  ///< the mouse is over the canvas, and over nothing else
  bool pressed = false, down = false, released = false, double_clicked = false;  ///< left button
  bool middle_pressed = false, middle_down = false;
  bool right_pressed = false;
  double wheel = 0, wheel_aside = 0;
  bool ctrl = false, shift = false, space = false;
  std::vector<KeyPress> keys;  ///< only while the canvas has the keyboard
  CanvasSize canvas;
};

/// Mouse and keys on the map: a state machine whose outputs are requests and the view state.
class MapGestures {
 public:
  enum class Mode : std::uint8_t {
    idle,
    pressed,  ///< on something, not moved yet
    moving,   ///< selected cards
    boxing,   ///< a box of selection
    connecting,
    connecting_by_keys,
    panning,
    minimap,
  };

  void frame(const MapInput& input, const ShownMap& map, const Journey& journey, ViewState& view,
             Requests& requests);
  /// Nothing is held any more; what was begun is not done.
  void cancel();
  /// Instead of a frame, while something else has the mouse and the keys: nothing is held, and
  /// nothing is known of what is under the pointer, since the map may become another one.
  void rest();

  // What is to be drawn of it.
  [[nodiscard]] Mode mode() const { return mode_; }
  [[nodiscard]] const MapHit& hovered() const { return hovered_; }
  [[nodiscard]] const std::vector<std::size_t>& moved() const { return moved_; }
  [[nodiscard]] const Snapped& moved_by() const { return moved_by_; }
  [[nodiscard]] const draw::Box& box() const { return box_; }  ///< of selection, on the plane
  [[nodiscard]] std::size_t connects_from() const { return held_.index; }
  /// Where it would connect to: a node, or none and then this point of the plane.
  [[nodiscard]] std::optional<std::size_t> connects_to() const { return target_; }
  [[nodiscard]] const draw::Point& pointer() const { return pointer_; }
  /// A menu was asked for in this frame, about what is under this point of the plane.
  [[nodiscard]] bool wants_menu() const { return wants_menu_; }

 private:
  struct Frame;
  void press(Frame& frame);
  void hold(Frame& frame);
  void release(Frame& frame);
  void look_around(Frame& frame);
  void take_key(Frame& frame, const KeyPress& press);
  void take_arrow(Frame& frame, const KeyPress& press, int dx, int dy);
  void finish_connection(Frame& frame);
  void begin_moving(Frame& frame);

  Mode mode_ = Mode::idle;
  MapHit hovered_;
  MapHit held_;
  std::string held_address_;
  draw::Point pressed_at_;  ///< of the canvas
  draw::Point last_mouse_;
  draw::Point pointer_;
  std::vector<std::size_t> moved_;
  Snapped moved_by_;
  draw::Box box_;
  std::optional<std::size_t> target_;
  bool wants_menu_ = false;
  bool nudging_ = false;  ///< the last edit moved the selection by keys
};

}  // namespace painpoint::gui
