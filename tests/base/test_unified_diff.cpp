#include <doctest/doctest.h>

#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "base/unified_diff.h"

using painpoint::unified_diff;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

/// What a program that takes diffs does: fails the test where a line that should be there is not.
std::string patched(const std::string& before, const std::string& diff) {
  const std::vector<std::string> old_lines = lines_of(before);
  const std::vector<std::string> steps = lines_of(diff);
  std::string result;
  std::size_t at = 0;
  for (std::size_t i = 2; i < steps.size(); ++i) {
    unsigned from = 0;
    unsigned count = 1;
    if (std::sscanf(steps[i].c_str(), "@@ -%u,%u", &from, &count) >= 1) {
      const std::size_t first = count == 0 ? from : from - 1;
      while (at < first) result += old_lines[at++];
      continue;
    }
    if (steps[i].front() == '\\') {
      if (steps[i - 1].front() != '-') {
        REQUIRE(result.ends_with('\n'));
        result.pop_back();
      }
      continue;
    }
    std::string line = steps[i].substr(1);
    if (steps[i].front() != '+') {
      REQUIRE(at < old_lines.size());
      const bool last = i + 1 < steps.size() && steps[i + 1].front() == '\\';
      CHECK(old_lines[at++] == (last ? line.substr(0, line.size() - 1) : line));
    }
    if (steps[i].front() != '-') result += line;
  }
  while (at < old_lines.size()) result += old_lines[at++];
  return result;
}

}  // namespace

TEST_CASE("a diff names the file, the place and three lines around") {
  CHECK(unified_diff("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a.yaml\n+++ a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unified_diff("a b", "1\n", "1\n2\n") == "--- a b\t\n+++ a b\t\n@@ -1 +1,2 @@\n 1\n+2\n");
  CHECK(unified_diff("a", "1\n2", "1\n2\n") ==
        "--- a\n+++ a\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n");
  CHECK(unified_diff("a", "", "1\n") == "--- a\n+++ a\n@@ -0,0 +1 @@\n+1\n");
  CHECK(unified_diff("a", "same", "same").empty());
}

TEST_CASE("changes far apart are two hunks, near ones are one") {
  std::string before;
  for (int i = 0; i < 30; ++i) before += std::to_string(i) + "\n";
  const auto with = [&](int first, int second) {
    std::string after;
    for (int i = 0; i < 30; ++i)
      after += (i == first || i == second ? "x" : std::to_string(i)) + "\n";
    const std::string diff = unified_diff("a", before, after);
    CHECK(patched(before, diff) == after);
    std::size_t hunks = 0;
    for (const std::string& line : lines_of(diff)) hunks += line.starts_with("@@") ? 1 : 0;
    return hunks;
  };
  CHECK(with(5, 25) == 2);
  CHECK(with(5, 11) == 1);
  CHECK(with(0, 29) == 2);
}

TEST_CASE("a diff, taken, gives the other text: random texts, seed 5") {
  std::mt19937 random(5);
  const auto text = [&](std::size_t lines) {
    std::string result;
    for (std::size_t i = 0; i < lines; ++i) {
      result += static_cast<char>('a' + random() % 4);
      if (i + 1 < lines || random() % 3 != 0) result += random() % 8 == 0 ? "\r\n" : "\n";
    }
    return result;
  };
  for (int i = 0; i < 500; ++i) {
    const std::string before = text(random() % 30);
    const std::string after = text(random() % 30);
    if (before == after) continue;
    CHECK(patched(before, unified_diff("a", before, after)) == after);
  }
}
