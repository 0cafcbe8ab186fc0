#include <fmt/chrono.h>
#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "editor/open_outside.h"
#include "editor/places.h"
#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/compat.h"
#include "gui/editor.h"
#include "gui/flow.h"
#include "gui/form.h"
#include "gui/probe.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// Opens a question in the middle of the window; false: it is not shown.
bool begin_dialog(const Editor& editor, const char* title, double width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const std::string name = visual(title) + "###dialog";
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  ImGui::SetNextWindowPos(ImVec2(screen.x / 2, screen.y / 2), ImGuiCond_Always, ImVec2(0.5F, 0.5F));
  ImGui::SetNextWindowSize(ImVec2(static_cast<float>(width * editor.theme.scale), 0));
  return ImGui::BeginPopupModal(
      name.c_str(), nullptr,
      ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize);
}

void end_dialog(bool closes) {
  if (closes) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

bool answer(const Editor& editor, const char* label, const std::string& probe) {
  const bool clicked = ImGui::Button(visual(label).c_str());
  probe_last_item(editor.view, probe);
  return clicked;
}

void draw_unsaved_question(Editor& editor) {
  if (!editor.unsaved_question) return;
  if (!begin_dialog(editor, tr_words("Unsaved changes"), 420)) return;
  const std::filesystem::path& path = editor.document->path();
  wrapped_text(tr_format("Save the changes to {}?",
                         path.empty() ? tr_words("the new journey") : path.filename().string()));
  ImGui::Spacing();
  const bool saves = answer(editor, tr_words("Save"), "unsaved/save");
  ImGui::SameLine();
  const bool drops = answer(editor, tr_words("Do not save"), "unsaved/drop");
  ImGui::SameLine();
  const bool cancels =
      answer(editor, tr_words("Cancel"), "unsaved/cancel") || key_pressed(Key::escape);
  end_dialog(saves || drops || cancels);
  if (!saves && !drops && !cancels) return;
  const Step step = *std::exchange(editor.unsaved_question, std::nullopt);
  if (saves) {
    editor.after_saving = step;
    save(editor);
  }
  if (drops) take_step(editor, step);
}

void draw_recovery(Editor& editor) {
  if (!editor.offers_recovery) return;
  if (editor.left_behind.empty()) {
    editor.offers_recovery = false;
    return;
  }
  if (!begin_dialog(editor, tr_words("Unsaved work was found"), 560)) return;
  wrapped_text(tr_words("A session ended before its work was saved. It has been kept."));
  std::optional<editor::Recovered> taken;
  std::optional<editor::Recovered> dropped;
  for (std::size_t i = 0; i < editor.left_behind.size(); ++i) {
    const editor::Recovered& work = editor.left_behind[i];
    ImGui::PushID(static_cast<int>(i));
    ImGui::Separator();
    const std::string name = work.path.empty() ? tr_words("A journey that had no name yet")
                                               : work.path.filename().string();
    editor.fonts.need(work.path.string());
    const std::time_t when = std::chrono::system_clock::to_time_t(work.when);
    ImGui::PushFont(editor.theme.strong);
    ImGui::TextUnformatted(visual(name).c_str());
    ImGui::PopFont();
    ImGui::SameLine();
    ImGui::TextDisabled("%s", fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(when)).c_str());
    if (!work.path.empty())
      ImGui::TextDisabled("%s", visual(work.path.parent_path().string()).c_str());
    if (work.file_changed)
      wrapped_text(
          tr_words("The file itself has been changed since; you can compare before saving."));
    if (answer(editor, tr_words("Take it up again"), fmt::format("recover/take/{}", i)))
      taken = work;
    ImGui::SameLine();
    if (answer(editor, tr_words("Throw it away"), fmt::format("recover/drop/{}", i)))
      dropped = work;
    ImGui::PopID();
  }
  ImGui::Separator();
  const bool later =
      answer(editor, tr_words("Decide later"), "recover/later") || key_pressed(Key::escape);
  end_dialog(taken.has_value() || later || (dropped && editor.left_behind.size() == 1));
  if (later) editor.offers_recovery = false;
  if (dropped) {
    editor::forget(*dropped);
    editor.left_behind = editor::recoverable(editor.state_folder);
  }
  if (taken) {
    editor.offers_recovery = false;
    go_on_to(editor, StepRecover{std::move(*taken)});
  }
}

void draw_mistakes(Editor& editor) {
  if (editor.mistakes.empty()) return;
  if (!begin_dialog(editor, tr_words("Mistakes in the file"), 640)) return;
  editor.fonts.need(editor.mistakes);
  ImGui::BeginChild("##mistakes", ImVec2(0, static_cast<float>(260 * editor.theme.scale)), true);
  wrapped_text(editor.mistakes);
  ImGui::EndChild();
  const bool closes = answer(editor, tr_words("Close"), "mistakes/close") ||
                      key_pressed(Key::escape) || key_pressed(Key::enter);
  end_dialog(closes);
  if (closes) editor.mistakes.clear();
}

struct Gesture {
  const char* what;
  const char* does;
};
constexpr std::array<Gesture, 17> kGestures = {{
    {tr_later("Wheel"), tr_later("zoom at the pointer")},
    {tr_later("Middle button or Space, and drag"), tr_later("move the map")},
    {tr_later("Click, Ctrl+click, drag a box"), tr_later("select")},
    {tr_later("Drag a card"), tr_later("place it")},
    {tr_later("Drag from a card's edge"), tr_later("connect")},
    {tr_later("Double click on the map"), tr_later("add a touchpoint")},
    {tr_later("Double click on a card"), tr_later("rename it")},
    {tr_later("Tab"), tr_later("add a touchpoint after this one")},
    {tr_later("Arrows"), tr_later("go to the neighbour")},
    {tr_later("Click on the small map"), tr_later("go there")},
    {tr_later("Drop a file on the window"), tr_later("open it")},
    {tr_later("Workshop (F3)"), tr_later("locks the base, sets the window for a projector")},
    {tr_later("Workshop: drag a slider, Left, Right"), tr_later("try a value")},
    {tr_later("Workshop: double click, Home"), tr_later("back to the base")},
    {tr_later("Workshop: Up, Down, Tab"), tr_later("another slider, the list")},
    {tr_later("Workshop: Enter"), tr_later("note what is tried, go back to a row")},
    {tr_later("Workshop: any key on a black screen"), tr_later("show the page again")},
}};

void help_row(std::string_view what, std::string_view does) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  wrapped_text(what);
  ImGui::TableNextColumn();
  wrapped_text(does);
}

/// How journey files are written, in a program that shows texts.
void show_reference(Editor& editor) {
  const std::filesystem::path reference = editor::language_reference();
  if (editor::open_outside(reference)) return;
  editor.shows_help = false;  // the message stands below it
  say_trouble(editor, tr_format("No program shows {} here; the package xdg-utils finds one",
                                reference.string()));
}

void draw_help(Editor& editor) {
  if (!editor.shows_help) return;
  if (!begin_dialog(editor, tr_words("Keys and gestures"), 620)) return;
  ImGui::BeginChild("##help", ImVec2(0, static_cast<float>(420 * editor.theme.scale)), false);
  if (ImGui::BeginTable("##rows", 2)) {
    for (const Gesture& gesture : kGestures)
      help_row(tr_words(gesture.what), tr_words(gesture.does));
    for (const Command& command : commands())
      if (!command.keys.empty()) help_row(shown_keys(command), shown_title(command));
    ImGui::EndTable();
  }
  ImGui::EndChild();
  const bool closes = answer(editor, tr_words("Close"), "help/close") || key_pressed(Key::escape);
  ImGui::SameLine();
  if (answer(editor, tr_words("How journey files are written"), "help/language"))
    show_reference(editor);
  end_dialog(closes);
  if (closes) editor.shows_help = false;
}

}  // namespace

void draw_dialogs(Editor& editor) {
  // One at a time: they would open in each other.
  if (editor.unsaved_question)
    draw_unsaved_question(editor);
  else if (!editor.mistakes.empty())
    draw_mistakes(editor);
  else if (editor.offers_recovery)
    draw_recovery(editor);
  else if (editor.shows_help)
    draw_help(editor);
}

}  // namespace painpoint::gui
