#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace painpoint::gui {

struct Editor;

enum class CommandGroup : std::uint8_t { file, edit, add, view, run, help };
std::string_view name_of(CommandGroup group);

/// Something that the editor can do. Menus, toolbar, palette, keys and help are all made of this
/// one table.
struct Command {
  std::string_view id;
  std::string_view title;  ///< in English, a literal
  std::string_view keys;   ///< "Ctrl+Shift+Z Ctrl+Y": any of them; empty: none
  CommandGroup group;
  bool (*enabled)(const Editor& editor);
  void (*run)(Editor& editor);
};

std::span<const Command> commands();
const Command* find_command(std::string_view id);
/// The title in the language that is on, as it is written; languages have theirs in their own.
std::string_view shown_title(const Command& command);
/// The keys as they are shown: the first of them.
std::string_view shown_keys(const Command& command);

/// Runs it if it is enabled; whether it was.
bool run_command(Editor& editor, std::string_view id);

}  // namespace painpoint::gui
