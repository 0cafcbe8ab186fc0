#include "report/wrap.h"

#include <algorithm>

#include "base/text.h"

namespace painpoint::report {
namespace {

constexpr std::string_view kLeftToRightMark = "\u200E";

/// Bytes of the first character and of the marks that belong to it.
std::size_t first_cluster(std::string_view text) {
  const auto next = [&](std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  };
  std::size_t end = next(0);
  while (end < text.size()) {
    const std::size_t after = next(end);
    if (display_width(text.substr(end, after - end)) > 0) break;
    end = after;
  }
  return end;
}

/// How many bytes of the text fit into so many columns; at least one character.
std::size_t fitting_bytes(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    const std::size_t bytes = first_cluster(text.substr(end));
    const std::size_t w = display_width(text.substr(end, bytes));
    if (end > 0 && width + w > columns) break;
    width += w;
    end += bytes;
  }
  return end;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t most) {
  columns = std::max<std::size_t>(columns, 1);
  const std::string clean = printable(text);
  std::vector<std::string> lines(1);
  std::size_t width = 0;
  std::string_view rest = clean;
  while (!rest.empty()) {
    if (rest.front() == ' ') {
      rest.remove_prefix(1);
      continue;
    }
    std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    while (!word.empty()) {
      const std::size_t space = width > 0 ? 1 : 0;
      const std::size_t word_width = display_width(word);
      if (width + space + word_width <= columns) {
        if (space > 0) lines.back() += ' ';
        lines.back() += word;
        width += space + word_width;
        break;
      }
      if (width > 0) {
        lines.emplace_back();
        width = 0;
        continue;
      }
      const std::size_t bytes = fitting_bytes(word, columns);
      lines.back() = std::string(word.substr(0, bytes));
      word.remove_prefix(bytes);
      if (word.empty()) {
        width = columns;
      } else {
        lines.emplace_back();
      }
    }
  }
  if (most > 0 && lines.size() > most) {
    lines.resize(most);
    std::string& last = lines.back();
    if (display_width(last) + 1 > columns) last.resize(fitting_bytes(last, columns - 1));
    while (!last.empty() && last.back() == ' ') last.pop_back();
    last += "…";
  }
  return lines;
}

std::string keep_in_place(std::string text) {
  if (!has_right_to_left(text)) return text;
  return std::string(kLeftToRightMark) + text + std::string(kLeftToRightMark);
}

}  // namespace painpoint::report
