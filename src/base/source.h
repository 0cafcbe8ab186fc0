#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace painpoint {

/// A text and where it came from, `journeys/parcel.yaml` for example.
struct SourceText {
  std::string name;
  std::string text;
};

/// A place as people count: the first character of the first line is 1:1. Columns count characters
/// (code points), not bytes.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const Position&) const = default;
};

/// Where the lines of a text begin. Lines end with \n, \r\n or \r. A byte-order mark at the start
/// belongs to no line. The text must outlive the index.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// The place of a byte; offsets past the end are the end. Costs a search and one line's length.
  [[nodiscard]] Position position(std::size_t offset) const;

  [[nodiscard]] std::size_t line_count() const { return begins_.size(); }
  /// The first byte of a line (counted from 1).
  [[nodiscard]] std::size_t line_begin(std::size_t line) const { return begins_[line - 1]; }
  /// The line without its line break.
  [[nodiscard]] std::string_view line(std::size_t line) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

}  // namespace painpoint
