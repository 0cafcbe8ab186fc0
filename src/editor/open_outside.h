#pragma once

#include <filesystem>

namespace painpoint::editor {

/// Has the desktop show a file with the program that it has for it (xdg-open), and does not wait
/// for that. False if there is no xdg-open or no such file.
bool open_outside(const std::filesystem::path& path);

}  // namespace painpoint::editor
