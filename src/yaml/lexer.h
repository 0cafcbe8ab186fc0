#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace painpoint::yaml {

// What a file may have. Journeys need a tenth of it; hostile files need more.
inline constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMostNesting = 64;
inline constexpr std::size_t kMostFlowBytes = std::size_t{64} << 10U;
inline constexpr std::size_t kMostKeyBytes = 1000;

enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// Bytes [begin, end) of a scalar, with its quotes. A block scalar begins at its `|` or `>` and
/// ends before the line break of its last line that is not empty.
struct ScalarRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Style style = Style::plain;
  bool block_key = false;  ///< a key of a map without brackets
};

/// Bytes [begin, end) of a collection in brackets, with its brackets.
struct FlowRange {
  std::uint32_t begin;
  std::uint32_t end;
};

struct Lexed {
  std::vector<ScalarRange> scalars;  ///< keys and values, by their begin
  std::vector<FlowRange> flows;      ///< by their begin
  Diagnostics diagnostics;           ///< located; parse only if there is no error
};

/// Reads the structure of a YAML text without building anything: refuses what journeys do not use
/// and what would make a real parser slow or deep, each with its place, and says where every
/// scalar begins and ends. One pass, linear in the length of the text; stops at the first error of
/// structure, but collects the features that are refused.
Lexed lex(std::string_view text);

}  // namespace painpoint::yaml
