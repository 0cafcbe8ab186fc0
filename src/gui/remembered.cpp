#include "gui/remembered.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

#include "base/save.h"
#include "gui/theme.h"

namespace painpoint::gui {
namespace {

constexpr std::array<std::string_view, 3> kLookWords = {"light", "dark", "contrast"};

std::filesystem::path settings_in(const std::filesystem::path& state_folder) {
  return state_folder / "settings";
}

}  // namespace

Remembered read_remembered(const std::filesystem::path& state_folder) {
  Remembered remembered;
  std::ifstream in(settings_in(state_folder));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    words.imbue(std::locale::classic());
    std::string key, value;
    words >> key;
    if (key == "scale") {
      if (double scale = 0; words >> scale && scale >= kLeastScale && scale <= kMostScale)
        remembered.scale = scale;
      continue;
    }
    words >> value;
    if (key == "hint_seen") remembered.hint_seen = value == "yes";
    if (key == "language") remembered.language = texts::language_of_code(value);
    for (std::size_t i = 0; i < kLookWords.size(); ++i)
      if (key == "look" && value == kLookWords[i]) remembered.look = static_cast<Look>(i);
  }
  return remembered;
}

void keep_remembered(const std::filesystem::path& state_folder, const Remembered& remembered) {
  std::string lines;
  if (remembered.language)
    lines += fmt::format("language {}\n", texts::code_of(*remembered.language));
  if (remembered.look)
    lines += fmt::format("look {}\n", kLookWords[static_cast<std::size_t>(*remembered.look)]);
  if (remembered.scale) lines += fmt::format("scale {}\n", *remembered.scale);
  if (remembered.hint_seen) lines += "hint_seen yes\n";
  std::error_code error;
  std::filesystem::create_directories(state_folder, error);
  // As with recent files: what cannot be kept is a small loss.
  (void)replace_file(settings_in(state_folder), lines);
}

}  // namespace painpoint::gui
