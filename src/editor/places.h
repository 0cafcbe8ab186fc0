#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Where an editor keeps what is its own, by the XDG base directory specification.
namespace painpoint::editor {

/// $XDG_STATE_HOME/painpoint, or ~/.local/state/painpoint.
std::filesystem::path state_folder();

/// The files that were opened or saved last, the newest first, at most 12; those that are gone stay
/// out. Kept in `recent` in the state folder, one path a line.
std::vector<std::filesystem::path> recent_files(const std::filesystem::path& state_folder);
void remember_file(const std::filesystem::path& state_folder, const std::filesystem::path& path);

/// The journeys that come with the program, installed or in the source tree.
struct Sample {
  std::filesystem::path path;
  std::string name;
};
std::vector<Sample> sample_journeys();

/// How journey files are written, beside the samples.
std::filesystem::path language_reference();

}  // namespace painpoint::editor
