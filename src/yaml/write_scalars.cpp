#include "yaml/write_scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace painpoint::yaml {
namespace {

/// The shortest digits of a finite number, shifted by a power of ten, written out.
std::string shifted(double value, int by) {
  std::array<char, 64> buffer{};
  const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  std::string digits;
  for (const char c : text.substr(0, e))
    if (c >= '0' && c <= '9') digits += c;
  int exponent = 0;
  const char* first = text.data() + e + 1;
  if (*first == '+') ++first;
  std::from_chars(first, text.data() + text.size(), exponent);
  // digits[0] stands for 10^point.
  const int point = exponent + by;
  if (point < 0) digits.insert(0, static_cast<std::size_t>(-point), '0');
  const auto before_point = static_cast<std::size_t>(std::max(point, 0)) + 1;
  if (digits.size() < before_point) digits.append(before_point - digits.size(), '0');
  if (digits.size() > before_point) digits.insert(before_point, 1, '.');
  return (text.front() == '-' ? "-" : "") + digits;
}

constexpr double kHuge = 1e21;
constexpr double kTiny = 1e-15;

bool is_usual(double value) {
  const double size = std::abs(value);
  return size == 0 || (size < kHuge && size >= kTiny);
}

bool gives(std::string_view text, NumberForm form, double value) {
  const ReadNumber read = read_number_text(text, form);
  return !read.slip && read.value == value;
}

bool is_word_of_yaml(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::array<std::string_view, 9> kWords = {"true", "false", "yes", "no", "on",
                                                      "off",  "y",     "n",   "<<"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}
bool is_null_word(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}
bool looks_like_number(std::string_view text) {
  return text.find_first_not_of("0123456789+-._eExXabcdefABCDEF") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

/// Control characters, line separators and byte-order marks: only escapes say them safely.
/// Returns how many bytes the first one has, and its escape.
struct Special {
  std::size_t at;
  std::size_t bytes;
  std::string escape;
};
Special next_special(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == 0x7F) {
      if (c == '\n') return {at, 1, "\\n"};
      if (c == '\t') return {at, 1, "\\t"};
      if (c == '\r') return {at, 1, "\\r"};
      return {at, 1, fmt::format("\\x{:02x}", c)};
    }
    if (c == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0)
      return {at, 2, fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at + 1]))};
    const std::string_view three = text.substr(at, 3);
    if (three == "\xE2\x80\xA8") return {at, 3, "\\u2028"};
    if (three == "\xE2\x80\xA9") return {at, 3, "\\u2029"};
    if (three == "\xEF\xBB\xBF") return {at, 3, "\\ufeff"};
    if (three == "\xEF\xBF\xBE") return {at, 3, "\\ufffe"};
    if (three == "\xEF\xBF\xBF") return {at, 3, "\\uffff"};
  }
  return {text.size(), 0, ""};
}

/// Whether YAML reads the text as itself where it has no quotes.
bool may_be_plain(std::string_view text, Within within) {
  if (is_null_word(text) || text == "<<") return false;
  if (next_special(text, 0).bytes > 0) return false;
  if (text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=.").find(text.front()) != std::string_view::npos) {
    // `-x` and `.x` are plain; `- x`, `---` and `...` are structure.
    const bool harmless = (text.front() == '-' || text.front() == '.') && text.size() > 1 &&
                          text[1] != text.front() && text[1] != ' ';
    if (!harmless) return false;
  }
  if (text.find(':') != std::string_view::npos || text.find(" #") != std::string_view::npos)
    return false;
  return within == Within::block || text.find_first_of(",[]{}?") == std::string_view::npos;
}

}  // namespace

std::string number_text(double value, bool as_percent) {
  if (!std::isfinite(value) || !is_usual(value)) return fmt::format("{}", value);
  if (value == 0) return as_percent ? "0%" : "0";
  return as_percent ? shifted(value, 2) + "%" : shifted(value, 0);
}

std::string changed_number_text(std::string_view before, double value, NumberForm form) {
  const std::size_t end = std::min(before.find_first_not_of("0123456789.+-eE"), before.size());
  const std::string_view suffix = before.substr(end);
  if (suffix.empty()) return number_text(value, false);
  const std::size_t blanks = std::min(suffix.find_first_not_of(" \t"), suffix.size());
  const std::string_view unit = suffix.substr(blanks);
  if (unit == "%") {
    std::string text = number_text(value, true);
    if (text.ends_with('%')) text.replace(text.size() - 1, 1, suffix);
    return gives(text, form, value) ? text : number_text(value, false);
  }
  const bool days = unit == "day" || unit == "days";
  const double shown = unit == "s"   ? value * 60
                       : unit == "h" ? value / 60
                       : days        ? value / 1440
                                     : value;
  // Digits that people would write; 17 minutes are no number of days.
  for (const int precision : {6, 9, 12}) {
    const double rounded = std::stod(fmt::format("{:.{}g}", shown, precision));
    const std::string_view word = !days ? unit : rounded == 1 ? "day" : "days";
    std::string text = number_text(rounded, false);
    text += suffix.substr(0, blanks);
    text += word;
    if (gives(text, form, value)) return text;
  }
  std::string text = number_text(value, false) + " min";
  return gives(text, form, value) ? text : number_text(value, false);
}

std::string double_quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Special special = next_special(text, at);
    for (const char c : text.substr(at, special.at - at)) {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
    result += special.escape;
    at = special.at + special.bytes;
  }
  return result + "\"";
}

std::string text_scalar(std::string_view text, Within within) {
  const bool plain =
      may_be_plain(text, within) && !is_word_of_yaml(text) && !looks_like_number(text);
  return plain ? std::string(text) : double_quoted(text);
}

std::string word_scalar(std::string_view text, Within within) {
  return may_be_plain(text, within) ? std::string(text) : double_quoted(text);
}

std::string text_scalar_like(std::string_view before, std::string_view text, Within within) {
  if (before.starts_with('"')) return double_quoted(text);
  if (!before.starts_with('\'') || next_special(text, 0).bytes > 0)
    return text_scalar(text, within);
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
  return result + "'";
}

bool suits_literal(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n')
    return false;
  if (text.ends_with("\n\n") || text.find(" \n") != std::string_view::npos || text.ends_with(' '))
    return false;
  for (std::size_t at = 0; at < text.size();) {
    const Special special = next_special(text, at);
    if (special.bytes == 0) break;
    if (special.escape != "\\n") return false;
    at = special.at + special.bytes;
  }
  return true;
}

}  // namespace painpoint::yaml
