#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "texts/table.h"

namespace painpoint::cli {

/// What a command line asks for.
struct Command {
  std::string verb;  ///< empty if there is only `text` to print
  Options options;
  std::string text;  ///< help or version, for stdout
};

/// Understands a command line (without the program's name). A mistake comes with a suggestion.
Got<Command> read_command_line(std::vector<std::string> arguments);

/// What `--language` says, before anything else is understood; nothing where it does not say, or
/// says one that there is no table of.
std::optional<texts::Language> language_asked_for(const std::vector<std::string>& arguments);

}  // namespace painpoint::cli
