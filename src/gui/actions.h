#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gui/editor.h"

/// What the commands do (gui/commands.cpp has their table).
namespace painpoint::gui {

// Files. What would lose unsaved work asks first.
void go_on_to(Editor& editor, Step step);
/// Does the step now, whatever is unsaved.
void take_step(Editor& editor, const Step& step);
void ask_to_open(Editor& editor);
void save(Editor& editor, bool over_others = false);
void ask_to_save_as(Editor& editor);
void save_as(Editor& editor, const std::filesystem::path& path);
/// What was dropped onto the window: a file is opened, a folder looked into. Of several files one
/// is taken, a YAML file if there is one, and it is said that the others are not.
void drop_files(Editor& editor, std::vector<std::filesystem::path> paths);
/// Reads the file again, giving up what was changed here.
void load_again(Editor& editor);
/// Looks whether somebody else wrote the file, and says so; for when the window gets the focus.
void look_at_disk(Editor& editor);

// Editing.
void undo(Editor& editor);
void redo(Editor& editor);
void copy_selected(Editor& editor);
void cut_selected(Editor& editor);
void paste(Editor& editor);
void duplicate_selected(Editor& editor);
void delete_selected(Editor& editor);
void select_all(Editor& editor);
void rename_selected(Editor& editor);
void connect_selected(Editor& editor);
/// Adds an entry to a collection, selects it and lets its name be typed.
void add_entry(Editor& editor, std::string_view collection, std::string_view name);
void add_touchpoint(Editor& editor);
/// A touchpoint that the selected one leads to.
void add_next_touchpoint(Editor& editor);
void add_pain(Editor& editor);
void tidy(Editor& editor, bool only_selected);

// Comparing.
bool is_comparing(const Editor& editor);
/// Goes to the page and asks for the decision, or back to the map.
void compare(Editor& editor, bool on);
/// Takes a scenario out of the comparison, or back in.
void leave_out(Editor& editor, const std::string& scenario, bool out);
bool can_copy_table(const Editor& editor);
/// The plans side by side, for spreadsheets.
void copy_table(Editor& editor);
void ask_to_write_report(Editor& editor);
void ask_to_write_map(Editor& editor);

// The view.
void zoom_by(Editor& editor, double factor);
void step_scenario(Editor& editor, int by);
void step_metric(Editor& editor, int by);
void set_scale(Editor& editor, double scale);
/// By hand: also for the next start, as are the look and the language.
void choose_scale(Editor& editor, double scale);
/// All swim lanes, or none where all are shown.
void switch_lanes(Editor& editor);
void set_look(Editor& editor, Look look);
void set_language(Editor& editor, texts::Language language);
/// For a room: large type, high contrast, only the map and the inspector; and back to what was
/// before.
void switch_projector(Editor& editor);
void show_tab(Editor& editor, BottomTab tab);
/// In the place of a story, if one is open.
void switch_inspector(Editor& editor);
/// Opens the story that was looked at last, or shuts it.
void switch_story(Editor& editor);
/// Opens a story of somebody like that.
void find_story(Editor& editor, study::Telling what);
/// Tells the story under the next scenario, too; after the last one, under one alone.
void step_beside(Editor& editor);

/// The touchpoint that is selected, or that what is selected is in; empty if none.
std::string selected_touchpoint(const Editor& editor);

}  // namespace painpoint::gui
