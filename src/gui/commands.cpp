#include "gui/commands.h"

#include <algorithm>
#include <array>

#include "gui/actions.h"
#include "gui/editor.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"

namespace painpoint::gui {
namespace {

bool always(const Editor&) {
  return true;
}
bool with_document(const Editor& editor) {
  return editor.document.has_value();
}
/// What is done to the map, or to what is selected on it, is done where it is seen.
bool with_map(const Editor& editor) {
  return editor.document && editor.view.page == ViewPage::map;
}
bool with_selection(const Editor& editor) {
  return with_map(editor) && !editor.view.selected.empty();
}
bool with_touchpoint(const Editor& editor) {
  return with_map(editor) && !selected_touchpoint(editor).empty();
}
bool off_the_map(const Editor& editor) {
  return editor.document && editor.view.page != ViewPage::map;
}
/// Where the keyboard follows a customer, pages of the story are turned.
bool turns_pages(const Editor& editor) {
  return in_workshop(editor) && !(editor.view.story.open && editor.view.story.had_keyboard);
}
bool can_copy(const Editor& editor) {
  return is_comparing(editor) ? can_copy_table(editor) : with_touchpoint(editor);
}
bool with_scenarios(const Editor& editor) {
  return editor.document && !editor.document->journey().scenarios.empty();
}
bool can_undo(const Editor& editor) {
  return editor.document && editor.document->can_undo();
}
bool can_redo(const Editor& editor) {
  return editor.document && editor.document->can_redo();
}
bool simulates(const Editor& editor) {
  return editor.live && editor.live->simulation_progress().busy;
}
bool decides(const Editor& editor) {
  return editor.live && editor.live->decision_progress().busy;
}

using Group = CommandGroup;
using E = Editor;

constexpr std::array kCommands = std::to_array<Command>({
    {"new", "New journey", "Ctrl+N", Group::file, always,
     [](E& e) { go_on_to(e, StepNew{}); }},
    {"open", "Open ...", "Ctrl+O", Group::file, always, ask_to_open},
    {"save", "Save", "Ctrl+S", Group::file, with_document, [](E& e) { save(e); }},
    {"save_as", "Save as ...", "Ctrl+Shift+S", Group::file, with_document, ask_to_save_as},
    {"reload", "Load the file again", "", Group::file,
     [](const E& e) { return e.document && !e.document->path().empty(); }, load_again},
    {"overwrite", "Save over what somebody else wrote", "", Group::file,
     [](const E& e) { return e.document && e.message.offers_overwrite; },
     [](E& e) { save(e, true); }},
    {"write_report", "Write the report ...", "Ctrl+R", Group::file, with_document,
     ask_to_write_report},
    {"write_map", "Write the map as a picture ...", "Ctrl+E", Group::file, with_document,
     ask_to_write_map},
    {"cancel_writing", "Stop writing", "", Group::file,
     [](const E& e) { return e.write_out && e.write_out->busy(); }, cancel_writing},
    {"quit", "Quit", "Ctrl+Q", Group::file, always, [](E& e) { go_on_to(e, StepQuit{}); }},

    {"undo", "Undo", "Ctrl+Z", Group::edit, can_undo, undo},
    {"redo", "Redo", "Ctrl+Shift+Z Ctrl+Y", Group::edit, can_redo, redo},
    {"cut", "Cut", "Ctrl+X", Group::edit, with_touchpoint, cut_selected},
    {"copy", "Copy", "Ctrl+C", Group::edit, can_copy,
     [](E& e) { is_comparing(e) ? copy_table(e) : copy_selected(e); }},
    {"copy_table", "Copy the plans side by side", "Ctrl+Shift+C", Group::edit, can_copy_table,
     copy_table},
    {"paste", "Paste", "Ctrl+V", Group::edit, with_map, paste},
    {"duplicate", "Duplicate", "Ctrl+D", Group::edit, with_selection, duplicate_selected},
    {"delete", "Delete", "Del", Group::edit, with_selection, delete_selected},
    {"select_all", "Select all touchpoints", "Ctrl+A", Group::edit, with_map, select_all},
    {"rename", "Rename", "F2", Group::edit, with_selection, rename_selected},
    {"connect", "Connect to ...", "Ctrl+L", Group::edit, with_touchpoint, connect_selected},
    {"tidy", "Tidy the whole map", "Ctrl+T", Group::edit, with_map,
     [](E& e) { tidy(e, false); }},
    {"tidy_selection", "Tidy the selection", "Ctrl+Shift+T", Group::edit, with_touchpoint,
     [](E& e) { tidy(e, true); }},

    {"add_touchpoint", "Add a touchpoint", "Ctrl+Enter", Group::add, with_map,
     add_touchpoint},
    {"add_next", "Add a touchpoint after this one", "Ctrl+Shift+Enter", Group::add,
     with_touchpoint, add_next_touchpoint},
    {"add_pain", "Add a pain point", "Ctrl+Shift+P", Group::add, with_touchpoint, add_pain},
    {"add_cause", "Add a cause", "", Group::add, with_map,
     [](E& e) { add_entry(e, "causes", "New cause"); }},
    {"add_stage", "Add a stage", "", Group::add, with_map,
     [](E& e) { add_entry(e, "stages", "New stage"); }},
    {"add_segment", "Add a segment", "", Group::add, with_map,
     [](E& e) { add_entry(e, "segments", "New segment"); }},
    {"add_channel", "Add a channel", "", Group::add, with_map,
     [](E& e) { add_entry(e, "channels", "New channel"); }},
    {"add_team", "Add a team", "", Group::add, with_map,
     [](E& e) { add_entry(e, "teams", "New team"); }},
    {"add_end", "Add an end", "", Group::add, with_map,
     [](E& e) { add_entry(e, "ends", "New end"); }},
    {"add_policy", "Add a policy", "", Group::add, with_map,
     [](E& e) { add_entry(e, "policies", "New policy"); }},
    {"add_scenario", "Add a scenario", "", Group::add, with_document,
     [](E& e) { add_entry(e, "scenarios", "New scenario"); }},

    {"compare", "Compare the plans", "Ctrl+M", Group::view, with_document,
     [](E& e) { compare(e, !is_comparing(e)); }},
    {"show_map", "Back to the map", "Esc", Group::view, off_the_map,
     [](E& e) { compare(e, false); }},
    {"workshop", "Workshop: try numbers, with the base locked", "F3", Group::view, with_document,
     switch_workshop},
    {"workshop_sliders", "Workshop: the sliders", "", Group::view, in_workshop, show_sliders},
    {"workshop_next", "Workshop: next page", "PageDown", Group::view, turns_pages,
     [](E& e) { turn_page(e, 1); }},
    {"workshop_previous", "Workshop: page before", "PageUp", Group::view, turns_pages,
     [](E& e) { turn_page(e, -1); }},
    {"workshop_blank", "Workshop: blank the screen", "B .", Group::view, in_workshop,
     blank_screen},
    {"workshop_choose", "Workshop: choose the sliders ...", "N", Group::view, is_at_sliders,
     choose_sliders},
    {"workshop_reset", "Workshop: everything back to the base", "Shift+Home", Group::view,
     is_at_sliders, [](E& e) { fulfil(e, WorkshopResetAll{}); }},
    {"workshop_keep", "Workshop: keep what is tried as a scenario ...", "K", Group::view,
     is_at_sliders, ask_name_of_tried},
    {"palette", "All commands ...", "Ctrl+P", Group::view, always,
     [](E& e) { e.palette = make_palette(e, PaletteKind::commands); }},
    // Not the outline's own search: that one hides what it does not find, and the outline may be
    // closed. Here a part of a name and Enter go there on the map.
    {"find", "Find ...", "Ctrl+F", Group::view, with_document,
     [](E& e) { e.palette = make_palette(e, PaletteKind::things); }},
    {"filter", "Search in the outline", "Ctrl+Shift+F", Group::view, with_document,
     [](E& e) {
       e.layout.outline = true;
       e.view.panels.focus = "outline/search";
     }},
    {"frame", "Show the selection", "F", Group::view, with_selection,
     [](E& e) { e.view.frame_selection = true; }},
    {"fit", "Show all of the map", "Ctrl+0", Group::view, with_map,
     [](E& e) { e.view.fit_all = true; }},
    {"lanes", "All swim lanes, or none", "L", Group::view, with_map, switch_lanes},
    {"zoom_in", "Zoom in", "Ctrl+=", Group::view, with_map, [](E& e) { zoom_by(e, 1.25); }},
    {"zoom_out", "Zoom out", "Ctrl+-", Group::view, with_map,
     [](E& e) { zoom_by(e, 1 / 1.25); }},
    {"next_scenario", "Next scenario", "Ctrl+PageDown", Group::view, with_scenarios,
     [](E& e) { step_scenario(e, 1); }},
    {"previous_scenario", "Previous scenario", "Ctrl+PageUp", Group::view, with_scenarios,
     [](E& e) { step_scenario(e, -1); }},
    {"next_metric", "Colour by the next figure", "Alt+PageDown", Group::view, with_document,
     [](E& e) { step_metric(e, 1); }},
    {"previous_metric", "Colour by the previous figure", "Alt+PageUp", Group::view, with_document,
     [](E& e) { step_metric(e, -1); }},
    {"outline", "Outline", "F6", Group::view, with_document,
     [](E& e) { e.layout.outline = !e.layout.outline; }},
    {"inspector", "Inspector", "F7", Group::view, with_document,
     switch_inspector},
    {"story", "Follow a customer", "F4", Group::view, with_document, switch_story},
    {"story_complained", "Follow a customer who complained twice", "", Group::view, with_document,
     [](E& e) { find_story(e, study::Telling::complained_twice); }},
    {"story_lost", "Follow a customer who was lost", "", Group::view, with_document,
     [](E& e) { find_story(e, study::Telling::lost); }},
    {"story_slowest", "Follow the slowest customer", "", Group::view, with_document,
     [](E& e) { find_story(e, study::Telling::slowest); }},
    {"story_beside", "Follow the customer under another scenario, too", "Shift+F4", Group::view,
     with_scenarios, step_beside},
    {"ranking", "Ranking of pain points", "F8", Group::view, with_document,
     [](E& e) { show_tab(e, BottomTab::ranking); }},
    {"problems", "Problems in the journey", "F9", Group::view, with_document,
     [](E& e) { show_tab(e, BottomTab::problems); }},
    {"progress", "What is being calculated", "", Group::view, with_document,
     [](E& e) { show_tab(e, BottomTab::progress); }},
    {"larger", "Larger type", "Ctrl+Shift+=", Group::view, always,
     [](E& e) { choose_scale(e, e.theme.scale + 0.25); }},
    {"smaller", "Smaller type", "Ctrl+Shift+-", Group::view, always,
     [](E& e) { choose_scale(e, e.theme.scale - 0.25); }},
    {"look", "Light, dark or high contrast", "F12", Group::view, always,
     [](E& e) { set_look(e, next_look(e.theme.look)); }},
    {"language_english", "English", "", Group::view, always,
     [](E& e) { set_language(e, texts::Language::english); }},
    {"language_arabic", "العربية", "", Group::view, always,
     [](E& e) { set_language(e, texts::Language::arabic); }},
    {"language_chinese", "繁體中文", "", Group::view, always,
     [](E& e) { set_language(e, texts::Language::chinese); }},
    {"projector", "For a projector, and back", "F11", Group::view, always, switch_projector},

    {"simulate", "Simulate", "F5", Group::run, with_document,
     [](E& e) {
       e.live->ask_simulation();
       if (!is_comparing(e)) show_tab(e, BottomTab::progress);
     }},
    {"cancel_simulation", "Stop the simulation", "", Group::run, simulates,
     [](E& e) { e.live->cancel_simulation(); }},
    {"decide", "Decide in plausible worlds", "Shift+F5", Group::run, with_scenarios,
     [](E& e) {
       e.live->ask_decision();
       if (!is_comparing(e)) show_tab(e, BottomTab::progress);
     }},
    {"cancel_decision", "Stop the decision", "", Group::run, decides,
     [](E& e) { e.live->cancel_decision(); }},

    {"help", "Keys and gestures", "F1", Group::help, always,
     [](E& e) { e.shows_help = true; }},
});

}  // namespace

std::string_view name_of(CommandGroup group) {
  constexpr std::array<std::string_view, 6> kNames = {tr_later("File"), tr_later("Edit"),
                                                      tr_later("Add"),  tr_later("View"),
                                                      tr_later("Run"),  tr_later("Help")};
  return kNames[static_cast<std::size_t>(group)];
}

std::span<const Command> commands() {
  return kCommands;
}

const Command* find_command(std::string_view id) {
  const auto* const found = std::find_if(kCommands.begin(), kCommands.end(),
                                         [id](const Command& c) { return c.id == id; });
  return found == kCommands.end() ? nullptr : found;
}

std::string_view shown_title(const Command& command) {
  return tr_words(command.title.data());
}

std::string_view shown_keys(const Command& command) {
  return command.keys.substr(0, command.keys.find(' '));
}

bool run_command(Editor& editor, std::string_view id) {
  const Command* command = find_command(id);
  if (command == nullptr || !command->enabled(editor)) return false;
  command->run(editor);
  return true;
}

}  // namespace painpoint::gui
