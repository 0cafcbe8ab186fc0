#include "tests/gui/screen.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>
#include <fstream>

#include "draw/palette.h"
#include "gui/compat.h"
#include "gui/glyphs.h"
#include "tests/gui/rasterise.h"

namespace painpoint::gui {

Screen::Screen(int width, int height, double scale)
    : theme(theme_of(scale)), width_(width), height_(height), context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DeltaTime = 1.0F / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  set_up_keys(io);
  feed_mouse_position(io, 1, 1);
  apply_style(theme);
}

Screen::~Screen() {
  ImGui::SetCurrentContext(context_);
  ImGui::DestroyContext(context_);
}

void Screen::frames(int count) {
  ImGui::SetCurrentContext(context_);
  for (int i = 0; i < count; ++i) {
    if (between_) between_();
    if (fonts.update(*ImGui::GetIO().Fonts, theme)) {
      unsigned char* pixels = nullptr;
      int width = 0, height = 0;
      ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
      ImGui::GetIO().FontDefault = theme.text;
    }
    probes_.clear();
    ImGui::NewFrame();
    if (frame_) frame_(keys_);
    keys_.clear();
    ImGui::Render();
  }
}

void Screen::move_to(double x, double y) {
  ImGui::SetCurrentContext(context_);
  feed_mouse_position(ImGui::GetIO(), static_cast<float>(std::floor(x)),
                      static_cast<float>(std::floor(y)));
  frames(1);
}

void Screen::press(int button) {
  ImGui::SetCurrentContext(context_);
  feed_mouse_button(ImGui::GetIO(), button, true);
  frames(1);
}

void Screen::release(int button) {
  ImGui::SetCurrentContext(context_);
  feed_mouse_button(ImGui::GetIO(), button, false);
  frames(1);
}

void Screen::wheel(double steps) {
  ImGui::SetCurrentContext(context_);
  feed_wheel(ImGui::GetIO(), static_cast<float>(steps));
  frames(1);
}

void Screen::hold(std::string_view modifiers) {
  ImGui::SetCurrentContext(context_);
  // Any key will do: only what is held with it is wanted.
  held_ = modifiers.empty() ? KeyPress{} : read_keys(std::string(modifiers) + "+A").value();
  feed_modifiers(ImGui::GetIO(), held_.ctrl, held_.shift, held_.alt);
  frames(1);
}

void Screen::click_at(double x, double y, int button) {
  move_to(x, y);
  press(button);
  release(button);
  frames(1);
}

void Screen::drag(double from_x, double from_y, double to_x, double to_y, int button) {
  move_to(from_x, from_y);
  press(button);
  constexpr int kSteps = 6;
  for (int i = 1; i <= kSteps; ++i)
    move_to(from_x + (to_x - from_x) * i / kSteps, from_y + (to_y - from_y) * i / kSteps);
  release(button);
  frames(1);
}

ScreenBox Screen::box(const std::string& probe) const {
  const auto found = probes_.find(probe);
  REQUIRE_MESSAGE(found != probes_.end(), "nothing on the screen is called " << probe);
  return found->second;
}

namespace {

draw::Point middle_of(const ScreenBox& box) {
  return {static_cast<double>(box.x + box.width / 2), static_cast<double>(box.y + box.height / 2)};
}

}  // namespace

void Screen::click(const std::string& probe, int button) {
  const draw::Point middle = middle_of(box(probe));
  click_at(middle.x, middle.y, button);
}

void Screen::double_click(const std::string& probe) {
  const draw::Point middle = middle_of(box(probe));
  move_to(middle.x, middle.y);
  for (int i = 0; i < 2; ++i) {
    press();
    release();
  }
  frames(1);
}

void Screen::drag(const std::string& from, const std::string& to) {
  const draw::Point a = middle_of(box(from));
  const draw::Point b = middle_of(box(to));
  drag(a.x, a.y, b.x, b.y);
}

void Screen::key(std::string_view words) {
  ImGui::SetCurrentContext(context_);
  const auto press = read_keys(words);
  REQUIRE_MESSAGE(press, "no such key: " << words);
  ImGuiIO& io = ImGui::GetIO();
  feed_modifiers(io, press->ctrl, press->shift, press->alt);
  feed_key(io, press->key, true);
  keys_.push_back(*press);
  frames(1);
  feed_key(io, press->key, false);
  feed_modifiers(io, held_.ctrl, held_.shift, held_.alt);
  frames(1);
}

void Screen::type(std::string_view utf8) {
  ImGui::SetCurrentContext(context_);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char16_t c = next_character(utf8, at);
    fonts.need(utf8.substr(begin, at - begin));
    ImGui::GetIO().AddInputCharacter(c);
    frames(1);
  }
}

void Screen::fill_in(const std::string& probe, std::string_view utf8) {
  click(probe);
  key("Ctrl+A");
  type(utf8);
  key("Enter");
}

const ImDrawData& Screen::drawn() const {
  ImGui::SetCurrentContext(context_);
  const ImDrawData* data = ImGui::GetDrawData();
  REQUIRE(data != nullptr);
  return *data;
}

std::vector<unsigned char> Screen::pixels() const {
  ImGui::SetCurrentContext(context_);
  return rasterise(drawn(), *ImGui::GetIO().Fonts, width_, height_);
}

void Screen::save_picture(const std::string& path) const {
  const std::vector<unsigned char> bytes = pixels();
  std::ofstream out(path, std::ios::binary);
  out << "P6\n" << width_ << ' ' << height_ << "\n255\n";
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
}

}  // namespace painpoint::gui
