#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gui/fonts.h"
#include "gui/keys.h"
#include "gui/theme.h"
#include "gui/view_state.h"

struct ImDrawData;
struct ImGuiContext;

namespace painpoint::gui {

/// A window without a window: an ImGui context whose frames are laid out and not shown, 1/60 s
/// each, one event per frame. What is drawn names its places (gui/probe.h), and tests reach for
/// them by name: click("inspector/chance"), type("12%"), key("Enter").
class Screen {
 public:
  /// What draws a frame; it hears the keys that were pressed before it.
  using Frame = std::function<void(const std::vector<KeyPress>& keys)>;

  explicit Screen(int width = 1280, int height = 800, double scale = 1);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void draw_with(Frame frame) { frame_ = std::move(frame); }
  /// Between frames, as the window's loop does it: for what is needed beside the frame itself.
  void between_frames(std::function<void()> between) { between_ = std::move(between); }
  void frames(int count = 2);

  void move_to(double x, double y);
  void press(int button = 0);
  void release(int button = 0);
  void wheel(double steps);
  void hold(std::string_view modifiers);  ///< "Ctrl+Shift", until the next call; "" lets go
  void click_at(double x, double y, int button = 0);
  void drag(double from_x, double from_y, double to_x, double to_y, int button = 0);
  /// By name; they fail the test if there is no such place in the last frame.
  void click(const std::string& probe, int button = 0);
  void double_click(const std::string& probe);
  void drag(const std::string& from, const std::string& to);
  void key(std::string_view keys);   ///< "Ctrl+Z": pressed and let go
  void type(std::string_view utf8);  ///< letter by letter
  /// What a field holds is taken for all of the text, then Enter.
  void fill_in(const std::string& probe, std::string_view utf8);

  [[nodiscard]] bool shows(const std::string& probe) const { return probes_.contains(probe); }
  [[nodiscard]] ScreenBox box(const std::string& probe) const;
  [[nodiscard]] const std::map<std::string, ScreenBox>& probes() const { return probes_; }
  /// For ViewState::probes.
  [[nodiscard]] std::map<std::string, ScreenBox>* probe_list() { return &probes_; }

  [[nodiscard]] const ImDrawData& drawn() const;
  /// The last frame as pixels, red, green, blue.
  [[nodiscard]] std::vector<unsigned char> pixels() const;
  /// The same as a file (PPM), to be looked at.
  void save_picture(const std::string& path) const;

  Theme theme;
  Fonts fonts;

 private:
  int width_, height_;
  ImGuiContext* context_;
  Frame frame_;
  std::function<void()> between_;
  std::vector<KeyPress> keys_;
  std::map<std::string, ScreenBox> probes_;
  KeyPress held_;
};

}  // namespace painpoint::gui
