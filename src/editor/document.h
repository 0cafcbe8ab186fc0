#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "editor/edit.h"
#include "model/journey.h"
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
class Document {
 public:
  /// Nothing but a name, one touchpoint and its way to `completed`: the smallest sound journey.
  static Document empty();
  /// Reads a file. Findings stand beside the document; with errors there is none, and they are
  /// located in the text.
  static Outcome<Document> open(const std::filesystem::path& path);
  /// From text that has no place on disk yet (a sample, recovered work); `path` may be empty.
  static Outcome<Document> from_text(std::string text, std::filesystem::path path);

  [[nodiscard]] const Journey& journey() const { return *states_[now_].journey; }
  [[nodiscard]] std::shared_ptr<const Journey> snapshot() const { return states_[now_].journey; }
  [[nodiscard]] Revision revision() const { return states_[now_].revision; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Warnings and hints about the journey as it is now.
  [[nodiscard]] const Diagnostics& findings() const { return states_[now_].findings; }

  /// What the edit created, or why it was refused; then nothing has changed. An edit that changes
  /// nothing makes no history. With `joins`, an edit that goes on with the last one (the same
  /// slider, the same drag) becomes one with it: one finished gesture, one step of undo.
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
  /// Whether the file is not what this document last read or wrote.
  [[nodiscard]] bool changed_on_disk() const;
  struct Saved {
    std::vector<std::string> rewritten;  ///< sections that could not be patched in place
  };
  /// Atomic. Refuses to write over a file that somebody else has changed, unless `over_others`.
  Outcome<Saved> save(bool over_others = false);
  Outcome<Saved> save_as(const std::filesystem::path& path, bool over_others = false);

 private:
  struct State {
    std::shared_ptr<const Journey> journey;
    Revision revision = 0;
    std::string message;  ///< of the edit that led here
    Diagnostics findings;
  };
  Document() = default;

  std::vector<State> states_;  ///< never empty
  std::size_t now_ = 0;
  Revision last_revision_ = 0;
  std::optional<Revision> saved_;
  std::filesystem::path path_;
  std::shared_ptr<const yaml::JourneyFile> file_;  ///< as last read or written
  DiskState disk_;
};

}  // namespace painpoint::editor
