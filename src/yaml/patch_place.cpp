#include <algorithm>

#include "yaml/patcher.h"

namespace painpoint::yaml {

bool Patcher::in_brackets(NodeId node) const {
  if (tree_.is_scalar(node) || tree_.is_null(node)) return false;
  const std::size_t begin = tree_.span(node).begin;
  const char c = begin < lines_.text().size() ? lines_.text()[begin] : '\0';
  return c == '{' || c == '[';
}

/// In which column (counted in bytes, as YAML does) the keys of a map stand.
std::size_t Patcher::column_of(NodeId node) const {
  const NodeId first = tree_.first_child(node);
  if (first == kNoNode) return 0;
  const std::size_t begin = begin_of(first);
  return begin - lines_.begin(begin);
}

std::size_t Patcher::begin_of(NodeId entry) const {
  const Span key = tree_.key_span(entry);
  return key.end > 0 ? key.begin : tree_.span(entry).begin;
}

std::size_t Patcher::end_of(NodeId entry) const {
  return std::max(tree_.span(entry).end, tree_.key_span(entry).end);
}

/// Behind the colon of an entry.
std::size_t Patcher::colon_end(NodeId entry) const {
  const std::size_t key_end = tree_.key_span(entry).end;
  const std::size_t colon = lines_.text().find(':', key_end);
  return colon == std::string_view::npos ? key_end : colon + 1;
}

/// The dash of an item of a list without brackets, or npos where it is not alone before the item.
std::size_t Patcher::dash_of(NodeId item) const {
  const std::size_t begin = tree_.span(item).begin;
  const std::size_t line = lines_.begin(begin);
  const std::string_view before = lines_.text().substr(line, begin - line);
  const std::size_t dash = before.find('-');
  const bool alone = dash != std::string_view::npos && before.find_first_not_of(' ') == dash &&
                     before.find_first_not_of(' ', dash + 1) == std::string_view::npos;
  return alone ? line + dash : std::string_view::npos;
}

/// Whether a key stands behind a dash and not alone at the start of its line.
bool Patcher::shares_line(NodeId entry) const {
  const Span key = tree_.key_span(entry);
  if (key.end == 0) return false;
  const std::size_t line = lines_.begin(key.begin);
  return lines_.text().substr(line, key.begin - line).find_first_not_of(' ') !=
             std::string_view::npos &&
         !(line == 0 && lines_.text().starts_with("\xEF\xBB\xBF"));
}

/// The lines of an entry of a map or list without brackets: with the comments above it in its own
/// column (for the first entry these may be about all of them, and are not taken along) and those
/// below it that are indented further.
Span Patcher::extent(NodeId entry, bool first) const {
  std::size_t begin = begin_of(entry);
  const bool item = tree_.key_span(entry).end == 0;
  if (item) begin = std::min(begin, dash_of(entry));
  std::size_t line = lines_.begin(begin);
  const std::size_t column = begin - line;
  std::size_t end = lines_.next(end_of(entry));
  while (end < lines_.text().size() && lines_.is_comment(end) && lines_.indent(end) > column)
    end = lines_.next(end);
  if (shares_line(entry) && !item) return {begin, end};
  while (!first && line > 0) {
    const std::size_t above = lines_.begin(
        line -
        (lines_.text()[line - 1] == '\n' && line > 1 && lines_.text()[line - 2] == '\r' ? 2 : 1));
    if (!lines_.is_comment(above) || lines_.indent(above) != column) break;
    line = above;
  }
  return {line, end};
}

/// Whether a comment stands in a value or behind its key, where it would be lost with the value.
bool Patcher::has_comment(NodeId node) const {
  std::size_t at = tree_.span(node).begin;
  const std::string_view text = lines_.text();
  const auto between = [&](std::size_t end) {
    const bool found = end > at && text.substr(at, end - at).find('#') != std::string_view::npos;
    at = std::max(at, end);
    return found;
  };
  // Nodes below one follow it in the order of the file; scalars and keys hide their own `#`.
  const auto look = [&](const auto& self, NodeId here) -> bool {
    for (const NodeId child : tree_.children(here)) {
      const Span key = tree_.key_span(child);
      if (key.end > 0 && between(key.begin)) return true;
      at = std::max(at, key.end);
      if (tree_.is_scalar(child)) {
        if (between(tree_.span(child).begin)) return true;
        at = std::max(at, tree_.span(child).end);
      } else if (self(self, child)) {
        return true;
      }
    }
    return false;
  };
  if (tree_.is_scalar(node) || tree_.is_null(node)) return false;
  if (look(look, node)) return true;
  return between(tree_.span(node).end);
}

void Patcher::lose_comments(NodeId node) {
  if (has_comment(node) && (rewritten_.empty() || rewritten_.back() != path_.text()))
    rewritten_.push_back(path_.text());
}

/// Puts whole lines where a line begins, or behind the last one.
void Patcher::insert_lines(std::size_t at, std::string lines) {
  const std::string_view text = lines_.text();
  const bool unfinished =
      at == text.size() && at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r';
  if (unfinished) {
    lines.insert(0, style_.line_break);
    lines.resize(lines.size() - style_.line_break.size());
  }
  edits_.push_back({{at, at}, std::move(lines)});
}

/// Takes out whole lines, and one of two blank lines that would then meet.
void Patcher::remove_lines(Span lines) {
  const std::string_view text = lines_.text();
  const bool blank_below = lines.end >= text.size() || lines_.is_blank(lines.end);
  if (blank_below && lines.begin > 0) {
    const std::size_t above =
        lines_.begin(lines.begin - (text.substr(0, lines.begin).ends_with("\r\n") ? 2 : 1));
    if (lines_.is_blank(above)) lines.begin = above;
  }
  edits_.push_back({lines, ""});
}

}  // namespace painpoint::yaml
