#pragma once

#include <string>
#include <string_view>

#include "cli/exit.h"

namespace painpoint::cli {

/// Where a result goes, and what went wrong there if anything did.
struct Written {
  Exit exit = Exit::fine;
  std::string message{};
};

/// To the standard output. A reader who has seen enough (`| head`) is no error; a full disk is.
Written write_to_stdout(std::string_view text);

/// To a file: after a failure the old content is still there, after success all of the new. The
/// permissions of the old file stay. What is not a regular file (a pipe, a device) is written to
/// directly.
Written write_to_file(const std::string& path, std::string_view text);

/// To the file, or to the standard output where no file is named (or "-").
Written write_result(const std::string& path, std::string_view text);

}  // namespace painpoint::cli
