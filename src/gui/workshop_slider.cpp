#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "gui/bidi.h"
#include "gui/number_row.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "gui/workshop_page.h"

namespace painpoint::gui {
namespace {

constexpr double kBarHeight = 23;  // of what takes the mouse
constexpr double kBarThickness = 8;
constexpr double kKnobRadius = 10;
constexpr double kSliderPadding = 2;

/// Where the values of a slider are on the screen.
struct Bar {
  float left = 0, right = 0, middle = 0;
  const editor::WorkshopSlider& slider;

  [[nodiscard]] float x_of(double value) const {
    return left + static_cast<float>(editor::part_of(slider.track, value)) * (right - left);
  }
  [[nodiscard]] double value_at(float x) const {
    const float part = right > left ? (x - left) / (right - left) : 0;
    return editor::value_at(slider.track, static_cast<double>(part), slider.base);
  }
};

float words_width(const std::string& text) {
  return ImGui::CalcTextSize(text.c_str()).x;
}

void draw_bar(const Form& form, const Bar& bar, bool chosen) {
  const editor::WorkshopSlider& slider = bar.slider;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = form.px(kBarThickness / 2);
  const auto band = [&](float from, float to, float thick, std::uint32_t colour) {
    list.AddRectFilled(ImVec2(from, bar.middle - thick), ImVec2(to, bar.middle + thick), colour,
                       thick);
  };
  band(bar.left - half, bar.right + half, half, packed(form.theme.rule));
  if (slider.known_low && slider.known_high)
    band(bar.x_of(*slider.known_low), bar.x_of(*slider.known_high), half + form.px(3),
         packed(form.theme.accent, 0.25));
  const float base = bar.x_of(slider.base);
  const float now = bar.x_of(slider.value);
  if (slider.value != slider.base)
    band(std::min(base, now), std::max(base, now), half, packed(form.theme.accent));
  const float tick = form.px(kBarHeight / 2);
  list.AddLine(ImVec2(base, bar.middle - tick), ImVec2(base, bar.middle + tick),
               packed(form.theme.ink), form.px(2));
  const ImVec2 knob(now, bar.middle);
  list.AddCircleFilled(knob, form.px(kKnobRadius), packed(form.theme.accent), 32);
  if (chosen)
    list.AddCircle(knob, form.px(kKnobRadius + 3), packed(form.theme.ink), 32, form.px(2));
}

/// The ends of the track, and the base; an end gives way to the base.
void draw_marks(const Form& form, const Bar& bar) {
  const editor::WorkshopSlider& slider = bar.slider;
  const auto words = [&](double value) {
    return visual(editor::short_words(form.journey, slider.quantity, value));
  };
  ImGui::PushFont(form.theme.small);
  const float top = ImGui::GetCursorScreenPos().y;
  const float room_right = bar.right + form.px(kKnobRadius);
  const float room_left = bar.left - form.px(kKnobRadius);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::string base = visual_sentence(
      tr_format("base {}", editor::short_words(form.journey, slider.quantity, slider.base)));
  const float base_width = words_width(base);
  const float base_left = std::clamp(bar.x_of(slider.base) - base_width / 2, room_left,
                                     std::max(room_left, room_right - base_width));
  list.AddText(ImVec2(base_left, top), packed(form.theme.ink), base.c_str());
  const std::string low = words(slider.track.low);
  const std::string high = words(slider.track.high);
  const float gap = form.px(8);
  if (room_left + words_width(low) + gap < base_left)
    list.AddText(ImVec2(room_left, top), packed(form.theme.quiet_ink), low.c_str());
  const float high_left = room_right - words_width(high);
  if (high_left > base_left + base_width + gap)
    list.AddText(ImVec2(high_left, top), packed(form.theme.quiet_ink), high.c_str());
  ImGui::Dummy(ImVec2(1, ImGui::GetTextLineHeight()));
  ImGui::PopFont();
}

/// The pointer on the bar: a press takes the knob there, or holds it where it is pressed itself;
/// all of a drag is one gesture.
void take_mouse(Form& form, const Bar& bar) {
  const editor::WorkshopSlider& slider = bar.slider;
  WorkshopState& workshop = form.view.workshop;
  const float x = ImGui::GetIO().MousePos.x;
  if (ImGui::IsItemActivated()) {
    for (std::size_t i = 0; i < workshop.sliders.size(); ++i)
      if (workshop.sliders[i].address == slider.address) wish_for(form, WorkshopChoose{i});
    if (ImGui::IsMouseDoubleClicked(0)) {
      workshop.dragging.clear();
      return wish_for(form, WorkshopTry{slider.address, slider.base, true});
    }
    workshop.dragging = slider.address;
    workshop.drag_goes_on = false;
    const bool on_knob = std::abs(x - bar.x_of(slider.value)) <= form.px(kKnobRadius);
    if (on_knob) return;
  } else if (!ImGui::IsItemActive() || workshop.dragging != slider.address ||
             ImGui::GetIO().MouseDelta.x == 0) {
    return;
  }
  const double value = bar.value_at(x);
  if (value == slider.value) return;
  wish_for(form, WorkshopTry{slider.address, value, workshop.drag_goes_on});
  workshop.drag_goes_on = true;
}

std::string said_of_slider(Form& form, const editor::WorkshopSlider& slider) {
  std::string text;
  if (const auto facts = facts_at(form, slider.address))
    text = said_of(form, slider.address, *facts) + "\n";
  if (slider.known_low && slider.known_high)
    text += tr_words("The broad band is what is plausible. ");
  return text + tr_words("Double click: back to the base\n") + slider.address;
}

}  // namespace

void draw_workshop_slider(Form& form, const editor::WorkshopSlider& slider, bool chosen) {
  ImGui::PushID(slider.address.c_str());
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, form.px(1)));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float inset = form.px(10);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2);
  list.ChannelsSetCurrent(1);
  ImGui::BeginGroup();
  ImGui::Dummy(ImVec2(width, form.px(kSliderPadding)));
  ImGui::Indent(inset);

  const std::string value =
      visual(editor::short_words(form.journey, slider.quantity, slider.value));
  ImGui::PushFont(form.theme.title);
  const float value_width = words_width(value);
  const float line = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool moved = slider.value != slider.base;
  list.AddText(ImVec2(from.x + width - inset - value_width, at.y),
               packed(moved ? form.theme.accent : form.theme.ink), value.c_str());
  ImGui::PopFont();
  ImGui::PushFont(form.theme.strong);
  const float room = width - 2 * inset - value_width - form.px(10);
  const auto name = room_lines(slider.words, room, 1);
  const float drop = (line - ImGui::GetTextLineHeight()) / 2;
  if (!name.empty())
    list.AddText(ImVec2(at.x, at.y + drop), packed(form.theme.ink), name.front().c_str());
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(width - 2 * inset, line));
  // Not of the bar: what is tried there is looked at.
  if (ImGui::IsItemHovered()) tooltip(form, said_of_slider(form, slider));

  const float button = ImGui::GetFrameHeight();
  const float bar_width = std::max(width - 2 * inset - 2 * button - form.px(14), form.px(60));
  const float knob = form.px(kKnobRadius);
  const ImVec2 bar_at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton("##bar", ImVec2(bar_width, form.px(kBarHeight)));
  probe(form, "slider/" + slider.address);
  const Bar bar{bar_at.x + knob, bar_at.x + bar_width - knob, bar_at.y + form.px(kBarHeight / 2),
                slider};
  take_mouse(form, bar);
  draw_bar(form, bar, chosen);
  ImGui::SameLine(0, form.px(10));
  ImGui::BeginDisabled(!moved);
  if (small_button(form, "reset/" + slider.address, "↺", tr_words("Back to the base (Home)")))
    wish_for(form, WorkshopReset{slider.address});
  ImGui::EndDisabled();
  ImGui::SameLine(0, form.px(4));
  if (small_button(form, "unpin/" + slider.address, "×",
                   tr_words("No slider for this number (Del)")))
    wish_for(form, WorkshopPin{slider.address, false});
  draw_marks(form, bar);
  ImGui::Unindent(inset);
  ImGui::Dummy(ImVec2(width, form.px(kSliderPadding)));
  ImGui::EndGroup();
  probe(form, "row_of/" + slider.address);

  list.ChannelsSetCurrent(0);
  if (chosen) {
    const ImVec2 to = ImGui::GetItemRectMax();
    list.AddRectFilled(from, ImVec2(from.x + width, to.y), packed(form.theme.selection, 0.1),
                       form.px(6));
    list.AddRectFilled(from, ImVec2(from.x + form.px(4), to.y), packed(form.theme.selection));
  }
  list.ChannelsMerge();
  ImGui::PopStyleVar();
  ImGui::PopID();
}

}  // namespace painpoint::gui
