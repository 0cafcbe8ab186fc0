#include "editor/recovery.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "editor/files.h"
#include "editor/recovery_file.h"

namespace painpoint::editor {
namespace {

namespace fs = std::filesystem;

fs::path lock_of(const fs::path& kept) {
  fs::path lock = kept;
  return lock.replace_extension(kLockSuffix);
}

/// Whether the process that writes this file has ended. A lock that is not there any more is of a
/// process that has ended, too.
bool is_left_behind(const fs::path& kept) {
  std::error_code error;
  const fs::path lock = lock_of(kept);
  return !fs::exists(lock, error) || ProcessLock(lock, false, false).held();
}

}  // namespace

std::vector<Recovered> recoverable(const fs::path& state_folder) {
  std::vector<Recovered> all;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(state_folder, error)) {
    const fs::path& path = entry.path();
    if (path.extension() != kRecoverySuffix || !is_left_behind(path)) continue;
    const Outcome<std::string> text = read_file(path);
    std::optional<Recovered> recovered = text ? read_recovery(*text) : std::nullopt;
    if (!recovered) continue;
    recovered->kept = path;
    recovered->file_changed =
        !recovered->path.empty() && disk_state(recovered->path) != recovered->began;
    all.push_back(std::move(*recovered));
  }
  std::sort(all.begin(), all.end(),
            [](const Recovered& a, const Recovered& b) { return a.when > b.when; });
  return all;
}

void forget(const Recovered& recovered) {
  std::error_code error;
  fs::remove(recovered.kept, error);
  fs::remove(lock_of(recovered.kept), error);
}

}  // namespace painpoint::editor
