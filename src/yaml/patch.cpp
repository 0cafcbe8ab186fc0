#include "yaml/patch.h"

#include <algorithm>

#include "yaml/patcher.h"

namespace painpoint::yaml {
namespace {

using Kind = Document::Kind;

/// A number as the map that it is in the long form.
Document as_map(const Document& number) {
  Document map;
  map.kind = Kind::map;
  Document value = number;
  value.entries.clear();
  map.entries.push_back({"value", std::move(value), false, false});
  for (const DocumentEntry& entry : number.entries) map.entries.push_back(entry);
  return map;
}

}  // namespace

Patcher::Patcher(const Tree& tree, std::string_view text, const std::set<std::string>& anew)
    : tree_(tree), lines_(text), anew_(anew) {
  style_.line_break = lines_.line_break();
  // The indentation of this file is that of the first thing that is indented.
  for (const NodeId section : tree.children(0)) {
    if (!tree.is_map(section) || in_brackets(section) || tree.child_count(section) == 0) continue;
    const std::size_t step = column_of(section);
    if (step > 0 && step <= 8) style_.step = step;
    break;
  }
  NodeId before = kNoNode;
  for (const NodeId section : tree.children(0)) {
    if (before != kNoNode && !in_brackets(0)) {
      const std::size_t next = lines_.next(end_of(before));
      blank_lines_between_sections_ =
          blank_lines_between_sections_ || (next < text.size() && lines_.is_blank(next));
    }
    before = section;
  }
}

void Patcher::run(const Document& own, const Document& wanted) {
  const DocumentEntry root{"", wanted};
  map(0, root, own, wanted);
}

void Patcher::value(NodeId node, const DocumentEntry& entry, const Document& own_part,
                    const Document& wanted_part) {
  if (same(own_part, wanted_part)) return;
  if (anew_.contains(path_.text())) {
    rewritten_.push_back(path_.text());
    return replace(node, entry);
  }
  const Document own = now(own_part);
  const Document wanted = now(wanted_part);
  // `{ set: 30% }` is the long form of `30%`.
  if (wanted.change && own.change && tree_.is_map(node) && tree_.child_count(node) == 1 &&
      tree_.key(tree_.first_child(node)) == "set") {
    const bool opened = in_brackets(node);
    brackets_ += opened ? 1 : 0;
    value(tree_.first_child(node), entry, own, wanted);
    brackets_ -= opened ? 1 : 0;
    return;
  }
  bool done = false;
  switch (wanted.kind) {
    case Kind::number:
      if (own.kind != Kind::number) break;
      number(node, entry, own, wanted);
      done = true;
      break;
    case Kind::text:
    case Kind::word:
      if (!tree_.is_scalar(node)) break;
      scalar(node, wanted);
      done = true;
      break;
    case Kind::map:
      done = own.kind == Kind::map && map_value(node, entry, own, wanted);
      break;
    case Kind::list:
      if (own.kind != Kind::list) break;
      if (tree_.is_sequence(node) && tree_.child_count(node) == own.entries.size()) {
        list(node, entry, own, wanted);
        done = true;
      } else if (wanted.one_alone && wanted.entries.size() == 1 && own.entries.size() == 1) {
        value(node, entry, own.entries[0].value, wanted.entries[0].value);
        done = true;
      }
      break;
    default:
      break;
  }
  if (!done) replace(node, entry);
}

bool Patcher::map_value(NodeId node, const DocumentEntry& entry, const Document& own,
                        const Document& wanted) {
  if (tree_.is_scalar(node)) {
    if (!wanted.is_whole()) return false;
    scalar(node, wanted);
    return true;
  }
  if (tree_.is_sequence(node)) {
    if (!wanted.is_bare()) return false;
    ids(node, entry, wanted);
    return true;
  }
  if (!tree_.is_map(node) || tree_.child_count(node) == 0) return false;
  // A split that has become one name goes back to the short form, unless something is said there.
  if (wanted.is_whole() && !own.is_whole() && !has_comment(node)) return false;
  map(node, entry, own, wanted);
  return true;
}

void Patcher::number(NodeId node, const DocumentEntry& entry, const Document& own,
                     const Document& wanted) {
  if (tree_.is_scalar(node)) {
    if (wanted.entries.empty()) return digits(node, wanted);
    const Span span = tree_.span(node);
    edits_.push_back({{span.begin, span.begin}, "{ value: "});
    if (own.number != wanted.number) digits(node, wanted);
    std::string about;
    for (const DocumentEntry& known : wanted.entries) about += ", " + entry_on_one_line(known);
    edits_.push_back({{span.end, span.end}, about + " }"});
    return;
  }
  const NodeId written = tree_.is_map(node) ? tree_.child(node, "value") : kNoNode;
  if (written == kNoNode || !tree_.is_scalar(written)) return replace(node, entry);
  const bool only_value = wanted.entries.empty() && !own.entries.empty() && !has_comment(node) &&
                          tree_.child(node, "distribution") == kNoNode;
  if (only_value) {
    const std::string_view before = lines_.part(tree_.span(written));
    return set_on_line(node, changed_number_text(before, wanted.number, wanted.form));
  }
  Document own_map = as_map(own);
  Document wanted_map = as_map(wanted);
  if (tree_.child(node, "distribution") != kNoNode) {
    Document fixed;
    fixed.kind = Kind::word;
    fixed.text = "fixed";
    own_map.entries.push_back({"distribution", fixed, true, false});
    wanted_map.entries.push_back({"distribution", fixed, true, false});
  }
  map(node, entry, own_map, wanted_map);
}

void Patcher::digits(NodeId node, const Document& wanted) {
  const Span span = tree_.span(node);
  edits_.push_back({span, changed_number_text(lines_.part(span), wanted.number, wanted.form)});
}

void Patcher::scalar(NodeId node, const Document& wanted) {
  const Span span = tree_.span(node);
  const Within within = brackets_ > 0 ? Within::brackets : Within::block;
  const std::string_view before = lines_.part(span);
  if (wanted.kind != Kind::text) {
    const bool split = wanted.kind == Kind::map;
    edits_.push_back({span, word_scalar(split ? wanted.entries.front().key : wanted.text, within)});
    return;
  }
  const bool was_block = before.starts_with('|') || before.starts_with('>');
  const bool in_entry = brackets_ == 0 && tree_.key_span(node).end > 0;
  if (was_block || (in_entry && suits_literal(wanted.text)))
    return replace(node, {std::string(tree_.key(node)), wanted});
  edits_.push_back({span, text_scalar_like(before, wanted.text, within)});
}

/// `cause: x` and `causes: { x: 70%, y: 30% }` have different keys.
void Patcher::split_under_cause(NodeId node, const DocumentEntry& entry) {
  if (brackets_ > 0 || in_brackets(node) || tree_.is_scalar(node)) {
    const Span place{tree_.key_span(node).begin, end_of(node)};
    edits_.push_back(
        {place, entry_on_one_line(entry, brackets_ > 0 ? Within::brackets : Within::block)});
    return;
  }
  edits_.push_back(
      {tree_.key_span(node), entry.value.is_whole() ? std::string(entry.short_key) : entry.key});
  set_on_line(node, on_one_line(entry.value));
}

void Patcher::replace(NodeId node, const DocumentEntry& entry) {
  lose_comments(node);
  const Span key = tree_.key_span(node);
  if (brackets_ > 0 || key.end == 0)
    return set_on_line(node,
                       on_one_line(entry.value, brackets_ > 0 ? Within::brackets : Within::block));
  const std::size_t column = key.begin - lines_.begin(key.begin);
  const Document value = now(entry.value);
  if (value.kind == Kind::text && suits_literal(value.text)) {
    // `|` stands where the value was, unless a comment does so behind it.
    const std::size_t after = end_of(node);
    const std::string_view rest = lines_.text().substr(after, lines_.end(after) - after);
    const bool commented = rest.find('#') != std::string_view::npos;
    return set_on_line(node, commented ? double_quoted(value.text)
                                       : literal_text(value.text, column + style_.step, style_));
  }
  // A new value may be wider than what people write; one that was in brackets stays there.
  const bool narrow = value.kind != Kind::map && value.kind != Kind::list;
  const bool was_in_brackets = in_brackets(node) && !anew_.contains(path_.text());
  if (narrow || was_in_brackets || fits_on_one_line(entry, column))
    return set_on_line(node, on_one_line(entry.value, Within::block));
  std::string lines = in_lines(entry, column, style_);
  lines.erase(0, lines.find(style_.line_break) + style_.line_break.size());
  const std::size_t colon = colon_end(node);
  const Span old = tree_.span(node);
  std::size_t end = lines_.next(end_of(node));
  if (lines_.begin(old.begin) == lines_.begin(key.begin)) {
    if (old.end > colon) edits_.push_back({{colon, old.end}, ""});
  } else {
    end = std::max(end, extent(node, true).end);
    edits_.push_back({{lines_.next(colon), end}, ""});
  }
  insert_lines(end, std::move(lines));
}

/// Writes the value behind its key or dash, on its line.
void Patcher::set_on_line(NodeId node, const std::string& text) {
  const Span old = tree_.span(node);
  const Span key = tree_.key_span(node);
  const bool on_line =
      key.end == 0 || in_brackets(node) || lines_.begin(old.begin) == lines_.begin(key.begin);
  if (on_line) {
    const bool glued = old.begin == old.end;  // nothing was there: `key:`
    edits_.push_back({old, (glued ? " " : "") + text});
    return;
  }
  const std::size_t colon = colon_end(node);
  const std::size_t from = lines_.next(colon);
  edits_.push_back({{colon, colon}, " " + text});
  edits_.push_back({{from, std::max(from, extent(node, true).end)}, ""});
}

Patch find_patch(const JourneyFile& file, const Document& own, const Document& wanted,
                 const std::set<std::string>& anew) {
  Patcher patcher(file.tree, file.source.text, anew);
  patcher.run(own, wanted);
  return patcher.take();
}

}  // namespace painpoint::yaml
