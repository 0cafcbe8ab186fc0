#include "base/installed.h"

#include <system_error>

namespace painpoint {

namespace fs = std::filesystem;

fs::path folder_that_came_along(const fs::path& installed, const fs::path& in_source,
                                const char* witness) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
    for (const fs::path& candidate :
         {folder / "share" / "painpoint" / installed, folder / in_source})
      if (fs::is_regular_file(candidate / witness, error)) return candidate;
    if (!folder.has_relative_path()) return {};
  }
}

}  // namespace painpoint
