#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/console.h"
#include "report/figures.h"

namespace painpoint::cli {
namespace {

constexpr std::uint64_t kWidth = 30;
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

ProgressBar::~ProgressBar() {
  if (shown_) say(kClearLine);
}

void ProgressBar::show(std::uint64_t done, std::uint64_t total) {
  if (!live_ || total == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (shown_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const std::uint64_t filled = std::min<std::uint64_t>(
      kWidth, static_cast<std::uint64_t>(static_cast<double>(done) / static_cast<double>(total) *
                                         double{kWidth}));
  std::string bar;
  for (std::uint64_t i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  say(fmt::format("{}{} {}", kClearLine, bar,
                  fmt::format(fmt::runtime(counted_), report::grouped(static_cast<double>(done), 0),
                              report::grouped(static_cast<double>(total), 0))));
}

}  // namespace painpoint::cli
