#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>

#include "chain/metrics.h"
#include "draw/text.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/editor.h"
#include "gui/place_words.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "report/map_data.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

void hint(const std::string& text) {
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", visual_sentence(text).c_str());
}

/// A label with an id that is the same in every language.
std::string named(const char* label, std::string_view id) {
  return fmt::format("{}###{}", visual(label), id);
}

void command_button(Editor& editor, const char* label, std::string_view id) {
  const Command* command = find_command(id);
  const bool enabled = command->enabled(editor);
  ImGui::BeginDisabled(!enabled);
  if (ImGui::Button(named(label, id).c_str()))
    editor.requests.emplace_back(RequestCommand{std::string(id)});
  ImGui::EndDisabled();
  probe_last_item(editor.view, "toolbar/" + std::string(id));
  const std::string keys(shown_keys(*command));
  hint(keys.empty() ? std::string(shown_title(*command))
                    : fmt::format("{} ({})", shown_title(*command), keys));
}

void divide(float scale) {
  ImGui::SameLine(0, 10 * scale);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(ImVec2(at.x, at.y + 2),
                                      ImVec2(at.x, at.y + ImGui::GetFrameHeight() - 2),
                                      ImGui::GetColorU32(ImGuiCol_Border));
  ImGui::SameLine(0, 20 * scale);
}

std::string in_width(const std::string& text, double width, const Theme& theme) {
  return visual(draw::fit_line(text, {14 * theme.scale, false}, width, measure_with(theme)));
}

// Widths at scale 1: where there is less room, the lists give some of theirs.
constexpr double kScenarios = 220, kLeastScenarios = 80;
constexpr double kMetrics = 190, kLeastMetrics = 80;
constexpr double kToGive = kScenarios - kLeastScenarios + kMetrics - kLeastMetrics;

/// How the toolbar is fitted into the window, from the widths of the last frame.
struct ToolbarFit {
  bool two_lines = false;
  double given = 0;  ///< by the lists, at scale 1

  ToolbarFit(const Layout& layout, double whole_room) {
    constexpr double kMargin = 10;
    const double room = whole_room - kMargin;
    two_lines = layout.toolbar_width - kToGive > room;
    const double needed = layout.toolbar_width - (two_lines ? layout.toolbar_first : 0);
    given = std::clamp(needed - room, 0.0, kToGive);
  }
  [[nodiscard]] float width(double most, double least) const {
    return static_cast<float>(most - given * (most - least) / kToGive);
  }
};

void scenario_switch(Editor& editor, const ToolbarFit& fit) {
  const Journey& journey = editor.document->journey();
  const auto scale = static_cast<float>(editor.theme.scale);
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", tr("Scenario"));
  ImGui::SameLine();
  const float width = fit.width(kScenarios, kLeastScenarios) * scale;
  ImGui::SetNextItemWidth(width);
  const std::string shown = in_width(plan_name(journey, editor.view.scenario),
                                     static_cast<double>(width - 44 * scale), editor.theme);
  const bool open = ImGui::BeginCombo("##scenario", shown.c_str());
  probe_last_item(editor.view, "toolbar/scenario");
  if (!open) {
    hint(tr_words("Which plan is shown and edited (Ctrl+PageUp, Ctrl+PageDown)"));
    return;
  }
  for (const std::string& id : study::all_scenarios(journey)) {
    ImGui::PushID(id.c_str());
    if (ImGui::Selectable(visual(plan_name(journey, id)).c_str(), id == editor.view.scenario))
      editor.requests.emplace_back(RequestScenario{id});
    probe_last_item(editor.view, "toolbar/scenario/" + id);
    ImGui::PopID();
  }
  ImGui::EndCombo();
}

void metric_choice(Editor& editor, const ToolbarFit& fit) {
  const auto scale = static_cast<float>(editor.theme.scale);
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", tr("Colour by"));
  ImGui::SameLine();
  ImGui::SetNextItemWidth(fit.width(kMetrics, kLeastMetrics) * scale);
  const std::string shown(tr(chain::info(editor.view.metric).title.data()));
  const bool open = ImGui::BeginCombo("##metric", shown.c_str(), ImGuiComboFlags_HeightLarge);
  probe_last_item(editor.view, "toolbar/metric");
  if (!open) return;
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    const auto metric = static_cast<chain::Metric>(m);
    if (!report::on_map(metric)) continue;
    const chain::MetricInfo& about = chain::info(metric);
    if (ImGui::Selectable(tr(about.title.data()), metric == editor.view.metric))
      editor.requests.emplace_back(RequestMetric{std::string(about.name)});
    probe_last_item(editor.view, "toolbar/metric/" + std::string(about.name));
    hint(std::string(about.definition));
  }
  ImGui::EndCombo();
}

/// "Map | Compare | Workshop": the one that is on is marked.
void page_switch(Editor& editor) {
  const auto part = [&](const char* label, ViewPage page, std::string_view id) {
    const bool on = editor.view.page == page;
    if (on) ImGui::PushStyleColor(ImGuiCol_Button, packed(editor.theme.selection, 0.16));
    if (ImGui::Button(named(label, id).c_str()) && !on)
      editor.requests.emplace_back(RequestCommand{std::string(id)});
    if (on) ImGui::PopStyleColor();
    probe_last_item(editor.view, "toolbar/" + std::string(id));
    const std::string keys(shown_keys(*find_command(id)));
    hint(keys.empty() ? std::string(shown_title(*find_command(id)))
                      : fmt::format("{} ({})", shown_title(*find_command(id)), keys));
  };
  part(tr_words("Map"), ViewPage::map, "show_map");
  ImGui::SameLine(0, 0);
  part(tr_words("Compare"), ViewPage::compare, "compare");
  ImGui::SameLine(0, 0);
  if (!editor.view.workshop.on) {
    part(tr_words("Workshop"), ViewPage::workshop, "workshop");
    return;
  }
  part(tr_words("Sliders"), ViewPage::workshop, "workshop_sliders");
  ImGui::SameLine(0, 8 * static_cast<float>(editor.theme.scale));
  command_button(editor, tr_words("Leave workshop"), "workshop");
}

/// A button to start it, or how far it is with a way to stop it.
void run_button(Editor& editor, const char* label, std::string_view start, std::string_view cancel,
                const editor::LiveFigures::Progress& progress) {
  if (!progress.busy) {
    command_button(editor, label, start);
    return;
  }
  const auto scale = static_cast<float>(editor.theme.scale);
  ImGui::ProgressBar(static_cast<float>(progress.part), ImVec2(90 * scale, 0),
                     fmt::format("{:.0f}%", progress.part * 100).c_str());
  probe_last_item(editor.view, "toolbar/" + std::string(start));
  ImGui::SameLine(0, 2 * scale);
  ImGui::PushID(cancel.data());
  command_button(editor, tr_words("Stop"), cancel);
  ImGui::PopID();
}

}  // namespace

void draw_toolbar(Editor& editor) {
  const auto scale = static_cast<float>(editor.theme.scale);
  const float left = ImGui::GetCursorScreenPos().x;
  const auto width_so_far = [&] {
    return static_cast<double>((ImGui::GetItemRectMax().x - left) / scale);
  };
  const ToolbarFit fit(editor.layout,
                       static_cast<double>(ImGui::GetContentRegionAvail().x / scale));
  command_button(editor, tr_words("Undo"), "undo");
  ImGui::SameLine(0, 4 * scale);
  command_button(editor, tr_words("Redo"), "redo");
  ImGui::SameLine(0, 4 * scale);
  command_button(editor, tr_words("Save"), "save");
  divide(scale);
  page_switch(editor);
  editor.layout.toolbar_first = width_so_far() + 30;  // with the line that divides
  if (fit.two_lines)
    ImGui::SetCursorPosX(8 * scale);
  else
    divide(scale);
  scenario_switch(editor, fit);
  ImGui::SameLine();
  metric_choice(editor, fit);
  divide(scale);
  run_button(editor, tr_words("Simulate"), "simulate", "cancel_simulation",
             editor.live->simulation_progress());
  ImGui::SameLine(0, 4 * scale);
  run_button(editor, tr_words("Decide"), "decide", "cancel_decision",
             editor.live->decision_progress());
  if (editor.live->exact() != nullptr && !editor.live->exact_is_fresh()) {
    ImGui::SameLine();
    ImGui::TextDisabled("%s", tr("Solving ..."));
  }
  editor.layout.toolbar_width =
      width_so_far() + fit.given + (fit.two_lines ? editor.layout.toolbar_first : 0);
}

}  // namespace painpoint::gui
