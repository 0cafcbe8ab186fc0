#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "editor/edit.h"
#include "model/journey.h"
#include "texts/tr.h"
#include "yaml/reader.h"
#include "yaml/write_journey.h"

namespace painpoint::editor {

/// Every state of the document has a number of its own, so that results can say what they are of.
/// Undoing gives the number of before again.
using Revision = std::uint64_t;

/// What a file holds on disk, to notice when somebody else writes it.
struct DiskState {
  bool exists = false;
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  ///< of its bytes
  bool operator==(const DiskState&) const = default;
};

/// A journey that is being edited: its history, and the file that it comes from. A value without
/// threads; whoever draws reads it, and one place applies edits. It is always sound: an edit
/// that would make an error of validation, or trap customers, is refused with the finding.
///
/// The history keeps some states as journeys and all others as the edits that lead from one to the
/// next, so that 20,000 steps fit into memory; beyond that, or where the kept journeys take more
/// than 256 MB, the oldest steps are forgotten.
class Document {
 public:
  /// Nothing but a name, one touchpoint and its way to `completed`: the smallest sound journey.
  static Document empty();
  /// Reads a file. Findings stand beside the document; with errors there is none, and they are
  /// located in the text.
  static Outcome<Document> open(const std::filesystem::path& path);
  /// From text that has no place on disk yet (a sample, recovered work); `path` may be empty.
  /// It counts as unsaved. `began` is what the file held when the work on it began, if that is
  /// known: a file that is something else by now is not written over unasked.
  static Outcome<Document> from_text(std::string text, std::filesystem::path path,
                                     const std::optional<DiskState>& began = std::nullopt);
  /// A sample: read from a file that it will not be saved to. Nothing is lost if it is closed.
  static Outcome<Document> sample(const std::filesystem::path& path);

  [[nodiscard]] const Journey& journey() const { return *states_[now_].journey; }
  [[nodiscard]] std::shared_ptr<const Journey> snapshot() const { return states_[now_].journey; }
  [[nodiscard]] Revision revision() const { return states_[now_].revision; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Warnings and hints about the journey as it is now.
  [[nodiscard]] const Diagnostics& findings() const { return *states_[now_].findings; }
  /// Makes them anew where they are in another language than the one that is spoken now.
  void speak_findings();

  /// What the edit created, or why it was refused; then nothing has changed. An edit that changes
  /// nothing makes no history. With `joins`, an edit that goes on with the last one (the same
  /// slider, the same drag) becomes one with it: one finished gesture, one step of undo. A gesture
  /// that comes back to where it began leaves none.
  Outcome<std::vector<std::string>> apply(const Edit& edit, bool joins = false);

  [[nodiscard]] bool can_undo() const { return now_ > 0; }
  [[nodiscard]] bool can_redo() const { return now_ + 1 < states_.size(); }
  /// "Rename Delivery": what undo would take back, redo would do again; empty if nothing.
  [[nodiscard]] std::string undo_message() const;
  [[nodiscard]] std::string redo_message() const;
  bool undo();
  bool redo();
  /// Messages of the whole history, oldest first, and how many of them are done.
  [[nodiscard]] std::vector<std::string> history() const;
  [[nodiscard]] std::size_t history_position() const { return now_; }

  /// Whether there is anything that the file does not have.
  [[nodiscard]] bool unsaved() const { return revision() != saved_; }
  /// The text as it would be saved, and what had to be written anew for it.
  [[nodiscard]] Outcome<yaml::Written> text() const;
  /// The same, to be called later in whatever thread: it owns what it needs.
  [[nodiscard]] std::function<Outcome<yaml::Written>()> text_later() const;
  /// Whether the file is not what this document last read or wrote.
  /// Reads the file: to be asked when the window gets the focus, not every frame.
  [[nodiscard]] bool changed_on_disk() const;
  /// What it was then.
  [[nodiscard]] const DiskState& disk() const { return disk_; }
  struct Saved {
    std::vector<std::string> rewritten;  ///< sections that could not be patched in place
  };
  /// Atomic. Refuses to write over a file that somebody else has changed, unless `over_others`.
  Outcome<Saved> save(bool over_others = false);
  Outcome<Saved> save_as(const std::filesystem::path& path, bool over_others = false);

 private:
  struct State {
    std::shared_ptr<const Journey> journey;  ///< none where it can be made again by edits
    std::shared_ptr<const Edit> edit;        ///< that led here; none where the journey stays
    Revision revision = 0;
    std::string message;  ///< of the edit that led here
    std::shared_ptr<const Diagnostics> findings;
    texts::Language made_in = texts::spoken();   ///< names that an edit gives are in its words
    texts::Language found_in = texts::spoken();  ///< of the findings
    std::shared_ptr<const std::string> text;     ///< as read or written, if it was
    std::size_t bytes = 0;                       ///< of a journey that stays, about; else 0
    [[nodiscard]] bool stays() const { return bytes > 0; }
  };
  Document() = default;
  static Outcome<Document> read(std::string name, std::string text);
  void start_with(Journey journey, Diagnostics findings);
  void add_state(Journey journey, const Edit& edit, std::string message, Diagnostics findings,
                 bool instead_of_last);
  void drop_redo();
  /// Makes the journey of a state again, if need be.
  void bring_back(std::size_t state);
  /// Lets go of journeys that are far from now and can be made again, and of the oldest history
  /// where there is too much of it.
  void tidy_history();
  [[nodiscard]] bool can_join() const;

  std::vector<State> states_;  ///< never empty; the first one stays
  std::size_t now_ = 0;
  Revision last_revision_ = 0;
  std::optional<Revision> saved_;
  std::filesystem::path path_;
  std::shared_ptr<const yaml::JourneyFile> file_;  ///< as last read or written
  DiskState disk_;
};

}  // namespace painpoint::editor
