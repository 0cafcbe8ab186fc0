#include <imgui.h>

#include <algorithm>
#include <string>

#include "gui/commands.h"
#include "gui/editor.h"
#include "gui/flow.h"
#include "gui/probe.h"
#include "gui/tr.h"

/// What somebody who has never been here needs to know, until it is dismissed.
namespace painpoint::gui {
namespace {

const char* words_for(const Editor& editor) {
  if (!editor.document)
    return tr_words(
        "New here? Look at a sample, or begin a journey of your own. F1 shows every key and "
        "gesture.");
  return tr_words(
      "New here? Click a touchpoint and change a number beside it: every figure follows. Ctrl+M "
      "compares the plans, F3 starts a workshop, F1 shows every key and gesture.");
}

}  // namespace

void draw_hint(Editor& editor) {
  if (editor.remembered.hint_seen || editor.view.workshop.on) return;
  const auto scale = static_cast<float>(editor.theme.scale);
  const ImGuiStyle& style = ImGui::GetStyle();
  ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(editor.theme.selection, 0.1));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(8 * scale, 5 * scale));
  const char* later = tr("Got it");
  const char* gestures = tr("Keys and gestures");
  const float buttons = ImGui::CalcTextSize(later).x + ImGui::CalcTextSize(gestures).x +
                        4 * style.FramePadding.x + 2 * style.ItemSpacing.x;
  const float room = ImGui::GetContentRegionAvail().x - buttons - 32 * scale;
  const std::string words = words_for(editor);
  const float lines = wrapped_height(words, room);
  const float height = std::max(lines, ImGui::GetFrameHeight()) + 10 * scale;
  ImGui::BeginChild("##hint", ImVec2(ImGui::GetContentRegionAvail().x - 8 * scale, height), false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoScrollbar);
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(top + (height - 10 * scale - lines) / 2);
  wrapped_text(words, room);
  probe_last_item(editor.view, "hint/words");
  ImGui::SetCursorPos(ImVec2(ImGui::GetWindowWidth() - buttons - 4 * scale, top));
  if (ImGui::Button(gestures)) editor.requests.emplace_back(RequestCommand{"help"});
  probe_last_item(editor.view, "hint/help");
  ImGui::SameLine();
  if (ImGui::Button(later)) {
    editor.remembered.hint_seen = true;
    keep_remembered(editor.state_folder, editor.remembered);
  }
  probe_last_item(editor.view, "hint/dismiss");
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

}  // namespace painpoint::gui
