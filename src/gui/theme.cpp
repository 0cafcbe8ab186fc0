#include "gui/theme.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "draw/palette.h"
#include "gui/glyphs.h"

namespace painpoint::gui {
namespace {

ImVec4 imgui_colour(const draw::Colour& colour, double opacity = 1) {
  return ImGui::ColorConvertU32ToFloat4(packed(colour, opacity));
}

}  // namespace

Theme theme_of(double scale) {
  Theme theme;
  theme.scale = std::clamp(scale, kLeastScale, kMostScale);
  theme.ground = {238, 241, 244};
  theme.panel = draw::kWhite;
  theme.ink = draw::kInk;
  theme.quiet_ink = draw::kQuietInk;
  theme.rule = draw::kRule;
  theme.accent = {20, 96, 160};
  theme.alarm = draw::kAlarm;
  theme.selection = {9, 105, 218};
  return theme;
}

void apply_style(const Theme& theme) {
  ImGuiStyle style;
  ImGui::StyleColorsLight(&style);
  style.WindowPadding = ImVec2(8, 8);
  style.FramePadding = ImVec2(8, 4);
  style.ItemSpacing = ImVec2(8, 6);
  style.ItemInnerSpacing = ImVec2(6, 4);
  style.CellPadding = ImVec2(6, 3);
  style.IndentSpacing = 16;
  style.ScrollbarSize = 12;
  style.GrabMinSize = 12;
  style.WindowRounding = 0;
  style.ChildRounding = 0;
  style.FrameRounding = 4;
  style.PopupRounding = 6;
  style.GrabRounding = 4;
  style.ScrollbarRounding = 6;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.ScaleAllSizes(static_cast<float>(theme.scale));
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;

  ImVec4* colours = style.Colors;
  colours[ImGuiCol_Text] = imgui_colour(theme.ink);
  colours[ImGuiCol_TextDisabled] = imgui_colour(theme.quiet_ink);
  colours[ImGuiCol_WindowBg] = imgui_colour(theme.panel);
  colours[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
  colours[ImGuiCol_PopupBg] = imgui_colour(theme.panel);
  colours[ImGuiCol_MenuBarBg] = imgui_colour(theme.panel);
  colours[ImGuiCol_Border] = imgui_colour(theme.rule);
  colours[ImGuiCol_Separator] = imgui_colour(theme.rule);
  colours[ImGuiCol_FrameBg] = imgui_colour(theme.panel);
  colours[ImGuiCol_FrameBgHovered] = imgui_colour(theme.accent, 0.08);
  colours[ImGuiCol_FrameBgActive] = imgui_colour(theme.accent, 0.14);
  colours[ImGuiCol_Button] = imgui_colour(theme.panel);
  colours[ImGuiCol_ButtonHovered] = imgui_colour(theme.accent, 0.12);
  colours[ImGuiCol_ButtonActive] = imgui_colour(theme.accent, 0.25);
  colours[ImGuiCol_Header] = imgui_colour(theme.selection, 0.14);
  colours[ImGuiCol_HeaderHovered] = imgui_colour(theme.selection, 0.10);
  colours[ImGuiCol_HeaderActive] = imgui_colour(theme.selection, 0.22);
  colours[ImGuiCol_CheckMark] = imgui_colour(theme.accent);
  colours[ImGuiCol_SliderGrab] = imgui_colour(theme.accent, 0.7);
  colours[ImGuiCol_SliderGrabActive] = imgui_colour(theme.accent);
  colours[ImGuiCol_PlotHistogram] = imgui_colour(theme.accent);
  colours[ImGuiCol_TextSelectedBg] = imgui_colour(theme.selection, 0.25);
  colours[ImGuiCol_NavHighlight] = imgui_colour(theme.selection);
  colours[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  // What lies behind a question is darkened in every look.
  colours[ImGuiCol_ModalWindowDimBg] =
      imgui_colour(theme.look == Look::dark ? draw::kWhite : theme.ink, 0.35);
  ImGui::GetStyle() = style;
}

std::uint32_t packed(const draw::Colour& colour, double opacity) {
  const double alpha = std::clamp(colour.opacity * opacity, 0.0, 1.0);
  return IM_COL32(colour.red, colour.green, colour.blue, std::lround(alpha * 255));
}

draw::Measure measure_with(const Theme& theme) {
  if (theme.map_text.empty() || theme.map_strong.empty()) return draw::estimated_width;
  // Any size will do: widths grow evenly.
  const SizedFont text = theme.map_text.back();
  const SizedFont strong = theme.map_strong.back();
  return [text, strong](std::string_view words, const draw::Font& font) {
    const SizedFont& sized = font.bold ? strong : text;
    return glyphs_width(*sized.font, words) * font.size / sized.em;
  };
}

}  // namespace painpoint::gui
