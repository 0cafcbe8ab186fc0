#include <imgui.h>

#include <array>
#include <string>

#include "chain/metrics.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/editor.h"
#include "gui/mirror.h"
#include "gui/place_words.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "report/map_data.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

/// "Undo Rename Delivery" says more than "Undo".
std::string menu_title(const Editor& editor, const Command& command) {
  std::string title(shown_title(command));
  if (!editor.document) return title;
  const std::string message = command.id == "undo"   ? editor.document->undo_message()
                              : command.id == "redo" ? editor.document->redo_message()
                                                     : "";
  return message.empty() ? title : title + ": " + message;
}

bool is_ticked(const Editor& editor, std::string_view id) {
  return (id == "outline" && editor.layout.outline) ||
         (id == "inspector" && editor.layout.inspector && !editor.view.story.open) ||
         (id == "story" && editor.view.story.open) ||
         (id == "workshop" && editor.view.workshop.on) ||
         (id == "compare" && editor.view.page == ViewPage::compare) ||
         (editor.layout.bottom && ((id == "ranking" && editor.layout.tab == BottomTab::ranking) ||
                                   (id == "problems" && editor.layout.tab == BottomTab::problems) ||
                                   (id == "progress" && editor.layout.tab == BottomTab::progress)));
}

void draw_choices(Editor& editor) {
  if (!editor.document) return;
  const Journey& journey = editor.document->journey();
  ImGui::Separator();
  if (ImGui::BeginMenu(tr("Scenario"))) {
    for (const std::string& id : study::all_scenarios(journey)) {
      ImGui::PushID(id.c_str());
      if (ImGui::MenuItem(visual(plan_name(journey, id)).c_str(), nullptr,
                          id == editor.view.scenario))
        editor.requests.emplace_back(RequestScenario{id});
      if (id == editor.view.scenario) keep_tick_of_entry(editor.view);
      ImGui::PopID();
    }
    ImGui::EndMenu();
  }
  if (ImGui::BeginMenu(tr("Colour by"))) {
    for (std::size_t m = 0; m < chain::kMetrics; ++m) {
      const auto metric = static_cast<chain::Metric>(m);
      if (!report::on_map(metric)) continue;
      const chain::MetricInfo& about = chain::info(metric);
      if (ImGui::MenuItem(tr(about.title.data()), nullptr, metric == editor.view.metric))
        editor.requests.emplace_back(RequestMetric{std::string(about.name)});
      if (metric == editor.view.metric) keep_tick_of_entry(editor.view);
    }
    ImGui::EndMenu();
  }
}

}  // namespace

void draw_menu_bar(Editor& editor) {
  if (!ImGui::BeginMainMenuBar()) return;
  constexpr std::array kGroups = {CommandGroup::file, CommandGroup::edit, CommandGroup::add,
                                  CommandGroup::view, CommandGroup::run,  CommandGroup::help};
  for (const CommandGroup group : kGroups) {
    const std::string name(name_of(group));
    const bool open = ImGui::BeginMenu((tr(name_of(group).data()) + ("###" + name)).c_str());
    probe_last_item(editor.view, "menu/" + name);
    if (!open) continue;
    for (const Command& command : commands()) {
      if (command.group != group) continue;
      const std::string title = visual_sentence(menu_title(editor, command));
      const std::string keys(shown_keys(command));
      ImGui::PushID(command.id.data());
      if (ImGui::MenuItem(title.c_str(), keys.c_str(), is_ticked(editor, command.id),
                          command.enabled(editor)))
        editor.requests.emplace_back(RequestCommand{std::string(command.id)});
      if (is_ticked(editor, command.id)) keep_tick_of_entry(editor.view);
      probe_last_item(editor.view, "menu/" + std::string(command.id));
      ImGui::PopID();
    }
    if (group == CommandGroup::view) draw_choices(editor);
    ImGui::EndMenu();
  }
  ImGui::EndMainMenuBar();
}

}  // namespace painpoint::gui
