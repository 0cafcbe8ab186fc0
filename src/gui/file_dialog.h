#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace painpoint::gui {

/// Choosing a file to open, or a place to save to.
struct FileDialog {
  bool saves = false;
  std::filesystem::path folder;
  std::string name;  ///< as typed: a name in the folder, or a whole path
  struct Entry {
    std::string name;
    bool is_folder = false;
  };
  std::vector<Entry> entries;  ///< folders first, then journeys
  std::string problem;         ///< why the folder cannot be listed, or the name not be taken
  bool asks_overwrite = false;
  bool opened = false;
};

FileDialog make_file_dialog(bool saves, const std::filesystem::path& folder, std::string name);
/// Lists the folder anew.
void go_to_folder(FileDialog& dialog, const std::filesystem::path& folder);

/// The path that is meant by what was typed: `~` is the home folder, and journeys that are saved
/// end in .yaml unless they say otherwise.
std::filesystem::path meant_path(const FileDialog& dialog);

}  // namespace painpoint::gui
