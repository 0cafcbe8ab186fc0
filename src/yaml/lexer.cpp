#include "yaml/lexer.h"

#include <fmt/format.h>

#include "texts/tr.h"
#include "yaml/encoding.h"
#include "yaml/lexer_state.h"

namespace painpoint::yaml {

bool Lexer::fail(Code code, std::size_t begin, std::size_t end, std::string message,
                 std::string advice) {
  out_.diagnostics.add(
      {code, painpoint::Level::error, std::move(message), std::move(advice), "", Span{begin, end}});
  return false;
}

bool Lexer::complain(Code code, std::size_t begin, std::size_t end, std::string message,
                     std::string advice) {
  constexpr std::size_t kMost = 20;
  fail(code, begin, end, std::move(message), std::move(advice));
  return out_.diagnostics.error_count() < kMost;
}

bool Lexer::feature(std::size_t begin, std::size_t end, std::string_view what,
                    std::string_view advice) {
  return complain(Code::yaml_feature, begin, end,
                  texts::tr_format("{} is not used in journeys", what), std::string(advice));
}

bool Lexer::is_document_marker(std::size_t at) const {
  const std::string_view mark = text_.substr(at, 3);
  return (mark == "---" || mark == "...") && is_gap(at + 3);
}

void Lexer::next_line() {
  while (!at_line_end(at_)) ++at_;
  if (peek() == '\r' && peek(1) == '\n') ++at_;
  if (at_ < text_.size()) ++at_;
  line_begin_ = at_;
  ++line_number_;
}

bool Lexer::rest_is_empty() {
  skip_blanks();
  if (peek() == '#' && (at_ == line_begin_ || is_blank(text_[at_ - 1])))
    while (!at_line_end(at_)) ++at_;
  return at_line_end(at_);
}

void Lexer::run() {
  at_ = line_begin_ = byte_order_mark(text_);
  levels_.push_back({-1, Level::Kind::root, true});
  while (at_ < text_.size()) {
    if (!line()) return;
  }
  if (!something_ && !out_.diagnostics.has_errors())
    fail(Code::empty_file, text_.size(), text_.size(), texts::tr_words("the file is empty"),
         texts::tr_words("a journey starts with `painpoint: 1`, `journey:` and `touchpoints:`"));
}

bool Lexer::line() {
  while (peek() == ' ') ++at_;
  if (peek() == '\t')
    return fail(Code::tab_indentation, at_, at_ + 1,
                texts::tr_words("there is a tab at the start of the line"),
                texts::tr_words("indent with spaces"));
  const std::size_t column = at_ - line_begin_;
  if (rest_is_empty()) {
    next_line();
    return true;
  }
  if (column == 0 && (is_document_marker(at_) || peek() == '%')) return document_marker_line();
  if (ended_)
    return fail(Code::second_document, at_, at_ + 1,
                texts::tr_words("there is something after the end mark `...`"),
                texts::tr_words("a file holds one journey: delete the mark or what follows"));
  something_ = true;
  if (!content(column)) return false;
  next_line();
  return true;
}

bool Lexer::document_marker_line() {
  const std::size_t begin = at_;
  if (peek() == '%') {
    while (!is_gap(at_)) ++at_;
    return feature(begin, at_, texts::tr_words("a directive (`%`)"),
                   texts::tr_words("delete the line")) &&
           (next_line(), true);
  }
  at_ += 3;
  if (text_[begin] == '.') {
    ended_ = true;
  } else if (marker_seen_ || something_ || ended_) {
    return fail(
        Code::second_document, begin, at_, texts::tr_words("a second document starts here"),
        texts::tr_words("a file holds one journey: move the second one into a file of its own"));
  }
  marker_seen_ = true;
  if (!rest_is_empty())
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_words("the line of a document mark holds more"),
                texts::tr_words("start the journey on a line of its own"));
  next_line();
  return true;
}

bool Lexer::content(std::size_t column) {
  const auto signed_column = static_cast<std::ptrdiff_t>(column);
  const bool dash = peek() == '-' && is_gap(at_ + 1);
  while (levels_.back().column > signed_column ||
         (levels_.back().column == signed_column && levels_.back().kind == Level::Kind::sequence &&
          !dash))
    levels_.pop_back();
  while (peek() == '-' && is_gap(at_ + 1)) {
    if (!open_collection(Level::Kind::sequence, column)) return false;
    ++at_;
    while (peek() == ' ') ++at_;
    const std::size_t here = at_;
    if (rest_is_empty()) return true;
    if (text_[here] == '\t')
      return fail(Code::tab_indentation, here, here + 1,
                  texts::tr_words("there is a tab behind the dash"),
                  texts::tr_words("use one space"));
    column = at_ - line_begin_;
  }
  return node(column, true);
}

bool Lexer::open_collection(Level::Kind kind, std::size_t column) {
  Level& top = levels_.back();
  const auto signed_column = static_cast<std::ptrdiff_t>(column);
  const bool same_column = top.column == signed_column;
  if (same_column && top.kind == kind) {
    top.pending = true;
    return true;
  }
  // A list may stand in the column of the key that it belongs to.
  if (same_column && !top.pending)
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_words("a list item stands between the keys of a map"),
                texts::tr_words("indent it below its key, or take the dash away"));
  if (!top.pending)
    return fail(
        Code::syntax, line_begin_ + column, line_begin_ + column + 1,
        texts::tr_words("this line does not belong to anything by its indentation"),
        texts::tr_words("line it up with the keys that it belongs to; the line above has its value "
                        "already"));
  top.pending = false;
  levels_.push_back({signed_column, kind, true});
  if (levels_.size() - 1 > kMostNesting)
    return fail(Code::nested_too_deeply, at_, at_ + 1,
                texts::tr_format("more than {} levels stand inside each other here", kMostNesting),
                texts::tr_words("a journey needs about ten"));
  return true;
}

bool Lexer::take_value(std::size_t column, std::size_t begin) {
  Level& top = levels_.back();
  if (top.kind == Level::Kind::map && top.column == static_cast<std::ptrdiff_t>(column)) {
    std::size_t end = begin;
    while (!at_line_end(end)) ++end;
    const std::string_view rest = text_.substr(begin, end - begin);
    const bool glued = rest.find(':') != std::string_view::npos;
    return fail(
        Code::syntax, begin, end, texts::tr_words("a key and a colon are expected here"),
        glued ? texts::tr_words("put a space after the colon")
              : texts::tr_words(
                    "write `key: value`, or indent the line if it goes on from the one above"));
  }
  if (!top.pending)
    return fail(Code::syntax, begin, begin + 1,
                texts::tr_words("this does not belong to anything by its indentation"),
                texts::tr_words("the line above has its value already"));
  top.pending = false;
  return true;
}

bool Lexer::finish_line(std::string_view what) {
  if (rest_is_empty()) return true;
  return fail(Code::syntax, at_, at_ + 1, texts::tr_format("there is more behind {}", what),
              peek() == '#' ? texts::tr_words("put a space before the `#` of a comment")
                            : texts::tr_words("start a new line, or put all of it into quotes"));
}

/// An anchor or a tag: reported, and passed over.
bool Lexer::skip_property(std::size_t begin) {
  const bool anchor = peek() == '&';
  while (!is_gap(at_)) ++at_;
  if (!feature(
          begin, at_, anchor ? texts::tr_words("an anchor (`&`)") : texts::tr_words("a tag (`!`)"),
          anchor ? texts::tr_words(
                       "write the value where it is needed; a text that begins with & needs quotes")
                 : texts::tr_words("delete it; a text that begins with ! needs quotes")))
    return false;
  skip_blanks();
  return true;
}

bool Lexer::illegal_start(std::size_t at) {
  const char c = text_[at];
  if (c == ']' || c == '}')
    return fail(Code::syntax, at, at + 1, texts::tr_format("this `{}` was never opened", c),
                texts::tr_words("delete it, or put the text in quotes"));
  if (c == ',')
    return fail(Code::syntax, at, at + 1,
                texts::tr_words("a comma stands where a value is expected"),
                texts::tr_words("commas separate values inside { } and [ ] only"));
  return fail(Code::syntax, at, at + 1, texts::tr_format("a text cannot begin with `{}`", c),
              c == '%' ? texts::tr_words("write the number first, 10%, or put the text in quotes")
                       : texts::tr_words("put the text in quotes"));
}

bool Lexer::node(std::size_t column, bool may_be_key) {
  while (peek() == '&' || peek() == '!') {
    if (!skip_property(at_)) return false;
    if (rest_is_empty()) return true;
  }
  const std::size_t begin = at_;
  const char c = peek();
  if (c == '?' && is_gap(at_ + 1))
    return fail(Code::yaml_feature, at_, at_ + 1,
                texts::tr_words("a complex key (`? `) is not used in journeys"),
                texts::tr_words("write `key: value`"));
  if (c == ':' && is_gap(at_ + 1))
    return fail(Code::syntax, at_, at_ + 1, texts::tr_words("nothing stands before the colon"),
                texts::tr_words("write `key: value`"));
  if (c == '-' && is_gap(at_ + 1))
    return fail(Code::syntax, at_, at_ + 1,
                texts::tr_words("a list cannot start on the line of its key"),
                texts::tr_words("start it on the next line, or write it in brackets: [a, b]"));
  if (c == '|' || c == '>') return take_value(column, begin) && block_scalar();
  if (c == '"' || c == '\'') {
    const std::size_t line = line_number_;
    if (!quoted(levels_.back().column)) return false;
    const std::size_t end = at_;
    skip_blanks();
    const bool colon = peek() == ':' && is_gap(at_ + 1);
    if (colon && line_number_ != line)
      return fail(Code::syntax, begin, begin + 1, texts::tr_words("a key must stand on one line"),
                  texts::tr_words("close the quote on the same line"));
    if (colon && may_be_key) return key(column, begin, end);
    if (colon)
      return fail(Code::syntax, at_, at_ + 1,
                  texts::tr_words("there is a second colon in this line"),
                  texts::tr_words("put the whole text in quotes, or start a new line"));
    at_ = end;
    return take_value(column, begin) && finish_line(texts::tr_words("the closing quote"));
  }
  if (c == '[' || c == '{') {
    if (!flow(levels_.back().column)) return false;
    const std::size_t end = at_;
    skip_blanks();
    if (peek() == ':' && is_gap(at_ + 1))
      return fail(Code::yaml_feature, begin, begin + 1,
                  texts::tr_words("a key in brackets is not used in journeys"),
                  texts::tr_words("write a word before the colon"));
    at_ = end;
    return take_value(column, begin) && finish_line(texts::tr_words("the closing bracket"));
  }
  if (c == ']' || c == '}' || c == ',' || c == '%' || c == '@' || c == '`')
    return illegal_start(at_);
  if (c == '*') {
    std::size_t end = at_;
    while (!is_gap(end)) ++end;
    if (!feature(at_, end, texts::tr_words("an alias (`*`)"),
                 texts::tr_words("write the value out; a text that begins with * needs quotes")))
      return false;
  }
  const PlainLine first = plain_line(at_);
  if (first.colon && may_be_key) {
    at_ = first.stop;
    return key(column, begin, first.end);
  }
  if (first.colon)
    return fail(Code::syntax, first.stop, first.stop + 1,
                texts::tr_words("there is a second colon in this line"),
                texts::tr_words("put a text with `: ` in it into quotes, or start a new line"));
  return plain_rest(first, begin, column);
}

/// A key is complete, and `at_` stands at its colon.
bool Lexer::key(std::size_t column, std::size_t begin, std::size_t end) {
  const std::string_view name = text_.substr(begin, end - begin);
  if (name == "<<" && !feature(begin, end, texts::tr_words("a merge key (`<<`)"),
                               texts::tr_words("write the keys out where they are needed")))
    return false;
  if (at_ - begin > kMostKeyBytes)
    return fail(Code::syntax, begin, begin + 1,
                texts::tr_format("this key is longer than {} bytes", kMostKeyBytes),
                texts::tr_words("keys are short; long texts stand behind them"));
  const std::size_t colon = at_;
  at_ = begin;
  if (!open_collection(Level::Kind::map, column)) return false;
  if (text_[begin] != '"' && text_[begin] != '\'') add_scalar(begin, end, Style::plain);
  out_.scalars.back().block_key = true;
  at_ = colon + 1;
  if (rest_is_empty()) return true;
  return node(at_ - line_begin_, false);
}

Lexed lex(std::string_view text) {
  Lexed result;
  if (text.size() > kMostBytes) {
    result.diagnostics.add({Code::file_too_large, Level::error,
                            texts::tr_format("the file has {:.0f} MB, and at most 64 MB are read",
                                             static_cast<double>(text.size()) / (1 << 20)),
                            texts::tr_words("keep only what the journey needs"), "", std::nullopt});
    return result;
  }
  if (auto finding = check_encoding(text)) {
    result.diagnostics.add(std::move(*finding));
    return result;
  }
  Lexer(text, result).run();
  return result;
}

}  // namespace painpoint::yaml
