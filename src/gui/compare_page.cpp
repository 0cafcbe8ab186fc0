#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/compare_layout.h"
#include "gui/compat.h"
#include "gui/mirror.h"
#include "gui/paint.h"
#include "gui/place_words.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "publish/report.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

constexpr double kPageMargin = 12;

void page_hint(const std::string& text) {
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", visual_sentence(text).c_str());
}

/// Beside what was drawn last if there is room for so much, else on the next line.
void flow(float width) {
  ImGui::SameLine();
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

float button_width(const char* label) {
  return ImGui::CalcTextSize(visual(label).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
}

void page_button(Editor& editor, const char* label, std::string_view id) {
  const Command* command = find_command(id);
  ImGui::BeginDisabled(!command->enabled(editor));
  if (ImGui::Button(fmt::format("{}###{}", visual(label), id).c_str()))
    editor.requests.emplace_back(RequestCommand{std::string(id)});
  ImGui::EndDisabled();
  probe_last_item(editor.view, "compare/" + std::string(id));
  const std::string keys(shown_keys(*command));
  page_hint(keys.empty() ? std::string(shown_title(*command))
                         : fmt::format("{} ({})", shown_title(*command), keys));
}

void page_progress(Editor& editor, const char* what, double part, const std::string& name) {
  const auto scale = static_cast<float>(editor.theme.scale);
  ImGui::ProgressBar(static_cast<float>(part), ImVec2(150 * scale, 0),
                     visual(fmt::format("{} {:.0f}%", what, part * 100)).c_str());
  probe_last_item(editor.view, name);
}

/// The decision: how far it is, with a way to stop it, or a way to ask for it.
void decision_control(Editor& editor) {
  const editor::LiveFigures& live = *editor.live;
  const auto progress = live.decision_progress();
  const auto scale = static_cast<float>(editor.theme.scale);
  if (progress.busy) {
    flow(150 * scale + button_width(tr_words("Cancel")) + 8 * scale);
    page_progress(editor, tr_words("Deciding"), progress.part, "compare/decision_progress");
    ImGui::SameLine(0, 4 * scale);
    page_button(editor, tr_words("Cancel"), "cancel_decision");
  } else if (!live.decision_is_fresh() &&
             publish::why_no_decision(editor.document->journey()).empty()) {
    flow(button_width(tr_words("Decide")));
    page_button(editor, tr_words("Decide"), "decide");
  }
}

/// One for each scenario; the first nine have a digit that switches them, too.
void scenario_boxes(Editor& editor, bool take_keyboard) {
  const Journey& journey = editor.document->journey();
  const auto scale = static_cast<float>(editor.theme.scale);
  std::size_t number = 0;
  for (const auto& [id, scenario] : journey.scenarios) {
    ++number;
    const std::string name =
        draw::fit_line(plan_name(journey, id), {14 * editor.theme.scale, false},
                       static_cast<double>(260 * scale), measure_with(editor.theme));
    const std::string label =
        number <= 9 ? fmt::format("{} {}", number, visual(name)) : visual(name);
    const float width = ImGui::CalcTextSize(label.c_str()).x + ImGui::GetFrameHeight() +
                        ImGui::GetStyle().ItemInnerSpacing.x;
    if (number > 1) flow(width);
    bool shown = !editor.view.left_out.contains(id);
    ImGui::PushID(id.c_str());
    const bool focused = take_keyboard && number == 1;
    focus_next_box(focused);
    if (ImGui::Checkbox((label + "##shown").c_str(), &shown)) leave_out(editor, id, !shown);
    keep_tick_of_box(editor.view);
    focus_last_box(focused);
    ImGui::PopID();
    probe_last_item(editor.view, "compare/scenario/" + id);
  }
}

void digit_keys(Editor& editor) {
  std::size_t number = 0;
  for (const auto& [id, scenario] : editor.document->journey().scenarios) {
    if (++number > 9) return;
    const auto key = static_cast<Key>(static_cast<int>(Key::n0) + static_cast<int>(number));
    if (key_pressed(key)) leave_out(editor, id, !editor.view.left_out.contains(id));
  }
}

void draw_bar(Editor& editor, ComparePanel& panel) {
  const auto scale = static_cast<float>(editor.theme.scale);
  page_button(editor, tr_words("Report ..."), "write_report");
  flow(button_width(tr_words("Map as picture ...")));
  page_button(editor, tr_words("Map as picture ..."), "write_map");
  flow(button_width(tr_words("Copy table")));
  page_button(editor, tr_words("Copy table"), "copy_table");
  if (editor.write_out && editor.write_out->busy()) {
    flow(150 * scale + button_width(tr_words("Stop")) + 8 * scale);
    page_progress(editor, tr_words("Writing"), editor.write_out->progress(),
                  "compare/writing_progress");
    ImGui::SameLine(0, 4 * scale);
    page_button(editor, tr_words("Stop"), "cancel_writing");
  }
  decision_control(editor);
  if (!editor.document->journey().scenarios.empty()) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", tr("Beside the base"));
    ImGui::SameLine();
    scenario_boxes(editor, panel.to_bar);
  }
  panel.to_bar = false;
}

/// In a workshop the keys that turn pages turn those of the workshop.
void scroll_by_keys(ComparePanel& panel, float line, bool turns_pages) {
  const float page = std::max(ImGui::GetWindowHeight() - 2 * line, line);
  float by = 0;
  if (key_pressed(Key::down, true)) by += 3 * line;
  if (key_pressed(Key::up, true)) by -= 3 * line;
  if (key_pressed(Key::space, true)) by += page;
  if (!turns_pages && key_pressed(Key::page_down, true)) by += page;
  if (!turns_pages && key_pressed(Key::page_up, true)) by -= page;
  if (key_pressed(Key::home)) by = -ImGui::GetScrollMaxY();
  if (key_pressed(Key::end)) by = ImGui::GetScrollMaxY();
  if (by != 0)
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0F, ImGui::GetScrollMaxY()));
  if (key_pressed(Key::tab)) panel.to_bar = true;
}

void paint_page(Editor& editor, ComparePanel& panel) {
  const double scale = editor.theme.scale;
  const auto length = [scale](double at_scale_1) { return static_cast<float>(at_scale_1 * scale); };
  const double room = std::max(
      static_cast<double>(ImGui::GetContentRegionAvail().x) / scale - 2 * kPageMargin, 200.0);
  const ImFont* font = editor.theme.map_text.empty() ? nullptr : editor.theme.map_text.back().font;
  const ComparePageLayout& layout = panel.cache.update(
      {editor.document->snapshot(), *editor.live, editor.view.left_out}, std::floor(room),
      measure_with(editor.theme), font, font == nullptr ? 0 : font->Glyphs.Size);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  PaintView view;
  view.window = {at.x, at.y, size.x, size.y};
  view.camera.zoom = scale;
  for (const PlacedPicture& placed : layout.pictures) {
    const draw::Point from{static_cast<double>(corner.x) + (placed.at.x + kPageMargin) * scale,
                           static_cast<double>(corner.y) + placed.at.y * scale};
    view.camera.at_x = (static_cast<double>(at.x) - from.x) / scale;
    view.camera.at_y = (static_cast<double>(at.y) - from.y) / scale;
    view.opacity = placed.opacity;
    probe_box(editor.view, "compare/" + placed.section,
              {static_cast<float>(from.x), static_cast<float>(from.y), length(placed.picture.width),
               length(placed.picture.height)});
    paint(list, placed.picture.items, view, editor.theme);
  }
  ImGui::Dummy(ImVec2(length(layout.width + 2 * kPageMargin), length(layout.height)));
}

}  // namespace

void draw_compare_page(Editor& editor) {
  if (!editor.view.compare_panel) editor.view.compare_panel = std::make_shared<ComparePanel>();
  ComparePanel& panel = *editor.view.compare_panel;
  draw_bar(editor, panel);
  ImGui::Separator();
  if (panel.takes_keyboard) ImGui::SetNextWindowFocus();
  panel.takes_keyboard = false;
  ImGui::BeginChild("##page", ImVec2(0, 0), false,
                    ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_HorizontalScrollbar);
  const bool typing = ImGui::GetIO().WantTextInput;
  if (editor.view.workshop.on && ImGui::IsWindowFocused() && !typing) {
    if (key_pressed(Key::right)) editor.requests.emplace_back(RequestCommand{"workshop_next"});
    if (key_pressed(Key::left)) editor.requests.emplace_back(RequestCommand{"workshop_previous"});
  }
  if (ImGui::IsWindowFocused() && !typing)
    scroll_by_keys(panel, ImGui::GetTextLineHeightWithSpacing(), editor.view.workshop.on);
  paint_page(editor, panel);
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  probe_box(editor.view, "compare/page", {at.x, at.y, size.x, size.y});
  ImGui::EndChild();
  // Also while the keyboard is in the bar above.
  if (ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) && !typing) digit_keys(editor);
}

}  // namespace painpoint::gui
