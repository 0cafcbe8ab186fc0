#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace painpoint::cli {

/// What a command line asks for.
struct Command {
  std::string verb;  ///< empty if there is only `text` to print
  Options options;
  std::string text;  ///< help or version, for stdout
};

/// Understands a command line (without the program's name). A mistake comes with a suggestion.
Got<Command> read_command_line(std::vector<std::string> arguments);

}  // namespace painpoint::cli
