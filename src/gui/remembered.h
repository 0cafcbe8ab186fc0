#pragma once

#include <filesystem>
#include <optional>

#include "gui/look.h"
#include "texts/table.h"

namespace painpoint::gui {

/// What was chosen by hand, for the next start; what never was is empty. Kept in `settings` in the
/// state folder, one `key value` a line.
struct Remembered {
  std::optional<texts::Language> language;
  std::optional<Look> look;
  std::optional<double> scale;
  bool hint_seen = false;  ///< that of the first start
};

/// What cannot be read there counts as never chosen.
Remembered read_remembered(const std::filesystem::path& state_folder);
void keep_remembered(const std::filesystem::path& state_folder, const Remembered& remembered);

}  // namespace painpoint::gui
