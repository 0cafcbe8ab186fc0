#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "texts/table.h"

namespace painpoint::gui {

/// Opens the editor's window, with a journey if `file` is not empty, and returns when it has been
/// closed. It speaks the `language` if one is named, else the one that was chosen last. If there
/// can be no window (no display, no OpenGL): why, and what to do, in words.
std::optional<std::string> run_window(const std::filesystem::path& file,
                                      std::optional<texts::Language> language);

}  // namespace painpoint::gui
