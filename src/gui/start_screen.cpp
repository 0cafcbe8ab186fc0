#include <fmt/chrono.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "draw/text.h"
#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/editor.h"
#include "gui/flow.h"
#include "gui/probe.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

constexpr double kColumnWidth = 380;

void heading(const Editor& editor, const char* text) {
  ImGui::Dummy(ImVec2(0, static_cast<float>(6 * editor.theme.scale)));
  ImGui::PushFont(editor.theme.strong);
  ImGui::TextUnformatted(visual(text).c_str());
  ImGui::PopFont();
}

/// A line that can be clicked, with a quiet second line below it; whether it was.
bool choice(Editor& editor, const std::string& title, const std::string& note,
            const std::string& probe) {
  const auto scale = static_cast<float>(editor.theme.scale);
  const float width = static_cast<float>(kColumnWidth) * scale;
  const float line = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(probe.c_str());
  const bool clicked = ImGui::Selectable("##choice", false, 0, ImVec2(width, 2 * line + 8 * scale));
  ImGui::PopID();
  probe_last_item(editor.view, probe);
  editor.fonts.need(title);
  editor.fonts.need(note);
  const draw::Measure measure = measure_with(editor.theme);
  const auto fitted = [&](const std::string& text, double size) {
    return visual(draw::fit_line(text, {size * editor.theme.scale, false},
                                 static_cast<double>(width - 12 * scale), measure));
  };
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText(ImVec2(at.x + 6 * scale, at.y + 3 * scale), packed(editor.theme.accent),
               fitted(title, 14).c_str());
  list.AddText(editor.theme.small, editor.theme.small->FontSize,
               ImVec2(at.x + 6 * scale, at.y + 5 * scale + line), packed(editor.theme.quiet_ink),
               fitted(note, 12).c_str());
  return clicked;
}

void left_column(Editor& editor) {
  heading(editor, tr_words("Begin"));
  if (choice(editor, tr_words("New journey"), tr_words("An empty map: one touchpoint, one way out"),
             "start/new"))
    go_on_to(editor, StepNew{});
  if (choice(editor, tr_words("Open ..."),
             tr_words("A journey file (.yaml); or drop one onto this window"), "start/open"))
    ask_to_open(editor);
  if (!editor.left_behind.empty()) {
    heading(editor, tr_words("Left behind, not saved"));
    if (choice(
            editor,
            editor.left_behind.size() == 1
                ? std::string(tr_words("Work of a session that did not end well"))
                : tr_format("Work of {} sessions that did not end well", editor.left_behind.size()),
            tr_words("Look at it, take it up again or throw it away"), "start/recover"))
      editor.offers_recovery = true;
  }
  if (editor.recent.empty()) return;
  heading(editor, tr_words("Recent"));
  constexpr std::size_t kMost = 6;
  for (std::size_t i = 0; i < std::min(editor.recent.size(), kMost); ++i) {
    const std::filesystem::path path = editor.recent[i];
    if (choice(editor, path.filename().string(), path.parent_path().string(),
               fmt::format("start/recent/{}", i))) {
      go_on_to(editor, StepOpen{path});
      break;  // the list is another one now
    }
  }
}

void right_column(Editor& editor) {
  heading(editor, tr_words("Look at a sample"));
  for (const editor::Sample& sample : editor.samples)
    if (choice(editor, sample.name, sample.path.filename().string(),
               "start/sample/" + sample.path.stem().string())) {
      const std::filesystem::path path = sample.path;
      go_on_to(editor, StepSample{path});
      break;
    }
  if (editor.samples.empty())
    ImGui::TextDisabled("%s", tr("The sample journeys are not installed."));
}

}  // namespace

void draw_start_screen(Editor& editor) {
  const auto scale = static_cast<float>(editor.theme.scale);
  const float column = static_cast<float>(kColumnWidth) * scale;
  const float gap = 40 * scale;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float left = std::max(0.0F, (room.x - 2 * column - gap) / 2);
  ImGui::SetCursorPos(ImVec2(left, std::max(ImGui::GetCursorPosY() + 12 * scale, room.y * 0.08F)));
  ImGui::BeginChild("##start", ImVec2(2 * column + gap + 16 * scale, 0), false);
  ImGui::PushFont(editor.theme.title);
  ImGui::TextUnformatted("painpoint");
  ImGui::PopFont();
  ImGui::TextDisabled("%s", tr("A customer-journey map that calculates."));
  ImGui::BeginGroup();
  left_column(editor);
  ImGui::EndGroup();
  ImGui::SameLine(column + gap);
  ImGui::BeginGroup();
  right_column(editor);
  ImGui::EndGroup();
  ImGui::EndChild();
}

}  // namespace painpoint::gui
