#include <fmt/format.h>

#include "texts/tr.h"
#include "yaml/lexer_state.h"

namespace painpoint::yaml {

/// From an opening bracket to behind the closing one, over any number of lines.
bool Lexer::flow(std::ptrdiff_t parent_column) {
  const std::size_t begin = at_;
  flows_.clear();
  if (!flow_open(text_[at_])) return false;
  while (!flows_.empty()) {
    if (!flow_space(parent_column)) return false;
    if (at_ - begin > kMostFlowBytes)
      return fail(Code::flow_too_long, begin, begin + 1,
                  texts::tr_format("what stands in this `{}` is longer than 64 kB", text_[begin]),
                  texts::tr_words(
                      "close the bracket where it should end, or write one key per line without "
                      "brackets"));
    if (at_ >= text_.size()) return unclosed_bracket();
    if (!flow_token(parent_column)) return false;
  }
  return true;
}

bool Lexer::unclosed_bracket() {
  const FlowLevel& top = flows_.back();
  return fail(Code::syntax, top.begin, top.begin + 1,
              texts::tr_format("this `{}` is never closed", top.open),
              texts::tr_format("add the `{}` where it should end", top.open == '[' ? ']' : '}'));
}

/// A line inside brackets that can only belong to what is around them.
bool Lexer::flow_line_is_foreign(std::size_t at, std::ptrdiff_t parent_column) const {
  if (at_line_end(at) || text_[at] == '#') return false;
  const auto column = static_cast<std::ptrdiff_t>(at - line_begin_);
  if (column == 0 && (is_document_marker(at) || text_[at] == '%')) return true;
  return column <= parent_column && text_[at] != ']' && text_[at] != '}';
}

/// Skips blanks, line breaks and comments.
bool Lexer::flow_space(std::ptrdiff_t parent_column) {
  while (at_ < text_.size()) {
    skip_blanks();
    if (peek() == '#')
      while (!at_line_end(at_)) ++at_;
    if (at_ >= text_.size() || !is_break(text_[at_])) return true;
    next_line();
    skip_blanks();
    if (flow_line_is_foreign(at_, parent_column)) return unclosed_bracket();
  }
  return true;
}

bool Lexer::flow_token(std::ptrdiff_t parent_column) {
  const char c = text_[at_];
  const std::size_t begin = at_;
  switch (c) {
    case '[':
    case '{':
      return flow_node(begin, true, true) && flow_open(c);
    case ']':
    case '}':
      return flow_close(c);
    case ',':
      return flow_comma();
    case '"':
    case '\'': {
      // The line counts where the key begins.
      if (!flow_node(begin, false, true)) return false;
      return quoted(parent_column);
    }
    case '&':
    case '!':
      while (!is_gap(at_) && std::string_view(",[]{}").find(text_[at_]) == std::string_view::npos)
        ++at_;
      return feature(begin, at_,
                     c == '&' ? texts::tr_words("an anchor (`&`)") : texts::tr_words("a tag (`!`)"),
                     texts::tr_words("delete it, or put the text in quotes"));
    case '|':
    case '>':
    case '%':
    case '@':
    case '`':
      return illegal_start(at_);
    case '?':
      if (is_gap(at_ + 1))
        return fail(Code::yaml_feature, at_, at_ + 1,
                    texts::tr_words("a complex key (`? `) is not used in journeys"),
                    texts::tr_words("write `key: value`"));
      return fail(Code::syntax, at_, at_ + 1,
                  texts::tr_words("a `?` inside brackets cannot be read"),
                  texts::tr_words("put the text in quotes"));
    case '-':
      if (is_gap(at_ + 1))
        return fail(Code::syntax, at_, at_ + 1,
                    texts::tr_words("a list with dashes cannot stand inside brackets"),
                    texts::tr_words("write [a, b], or take the brackets away"));
      break;
    default:
      break;
  }
  const bool ends = is_gap(at_ + 1) || std::string_view(",]}").find(peek(1)) != std::string::npos;
  if (c == ':' && (ends || flows_.back().json_like)) return flow_colon();
  if (c == '*') {
    std::size_t end = at_;
    while (!is_gap(end) && std::string_view(",[]{}").find(text_[end]) == std::string::npos) ++end;
    if (!feature(begin, end, texts::tr_words("an alias (`*`)"),
                 texts::tr_words("write the value out; a text that begins with * needs quotes")))
      return false;
  }
  return flow_plain(parent_column);
}

bool Lexer::flow_open(char open) {
  if (levels_.size() - 1 + flows_.size() + 1 > kMostNesting)
    return fail(Code::nested_too_deeply, at_, at_ + 1,
                texts::tr_format("more than {} levels stand inside each other here", kMostNesting),
                texts::tr_words("a journey needs about ten"));
  FlowLevel level;
  level.open = open;
  level.begin = at_;
  level.range = out_.flows.size();
  out_.flows.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)});
  flows_.push_back(level);
  ++at_;
  return true;
}

bool Lexer::flow_close(char close) {
  const FlowLevel top = flows_.back();
  const char wanted = top.open == '[' ? ']' : '}';
  if (close != wanted)
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_format("`{}` stands where a `{}` is still open", close, top.open),
                texts::tr_format("close it with `{}` first", wanted));
  ++at_;
  out_.flows[top.range].end = static_cast<std::uint32_t>(at_);
  flows_.pop_back();
  return true;
}

bool Lexer::flow_comma() {
  FlowLevel& top = flows_.back();
  if (!top.node)
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_words("there is nothing in front of this comma"),
                texts::tr_words("delete one comma"));
  top.node = top.colon = top.value = top.node_is_flow = top.json_like = false;
  ++at_;
  return true;
}

bool Lexer::flow_colon() {
  FlowLevel& top = flows_.back();
  if (!top.node)
    return fail(Code::syntax, at_, at_ + 1, texts::tr_words("nothing stands before the colon"),
                texts::tr_words("write `key: value`"));
  if (top.colon)
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_words("there is a second colon in this entry"),
                texts::tr_words("put a comma between two entries, or the text in quotes"));
  if (top.node_is_flow)
    return fail(Code::yaml_feature, top.node_begin, top.node_begin + 1,
                texts::tr_words("a key in brackets is not used in journeys"),
                texts::tr_words("write a word before the colon"));
  if (top.node_line != line_number_)
    return fail(Code::syntax, top.node_begin, top.node_begin + 1,
                texts::tr_words("a key must stand on one line"),
                texts::tr_words("is there a comma missing behind the line above?"));
  if (at_ - top.node_begin > kMostKeyBytes)
    return fail(Code::syntax, top.node_begin, top.node_begin + 1,
                texts::tr_format("this key is longer than {} bytes", kMostKeyBytes),
                texts::tr_words("keys are short; long texts stand behind them"));
  top.colon = true;
  top.json_like = false;
  ++at_;
  return true;
}

/// A scalar or a collection begins here: as the key or only node of an entry, or as its value.
bool Lexer::flow_node(std::size_t begin, bool is_flow, bool json_like) {
  FlowLevel& top = flows_.back();
  const bool full = top.colon ? top.value : top.node;
  if (full) {
    const bool glued = begin > 0 && text_[begin - 1] == ':';
    return fail(Code::syntax, begin, begin + 1,
                texts::tr_words("there is something missing in front of this"),
                glued ? texts::tr_words("put a space after the colon")
                      : texts::tr_words("put a comma between two entries"));
  }
  top.json_like = json_like;
  if (top.colon) {
    top.value = true;
    return true;
  }
  top.node = true;
  top.node_is_flow = is_flow;
  top.node_begin = begin;
  top.node_line = line_number_;
  return true;
}

bool Lexer::flow_plain(std::ptrdiff_t parent_column) {
  const std::size_t begin = at_;
  if (!flow_node(begin, false, false)) return false;
  std::size_t end = at_;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (std::string_view(",[]{}").find(c) != std::string::npos) break;
    if (c == '?')
      return fail(Code::syntax, at_, at_ + 1,
                  texts::tr_words("a `?` inside brackets cannot be read"),
                  texts::tr_words("put the text in quotes"));
    if (c == ':' && (is_gap(at_ + 1) || std::string_view(",]}").find(peek(1)) != std::string::npos))
      break;
    if (c == '#' && at_ > begin && is_blank(text_[at_ - 1])) break;
    if (!is_break(c)) {
      ++at_;
      if (!is_blank(c)) end = at_;
      continue;
    }
    next_line();
    skip_blanks();
    if (flow_line_is_foreign(at_, parent_column)) return unclosed_bracket();
    if (peek() == '#') break;
  }
  const std::string_view text = text_.substr(begin, end - begin);
  if (text == "<<" && peek() == ':' &&
      !feature(begin, end, texts::tr_words("a merge key (`<<`)"),
               texts::tr_words("write the keys out where they are needed")))
    return false;
  add_scalar(begin, end, Style::plain);
  return true;
}

}  // namespace painpoint::yaml
