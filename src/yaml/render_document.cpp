#include "yaml/render_document.h"

#include <algorithm>

#include "base/text.h"

namespace painpoint::yaml {
namespace {

using Kind = Document::Kind;
constexpr std::size_t kMostColumns = 110;

bool is_short(const DocumentEntry& entry) {
  return !entry.short_key.empty() && entry.value.is_whole();
}

std::string key_of(const DocumentEntry& entry, Within within) {
  return is_short(entry) ? std::string(entry.short_key) : word_scalar(entry.key, within);
}

bool has_written(const Document& document) {
  return std::any_of(document.entries.begin(), document.entries.end(),
                     [](const DocumentEntry& entry) { return entry.is_written(); });
}

/// Whether something in it wants lines of its own.
bool wants_lines(const Document& document) {
  const Document here = now(document);
  if (here.kind == Kind::text) return suits_literal(here.text);
  if (here.kind == Kind::number) return false;
  if (here.is_bare()) return false;
  if (here.lines && has_written(here)) return true;
  return std::any_of(here.entries.begin(), here.entries.end(), [](const DocumentEntry& entry) {
    return entry.is_written() && wants_lines(entry.value);
  });
}

std::string list_on_one_line(const Document& list) {
  std::string text;
  bool wide = false;
  for (const DocumentEntry& entry : list.entries) {
    const std::string item = on_one_line(entry.value);
    wide = wide || item.starts_with('{');
    text += (text.empty() ? "" : ", ") + item;
  }
  return wide ? "[ " + text + " ]" : "[" + text + "]";
}

std::string map_on_one_line(const Document& map, std::string text = {}) {
  for (const DocumentEntry& entry : map.entries) {
    if (!entry.is_written()) continue;
    text += (text.empty() ? "" : ", ") + entry_on_one_line(entry);
  }
  return text.empty() ? "{}" : "{ " + text + " }";
}

}  // namespace

std::string on_one_line(const Document& document, Within within) {
  const Document here = now(document);
  switch (here.kind) {
    case Kind::number: {
      std::string number = number_text(here.number, here.as_percent);
      return has_written(here) ? map_on_one_line(here, "value: " + number) : number;
    }
    case Kind::text:
      return text_scalar(here.text, within);
    case Kind::word:
      return word_scalar(here.text, within);
    case Kind::map:
      if (here.is_whole()) return word_scalar(here.entries.front().key, within);
      if (here.is_bare()) {
        std::string text;
        for (const DocumentEntry& entry : here.entries)
          text += (text.empty() ? "" : ", ") + word_scalar(entry.key, Within::brackets);
        return "[" + text + "]";
      }
      return map_on_one_line(here);
    case Kind::list:
      return list_on_one_line(here);
    default:
      return "";
  }
}

std::string entry_on_one_line(const DocumentEntry& entry, Within within) {
  return key_of(entry, within) + ": " + on_one_line(entry.value, within);
}

bool fits_on_one_line(const DocumentEntry& entry, std::size_t column) {
  if (wants_lines(entry.value)) return false;
  const Document here = now(entry.value);
  if ((here.kind != Kind::map && here.kind != Kind::list) || here.entries.empty()) return true;
  return column + display_width(entry_on_one_line(entry, Within::block)) <= kMostColumns;
}

std::string literal_text(std::string_view text, std::size_t column, const PageStyle& style) {
  std::string result = text.ends_with('\n') ? "|" : "|-";
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    result += style.line_break;
    if (!line.empty()) result += std::string(column, ' ');
    result += line;
    at = end + 1;
  }
  return result;
}

std::string in_lines(const DocumentEntry& entry, std::size_t column, const PageStyle& style) {
  std::string text(column, ' ');
  if (fits_on_one_line(entry, column))
    return text + entry_on_one_line(entry, Within::block) + std::string(style.line_break);
  const Document value = now(entry.value);
  text += key_of(entry, Within::block) + ":";
  if (value.kind == Kind::text)
    return text + " " + literal_text(value.text, column + style.step, style) +
           std::string(style.line_break);
  text += style.line_break;
  if (value.kind == Kind::map) return text + entries_in_lines(value, column + style.step, style);
  for (const DocumentEntry& item : value.entries)
    text += std::string(column + style.step, ' ') + "- " + on_one_line(item.value, Within::block) +
            std::string(style.line_break);
  return text;
}

std::string entries_in_lines(const Document& map, std::size_t column, const PageStyle& style) {
  std::string text;
  for (const DocumentEntry& entry : map.entries)
    if (entry.is_written()) text += in_lines(entry, column, style);
  return text;
}

}  // namespace painpoint::yaml
