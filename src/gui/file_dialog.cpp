#include "gui/file_dialog.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/editor.h"
#include "gui/flow.h"
#include "gui/form.h"
#include "gui/mirror.h"
#include "gui/probe.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

namespace fs = std::filesystem;

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? fs::path(home) : fs::path("/");
}

/// What names end in, the usual ending first.
std::vector<std::string_view> endings_of(FileUse use) {
  switch (use) {
    case FileUse::report:
      return {".html", ".htm"};
    case FileUse::map:
      return {".svg", ".png", ".pdf"};
    case FileUse::journey:
      break;
  }
  return {".yaml", ".yml"};
}

bool is_listed(const fs::path& path, FileUse use) {
  const auto endings = endings_of(use);
  return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

std::string title_of(const FileDialog& dialog) {
  switch (dialog.use) {
    case FileUse::report:
      return std::string(tr("Write the report")) + "###files";
    case FileUse::map:
      return std::string(tr("Write the map as SVG, PNG or PDF")) + "###files";
    case FileUse::journey:
      break;
  }
  return std::string(dialog.saves ? tr("Save as") : tr("Open a journey")) + "###files";
}

Request request_of(const FileDialog& dialog, fs::path path) {
  if (dialog.use == FileUse::journey) return RequestSaveAs{std::move(path)};
  return RequestWriteOut{std::move(path), dialog.use == FileUse::report};
}

/// Goes on with what was typed or clicked; whether the dialog is done.
bool take(Editor& editor, FileDialog& dialog) {
  const fs::path path = meant_path(dialog);
  std::error_code failed;
  if (fs::is_directory(path, failed)) {
    go_to_folder(dialog, path);
    dialog.name.clear();
    return false;
  }
  if (dialog.name.empty()) {
    dialog.problem = tr_words("Type a name, or choose a file");
    return false;
  }
  if (!dialog.saves) {
    if (!fs::exists(path, failed)) {
      dialog.problem = tr_format("There is no file {}", path.string());
      return false;
    }
    editor.requests.emplace_back(RequestOpen{path});
    return true;
  }
  if (!fs::is_directory(path.parent_path(), failed)) {
    dialog.problem = tr_format("There is no folder {}", path.parent_path().string());
    return false;
  }
  const bool own = path == editor.document->path();
  if (own && dialog.use != FileUse::journey) {
    dialog.problem = tr_words("That is the journey itself: choose another name");
    return false;
  }
  if (dialog.use == FileUse::map && !is_listed(path, dialog.use)) {
    dialog.problem =
        tr_words("Let the name end in .svg, .png or .pdf, which says which picture is wanted");
    return false;
  }
  if (fs::exists(path, failed) && !own) {
    dialog.asks_overwrite = true;
    return false;
  }
  editor.requests.push_back(request_of(dialog, path));
  return true;
}

void draw_folder(Editor& editor, FileDialog& dialog, float height, bool& done) {
  ImGui::BeginChild("##files", ImVec2(0, height), true);
  std::optional<fs::path> folder;
  const auto row = [&](const std::string& name, bool is_folder) {
    editor.fonts.need(name);
    ImGui::PushID(name.c_str());
    const std::string shown = visual(name) + (is_folder ? "/" : "");
    if (ImGui::Selectable(shown.c_str(), name == dialog.name,
                          ImGuiSelectableFlags_AllowDoubleClick)) {
      // A folder is entered by a double click: entered by a single one, the second would fall on
      // whatever stands there in its list.
      const bool twice = ImGui::IsMouseDoubleClicked(0);
      dialog.problem.clear();
      if (name != "..") dialog.name = name;
      if (is_folder && twice)
        folder = name == ".." ? dialog.folder.parent_path() : dialog.folder / name;
      else if (twice)
        done = take(editor, dialog) || done;
    }
    ImGui::PopID();
    probe_last_item(editor.view, "files/" + name);
  };
  if (dialog.folder.has_relative_path()) row("..", true);
  for (const FileDialog::Entry& entry : dialog.entries) row(entry.name, entry.is_folder);
  if (dialog.entries.empty() && dialog.problem.empty())
    ImGui::TextDisabled("%s", dialog.use == FileUse::journey
                                  ? tr("No journeys (.yaml) and no folders are here.")
                                  : tr("No such files and no folders are here."));
  if (folder) {
    go_to_folder(dialog, *folder);
    dialog.name.clear();
  }
  ImGui::EndChild();
}

void draw_overwrite_question(Editor& editor, FileDialog& dialog, bool& done) {
  wrapped_text(tr_format("There is a file {} already. Write over it?",
                         meant_path(dialog).filename().string()));
  if (ImGui::Button(tr("Write over it"))) {
    editor.requests.push_back(request_of(dialog, meant_path(dialog)));
    done = true;
  }
  probe_last_item(editor.view, "files/overwrite");
  ImGui::SameLine();
  if (ImGui::Button(tr("Another name"))) dialog.asks_overwrite = false;
  probe_last_item(editor.view, "files/another_name");
}

}  // namespace

FileDialog make_file_dialog(bool saves, const fs::path& folder, std::string name) {
  FileDialog dialog;
  dialog.saves = saves;
  dialog.name = std::move(name);
  std::error_code failed;
  fs::path start = folder;
  if (start.empty() || !fs::is_directory(start, failed)) start = fs::current_path(failed);
  if (failed || start.empty()) start = home_folder();
  go_to_folder(dialog, start);
  return dialog;
}

FileDialog make_writing_dialog(FileUse use, const fs::path& folder, std::string name) {
  FileDialog dialog = make_file_dialog(true, folder, std::move(name));
  dialog.use = use;
  go_to_folder(dialog, dialog.folder);  // other files are listed
  return dialog;
}

void go_to_folder(FileDialog& dialog, const fs::path& folder) {
  std::error_code failed;
  fs::path whole = fs::absolute(folder, failed).lexically_normal();
  if (!whole.has_filename() && whole.has_relative_path()) whole = whole.parent_path();
  dialog.folder = whole;
  dialog.entries.clear();
  dialog.problem.clear();
  fs::directory_iterator each(whole, fs::directory_options::skip_permission_denied, failed);
  if (failed) {
    dialog.problem = tr_format("This folder cannot be read: {}", failed.message());
    return;
  }
  for (; each != fs::directory_iterator(); each.increment(failed)) {
    if (failed) break;
    const std::string name = each->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    const bool is_folder = each->is_directory(unknown);
    if (is_folder || is_listed(each->path(), dialog.use))
      dialog.entries.push_back({name, is_folder});
  }
  std::sort(dialog.entries.begin(), dialog.entries.end(), [](const auto& a, const auto& b) {
    return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
  });
}

fs::path meant_path(const FileDialog& dialog) {
  fs::path typed = dialog.name;
  if (dialog.name == "~") typed = home_folder();
  if (dialog.name.starts_with("~/")) typed = home_folder() / dialog.name.substr(2);
  fs::path path = (typed.is_absolute() ? typed : dialog.folder / typed).lexically_normal();
  std::error_code failed;
  if (dialog.saves && path.has_filename() && !path.has_extension() &&
      !fs::is_directory(path, failed))
    path += endings_of(dialog.use).front();
  return path;
}

void draw_file_dialog(Editor& editor) {
  if (!editor.file_dialog) return;
  FileDialog& dialog = *editor.file_dialog;
  const auto scale = static_cast<float>(editor.theme.scale);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const std::string title = title_of(dialog);
  if (!dialog.opened) ImGui::OpenPopup(title.c_str());
  ImGui::SetNextWindowPos(ImVec2(screen.x / 2, screen.y / 2), ImGuiCond_Always, ImVec2(0.5F, 0.5F));
  ImGui::SetNextWindowSize(
      ImVec2(std::min(620 * scale, screen.x - 20), std::min(480 * scale, screen.y - 20)));
  bool stays = true;
  if (!ImGui::BeginPopupModal(title.c_str(), &stays,
                              ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove)) {
    editor.file_dialog.reset();
    editor.after_saving.reset();
    return;
  }
  editor.fonts.need(dialog.folder.string());
  ImGui::TextDisabled("%s", visual(dialog.folder.string()).c_str());
  const float below = 3 * ImGui::GetFrameHeightWithSpacing() + 12 * scale;
  bool done = false;
  draw_folder(editor, dialog, -below, done);

  if (!dialog.opened) focus_next_item();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint("##name", tr("Name, or a whole path"), &dialog.name,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  probe_last_item(editor.view, "files/name");
  keep_order_of_typing(editor.view);
  if (ImGui::IsItemEdited()) {
    dialog.problem.clear();
    dialog.asks_overwrite = false;
  }
  if (entered) done = take(editor, dialog) || done;
  if (!dialog.problem.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, packed(editor.theme.alarm));
    wrapped_text(dialog.problem);
    ImGui::PopStyleColor();
  }
  bool cancelled = !stays || key_pressed(Key::escape);
  if (dialog.asks_overwrite) {
    draw_overwrite_question(editor, dialog, done);
  } else {
    if (ImGui::Button(dialog.saves ? tr("Save") : tr("Open"))) done = take(editor, dialog) || done;
    probe_last_item(editor.view, "files/take");
    ImGui::SameLine();
    if (ImGui::Button(tr("Cancel"))) cancelled = true;
    probe_last_item(editor.view, "files/cancel");
  }
  dialog.opened = true;
  if (done || cancelled) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
  if (cancelled) editor.after_saving.reset();
  if (done || cancelled) editor.file_dialog.reset();
}

}  // namespace painpoint::gui
