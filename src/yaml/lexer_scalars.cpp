#include <fmt/format.h>

#include <algorithm>

#include "texts/tr.h"
#include "yaml/lexer_state.h"

namespace painpoint::yaml {

/// From the opening quote to behind the closing one. Lines that go on must be indented more than
/// `parent_column`: so a forgotten quote is found where it was forgotten, and not at the next
/// quote of the file.
bool Lexer::quoted(std::ptrdiff_t parent_column) {
  const std::size_t begin = at_;
  const char mark = text_[begin];
  const auto unclosed = [&] {
    return fail(
        Code::unclosed_quote, begin, begin + 1,
        texts::tr_words("this quotation mark is never closed"),
        mark == '\''
            ? texts::tr_words("add the closing one; a text that begins with an apostrophe needs "
                              "double quotes around it")
            : texts::tr_words("add the closing one at the end of the text"));
  };
  ++at_;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == mark) {
      if (mark == '\'' && peek(1) == '\'') {
        at_ += 2;
        continue;
      }
      ++at_;
      add_scalar(begin, at_, mark == '"' ? Style::double_quoted : Style::single_quoted);
      return true;
    }
    if (c == '\\' && mark == '"' && !at_line_end(at_ + 1)) {
      at_ += 2;
      continue;
    }
    if (!is_break(c)) {
      ++at_;
      continue;
    }
    next_line();
    if (is_document_marker(at_)) return unclosed();
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    const auto column = static_cast<std::ptrdiff_t>(at_ - line_begin_);
    if (!at_line_end(at_) && column <= parent_column) return unclosed();
  }
  return unclosed();
}

Lexer::PlainLine Lexer::plain_line(std::size_t from) const {
  std::size_t end = from;
  std::size_t at = from;
  for (; !at_line_end(at); ++at) {
    const char c = text_[at];
    if (c == ':' && is_gap(at + 1)) return {end, at, true, false};
    if (c == '#' && at > from && is_blank(text_[at - 1])) return {end, at, false, true};
    if (!is_blank(c)) end = at + 1;
  }
  return {end, at, false, false};
}

/// A plain scalar that is no key, with the lines below that belong to it.
bool Lexer::plain_rest(PlainLine first, std::size_t begin, std::size_t column) {
  const bool own_line =
      begin == line_begin_ + column &&
      text_.substr(line_begin_, column).find_first_not_of(' ') == std::string_view::npos;
  if (!take_value(column, begin)) return false;
  const std::ptrdiff_t parent = levels_.back().column;
  PlainLine last = first;
  at_ = last.stop;
  while (!last.comment) {
    // Look ahead over empty lines; without a line that goes on they are read again as what they
    // are, so that each is looked at twice at most.
    const std::size_t before_at = at_;
    const std::size_t before_line = line_begin_;
    const std::size_t before_number = line_number_;
    const auto stay = [&] {
      at_ = before_at;
      line_begin_ = before_line;
      line_number_ = before_number;
    };
    do {
      next_line();
      while (peek() == ' ') ++at_;
    } while (at_ < text_.size() && at_line_end(at_));
    if (peek() == '\t') {
      return fail(Code::tab_indentation, at_, at_ + 1,
                  texts::tr_words("there is a tab at the start of the line"),
                  texts::tr_words("indent with spaces"));
    }
    const std::size_t indent = at_ - line_begin_;
    if (at_ >= text_.size() || static_cast<std::ptrdiff_t>(indent) <= parent || peek() == '#' ||
        (indent == 0 && is_document_marker(at_))) {
      stay();
      break;
    }
    const PlainLine next = plain_line(at_);
    if (next.colon && own_line && indent == column)
      return fail(Code::syntax, begin, first.end,
                  texts::tr_words("a key and a colon are expected here"),
                  text_.substr(begin, first.end - begin).find(':') == std::string_view::npos
                      ? texts::tr_words("write `key: value`")
                      : texts::tr_words("put a space after the colon"));
    if (next.colon)
      return fail(Code::syntax, at_, next.end, texts::tr_words("this line is indented too far"),
                  texts::tr_words(
                      "the line above has its value already: line the key up with that of the line "
                      "above"));
    last = next;
    at_ = last.stop;
  }
  add_scalar(begin, last.end, Style::plain);
  return rest_is_empty() ||
         fail(Code::syntax, at_, at_ + 1, texts::tr_words("this text cannot be read"),
              texts::tr_words("put it in quotes"));
}

/// `|` or `>` and the lines below.
bool Lexer::block_scalar() {
  const std::size_t begin = at_;
  const Style style = text_[at_++] == '|' ? Style::literal : Style::folded;
  std::ptrdiff_t given = 0;
  for (int i = 0; i < 2; ++i) {
    const char c = peek();
    if (c >= '1' && c <= '9' && given == 0) given = c - '0';
    if (c == '+' || c == '-' || (c >= '1' && c <= '9')) ++at_;
  }
  if (!is_gap(at_) || !rest_is_empty())
    return fail(Code::syntax, begin, begin + 1,
                texts::tr_format("a text cannot begin with `{}`", text_[begin]),
                texts::tr_words("put it in quotes; a long text starts on the line below"));
  const std::ptrdiff_t parent = levels_.back().column;
  const std::ptrdiff_t least = std::max<std::ptrdiff_t>(parent, 0) + 1;
  std::ptrdiff_t indent = given > 0 ? std::max<std::ptrdiff_t>(parent, 0) + given : least;
  bool detect = given == 0;
  std::size_t end = at_;
  while (at_ < text_.size()) {
    const std::size_t before_at = at_;
    const std::size_t before_line = line_begin_;
    next_line();
    while (peek() == ' ' && (detect || static_cast<std::ptrdiff_t>(at_ - line_begin_) < indent))
      ++at_;
    const auto column = static_cast<std::ptrdiff_t>(at_ - line_begin_);
    if (at_ < text_.size() && at_line_end(at_)) {
      if (detect) indent = std::max(indent, column);
      continue;
    }
    if (peek() == '\t' && column < indent)
      return fail(Code::tab_indentation, at_, at_ + 1,
                  texts::tr_words("there is a tab at the start of the line"),
                  texts::tr_words("indent with spaces"));
    if (at_ >= text_.size() || column < (detect ? least : indent)) {
      at_ = before_at;
      line_begin_ = before_line;
      --line_number_;
      break;
    }
    if (detect && column < indent)
      return fail(
          Code::syntax, at_, at_ + 1,
          texts::tr_words("the empty line above is indented more than the text's first line"),
          texts::tr_words("take the spaces out of the empty line"));
    if (detect) indent = column;
    detect = false;
    while (!at_line_end(at_)) ++at_;
    end = at_;
  }
  while (end > begin && is_blank(text_[end - 1])) --end;
  add_scalar(begin, end, style);
  return true;
}

}  // namespace painpoint::yaml
