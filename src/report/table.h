#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Views as data: what is shown, in which rows and columns, before anyone decides how.
namespace painpoint::report {

enum class Align { left, right };

struct Column {
  std::string title;
  std::string unit{};  ///< shown under the title, "" for none
  Align align = Align::right;
  /// Text columns may be made narrower than their texts, down to this; 0: never narrower.
  std::size_t least_width = 0;
  std::size_t most_lines = 1;  ///< a text that does not fit is wrapped to so many lines, then cut
};

/// A text, and the number that it shows if it shows one: printers for people use the text, those
/// for programs the number.
struct Cell {
  std::string text;
  std::optional<double> number;

  Cell() = default;
  Cell(std::string shown) : text(std::move(shown)) {}  // NOLINT: texts are cells
  Cell(const char* shown) : text(shown) {}             // NOLINT
  Cell(std::string shown, double value) : text(std::move(shown)), number(value) {}
};

struct Row {
  std::vector<Cell> cells;  ///< as many as columns; missing ones are empty
  bool quiet = false;       ///< belongs to the row above: printed less loudly
};

struct Table {
  std::string title{};
  std::vector<Column> columns{};
  std::vector<Row> rows{};
  std::string note{};     ///< below it
  std::size_t heads = 1;  ///< so many columns are repeated where a table is split to fit
};

struct Heading {
  std::string text;
};

struct Paragraph {
  std::string text;
  bool important = false;
};

struct Document {
  std::vector<std::variant<Heading, Paragraph, Table>> blocks;
};

}  // namespace painpoint::report
