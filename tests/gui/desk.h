#pragma once

#include <filesystem>
#include <string>

#include "gui/actions.h"
#include "gui/editor.h"
#include "gui/tr.h"
#include "tests/editor/folder.h"
#include "tests/gui/screen.h"

namespace painpoint::gui {

/// The whole editor on a screen, with a folder of its own for files and for what it keeps.
struct Desk {
  test::Folder folder;
  Screen screen;
  Editor editor;

  explicit Desk(int width = 1280, int height = 800)
      : screen(width, height), editor(screen.theme, screen.fonts, folder.path() / "state") {
    editor.view.probes = screen.probe_list();
    editor.remembered.hint_seen = true;
    screen.between_frames([this] { before_frame(editor); });
    screen.draw_with([this](const std::vector<KeyPress>& keys) { frame(editor, keys); });
    screen.frames();
  }

  /// The tests that follow are in English again.
  ~Desk() { speak(texts::Language::english); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Opens a copy of a sample, which may be saved; whatever was open or asked is given up.
  void open(const std::string& name) {
    const std::filesystem::path path = folder.path() / name;
    std::filesystem::copy_file(std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys" / name,
                               path, std::filesystem::copy_options::overwrite_existing);
    open_file(path);
  }
  void open_file(const std::filesystem::path& path) {
    editor.palette.reset();
    editor.file_dialog.reset();
    editor.unsaved_question.reset();
    editor.after_saving.reset();
    editor.mistakes.clear();
    editor.shows_help = editor.offers_recovery = editor.quit = false;
    editor.layout = {};
    editor.theme.scale = 1;
    take_step(editor, StepOpen{path});
    settle();
  }
  /// Waits for the figures and draws them.
  void settle() {
    if (editor.live) editor.live->wait();
    screen.frames(3);
  }
  [[nodiscard]] const Journey& journey() const { return editor.document->journey(); }
  /// Finds something by its name in the palette and does it.
  void by_palette(const std::string& words) {
    screen.key("Ctrl+P");
    screen.frames();  // nobody types sooner
    screen.type(words);
    screen.key("Enter");
    screen.frames();
  }
};

}  // namespace painpoint::gui
