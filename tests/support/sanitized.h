#pragma once

#include <cstddef>

namespace painpoint::test {

/// How many of `n` like cases to try. Sanitizers make a program ten times slower, and look for what
/// must never happen; whether figures are right is seen without them.
constexpr std::size_t some_of(std::size_t n) {
  return PAINPOINT_SANITIZED != 0 ? (n + 4) / 5 : n;
}

}  // namespace painpoint::test
