#include "yaml/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::yaml {

Span place_of(const Tree& tree, NodeId node) {
  const Span value = tree.span(node);
  const Span key = tree.key_span(node);
  const bool has_key = key.end > key.begin;
  if (has_key && (!tree.is_scalar(node) || value.end == value.begin)) return key;
  return value;
}

void Reading::add(Code code, Span span, std::string message, std::string advice) {
  if (full()) return;
  found_.add({code, Level::error, std::move(message), std::move(advice), path.text(), span});
}

void Reading::error(Code code, NodeId node, std::string message, std::string advice) {
  const bool map_in_brackets = !tree.is_scalar(node) && tree.key_span(node).end == 0;
  Span span = place_of(tree, node);
  // A list or map without a key of its own, an item of a list, is shown by its first character.
  if (map_in_brackets && span.end > span.begin) span.end = span.begin + 1;
  add(code, span, std::move(message), std::move(advice));
}

void Reading::error_at_key(Code code, NodeId node, std::string message, std::string advice) {
  const Span key = tree.key_span(node);
  if (key.end == key.begin) return error(code, node, std::move(message), std::move(advice));
  add(code, key, std::move(message), std::move(advice));
}

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

void check_duplicates_of(Reading& reading, NodeId map) {
  const Tree& tree = reading.tree;
  const auto report = [&](NodeId entry) {
    reading.take(entry);
    reading.error_at_key(Code::duplicate_key, entry,
                         texts::tr_format("the key `{}` stands here a second time",
                                          fit(printable(tree.key(entry)), 40)),
                         texts::tr_words("keep one of the two"));
  };
  constexpr std::size_t kFew = 24;
  bool simple = tree.child_count(map) <= kFew;
  for (const NodeId entry : tree.children(map)) simple = simple && is_ascii(tree.key(entry));
  if (simple) {
    // Comparing a few short keys with each other is faster than hashing them.
    std::array<std::string_view, kFew> keys;
    std::size_t count = 0;
    for (const NodeId entry : tree.children(map)) {
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(count);
      if (std::find(keys.begin(), end, tree.key(entry)) != end)
        report(entry);
      else
        keys[count++] = tree.key(entry);
    }
    return;
  }
  std::unordered_set<std::string> seen;
  seen.reserve(tree.child_count(map));
  for (const NodeId entry : tree.children(map))
    if (!seen.insert(nfc(tree.key(entry))).second) report(entry);
}

}  // namespace

void check_duplicates(Reading& reading, NodeId node) {
  const Tree& tree = reading.tree;
  if (reading.full()) return;
  if (tree.is_map(node)) check_duplicates_of(reading, node);
  std::size_t position = 0;
  for (const NodeId child : tree.children(node)) {
    ++position;
    if (tree.first_child(child) == kNoNode) continue;
    const std::string_view key = tree.key(child);
    const std::size_t before = reading.path.push(tree.is_sequence(node) ? std::to_string(position)
                                                 : is_ascii(key)        ? std::string(key)
                                                                        : nfc(key));
    check_duplicates(reading, child);
    reading.path.pop(before);
  }
}

void unknown_key(Reading& reading, NodeId entry, const std::vector<std::string>& known) {
  if (reading.full()) return;
  const std::string_view key = reading.tree.key(entry);
  const auto near = nearest(key, known);
  std::string advice = near ? texts::tr_format("did you mean `{}`?", *near)
                            : texts::tr_format("there is {}", texts::listed(known, 30));
  if (!near && known.size() > 12)
    advice = texts::tr_words(
        "look at `painpoint explain` for what there is; notes of your own start with `x-`");
  // `{ cost: 0,3 }` is the key `cost` with 0, and a key `3` with nothing.
  const bool digits =
      !key.empty() && key.find_first_not_of("0123456789%") == std::string_view::npos;
  if (digits && reading.tree.is_null(entry))
    advice = texts::tr_words("if it is the end of a number, write a point and not a comma: 0.3");
  const std::size_t before = reading.path.push(key);
  reading.error_at_key(Code::unknown_key, entry,
                       texts::tr_format("there is no key `{}` here", fit(printable(key), 40)),
                       std::move(advice));
  reading.path.pop(before);
}

std::string_view kind_in_words(const Tree& tree, NodeId node) {
  switch (tree.kind(node)) {
    case NodeKind::null:
      return texts::tr_words("nothing");
    case NodeKind::map:
      return texts::tr_words("a map");
    case NodeKind::sequence:
      return texts::tr_words("a list");
    case NodeKind::scalar:
      return tree.is_plain(node) ? texts::tr_words("a single value")
                                 : texts::tr_words("a text in quotes");
  }
  return "";
}

}  // namespace painpoint::yaml
