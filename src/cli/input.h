#pragma once

#include <string>

#include "cli/exit.h"

namespace painpoint::cli {

/// Larger files are refused unread: no journey is that large.
inline constexpr std::size_t kMostInputBytes = std::size_t{64} << 20U;

/// What is shown as the name of a file: "-" is the standard input.
std::string shown_name(const std::string& path);

/// Whether something is there under this name (or it is "-").
bool is_there(const std::string& path);

/// The bytes of a file, or of the standard input ("-"). What is not there is a wrong command, what
/// cannot be read a failure of the machine, and what is too large a wrong file (PP001).
Got<std::string> read_input(const std::string& path);

}  // namespace painpoint::cli
