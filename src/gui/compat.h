#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <cfloat>
#include <cstddef>

#include "gui/keys.h"

/// All that differs between imgui 1.86 (Debian 12) and 1.90.1 (Debian 13, Ubuntu 24.04). Nothing
/// else in gui/ asks for the version, names a key of ImGui, or feeds its input.
namespace painpoint::gui {

#if IMGUI_VERSION_NUM >= 18700
inline ImGuiKey imgui_key(Key key) {
  const int code = static_cast<int>(key);
  if (code >= GLFW_KEY_A && code <= GLFW_KEY_Z)
    return static_cast<ImGuiKey>(ImGuiKey_A + (code - GLFW_KEY_A));
  if (code >= GLFW_KEY_0 && code <= GLFW_KEY_9)
    return static_cast<ImGuiKey>(ImGuiKey_0 + (code - GLFW_KEY_0));
  if (code >= GLFW_KEY_F1 && code <= GLFW_KEY_F12)
    return static_cast<ImGuiKey>(ImGuiKey_F1 + (code - GLFW_KEY_F1));
  switch (key) {
    case Key::space:
      return ImGuiKey_Space;
    case Key::comma:
      return ImGuiKey_Comma;
    case Key::minus:
      return ImGuiKey_Minus;
    case Key::period:
      return ImGuiKey_Period;
    case Key::slash:
      return ImGuiKey_Slash;
    case Key::equal:
      return ImGuiKey_Equal;
    case Key::escape:
      return ImGuiKey_Escape;
    case Key::enter:
      return ImGuiKey_Enter;
    case Key::tab:
      return ImGuiKey_Tab;
    case Key::backspace:
      return ImGuiKey_Backspace;
    case Key::insert:
      return ImGuiKey_Insert;
    case Key::del:
      return ImGuiKey_Delete;
    case Key::right:
      return ImGuiKey_RightArrow;
    case Key::left:
      return ImGuiKey_LeftArrow;
    case Key::down:
      return ImGuiKey_DownArrow;
    case Key::up:
      return ImGuiKey_UpArrow;
    case Key::page_up:
      return ImGuiKey_PageUp;
    case Key::page_down:
      return ImGuiKey_PageDown;
    case Key::home:
      return ImGuiKey_Home;
    case Key::end:
      return ImGuiKey_End;
    default:
      return ImGuiKey_None;
  }
}

inline bool key_down(Key key) {
  return ImGui::IsKeyDown(imgui_key(key));
}
inline bool key_pressed(Key key, bool repeat = false) {
  return ImGui::IsKeyPressed(imgui_key(key), repeat);
}
inline void set_up_keys(ImGuiIO&) {}
inline void feed_key(ImGuiIO& io, Key key, bool down) {
  io.AddKeyEvent(imgui_key(key), down);
}
inline void feed_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
#if IMGUI_VERSION_NUM >= 18900
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
#else
  io.AddKeyEvent(ImGuiKey_ModCtrl, ctrl);
  io.AddKeyEvent(ImGuiKey_ModShift, shift);
  io.AddKeyEvent(ImGuiKey_ModAlt, alt);
#endif
}
inline void feed_mouse_position(ImGuiIO& io, float x, float y) {
  io.AddMousePosEvent(x, y);
}
inline void feed_mouse_button(ImGuiIO& io, int button, bool down) {
  io.AddMouseButtonEvent(button, down);
}
inline void feed_wheel(ImGuiIO& io, float y) {
  io.AddMouseWheelEvent(0, y);
}
/// Changes the places of the mouse that ImGui has not looked at; `given` counts its events.
template <class Turn>
void turn_mouse(ImGuiIO&, unsigned& given, Turn turned_x) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  for (ImGuiInputEvent& event : context.InputEventsQueue)
    if (event.Type == ImGuiInputEventType_MousePos && event.EventId >= given &&
        event.MousePos.PosX > -FLT_MAX)
      event.MousePos.PosX = turned_x(event.MousePos.PosX, event.MousePos.PosY);
  given = context.InputEventsNextEventId;
}
/// Whether ImGui keeps events itself until it has shown each of them a frame.
inline constexpr bool kKeepsEvents = true;
/// How many there are that it has not shown yet.
inline std::size_t kept_events() {
  return static_cast<std::size_t>(ImGui::GetCurrentContext()->InputEventsQueue.Size);
}
/// How many of them press a key.
inline std::size_t kept_presses(Key key) {
  std::size_t count = 0;
  for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsQueue)
    if (event.Type == ImGuiInputEventType_Key && event.Key.Down && event.Key.Key == imgui_key(key))
      ++count;
  return count;
}

#else  // 1.86: keys are indices into KeysDown, those of GLFW in its backend and here

inline bool key_down(Key key) {
  return ImGui::IsKeyDown(static_cast<int>(key));
}
inline bool key_pressed(Key key, bool repeat = false) {
  return ImGui::IsKeyPressed(static_cast<int>(key), repeat);
}
/// What the GLFW backend does, for where there is no window.
inline void set_up_keys(ImGuiIO& io) {
  const auto map = [&](ImGuiKey key, Key code) { io.KeyMap[key] = static_cast<int>(code); };
  map(ImGuiKey_Tab, Key::tab);
  map(ImGuiKey_LeftArrow, Key::left);
  map(ImGuiKey_RightArrow, Key::right);
  map(ImGuiKey_UpArrow, Key::up);
  map(ImGuiKey_DownArrow, Key::down);
  map(ImGuiKey_PageUp, Key::page_up);
  map(ImGuiKey_PageDown, Key::page_down);
  map(ImGuiKey_Home, Key::home);
  map(ImGuiKey_End, Key::end);
  map(ImGuiKey_Insert, Key::insert);
  map(ImGuiKey_Delete, Key::del);
  map(ImGuiKey_Backspace, Key::backspace);
  map(ImGuiKey_Space, Key::space);
  map(ImGuiKey_Enter, Key::enter);
  map(ImGuiKey_Escape, Key::escape);
  map(ImGuiKey_A, Key::a);
  map(ImGuiKey_C, Key::c);
  map(ImGuiKey_V, Key::v);
  map(ImGuiKey_X, Key::x);
  map(ImGuiKey_Y, Key::y);
  map(ImGuiKey_Z, Key::z);
}
inline void feed_key(ImGuiIO& io, Key key, bool down) {
  io.KeysDown[static_cast<int>(key)] = down;
}
inline void feed_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
  io.KeyCtrl = ctrl;
  io.KeyShift = shift;
  io.KeyAlt = alt;
}
inline void feed_mouse_position(ImGuiIO& io, float x, float y) {
  io.MousePos = ImVec2(x, y);
}
inline void feed_mouse_button(ImGuiIO& io, int button, bool down) {
  io.MouseDown[button] = down;
}
inline void feed_wheel(ImGuiIO& io, float y) {
  io.MouseWheel += y;
}
template <class Turn>
void turn_mouse(ImGuiIO& io, unsigned&, Turn turned_x) {
  if (io.MousePos.x > -FLT_MAX) io.MousePos.x = turned_x(io.MousePos.x, io.MousePos.y);
}
inline constexpr bool kKeepsEvents = false;
inline std::size_t kept_events() {
  return 0;
}
inline std::size_t kept_presses(Key) {
  return 0;
}
#endif

/// The keyboard goes to the next item. From 1.87 on it is only found in a window that has the
/// focus.
inline void focus_next_item() {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::SetWindowFocus();
#endif
  ImGui::SetKeyboardFocusHere();
}

/// The keyboard goes to a box, which Space then switches: to be called before the box...
inline void focus_next_box(bool wanted) {
#if IMGUI_VERSION_NUM < 18700
  if (wanted) ImGui::SetKeyboardFocusHere();
#else
  static_cast<void>(wanted);
#endif
}
/// ... and after it. (From 1.87 on what gets the keyboard from outside is also switched at once.)
inline void focus_last_box(bool wanted) {
#if IMGUI_VERSION_NUM >= 18700
  if (!wanted) return;
  ImGui::SetWindowFocus();
  ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
  ImGui::GetCurrentContext()->NavDisableHighlight = false;
#else
  static_cast<void>(wanted);
#endif
}

/// The next item may be drawn upon by one that takes clicks: to be called before the item...
inline void allow_overlap_of_next() {
#if IMGUI_VERSION_NUM >= 18970
  ImGui::SetNextItemAllowOverlap();
#endif
}
/// ... and after it.
inline void allow_overlap_of_last() {
#if IMGUI_VERSION_NUM < 18970
  ImGui::SetItemAllowOverlap();
#endif
}

}  // namespace painpoint::gui
