#include <fmt/format.h>
#include <imgui.h>

#include <string>

#include "draw/palette.h"
#include "gui/bidi.h"
#include "gui/flow.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"
#include "gui/workshop_page.h"
#include "gui/workshop_words.h"
#include "publish/report.h"

namespace painpoint::gui {
namespace {

constexpr double kStaleVerdict = 0.5;

draw::Colour colour_of_difference(const Form& form, int better) {
  return better == 0 ? form.theme.ink : better < 0 ? form.theme.alarm : draw::kGood;
}

/// What it was and is, small below the difference, which is what counts.
void draw_line(const Form& form, const RoomLine& line, float width) {
  const auto opacity = static_cast<double>(ImGui::GetStyle().Alpha);
  const auto words = [&](ImFont* font, const std::string& text, const draw::Colour& colour) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(colour, opacity));
    ImGui::TextUnformatted(fitted(text, width).c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
  };
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, form.px(1)));
  ImGui::BeginGroup();
  words(form.theme.small, line.title, form.theme.quiet_ink);
  words(form.theme.strong, line.difference, colour_of_difference(form, line.better));
  words(form.theme.small,
        line.better == 0 ? line.base : fmt::format("{} → {}", line.base, line.tried),
        form.theme.quiet_ink);
  ImGui::EndGroup();
  ImGui::PopStyleVar();
  probe(form, fmt::format("difference/{}", line.name));
}

void draw_lines(const Form& form, const RoomVerdict& verdict) {
  const float gap = form.px(10);
  const float start = ImGui::GetCursorPosX();
  const float width = (ImGui::GetContentRegionAvail().x - gap) / 2;
  for (std::size_t i = 0; i < verdict.lines.size(); ++i) {
    if (i % 2 == 1) ImGui::SameLine(start + width + gap);
    draw_line(form, verdict.lines[i], width);
    if (i % 2 == 1) ImGui::Dummy(ImVec2(0, form.px(2)));
  }
}

/// How sure it is, as far as that is known; keeps its place while it is not.
void draw_how_sure(Editor& editor, const Form& form, bool tried) {
  const float top = ImGui::GetCursorPosY();
  const study::PlanOutlook* plan = tried ? outlook_of_tried(editor) : nullptr;
  const auto progress = editor.live->decision_progress();
  const std::string why_not =
      tried ? publish::why_no_decision(editor.document->journey()) : std::string();
  if (plan != nullptr)
    room_text(form, form.theme.strong, how_sure_in_words(plan->beats_nothing.value), form.theme.ink,
              editor.live->decision_is_fresh() ? 1 : kStaleVerdict);
  else
    room_text(form, form.theme.text,
              !tried             ? tr_words("How sure it is, is said when something is tried.")
              : !why_not.empty() ? why_not
                                 : tr_words("How sure it is, is being worked out ..."),
              form.theme.quiet_ink);
  probe(form, "sure");
  const float lines = 2 * form.px(24);
  if (ImGui::GetCursorPosY() < top + lines)
    ImGui::Dummy(ImVec2(0, top + lines - ImGui::GetCursorPosY()));
  if (progress.busy && tried)
    ImGui::ProgressBar(static_cast<float>(progress.part), ImVec2(-1, form.px(5)), "");
  else
    ImGui::Dummy(ImVec2(0, form.px(5)));
}

}  // namespace

void draw_room_verdict(Editor& editor, Form& form) {
  const editor::ExactFigures* exact = editor.live->exact();
  const auto figures = exact == nullptr ? std::nullopt : editor::tried_figures(*exact);
  if (!figures) {
    const Diagnostics& problem = editor.live->exact_problem();
    std::string words = tr_words("Being calculated ...");
    for (const Diagnostic& finding : problem.all())
      if (finding.level == Level::error) words = finding.message;
    return room_text(form, form.theme.text, words, form.theme.quiet_ink);
  }
  const Scenario* scratch = editor.document->journey().scenarios.find(editor.view.workshop.scratch);
  const bool tried = scratch != nullptr && !scratch->changes.empty();
  const bool fresh = editor.live->exact_is_fresh();
  const RoomVerdict verdict = room_verdict(*figures, *exact->journey);
  const float top = ImGui::GetCursorPosY();
  if (!fresh) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, static_cast<float>(kStaleVerdict));
  room_text(form, form.theme.title, tried ? verdict.sentence : tr_words("This is the base"),
            tried ? colour_of_difference(form, verdict.better) : form.theme.ink,
            static_cast<double>(ImGui::GetStyle().Alpha));
  probe(form, "verdict");
  // Nothing moves under the pointer when the sentence gets longer.
  const float two_lines = top + 2 * (form.theme.title->FontSize + form.px(3));
  if (ImGui::GetContentRegionAvail().x < form.px(420) && ImGui::GetCursorPosY() < two_lines)
    ImGui::SetCursorPosY(two_lines);
  draw_lines(form, verdict);
  if (!fresh) ImGui::PopStyleVar();
  draw_how_sure(editor, form, tried);
}

}  // namespace painpoint::gui
