#pragma once

#include <vector>

#include "gui/letters.h"
#include "gui/view_state.h"

struct ImDrawData;
struct ImDrawList;
struct ImFontAtlas;

/// The window as a mirror shows it, for languages that run from right to left. All of it is laid
/// out from left to right; at the edge of the program, what is drawn is turned round, and so is the
/// mouse. Words stay readable: a line of text changes its place as a whole.
namespace painpoint::gui {

// What does not turn round is said in each frame, while it is drawn:
/// The current window and its children move as they are: pictures have an order of their own.
void keep_order_of_window(const ViewState& view);
/// The current popup or tooltip stands beside the mouse in such a window.
void stand_beside_kept(const ViewState& view, unsigned window);
/// The last item, while letters are typed into it: its cursor moves among them.
void keep_order_of_typing(const ViewState& view);
/// The tick of the last item, a box to be ticked or an entry of a menu.
void keep_tick_of_box(const ViewState& view);
void keep_tick_of_entry(const ViewState& view);

/// Whether the window that has the keyboard keeps its order.
bool keyboard_is_kept(const std::vector<KeptOrder>& kept);

/// x becomes sign * x + offset.
struct Reflection {
  float sign = 1, offset = 0;

  [[nodiscard]] float of(float x) const { return sign * x + offset; }
  [[nodiscard]] float back(float x) const { return sign * (x - offset); }
};

class Mirror {
 public:
  /// To be called when fonts have changed.
  void learn(const ImFontAtlas& atlas);
  /// Turns round what was drawn.
  void reflect(const ImDrawData& drawn, const std::vector<KeptOrder>& kept) const;
  /// Where the mouse is in the layout of the last frame, if it is at (x, y) of the window. While a
  /// button is held it stays with what it was pressed on.
  float mouse_x(float x, float y, const std::vector<KeptOrder>& kept);

 private:
  void turn(ImDrawList& list, const Reflection& reflection,
            const std::vector<KeptOrder>& kept) const;

  Letters letters_;
  Reflection held_;
  bool holds_ = false;
};

}  // namespace painpoint::gui
