#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "editor/job.h"

/// Files that the editor writes beside the journey itself: what `painpoint report` and `painpoint
/// map` write, byte by byte, in a thread of their own.
namespace painpoint::gui {

struct Editor;

struct WrittenOut {
  std::filesystem::path path;
  std::string problem;  ///< why it could not be written; empty if it was
};
using WriteOutJob = editor::Job<WrittenOut>;

/// Of the document as it would be saved now. A report takes the decision and the tornado that are
/// there already, if they are of this state.
void write_report(Editor& editor, const std::filesystem::path& path);
/// Of the scenario and the figure that the map shows.
void write_map(Editor& editor, const std::filesystem::path& path);
/// Between frames: says what has been written, or why not.
void fetch_written(Editor& editor);
void cancel_writing(Editor& editor);

}  // namespace painpoint::gui
