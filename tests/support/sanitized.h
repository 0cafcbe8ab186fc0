#pragma once

#include <cstddef>
#include <filesystem>

namespace painpoint::test {

/// How many of `n` like cases to try. Sanitizers make a program ten times slower, and look for what
/// must never happen; whether figures are right is seen without them.
constexpr std::size_t some_of(std::size_t n) {
  return PAINPOINT_SANITIZED != 0 ? (n + 4) / 5 : n;
}

/// Whether a journey of the folder `journeys/` is tried: all of them, or two for a sanitizer.
inline bool is_tried(const std::filesystem::path& journey) {
  return PAINPOINT_SANITIZED == 0 || journey.stem() == "broadband" ||
         journey.stem() == "returns_policy";
}

}  // namespace painpoint::test
