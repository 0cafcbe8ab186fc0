#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace painpoint::gui {

/// Opens the editor's window, with a journey if `file` is not empty, and returns when it has been
/// closed. If there can be no window (no display, no OpenGL): why, and what to do, in words.
std::optional<std::string> run_window(const std::filesystem::path& file);

}  // namespace painpoint::gui
