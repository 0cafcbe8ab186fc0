#include <fmt/chrono.h>
#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/compat.h"
#include "gui/editor.h"
#include "gui/probe.h"

namespace painpoint::gui {
namespace {

/// Opens a question in the middle of the window; false: it is not shown.
bool begin_dialog(const Editor& editor, const char* title, double width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  if (!ImGui::IsPopupOpen(title)) ImGui::OpenPopup(title);
  ImGui::SetNextWindowPos(ImVec2(screen.x / 2, screen.y / 2), ImGuiCond_Always, ImVec2(0.5F, 0.5F));
  ImGui::SetNextWindowSize(ImVec2(static_cast<float>(width * editor.theme.scale), 0));
  return ImGui::BeginPopupModal(
      title, nullptr,
      ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize);
}

void end_dialog(bool closes) {
  if (closes) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

bool answer(const Editor& editor, const char* label, const std::string& probe) {
  const bool clicked = ImGui::Button(label);
  probe_last_item(editor.view, probe);
  return clicked;
}

void draw_unsaved_question(Editor& editor) {
  if (!editor.unsaved_question) return;
  if (!begin_dialog(editor, "Unsaved changes", 420)) return;
  const std::filesystem::path& path = editor.document->path();
  ImGui::TextWrapped(
      "%s", fmt::format("Save the changes to {}?",
                        path.empty() ? "the new journey" : visual(path.filename().string()))
                .c_str());
  ImGui::Spacing();
  const bool saves = answer(editor, "Save", "unsaved/save");
  ImGui::SameLine();
  const bool drops = answer(editor, "Do not save", "unsaved/drop");
  ImGui::SameLine();
  const bool cancels = answer(editor, "Cancel", "unsaved/cancel") || key_pressed(Key::escape);
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
  if (!begin_dialog(editor, "Unsaved work was found", 560)) return;
  ImGui::TextWrapped("A session ended before its work was saved. It has been kept.");
  std::optional<editor::Recovered> taken;
  std::optional<editor::Recovered> dropped;
  for (std::size_t i = 0; i < editor.left_behind.size(); ++i) {
    const editor::Recovered& work = editor.left_behind[i];
    ImGui::PushID(static_cast<int>(i));
    ImGui::Separator();
    const std::string name =
        work.path.empty() ? "A journey that had no name yet" : work.path.filename().string();
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
      ImGui::TextWrapped("The file itself has been changed since; you can compare before saving.");
    if (answer(editor, "Take it up again", fmt::format("recover/take/{}", i))) taken = work;
    ImGui::SameLine();
    if (answer(editor, "Throw it away", fmt::format("recover/drop/{}", i))) dropped = work;
    ImGui::PopID();
  }
  ImGui::Separator();
  const bool later = answer(editor, "Decide later", "recover/later") || key_pressed(Key::escape);
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
  if (!begin_dialog(editor, "Mistakes in the file", 640)) return;
  editor.fonts.need(editor.mistakes);
  ImGui::BeginChild("##mistakes", ImVec2(0, static_cast<float>(260 * editor.theme.scale)), true);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(visual_lines(editor.mistakes).c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndChild();
  const bool closes = answer(editor, "Close", "mistakes/close") || key_pressed(Key::escape) ||
                      key_pressed(Key::enter);
  end_dialog(closes);
  if (closes) editor.mistakes.clear();
}

struct Gesture {
  const char* what;
  const char* does;
};
constexpr std::array<Gesture, 17> kGestures = {{
    {"Wheel", "zoom at the pointer"},
    {"Middle button or Space, and drag", "move the map"},
    {"Click, Ctrl+click, drag a box", "select"},
    {"Drag a card", "place it"},
    {"Drag from a card's edge", "connect"},
    {"Double click on the map", "add a touchpoint"},
    {"Double click on a card", "rename it"},
    {"Tab", "add a touchpoint after this one"},
    {"Arrows", "go to the neighbour"},
    {"Click on the small map", "go there"},
    {"Drop a file on the window", "open it"},
    {"Workshop (F3)", "locks the base, sets the window for a projector"},
    {"Workshop: drag a slider, Left, Right", "try a value"},
    {"Workshop: double click, Home", "back to the base"},
    {"Workshop: Up, Down, Tab", "another slider, the list"},
    {"Workshop: Enter", "note what is tried, go back to a row"},
    {"Workshop: any key on a black screen", "show the page again"},
}};

void help_row(const char* what, const std::string& does) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(what);
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(does.c_str());
}

void draw_help(Editor& editor) {
  if (!editor.shows_help) return;
  if (!begin_dialog(editor, "Keys and gestures", 620)) return;
  ImGui::BeginChild("##help", ImVec2(0, static_cast<float>(420 * editor.theme.scale)), false);
  if (ImGui::BeginTable("##rows", 2)) {
    for (const Gesture& gesture : kGestures) help_row(gesture.what, gesture.does);
    for (const Command& command : commands())
      if (!command.keys.empty())
        help_row(std::string(shown_keys(command)).c_str(), std::string(command.title));
    ImGui::EndTable();
  }
  ImGui::EndChild();
  const bool closes = answer(editor, "Close", "help/close") || key_pressed(Key::escape);
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
