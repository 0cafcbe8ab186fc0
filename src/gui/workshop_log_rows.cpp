#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "draw/palette.h"
#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/mirror.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"
#include "gui/workshop_page.h"
#include "gui/workshop_words.h"

namespace painpoint::gui {
namespace {

constexpr std::size_t kMostLinesOfChange = 2;
constexpr std::size_t kMostChangesShown = 4;

/// A line of a row and how it looks.
struct TriedLine {
  std::string words;  ///< as they are drawn
  ImFont* font = nullptr;
  draw::Colour colour;
};

void add_lines(std::vector<TriedLine>& lines, std::string_view text, float width, ImFont* font,
               const draw::Colour& colour, std::size_t most) {
  ImGui::PushFont(font);
  for (std::string& line : room_lines(text, width, most))
    lines.push_back({std::move(line), font, colour});
  ImGui::PopFont();
}

std::vector<TriedLine> lines_of(const Form& form, const editor::Tried& tried, std::size_t row,
                                float width) {
  std::vector<TriedLine> lines;
  if (tried.figures) {
    const RoomVerdict verdict = room_verdict(*tried.figures, form.journey);
    add_lines(lines, fmt::format("{}. {}", row + 1, verdict.sentence), width, form.theme.strong,
              verdict.better < 0 ? form.theme.alarm : draw::kGood, 2);
  } else {
    add_lines(lines, tr_format("{}. Being calculated ...", row + 1), width, form.theme.strong,
              form.theme.quiet_ink, 1);
  }
  for (std::size_t i = 0; i < std::min(tried.words.size(), kMostChangesShown); ++i)
    add_lines(lines, tried.words[i], width, form.theme.small, form.theme.ink, kMostLinesOfChange);
  if (tried.words.size() > kMostChangesShown)
    add_lines(lines, tr_format("and {} more", tried.words.size() - kMostChangesShown), width,
              form.theme.small, form.theme.quiet_ink, 1);
  if (tried.beats_nothing)
    add_lines(lines, how_sure_in_words(*tried.beats_nothing), width, form.theme.small,
              form.theme.quiet_ink, 2);
  if (!tried.kept_as.empty())
    add_lines(lines, tr_format("Kept as “{}”", tried.kept_as), width, form.theme.small,
              form.theme.accent, 2);
  return lines;
}

/// The field for the name of a scenario, below its row.
void draw_name_field(Editor& editor, Form& form) {
  NameForTried& naming = *form.view.workshop.naming;
  ImGui::PushID("name");
  if (std::exchange(naming.take_keyboard, false)) focus_next_item();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint(
      "##name", tr("Name of the scenario"), &naming.text,
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  keep_order_of_typing(form.view);
  const bool given_up = ImGui::IsItemDeactivated() && key_pressed(Key::escape);
  probe(form, "name");
  editor.fonts.need(naming.text);
  if (visual(naming.text) != naming.text)  // as it will look: fields know nothing of scripts
    room_text(form, form.theme.small, naming.text, form.theme.quiet_ink);
  const bool keeps =
      small_button(form, "name/keep", tr_words("Keep as scenario"), tr_words("Keep it (Enter)"));
  ImGui::SameLine(0, form.px(6));
  const bool cancels =
      small_button(form, "name/cancel", tr_words("Cancel"), tr_words("Do not keep it (Esc)"));
  if (naming.frames_to_show > 0) {
    --naming.frames_to_show;
    ImGui::SetScrollHereY(1);
  }
  ImGui::PopID();
  if (entered || keeps)
    wish_for(form, WorkshopKeep{naming.row, naming.text});
  else if (given_up || cancels)
    wish_for(form, WorkshopGiveUpName{});
}

void draw_tried(Editor& editor, Form& form, std::size_t row, bool now) {
  WorkshopState& workshop = form.view.workshop;
  const editor::Tried& tried = workshop.log.rows()[row];
  ImGui::PushID(static_cast<int>(row));
  ImGui::PushFont(form.theme.small);
  const float keep_width =
      ImGui::CalcTextSize(tr("Keep ...")).x + 2 * ImGui::GetStyle().FramePadding.x + form.px(4);
  ImGui::PopFont();
  const float inset = form.px(8);
  const float width = ImGui::GetContentRegionAvail().x - keep_width;
  const std::vector<TriedLine> lines = lines_of(form, tried, row, width - 2 * inset);
  float height = form.px(8);
  for (const TriedLine& line : lines) height += line.font->FontSize + form.px(2);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton("##row", ImVec2(width, height));
  probe(form, fmt::format("tried/{}", row));
  const bool hovered = ImGui::IsItemHovered();
  tooltip(form, now ? tr_words("This is what is tried now") : tr_words("Go back to this (Enter)"));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 to(from.x + width, from.y + height);
  const bool chosen = workshop.in_log && workshop.row == row;
  if (now || hovered || chosen)
    list.AddRectFilled(from, to, packed(form.theme.selection, now ? 0.14 : 0.07), form.px(5));
  if (chosen) list.AddRect(from, to, packed(form.theme.selection), form.px(5), 0, form.px(2));
  float y = from.y + form.px(4);
  for (const TriedLine& line : lines) {
    list.AddText(line.font, line.font->FontSize, ImVec2(from.x + inset, y), packed(line.colour),
                 line.words.c_str());
    y += line.font->FontSize + form.px(2);
  }
  if (clicked) wish_for(form, WorkshopGoBackTo{row});
  ImGui::SameLine(0, form.px(4));
  if (small_button(form, fmt::format("keep/{}", row), tr_words("Keep ..."),
                   tr_words("Keep it as a scenario of the file (K)")))
    wish_for(form, WorkshopAskName{row});
  if (workshop.row == row && workshop.to_row > 0) {
    --workshop.to_row;
    ImGui::SetScrollHereY(0);
  }
  if (workshop.naming && workshop.naming->row == row) draw_name_field(editor, form);
  ImGui::PopID();
}

}  // namespace

void draw_tried_log(Editor& editor, Form& form) {
  WorkshopState& workshop = editor.view.workshop;
  ImGui::PushFont(form.theme.strong);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(tr("What we tried"));
  ImGui::PopFont();
  ImGui::SameLine(0, form.px(10));
  if (small_button(form, "note", tr_words("Note this"), tr_words("Note what is tried now (Enter)")))
    wish_for(form, WorkshopNote{});
  ImGui::BeginChild("##tried", ImVec2(0, 0), false, ImGuiWindowFlags_NoNavInputs);
  if (workshop.log.rows().empty())
    room_text(form, form.theme.small,
              tr_words("What rests for a second is noted here; a click on it goes back to it."),
              form.theme.quiet_ink);
  const Scenario* scratch = editor.document->journey().scenarios.find(workshop.scratch);
  const auto now = scratch == nullptr ? std::nullopt : workshop.log.row_of(scratch->changes);
  for (std::size_t row = 0; row < workshop.log.rows().size(); ++row)
    draw_tried(editor, form, row, now == row);
  ImGui::EndChild();
}

}  // namespace painpoint::gui
