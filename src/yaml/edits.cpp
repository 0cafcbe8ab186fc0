#include "yaml/edits.h"

#include <algorithm>

namespace painpoint::yaml {

Lines::Lines(std::string_view text) : text_(text) {
  const std::size_t first = text.find_first_of("\r\n");
  if (first == std::string_view::npos || text[first] == '\n') return;
  line_break_ = text.substr(first, 2) == "\r\n" ? "\r\n" : "\r";
}

std::size_t Lines::begin(std::size_t at) const {
  if (at == 0) return 0;
  const std::size_t found = text_.find_last_of("\r\n", at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

std::size_t Lines::end(std::size_t at) const {
  return std::min(text_.find_first_of("\r\n", at), text_.size());
}

std::size_t Lines::next(std::size_t at) const {
  const std::size_t line_end = end(at);
  if (line_end == text_.size()) return line_end;
  return line_end + (text_.substr(line_end, 2) == "\r\n" ? 2 : 1);
}

std::size_t Lines::indent(std::size_t begin) const {
  const std::size_t found = text_.find_first_not_of(' ', begin);
  return std::min(found, text_.size()) - begin;
}

bool Lines::is_blank(std::size_t begin) const {
  const std::size_t found = text_.find_first_not_of(" \t", begin);
  return found == std::string_view::npos || text_[found] == '\n' || text_[found] == '\r';
}

bool Lines::is_comment(std::size_t begin) const {
  const std::size_t found = text_.find_first_not_of(' ', begin);
  return found != std::string_view::npos && text_[found] == '#';
}

std::string apply(std::string_view text, Span part, Edits edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.place.begin < b.place.begin; });
  std::string result;
  std::size_t at = part.begin;
  for (const Edit& edit : edits) {
    // What lies in a part that is taken out has gone with it.
    if (edit.place.begin < at && edit.place.end <= at && edit.place.begin != edit.place.end)
      continue;
    if (edit.place.begin > at) result += text.substr(at, edit.place.begin - at);
    result += edit.text;
    at = std::max(at, edit.place.end);
  }
  if (part.end > at) result += text.substr(at, part.end - at);
  return result;
}

}  // namespace painpoint::yaml
