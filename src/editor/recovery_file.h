#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "editor/recovery.h"

/// A recovery file as text: a few lines of head, an empty line, and the journey.
namespace painpoint::editor {

inline constexpr std::string_view kRecoverySuffix = ".recovery";
inline constexpr std::string_view kLockSuffix = ".lock";

std::string recovery_text(const std::filesystem::path& journey, const DiskState& began,
                          std::chrono::system_clock::time_point when, std::string_view text);

/// Nothing if it is broken in any way. `kept` and `file_changed` are left to the caller.
std::optional<Recovered> read_recovery(std::string_view text);

/// A lock that a process holds for as long as it lives, however it ends.
class ProcessLock {
 public:
  ProcessLock() = default;
  /// Waits for it, or gives up at once; see `held`. The file is made if `make`.
  ProcessLock(const std::filesystem::path& path, bool make, bool waits);
  ~ProcessLock();
  ProcessLock(ProcessLock&& other) noexcept;
  ProcessLock& operator=(ProcessLock&& other) noexcept;
  [[nodiscard]] bool held() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

}  // namespace painpoint::editor
