#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace painpoint::gui {

/// What a dialog is for.
enum class FileUse : std::uint8_t { journey, report, map };

/// Choosing a file to open, or a place to save to.
struct FileDialog {
  bool saves = false;
  FileUse use = FileUse::journey;
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
/// For a report or a map, which are only written.
FileDialog make_writing_dialog(FileUse use, const std::filesystem::path& folder, std::string name);
/// Lists the folder anew.
void go_to_folder(FileDialog& dialog, const std::filesystem::path& folder);

/// The path that is meant by what was typed: `~` is the home folder, and journeys that are saved
/// end in .yaml unless they say otherwise (reports in .html, maps in .svg).
std::filesystem::path meant_path(const FileDialog& dialog);

}  // namespace painpoint::gui
