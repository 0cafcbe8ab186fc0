#include "gui/workshop_page.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "draw/text.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/inspected.h"
#include "gui/panel.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"

namespace painpoint::gui {
namespace {

constexpr double kSlidersPart = 0.58;  // of the width
constexpr std::size_t kMostRoomLines = 6;

void draw_sliders(Editor& editor, Form& form) {
  WorkshopState& workshop = editor.view.workshop;
  ImGui::PushFont(form.theme.strong);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(tr("What if ..."));
  ImGui::PopFont();
  ImGui::SameLine(0, form.px(12));
  room_button(editor, form, tr_words("Choose sliders ..."), "workshop_choose");
  ImGui::SameLine(0, form.px(6));
  room_button(editor, form, tr_words("All to base"), "workshop_reset");
  ImGui::BeginChild("##bars", ImVec2(0, 0), false, ImGuiWindowFlags_NoNavInputs);
  if (workshop.sliders.empty())
    room_text(form, form.theme.text,
              workshop.proposed
                  ? tr_words("No number has a slider. Choose some with N, or pin them in the "
                             "inspector.")
                  : tr_words("Being worked out which numbers matter most ..."),
              form.theme.quiet_ink);
  for (std::size_t i = 0; i < workshop.sliders.size(); ++i) {
    const bool chosen = i == workshop.slider && !workshop.in_log;
    draw_workshop_slider(form, workshop.sliders[i], chosen);
    if (i == workshop.slider && std::exchange(workshop.to_slider, false)) ImGui::SetScrollHereY();
  }
  if (!ImGui::IsMouseDown(0)) workshop.dragging.clear();
  ImGui::EndChild();
}

}  // namespace

void wish_for(Form& form, WorkshopWish wish) {
  form.requests.emplace_back(RequestWorkshop{std::move(wish)});
}

std::vector<std::string> room_lines(std::string_view text, float width, std::size_t most) {
  const bool from_right = runs_from_right(text);
  const draw::Measure measure = [from_right](std::string_view words, const draw::Font&) {
    const std::string shown = visual_sentence(words, from_right);
    return static_cast<double>(ImGui::CalcTextSize(shown.data(), shown.data() + shown.size()).x);
  };
  std::vector<std::string> lines;
  for (const std::string& line :
       draw::fit_lines(text, {}, static_cast<double>(std::max(width, 1.0F)), most, measure))
    lines.push_back(visual_sentence(line, from_right));
  return lines;
}

void room_text(const Form& form, ImFont* font, std::string_view text, const draw::Colour& colour,
               double opacity) {
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, packed(colour, opacity));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, form.px(2)));
  ImGui::BeginGroup();
  for (const std::string& line : room_lines(text, ImGui::GetContentRegionAvail().x, kMostRoomLines))
    ImGui::TextUnformatted(line.data(), line.data() + line.size());
  ImGui::EndGroup();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void room_button(Editor& editor, Form& form, const char* label, std::string_view command) {
  const Command* what = find_command(command);
  ImGui::BeginDisabled(!what->enabled(editor));
  if (ImGui::Button(fmt::format("{}###{}", visual(label), command).c_str()))
    form.requests.emplace_back(RequestCommand{std::string(command)});
  ImGui::EndDisabled();
  probe(form, command);
  const std::string keys(shown_keys(*what));
  tooltip(form, keys.empty() ? std::string(shown_title(*what))
                             : fmt::format("{} ({})", shown_title(*what), keys));
}

void draw_workshop_page(Editor& editor) {
  PanelContext context{*editor.document, *editor.live, editor.theme, editor.view, editor.requests};
  Form form = form_of(context, "workshop");
  const float left =
      std::floor(ImGui::GetContentRegionAvail().x * static_cast<float>(kSlidersPart));
  // A page without navigation of ImGui's own: the arrows are for the sliders.
  if (std::exchange(editor.view.workshop.take_keyboard, false)) ImGui::SetNextWindowFocus();
  ImGui::BeginChild("##what_if", ImVec2(left, 0), false, ImGuiWindowFlags_NoNavInputs);
  draw_sliders(editor, form);
  ImGui::EndChild();
  ImGui::SameLine(0, form.px(14));
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(
      ImVec2(corner.x - form.px(7), corner.y),
      ImVec2(corner.x - form.px(7), corner.y + ImGui::GetContentRegionAvail().y),
      packed(form.theme.rule));
  ImGui::BeginChild("##room", ImVec2(0, 0), false, ImGuiWindowFlags_NoNavInputs);
  draw_room_verdict(editor, form);
  ImGui::Separator();
  draw_tried_log(editor, form);
  ImGui::EndChild();
}

void draw_blank_screen(Editor& editor, bool key_was_pressed) {
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.Pos);
  ImGui::SetNextWindowSize(viewport.Size);
  // Black on every look: the dark one turns lightness over.
  const draw::Colour black =
      editor.theme.look == Look::dark ? draw::Colour{255, 255, 255} : draw::Colour{0, 0, 0};
  ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(black));
  ImGui::Begin("##blank", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs);
  ImGui::PopStyleColor();
  probe_box(editor.view, "blank",
            {viewport.Pos.x, viewport.Pos.y, viewport.Size.x, viewport.Size.y});
  ImGui::End();
  if (!key_was_pressed && !ImGui::IsMouseClicked(0)) return;
  editor.view.workshop.blank = false;
  if (editor.view.page == ViewPage::map) editor.view.focus_map = true;
}

}  // namespace painpoint::gui
