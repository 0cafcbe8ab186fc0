#include <imgui.h>

#include <utility>

#include "gui/actions.h"
#include "gui/compare_layout.h"
#include "gui/tr.h"
#include "publish/report.h"
#include "report/print.h"

namespace painpoint::gui {
namespace {

CompareFigures figures_of(const Editor& editor) {
  return {editor.document->snapshot(), *editor.live, editor.view.left_out};
}

/// "broadband.html" beside the journey.
void ask_to_write(Editor& editor, FileUse use, const char* ending) {
  const std::filesystem::path& path = editor.document->path();
  std::string name = path.empty() ? "journey" : path.stem().string();
  editor.file_dialog = make_writing_dialog(use, path.parent_path(), std::move(name) + ending);
}

}  // namespace

bool is_comparing(const Editor& editor) {
  return editor.document && editor.view.page == ViewPage::compare;
}

void compare(Editor& editor, bool on) {
  editor.view.page = on ? ViewPage::compare : ViewPage::map;
  if (!on) return;
  if (editor.view.compare_panel) editor.view.compare_panel->takes_keyboard = true;
  const bool possible = publish::why_no_decision(editor.document->journey()).empty();
  if (possible && !editor.live->decision_is_fresh() && !editor.live->decision_progress().busy)
    editor.live->ask_decision();
}

void leave_out(Editor& editor, const std::string& scenario, bool out) {
  if (out)
    editor.view.left_out.insert(scenario);
  else
    editor.view.left_out.erase(scenario);
}

bool can_copy_table(const Editor& editor) {
  return editor.document && editor.live && compare_table_is_fresh(figures_of(editor));
}

void copy_table(Editor& editor) {
  const std::string text = report::print_tabs(compare_table(figures_of(editor)));
  ImGui::SetClipboardText(text.c_str());
  say(editor,
      tr_words("The plans side by side are in the clipboard: paste them into a spreadsheet"));
}

void ask_to_write_report(Editor& editor) {
  ask_to_write(editor, FileUse::report, ".html");
}

void ask_to_write_map(Editor& editor) {
  ask_to_write(editor, FileUse::map, ".svg");
}

}  // namespace painpoint::gui
