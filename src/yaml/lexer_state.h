#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/lexer.h"

/// The inside of the lexer, in three files: lexer.cpp knows lines and indentation,
/// lexer_scalars.cpp quotes, plain text and block scalars, lexer_flow.cpp brackets.
namespace painpoint::yaml {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}

class Lexer {
 public:
  Lexer(std::string_view text, Lexed& out) : text_(text), out_(out) {}
  void run();

 private:
  /// A block collection that is open. `column` counts bytes, as yaml-cpp does: before a token of
  /// a block collection there are only spaces and dashes.
  struct Level {
    enum class Kind { root, map, sequence };
    std::ptrdiff_t column;
    Kind kind;
    bool pending;  ///< a key or a dash waits for its value
  };
  /// A plain scalar's part on one line.
  struct PlainLine {
    std::size_t end;   ///< behind its last character
    std::size_t stop;  ///< where reading stopped: the colon, the comment, the line break
    bool colon;
    bool comment;
  };
  struct FlowLevel {
    char open = '[';
    std::size_t begin = 0;
    std::size_t range = 0;  ///< position in out_.flows
    bool node = false;      ///< the entry has a first node
    bool colon = false;     ///< ... and a colon behind it
    bool value = false;     ///< ... and a value behind that
    bool node_is_flow = false;
    bool json_like = false;  ///< the last node was quoted or in brackets: `:` needs no space
    std::size_t node_begin = 0;
    std::size_t node_line = 0;
  };

  // lexer.cpp
  bool line();
  bool document_marker_line();
  bool content(std::size_t column);
  bool node(std::size_t column, bool may_be_key);
  bool key_or_value(std::size_t column, bool may_be_key, std::size_t begin, bool quoted);
  bool key(std::size_t column, std::size_t begin, std::size_t end);
  bool open_collection(Level::Kind kind, std::size_t column);
  bool take_value(std::size_t column, std::size_t begin);
  bool finish_line(std::string_view what);
  bool skip_property(std::size_t begin);
  bool illegal_start(std::size_t at);

  // lexer_scalars.cpp
  bool quoted(std::ptrdiff_t parent_column);
  [[nodiscard]] PlainLine plain_line(std::size_t from) const;
  bool plain_rest(PlainLine first, std::size_t begin, std::size_t column);
  bool block_scalar();

  // lexer_flow.cpp
  bool flow(std::ptrdiff_t parent_column);
  bool flow_space(std::ptrdiff_t parent_column);
  bool flow_token(std::ptrdiff_t parent_column);
  bool flow_open(char open);
  bool flow_close(char close);
  bool flow_comma();
  bool flow_colon();
  bool flow_node(std::size_t begin, bool is_flow, bool json_like);
  bool flow_plain(std::ptrdiff_t parent_column);
  bool unclosed_bracket();
  [[nodiscard]] bool flow_line_is_foreign(std::size_t at, std::ptrdiff_t parent_column) const;

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_line_end(std::size_t at) const {
    return at >= text_.size() || is_break(text_[at]);
  }
  /// Whether a one-character indicator may end here: blank, line break or end of file.
  [[nodiscard]] bool is_gap(std::size_t at) const { return at_line_end(at) || is_blank(text_[at]); }
  [[nodiscard]] bool is_document_marker(std::size_t at) const;
  void next_line();
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  /// Skips blanks and a comment; whether the line ends there.
  bool rest_is_empty();

  /// Always false: a finding that ends the reading.
  bool fail(Code code, std::size_t begin, std::size_t end, std::string message, std::string advice);
  /// A finding after which the reading goes on. False when there are too many.
  bool complain(Code code, std::size_t begin, std::size_t end, std::string message,
                std::string advice);
  bool feature(std::size_t begin, std::size_t end, std::string_view what, std::string_view advice);
  void add_scalar(std::size_t begin, std::size_t end, Style style) {
    out_.scalars.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), style, false});
  }

  std::string_view text_;
  Lexed& out_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::size_t line_number_ = 1;
  bool marker_seen_ = false;
  bool ended_ = false;
  bool something_ = false;
  std::vector<Level> levels_;
  std::vector<FlowLevel> flows_;
};

}  // namespace painpoint::yaml
