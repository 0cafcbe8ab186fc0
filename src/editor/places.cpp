#include "editor/places.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "base/installed.h"
#include "base/save.h"
#include "editor/files.h"
#include "yaml/reader.h"

namespace painpoint::editor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRecent = 12;

/// By the specification, a path that is not absolute is to be ignored.
fs::path absolute_from(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const fs::path path = value == nullptr ? "" : value;
  return path.is_absolute() ? path : fs::path();
}

fs::path recent_list(const fs::path& state_folder) {
  return state_folder / "recent";
}

bool can_be_listed(const fs::path& path) {
  return path.native().find('\n') == std::string::npos;  // one path a line
}

/// All that was remembered, whether it is still there or not.
std::vector<fs::path> remembered(const fs::path& state_folder) {
  std::vector<fs::path> paths;
  std::ifstream in(recent_list(state_folder));
  for (std::string line; std::getline(in, line) && paths.size() < kMostRecent;)
    if (!line.empty()) paths.emplace_back(line);
  return paths;
}

fs::path folder_of_samples() {
  return folder_that_came_along("journeys", "journeys", "broadband.yaml");
}

}  // namespace

fs::path state_folder() {
  if (const fs::path state = absolute_from("XDG_STATE_HOME"); !state.empty())
    return state / "painpoint";
  if (const fs::path home = absolute_from("HOME"); !home.empty())
    return home / ".local" / "state" / "painpoint";
  std::error_code error;
  return fs::temp_directory_path(error) / "painpoint";
}

std::vector<fs::path> recent_files(const fs::path& state_folder) {
  std::vector<fs::path> paths = remembered(state_folder);
  std::erase_if(paths, [](const fs::path& path) {
    std::error_code error;
    return !fs::is_regular_file(path, error);
  });
  return paths;
}

void remember_file(const fs::path& state_folder, const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  if (error || path.empty() || !can_be_listed(whole)) return;
  std::vector<fs::path> paths = remembered(state_folder);
  std::erase(paths, whole);
  paths.insert(paths.begin(), whole);
  paths.resize(std::min(paths.size(), kMostRecent));
  std::string list;
  for (const fs::path& one : paths) list += one.native() + "\n";
  fs::create_directories(state_folder, error);
  // A list that cannot be kept is a small loss: nobody needs to hear of it.
  (void)replace_file(recent_list(state_folder), list);
}

fs::path language_reference() {
  return folder_of_samples() / "README.md";
}

std::vector<Sample> sample_journeys() {
  std::vector<Sample> samples;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_of_samples(), error)) {
    if (entry.path().extension() != ".yaml") continue;
    Outcome<std::string> text = read_file(entry.path());
    if (!text) continue;
    const std::string file = entry.path().filename().string();
    yaml::JourneyFile journey = yaml::read_journey(file, std::move(*text));
    if (!journey.diagnostics.has_errors()) samples.push_back({entry.path(), journey.journey.name});
  }
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.path < b.path; });
  return samples;
}

}  // namespace painpoint::editor
