#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace painpoint::cli {

/// A bar on stderr that grows, at most ten times a second, and disappears with the object. Calls
/// must not overlap.
class ProgressBar {
 public:
  /// `at_most`: something may end before the total is reached.
  explicit ProgressBar(bool live, bool at_most = false, std::string_view what = "customers")
      : live_(live), at_most_(at_most), what_(what) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::uint64_t done, std::uint64_t total);

 private:
  bool live_;
  bool at_most_;
  std::string_view what_;  ///< is counted
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace painpoint::cli
