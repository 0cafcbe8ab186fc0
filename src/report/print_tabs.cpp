#include <algorithm>
#include <string_view>

#include "report/print.h"

namespace painpoint::report {
namespace {

/// A text on one line in one cell. A name that a spreadsheet would take for a formula gets an
/// apostrophe in front, as in CSV; figures with their signs do not.
std::string in_cell(const Cell& cell) {
  std::string text;
  for (const char c : cell.text) {
    if (cell.number && c == ',') continue;
    text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  if (!cell.number && !text.empty() && std::string_view("=+-@").find(text.front()) < 4)
    text.insert(text.begin(), '\'');
  return text;
}

}  // namespace

std::string print_tabs(const Table& table) {
  std::string out;
  const auto line = [&](auto&& text_of) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += '\t';
      out += text_of(i);
    }
    out += '\n';
  };
  line([&](std::size_t i) { return in_cell(table.columns[i].title); });
  const bool units = std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const Column& column) { return !column.unit.empty(); });
  if (units) line([&](std::size_t i) { return in_cell(table.columns[i].unit); });
  for (const Row& row : table.rows)
    line([&](std::size_t i) {
      return i < row.cells.size() ? in_cell(row.cells[i]) : std::string();
    });
  return out;
}

}  // namespace painpoint::report
