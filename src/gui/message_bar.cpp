#include <imgui.h>

#include <string>

#include "draw/text.h"
#include "gui/bidi.h"
#include "gui/editor.h"
#include "gui/flow.h"
#include "gui/probe.h"
#include "gui/tr.h"

namespace painpoint::gui {

void say(Editor& editor, std::string text) {
  editor.message = {std::move(text)};
}

void say_trouble(Editor& editor, std::string text) {
  editor.message = {std::move(text), true};
}

void draw_message_bar(Editor& editor) {
  const Message& message = editor.message;
  if (message.text.empty()) return;
  const auto scale = static_cast<float>(editor.theme.scale);
  editor.fonts.need(message.text);
  if (message.offers_overwrite && editor.document) {
    if (ImGui::SmallButton(tr("Load it again")))
      editor.requests.emplace_back(RequestCommand{"reload"});
    probe_last_item(editor.view, "message/reload");
    ImGui::SameLine();
    if (ImGui::SmallButton(tr("Write over it")))
      editor.requests.emplace_back(RequestCommand{"overwrite"});
    probe_last_item(editor.view, "message/overwrite");
    ImGui::SameLine();
  }
  const float room = ImGui::GetContentRegionAvail().x - 28 * scale;
  if (message.trouble) ImGui::PushStyleColor(ImGuiCol_Text, packed(editor.theme.alarm));
  const std::string line = draw::fit_line(editor.message.text, {14 * editor.theme.scale, false},
                                          static_cast<double>(room), measure_with(editor.theme));
  ImGui::TextUnformatted(visual_sentence(line).c_str());
  if (message.trouble) ImGui::PopStyleColor();
  probe_last_item(editor.view, "message/text");
  if (line != editor.message.text && ImGui::IsItemHovered()) {
    ImGui::BeginTooltip();
    wrapped_text(editor.message.text, 480 * scale);
    ImGui::EndTooltip();
  }
}

}  // namespace painpoint::gui
