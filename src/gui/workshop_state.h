#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "editor/document.h"
#include "editor/workshop_log.h"

namespace painpoint::gui {

/// What is new is scrolled to until its place is known.
inline constexpr int kFramesToShow = 3;

/// A name being typed for something that was tried.
struct NameForTried {
  std::size_t row = 0;
  std::string text;
  bool take_keyboard = true;  ///< when it is next drawn
  int frames_to_show = kFramesToShow;
};

/// A workshop: which numbers have sliders, and what the room has tried. What is tried itself is the
/// scratch scenario of the document.
struct WorkshopState {
  bool on = false;
  bool set_projector = false;  ///< it was the workshop that set the window for a projector
  std::size_t entered_at = 0;  ///< position in the history that undo does not go behind
  bool redo_is_ours = true;    ///< what redo would do again was done in the workshop
  bool at_worst = false;       ///< the map shows where it hurts most
  bool blank = false;          ///< the screen is black, as in presentations
  std::string scratch;         ///< id of the scenario that is tried in, which need not exist yet

  std::vector<std::string> numbers;  ///< addresses, in the order of the sliders
  bool proposed = false;             ///< the first sliders have been proposed
  std::size_t slider = 0;            ///< the one that the keyboard moves
  bool in_log = false;               ///< the keyboard is for the list of what was tried
  std::size_t row = 0;               ///< of that list
  bool take_keyboard = false;        ///< the page takes it when next drawn
  bool to_slider = false;            ///< it is scrolled to when next drawn
  int to_row = 0;                    ///< it is scrolled to in so many frames
  editor::TriedLog log;
  std::optional<NameForTried> naming;

  /// The moves that are one step of undo.
  struct Gesture {
    std::string address;
    editor::Revision began = 0, last = 0;
  };
  Gesture gesture;
  std::string dragging;       ///< address of the slider that the mouse holds
  bool drag_goes_on = false;  ///< it has moved since it was taken

  /// What is drawn, worked out when the document changes.
  std::shared_ptr<const Journey> sliders_of;
  std::vector<std::string> sliders_for;
  std::vector<editor::WorkshopSlider> sliders;

  /// When what is tried changed last; noted when it has rested for so long.
  std::chrono::milliseconds rest{1000};
  std::shared_ptr<const Journey> seen;
  std::chrono::steady_clock::time_point changed{};
  bool rested = true;
};

}  // namespace painpoint::gui
