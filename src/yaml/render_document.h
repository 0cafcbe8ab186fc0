#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "yaml/document.h"
#include "yaml/write_scalars.h"

namespace painpoint::yaml {

/// How files are written: where lines end and how far things are indented.
struct PageStyle {
  std::string_view line_break = "\n";
  std::size_t step = 2;
};

/// The document on one line: `{ a: 1, b: [x, y] }`.
std::string on_one_line(const Document& document, Within within = Within::brackets);

/// `key: value`, on one line.
std::string entry_on_one_line(const DocumentEntry& entry, Within within = Within::brackets);

/// Whether people would write the value behind its key, on one line that starts in `column`.
bool fits_on_one_line(const DocumentEntry& entry, std::size_t column);

/// A text of several lines as `|` and the lines below it, from `column` on.
std::string literal_text(std::string_view text, std::size_t column, const PageStyle& style);

/// The entry in whole lines, its key in `column`, in the style in which people write.
std::string in_lines(const DocumentEntry& entry, std::size_t column, const PageStyle& style);

/// The entries of a map in whole lines.
std::string entries_in_lines(const Document& map, std::size_t column, const PageStyle& style);

}  // namespace painpoint::yaml
