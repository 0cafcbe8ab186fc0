#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace painpoint::test {

/// A file of the source tree as it is, or an empty text and a failed check.
inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  CHECK_MESSAGE(in.good(), "cannot read ", path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path source_path(std::string_view below) {
  return std::filesystem::path(PAINPOINT_SOURCE_DIR) / below;
}

/// Compares a text with tests/golden/`name`. If they differ, the new text is left below the build
/// folder and both paths are printed: look at the difference, and copy it over if it is meant.
inline void check_golden(std::string_view name, std::string_view text) {
  const auto old_path = source_path("tests/golden") / name;
  std::ifstream in(old_path, std::ios::binary);
  const std::string old{std::istreambuf_iterator<char>(in), {}};
  if (old == text) {
    CHECK(true);
    return;
  }
  const auto new_path = std::filesystem::path(PAINPOINT_BINARY_DIR) / "golden" / name;
  std::filesystem::create_directories(new_path.parent_path());
  std::ofstream(new_path, std::ios::binary) << text;
  FAIL_CHECK("differs from the golden file:\n  old ", old_path.string(), "\n  new ",
             new_path.string());
}

}  // namespace painpoint::test
