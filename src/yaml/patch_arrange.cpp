#include <algorithm>

#include "yaml/patcher.h"

namespace painpoint::yaml {

/// The text of something new: in brackets `key: value`, else whole lines.
std::string Patcher::new_text(const Collection& all, const DocumentEntry& entry,
                              std::size_t column) const {
  const Within within = brackets_ > 0 ? Within::brackets : Within::block;
  const bool of_map = all.shape == Collection::Shape::map;
  if (of_map && !all.in_brackets) return in_lines(entry, column, style_);
  if (of_map) return entry_on_one_line(entry, within);
  std::string item = all.shape == Collection::Shape::ids ? word_scalar(entry.key, within)
                                                         : on_one_line(entry.value, within);
  if (all.in_brackets) return item;
  return std::string(column, ' ') + "- " + item + std::string(style_.line_break);
}

/// The text of an entry that moves, with its comments and with what changes in it.
std::string Patcher::moved_text(const Collection& all, const Part& part) {
  Edits others;
  others.swap(edits_);
  settle_part(part, all.shape);
  const bool first = part.source == all.children.front();
  const Span place = all.in_brackets ? Span{begin_of(part.source), end_of(part.source)}
                                     : extent(part.source, first);
  std::string text = apply(lines_.text(), place, std::move(edits_));
  edits_ = std::move(others);
  if (!all.in_brackets && !text.ends_with('\n') && !text.ends_with('\r')) text += style_.line_break;
  return text;
}

/// Sections of several lines are set off by blank lines, where the file does so.
void Patcher::stand_apart(Span neighbour, std::string& text) const {
  const auto several = [](std::string_view lines) {
    return lines.find_first_of("\r\n") + 2 < lines.size();
  };
  if (!blank_lines_between_sections_) return;
  if (!several(text) && !several(lines_.part(neighbour))) return;
  text.insert(0, style_.line_break);
  const bool more = neighbour.end < lines_.text().size() && !lines_.is_blank(neighbour.end);
  if (more) text += style_.line_break;
}

void Patcher::put(const Collection& all, NodeId beside, bool behind, std::string text) {
  if (all.in_brackets) {
    const std::size_t at = behind ? end_of(beside) : begin_of(beside);
    edits_.push_back({{at, at}, behind ? ", " + text : text + ", "});
    return;
  }
  const bool first = beside == all.children.front();
  if (behind) {
    const Span lines = extent(beside, first);
    if (all.node == 0) stand_apart(lines, text);
    return insert_lines(lines.end, std::move(text));
  }
  if (!shares_line(beside)) {
    const std::size_t at = extent(beside, first).begin;
    edits_.push_back({{at, at}, std::move(text)});
    return;
  }
  // `- key: value`: the new key takes the place behind the dash.
  const std::size_t column = column_of(all.node);
  const std::size_t at = begin_of(beside);
  edits_.push_back({{at, at}, text.substr(column) + std::string(column, ' ')});
}

/// Puts what is new or moves behind what stands before it, or before what stands behind it.
void Patcher::place_new(const Collection& all) {
  const auto stays = [](const Part& part) { return part.stays; };
  if (std::all_of(all.parts.begin(), all.parts.end(), stays)) return;
  const std::size_t column =
      all.shape == Collection::Shape::map || all.in_brackets
          ? column_of(all.node)
          : dash_of(all.children.front()) - lines_.begin(dash_of(all.children.front()));
  // The next part whose order counts and that stays, by part.
  std::vector<NodeId> next(all.parts.size(), kNoNode);
  NodeId following = kNoNode;
  NodeId first_of_all = kNoNode;
  for (std::size_t i = all.parts.size(); i-- > 0;) {
    next[i] = following;
    const Part& part = all.parts[i];
    if (part.stays && part.wanted->ordered) following = part.source;
    if (part.stays && (first_of_all == kNoNode || part.source < first_of_all))
      first_of_all = part.source;
  }
  if (first_of_all == kNoNode) first_of_all = all.children.front();  // something nobody knows
  NodeId before = kNoNode;
  NodeId ordered_before = kNoNode;
  for (std::size_t i = 0; i < all.parts.size(); ++i) {
    const Part& part = all.parts[i];
    if (part.stays) {
      before = part.source;
      if (part.wanted->ordered) ordered_before = part.source;
      continue;
    }
    std::string text =
        part.source != kNoNode ? moved_text(all, part) : new_text(all, *part.wanted, column);
    const bool ordered = part.wanted->ordered;
    if (ordered && ordered_before != kNoNode)
      put(all, ordered_before, true, std::move(text));
    else if (ordered && next[i] != kNoNode)
      put(all, next[i], false, std::move(text));
    else if (before != kNoNode)
      put(all, before, true, std::move(text));
    else
      put(all, first_of_all, false, std::move(text));
  }
}

void Patcher::take_out(const Collection& all, const std::vector<char>& stays) {
  if (all.in_brackets) return take_out_of_brackets(all, stays);
  for (std::size_t i = 0; i < stays.size(); ++i)
    if (stays[i] == 0) remove_lines(extent(all.children[i], i == 0));
}

/// Entries in brackets go with one of the commas around them.
void Patcher::take_out_of_brackets(const Collection& all, const std::vector<char>& stays) {
  for (std::size_t i = 0; i < stays.size();) {
    if (stays[i] != 0) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < stays.size() && stays[i] == 0) ++i;
    if (i < stays.size()) {
      edits_.push_back({{begin_of(all.children[from]), begin_of(all.children[i])}, ""});
      continue;
    }
    const std::size_t begin = end_of(all.children[from - 1]);
    const std::size_t end = end_of(all.children[i - 1]);
    const std::size_t first = begin_of(all.children[from]);
    const std::string_view between = lines_.text().substr(begin, first - begin);
    if (between.find('#') == std::string_view::npos) {
      edits_.push_back({{begin, end}, ""});
      continue;
    }
    // A comment behind the comma belongs to what stays.
    const std::size_t comma = lines_.text().find(',', begin);
    edits_.push_back({{comma, comma + 1}, ""});
    edits_.push_back({{first, end}, ""});
  }
}

}  // namespace painpoint::yaml
