#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/save.h"

namespace painpoint::cli {
namespace {

/// The number of the error, or 0.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Written write_to_stdout(std::string_view text) {
  const int problem = write_all(STDOUT_FILENO, text);
  if (problem == 0 || problem == EPIPE) return {};
  return {Exit::machine_failed, fmt::format("cannot write the result: {}", std::strerror(problem))};
}

Written write_to_file(const std::string& path, std::string_view text) {
  if (auto problem = save_atomically(path, text))
    return {Exit::machine_failed, std::move(*problem)};
  return {};
}

Written write_result(const std::string& path, std::string_view text) {
  return path.empty() || path == "-" ? write_to_stdout(text) : write_to_file(path, text);
}

}  // namespace painpoint::cli
