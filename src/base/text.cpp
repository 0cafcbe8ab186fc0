#include "base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace painpoint {
namespace {

/// Calls `visit(code_point, byte_offset)` for each character; a byte that is not UTF-8 counts as
/// U+FFFD.
template <class Visit>
void for_each_character(std::string_view text, Visit&& visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code_point = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (length <= 0) {
      visit(0xFFFD, at);
      ++at;
    } else {
      visit(code_point, at);
      at += static_cast<std::size_t>(length);
    }
  }
}

std::vector<std::int32_t> characters(std::string_view text) {
  std::vector<std::int32_t> result;
  for_each_character(text, [&](std::int32_t c, std::size_t) { result.push_back(c); });
  return result;
}

std::size_t edit_distance(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

std::string nfc(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](unsigned char byte) { return byte < 0x80; });
  if (ascii) return std::string(text);
  utf8proc_uint8_t* normalised = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &normalised, options);
  if (length < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(normalised), static_cast<std::size_t>(length));
  std::free(normalised);  // NOLINT: utf8proc hands over memory of malloc
  return result;
}

bool is_id(std::string_view text) {
  bool good = !text.empty();
  bool first = true;
  for_each_character(text, [&](std::int32_t c, std::size_t) {
    const auto category = utf8proc_category(c);
    const bool letter = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
                        category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LM ||
                        category == UTF8PROC_CATEGORY_LO;
    const bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
    const bool digit = category == UTF8PROC_CATEGORY_ND;
    if (!(letter || digit || c == '_' || c == '-' || (mark && !first))) good = false;
    first = false;
  });
  return good;
}

bool is_reserved_word(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "back", "set", "scale", "cut", "add", "value", "mean", "distribution", "low", "high"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_character(text, [&](std::int32_t c, std::size_t) {
    const int columns = utf8proc_charwidth(c);
    const bool mark = utf8proc_category(c) == UTF8PROC_CATEGORY_MN ||
                      utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
    if (columns > 0 && !mark) width += static_cast<std::size_t>(columns);
  });
  return width;
}

std::string fit(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t width = 0;
  std::size_t keep = 0;
  bool full = false;
  for_each_character(text, [&](std::int32_t c, std::size_t at) {
    if (full) return;
    const auto w = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c)));
    if (width + w + 1 > columns) {
      full = true;
      keep = at;
    }
    width += w;
  });
  std::string cut(text.substr(0, keep));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + "…";
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_character(text, [&](std::int32_t c, std::size_t) {
    const auto category = utf8proc_category(c);
    // U+202A..202E and U+2066..2069 could reorder what stands around a name in the terminal.
    const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
        category == UTF8PROC_CATEGORY_ZP) {
      result += ' ';
    } else if (!reorders) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto length = utf8proc_encode_char(c, bytes.data());
      result.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    }
  });
  return result;
}

std::string escape_markup(std::string_view text) {
  std::string clean = printable(text);
  // U+FFFE and U+FFFF are proper UTF-8, and the only such characters left that XML 1.0 forbids.
  for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = clean.find(forbidden); at != std::string::npos;
         at = clean.find(forbidden, at))
      clean.replace(at, forbidden.size(), "\xEF\xBF\xBD");
  std::string result;
  result.reserve(clean.size());
  for (const char c : clean) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::size_t count_characters(std::string_view text, std::size_t offset) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++count;
  return count;
}

bool has_right_to_left(std::string_view text) {
  bool found = false;
  for_each_character(text, [&](std::int32_t c, std::size_t) {
    const auto direction = utf8proc_get_property(c)->bidi_class;
    if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL) found = true;
  });
  return found;
}

std::optional<bool> direction_of(std::string_view text) {
  std::optional<bool> first;
  for_each_character(text, [&](std::int32_t c, std::size_t) {
    if (first) return;
    const auto direction = utf8proc_get_property(c)->bidi_class;
    if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL) first = true;
    if (direction == UTF8PROC_BIDI_CLASS_L) first = false;
  });
  return first;
}

bool starts_right_to_left(std::string_view text) {
  return direction_of(text).value_or(false);
}

std::vector<std::string_view> graphemes(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  std::int32_t before = 0;
  utf8proc_int32_t state = 0;
  for_each_character(text, [&](std::int32_t c, std::size_t at) {
    if (at > begin && utf8proc_grapheme_break_stateful(before, c, &state)) {
      pieces.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    before = c;
  });
  if (begin < text.size()) pieces.push_back(text.substr(begin));
  return pieces;
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  // A word of a hostile file may be long; nobody mistypes a hundred characters.
  if (word.size() > 256) return std::nullopt;
  const auto wanted = characters(word);
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > 256) continue;
    const auto have = characters(candidate);
    const std::size_t longest = std::max(have.size(), wanted.size());
    const std::size_t shortest = std::min(have.size(), wanted.size());
    const std::size_t allowed = std::max<std::size_t>(1, longest / 3);
    if (longest - shortest > allowed) continue;
    const std::size_t distance = edit_distance(wanted, have);
    if (distance > allowed) continue;
    if (best == nullptr || distance < best_distance) {
      best = &candidate;
      best_distance = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::string join_names(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = std::min(names.size(), most);
  const bool cut = names.size() > shown;
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && !cut;
    if (i > 0) result += last ? " and " : ", ";
    result += names[i];
  }
  if (cut) result += fmt::format(" and {} more", names.size() - shown);
  return result;
}

}  // namespace painpoint
