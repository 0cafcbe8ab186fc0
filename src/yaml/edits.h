#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace painpoint::yaml {

/// A text as lines, whatever they end with.
class Lines {
 public:
  explicit Lines(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view part(Span span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }
  /// What the lines of this text end with.
  [[nodiscard]] std::string_view line_break() const { return line_break_; }

  /// The beginning of the line that a byte stands in.
  [[nodiscard]] std::size_t begin(std::size_t at) const;
  /// Where the line ends, before its line break.
  [[nodiscard]] std::size_t end(std::size_t at) const;
  /// The beginning of the next line, or the end of the text.
  [[nodiscard]] std::size_t next(std::size_t at) const;
  /// How many spaces (bytes, as YAML counts) the line that starts here begins with.
  [[nodiscard]] std::size_t indent(std::size_t begin) const;
  [[nodiscard]] bool is_blank(std::size_t begin) const;
  [[nodiscard]] bool is_comment(std::size_t begin) const;

 private:
  std::string_view text_;
  std::string_view line_break_ = "\n";
};

/// Replacements of bytes of a text, none within another; insertions at one place come in the order
/// in which they were made.
struct Edit {
  Span place;
  std::string text;
};
using Edits = std::vector<Edit>;

/// The bytes of a part of the text after the edits, all of which lie in it.
std::string apply(std::string_view text, Span part, Edits edits);

}  // namespace painpoint::yaml
