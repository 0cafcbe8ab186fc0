#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/save.h"
#include "texts/parts.h"

namespace painpoint::cli {

Written write_to_stdout(std::string_view text) {
  const int problem = write_all(STDOUT_FILENO, text);
  if (problem == 0 || problem == EPIPE) return {};
  return {Exit::machine_failed,
          texts::tr_format("cannot write the result: {}", texts::system_words(problem))};
}

Written write_to_file(const std::string& path, std::string_view text) {
  if (const int problem = replace_file(path, text); problem != 0)
    return {Exit::machine_failed, texts::cannot_write(path, problem)};
  return {};
}

Written write_result(const std::string& path, std::string_view text) {
  return path.empty() || path == "-" ? write_to_stdout(text) : write_to_file(path, text);
}

}  // namespace painpoint::cli
