#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace painpoint::cli {

/// A bar on stderr that grows, at most ten times a second, and disappears with the object. Calls
/// must not overlap.
class ProgressBar {
 public:
  /// `counted` is "{} of {} customers" in the language of the person: threads that call `show`
  /// need not speak it.
  ProgressBar(bool live, std::string_view counted) : live_(live), counted_(counted) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::uint64_t done, std::uint64_t total);

 private:
  bool live_;
  std::string counted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace painpoint::cli
