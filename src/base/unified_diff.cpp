#include "base/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace painpoint {
namespace {

constexpr std::size_t kContext = 3;

/// Lines with their line breaks; the last one may have none.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// One line of the comparison: taken out of `before`, put in from `after`, or in both.
struct Step {
  char kind;  ///< '-', '+' or ' '
  std::size_t before;
  std::size_t after;
};

/// The shortest way from one list of lines to the other.
class Comparison {
 public:
  Comparison(const std::vector<std::string_view>& before,
             const std::vector<std::string_view>& after)
      : before_(before),
        after_(after),
        n_(static_cast<std::ptrdiff_t>(before.size())),
        m_(static_cast<std::ptrdiff_t>(after.size())) {}

  std::vector<Step> run() {
    find_reach();
    std::vector<Step> steps;
    std::ptrdiff_t x = n_;
    std::ptrdiff_t y = m_;
    for (auto d = static_cast<std::ptrdiff_t>(reach_.size()) - 1; d >= 0; --d) {
      const std::ptrdiff_t k = x - y;
      const bool inserts = d > 0 && comes_down(d, k);
      const std::ptrdiff_t from = d == 0 ? 0 : reached(d - 1, inserts ? k + 1 : k - 1);
      const std::ptrdiff_t start = d == 0 ? 0 : (inserts ? from : from + 1);
      while (x > start) steps.push_back(step(' ', --x, --y));
      if (d == 0) break;
      if (inserts)
        steps.push_back(step('+', x, --y));
      else
        steps.push_back(step('-', --x, y));
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

 private:
  static Step step(char kind, std::ptrdiff_t x, std::ptrdiff_t y) {
    return {kind, static_cast<std::size_t>(x), static_cast<std::size_t>(y)};
  }

  /// How far down `before` the best way of d changes gets on diagonal k, for each k in -d..d.
  [[nodiscard]] std::ptrdiff_t reached(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return reach_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
  }
  [[nodiscard]] bool comes_down(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
  }

  void find_reach() {
    for (std::ptrdiff_t d = 0;; ++d) {
      std::vector<std::ptrdiff_t> row(static_cast<std::size_t>(2 * d + 1), 0);
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = 0;
        if (d > 0) x = comes_down(d, k) ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
        std::ptrdiff_t y = x - k;
        while (x < n_ && y < m_ && y >= 0 &&
               before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)]) {
          ++x;
          ++y;
        }
        row[static_cast<std::size_t>(k + d)] = x;
        if (x >= n_ && y >= m_) {
          reach_.push_back(std::move(row));
          return;
        }
      }
      reach_.push_back(std::move(row));
    }
  }

  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& after_;
  std::ptrdiff_t n_;
  std::ptrdiff_t m_;
  std::vector<std::vector<std::ptrdiff_t>> reach_;  ///< by number of changes
};

/// "12,3" as in a hunk's head: the first line and how many; of none, the line before.
std::string range(std::size_t first, std::size_t count) {
  return count == 1 ? fmt::format("{}", first + 1)
                    : fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  const std::vector<Step> steps = Comparison(old_lines, new_lines).run();

  // A tab ends a name with spaces in it.
  const std::string_view end = name.find(' ') == std::string_view::npos ? "" : "\t";
  std::string text = fmt::format("--- {0}{1}\n+++ {0}{1}\n", name, end);
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].kind == ' ') {
      ++i;
      continue;
    }
    // A hunk reaches on as long as the next change is near.
    std::size_t last = i;
    for (std::size_t j = i; j < steps.size() && j <= last + 2 * kContext; ++j)
      if (steps[j].kind != ' ') last = j;
    const std::size_t from = i - std::min(i, kContext);
    const std::size_t to = std::min(last + kContext + 1, steps.size());
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    std::string body;
    for (std::size_t j = from; j < to; ++j) {
      const Step& step = steps[j];
      if (step.kind != '+') ++old_count;
      if (step.kind != '-') ++new_count;
      const std::string_view line =
          step.kind == '+' ? new_lines[step.after] : old_lines[step.before];
      body += step.kind;
      body += line;
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    text += fmt::format("@@ -{} +{} @@\n", range(steps[from].before, old_count),
                        range(steps[from].after, new_count));
    text += body;
    i = to;
  }
  return text;
}

}  // namespace painpoint
