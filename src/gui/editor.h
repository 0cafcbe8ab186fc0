#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "editor/document.h"
#include "editor/live.h"
#include "editor/live_story.h"
#include "editor/places.h"
#include "editor/recovery.h"
#include "gui/file_dialog.h"
#include "gui/fonts.h"
#include "gui/keys.h"
#include "gui/palette.h"
#include "gui/panel.h"
#include "gui/remembered.h"
#include "gui/request.h"
#include "gui/theme.h"
#include "gui/view_state.h"
#include "gui/write_out.h"

namespace painpoint::gui {

/// What is to be done once unsaved work has been dealt with.
struct StepQuit {};
struct StepNew {};
struct StepOpen {
  std::filesystem::path path;
};
struct StepSample {
  std::filesystem::path path;
};
struct StepRecover {
  editor::Recovered work;
};
using Step = std::variant<StepQuit, StepNew, StepOpen, StepSample, StepRecover>;

/// What was said last, in the line at the bottom.
struct Message {
  std::string text;
  bool trouble = false;
  bool offers_overwrite =
      false;  ///< somebody else changed the file: load it again, or write over it
};

enum class BottomTab : std::uint8_t { ranking, problems, progress };

/// How the window is divided; lengths at scale 1.
struct Layout {
  bool outline = true;
  bool inspector = true;
  bool bottom = false;
  BottomTab tab = BottomTab::ranking;
  bool pick_tab = false;  ///< `tab` was chosen by a command, not by a click
  double outline_width = 220;
  double inspector_width = 320;
  double bottom_height = 220;
  double summary_height = 66;  ///< of the strip of figures, as it came out last
  double toolbar_width = 0;  ///< of the toolbar on one line with all its room, as it came out last
  double toolbar_first = 0;  ///< ... of its part that comes first where it takes two lines
  ScreenBox map;             ///< where it was drawn last
};

/// What a projector changes, as it was.
struct BeforeProjector {
  double scale = 1;
  Look look = Look::light;
  bool outline = true, inspector = true, bottom = false;
};

/// All that the window knows. Panels see parts of it (PanelContext); commands and `carry_out`
/// change it, between what is drawn of one frame and of the next.
struct Editor {
  Editor(Theme& the_theme, Fonts& the_fonts, std::filesystem::path folder,
         std::function<void()> wake_window = {});

  Theme& theme;
  Fonts& fonts;
  std::filesystem::path state_folder;
  std::function<void()> wake;  ///< from the threads of jobs: draw another frame

  std::optional<editor::Document> document;  ///< none: the start screen is shown
  std::unique_ptr<editor::LiveFigures> live;
  std::unique_ptr<editor::LiveStory> story;
  std::unique_ptr<editor::Autosave> autosave;
  std::unique_ptr<WriteOutJob> write_out;  ///< reports and maps; none until one was asked for
  ViewState view;
  Requests requests;
  Layout layout;
  std::optional<BeforeProjector> before_projector;  ///< there while the window is set for a room
  Message message;

  std::optional<Palette> palette;
  std::optional<FileDialog> file_dialog;
  std::optional<Step> unsaved_question;  ///< asked before this is done
  std::optional<Step> after_saving;      ///< done as soon as the document is saved
  std::string mistakes;                  ///< of a file that could not be opened; shown until closed
  bool shows_help = false;
  std::vector<editor::Recovered> left_behind;  ///< work of sessions that did not end well
  bool offers_recovery = false;
  bool quit = false;

  Remembered remembered;  ///< what was chosen by hand, for the next start
  texts::Language language = texts::Language::english;
  std::vector<std::filesystem::path> recent;
  std::vector<editor::Sample> samples;
  std::optional<editor::Revision> texts_loaded;  ///< whose characters the fonts have been asked for
};

/// Between two frames: asks for figures and fetches them, keeps unsaved work safe, and tells the
/// fonts which characters are needed.
void before_frame(Editor& editor);
/// Draws everything, runs the commands of the keys that were pressed, and carries out what was
/// asked for.
void frame(Editor& editor, const std::vector<KeyPress>& keys);
/// Carries out the requests, in their order, and empties the list.
void carry_out(Editor& editor);
/// Applies one edit: what it created, or nothing, with the reason in the message line.
std::optional<std::vector<std::string>> apply_edit(Editor& editor, const editor::Edit& edit,
                                                   bool joins = false);
/// Takes out of the view what the journey no longer has.
void keep_view_valid(Editor& editor);

/// From the next frame on, with the letters that it needs; not remembered.
void use_language(Editor& editor, texts::Language language);

void say(Editor& editor, std::string text);
void say_trouble(Editor& editor, std::string text);

/// "broadband.yaml* - painpoint": the star says that there are unsaved changes.
std::string window_title(const Editor& editor);

// The parts of the window (each in a file of its own).
void draw_menu_bar(Editor& editor);
void draw_toolbar(Editor& editor);
void draw_message_bar(Editor& editor);
/// What somebody who starts for the first time needs to know.
void draw_hint(Editor& editor);
void draw_compare_page(Editor& editor);
void draw_start_screen(Editor& editor);
void draw_palette(Editor& editor);
void draw_file_dialog(Editor& editor);
void draw_dialogs(Editor& editor);

}  // namespace painpoint::gui
