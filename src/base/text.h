#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace painpoint {

/// The byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF), or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The text in Unicode normalisation form C; invalid UTF-8 comes back unchanged.
std::string nfc(std::string_view text);

/// Letters (with their marks) of any script, digits, `_` and `-`; at least one character.
bool is_id(std::string_view text);

/// The words that ids must not use.
bool is_reserved_word(std::string_view text);

/// How many columns of a terminal the text takes: 0 for marks and controls, 2 for wide characters.
std::size_t display_width(std::string_view text);

/// The text cut to at most `columns` columns, with `…` where something was cut.
std::string fit(std::string_view text, std::size_t columns);

/// The text without control characters (a newline becomes a space): safe to print in a table.
std::string printable(std::string_view text);

/// Text that can stand between tags and in attribute values of XML and HTML: characters that mean
/// something there are named, controls and what XML 1.0 forbids become spaces or U+FFFD.
std::string escape_markup(std::string_view text);

/// How many characters (code points) stand before byte `offset`.
std::size_t count_characters(std::string_view text, std::size_t offset);

/// Whether the text has letters that are written from right to left.
bool has_right_to_left(std::string_view text);

/// Whether the first letter of a text runs from right to left; nothing where there is none that has
/// a direction, as in numbers.
std::optional<bool> direction_of(std::string_view text);

/// Whether a paragraph with this text runs from right to left: its first letter does (rules P2 and
/// P3 of the Unicode bidirectional algorithm).
bool starts_right_to_left(std::string_view text);

/// The text in pieces that readers take for one character each: a letter with its marks, an emoji
/// with its modifiers (UAX #29). Together they are the text.
std::vector<std::string_view> graphemes(std::string_view text);

/// The candidate nearest to `word` (Damerau-Levenshtein), if it is near enough to be what was
/// meant: at most a third of the longer word's characters differ.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

/// "a", "a and b", "a, b and c"; after `most` items "and 7 more".
std::string join_names(const std::vector<std::string>& names, std::size_t most = 5);

}  // namespace painpoint
