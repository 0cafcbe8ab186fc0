#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "editor/document.h"

/// Work that is not saved, kept where a crash cannot reach it: every document that differs from its
/// file is written to a place of its own under $XDG_STATE_HOME/painpoint at most half a second
/// after a change, and taken away when it is saved or given up.
namespace painpoint::editor {

struct Recovered {
  std::filesystem::path kept;  ///< the recovery file
  std::filesystem::path path;  ///< of the journey; empty if it had none
  std::string text;            ///< the journey as it was
  std::chrono::system_clock::time_point when{};
  DiskState began;            ///< what the journey's own file held when the work began
  bool file_changed = false;  ///< it holds something else by now
};

/// What sessions left behind that no longer run. Broken recovery files are not among them.
std::vector<Recovered> recoverable(const std::filesystem::path& state_folder);
void forget(const Recovered& recovered);

/// Writes in a thread of its own, so that a slow disk holds nobody up. One for each open document.
class Autosave {
 public:
  /// How long a change waits at most until it is written, and how often it is tried again.
  static constexpr std::chrono::milliseconds kInterval{250};
  explicit Autosave(std::filesystem::path state_folder,
                    std::chrono::milliseconds interval = kInterval);
  ~Autosave();  ///< takes the recovery file away unless told to keep it

  /// To be called every frame; costs nothing while nothing changed.
  void update(const Document& document);
  /// What went wrong with the last attempt, in words, once.
  std::optional<std::string> problem();
  void keep_when_closed();
  /// Waits until what was last given is on disk; for tests.
  void flush();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace painpoint::editor
