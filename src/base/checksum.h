#pragma once

#include <cstdint>
#include <string_view>

namespace painpoint {

/// FNV-1a, 64 bits: equal on every machine. Tells one text from another, not whether somebody
/// wants to deceive.
[[nodiscard]] constexpr std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace painpoint
