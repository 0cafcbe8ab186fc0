#include "editor/open_outside.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <system_error>

namespace painpoint::editor {

bool open_outside(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  // The shell ends at once, so that nothing is left to wait for.
  std::string shell = "sh", option = "-c",
              command =
                  "command -v xdg-open >/dev/null || exit 1; "
                  "xdg-open \"$1\" >/dev/null 2>&1 </dev/null &",
              name = "painpoint", file = path.string();
  const std::array<char*, 6> arguments = {shell.data(), option.data(), command.data(),
                                          name.data(),  file.data(),   nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, "sh", nullptr, nullptr, arguments.data(), environ) != 0) return false;
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace painpoint::editor
