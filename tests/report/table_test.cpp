#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "report/print.h"
#include "report/wrap.h"

using namespace painpoint;
using namespace painpoint::report;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// The column of the terminal in which the last character of a line stands.
std::size_t width(const std::string& line) {
  return display_width(line);
}

Table names_and_numbers(const std::vector<std::string>& names) {
  Table table;
  table.columns = {{"Name", "", Align::left, 16, 2}, {"Cost", "GBP"}};
  for (const std::string& name : names) table.rows.push_back({{name, Cell("1,234.50", 1234.5)}});
  return table;
}

}  // namespace

TEST_CASE("columns of a table stay aligned under names of any script") {
  const Table table = names_and_numbers(
      {"order", "خدمة العملاء", "收貨並檢查包裹", "Ünïcödé", "e\u0301tude", "שירות", "👍 thanks"});
  const auto lines = lines_of(print_text(table));
  REQUIRE(lines.size() == 10);
  // Numbers are aligned to the right, so that all lines with one end in the same column.
  for (std::size_t i = 3; i < lines.size(); ++i) CHECK(width(lines[i]) == width(lines[3]));
  CHECK(width(lines[2]) == width(lines[3]));  // the rule
}

TEST_CASE("right-to-left cells stand between left-to-right marks, others are left alone") {
  const std::string text = print_text(names_and_numbers({"خدمة", "order"}));
  CHECK(text.find("\u200Eخدمة\u200E") != std::string::npos);
  CHECK(text.find("\u200Eorder") == std::string::npos);
  CHECK(keep_in_place("abc") == "abc");
}

TEST_CASE("no line is wider than asked for, and nothing of a number is lost") {
  Table table;
  table.columns = {{"Touchpoint", "", Align::left, 16, 2}};
  Row row{{"A touchpoint with quite a long name that must be wrapped"}};
  for (int i = 0; i < 15; ++i) {
    table.columns.push_back({"Some long title of a column", "minutes"});
    row.cells.emplace_back(std::to_string(1000000 + i));
  }
  table.rows = {row, row};
  for (const std::size_t columns : {40U, 60U, 80U, 100U}) {
    CAPTURE(columns);
    TextOptions options;
    options.columns = columns;
    const std::string text = print_text(table, options);
    for (const std::string& line : lines_of(text)) CHECK(width(line) <= columns);
    for (int i = 0; i < 15; ++i) CHECK(text.find(std::to_string(1000000 + i)) != std::string::npos);
  }
}

TEST_CASE("a table that is split repeats its first columns") {
  Table table;
  table.heads = 2;
  table.columns = {{"Figure", "", Align::left}, {"Unit", "", Align::left}};
  Row row{{"friction", "min"}};
  for (int i = 0; i < 30; ++i) {
    table.columns.push_back({"c" + std::to_string(i)});
    row.cells.emplace_back("123456");
  }
  table.rows = {row};
  const auto lines = lines_of(print_text(table));
  std::size_t repeated = 0;
  for (const std::string& line : lines) repeated += line.starts_with("friction  min") ? 1 : 0;
  CHECK(repeated == 3);
}

TEST_CASE("a quiet row is left out of a part in which it says nothing") {
  Table table;
  table.columns = {{"Figure", "", Align::left}, {"base"}, {"plan"}};
  table.rows = {{{"cost", "10", "8"}}, {{"", "", "-2"}, true}, {{"", "", ""}, true}};
  CHECK(lines_of(print_text(table)).size() == 4);
}

TEST_CASE("colours only where asked for") {
  CHECK(print_text(names_and_numbers({"a"})).find('\x1b') == std::string::npos);
  TextOptions options;
  options.colour = true;
  CHECK(print_text(names_and_numbers({"a"}), options).find("\x1b[1m") != std::string::npos);
}

TEST_CASE("control characters of names do not reach the terminal") {
  const std::string text = print_text(names_and_numbers({"evil\x1b[2J\u202Ename\nline"}));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(lines_of(text).size() == 4);
}

TEST_CASE("wrap keeps words whole where it can") {
  CHECK(wrap("the quick brown fox", 10) == std::vector<std::string>{"the quick", "brown fox"});
  CHECK(wrap("", 10) == std::vector<std::string>{""});
  CHECK(wrap("  a  b ", 10) == std::vector<std::string>{"a b"});
  CHECK(wrap("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(wrap("收貨並檢查", 4) == std::vector<std::string>{"收貨", "並檢", "查"});
  CHECK(wrap("one two three four", 9, 2) == std::vector<std::string>{"one two", "three…"});
  // A combining mark stays with its letter.
  CHECK(wrap("e\u0301e\u0301e\u0301", 2) == std::vector<std::string>{"e\u0301e\u0301", "e\u0301"});
}

TEST_CASE("text cut by wrap is still UTF-8 and still fits") {
  for (std::size_t columns = 1; columns < 30; ++columns) {
    for (const char* text : {"收貨並檢查包裹是否完好無損 收貨並檢查",
                             "Contractor is paid for visits", "عناوين قديمة غير محدثة في النظام"}) {
      for (const std::string& line : wrap(text, columns, 2)) {
        CHECK(!first_invalid_utf8(line));
        CHECK(display_width(line) <= std::max<std::size_t>(columns, 3));
      }
    }
  }
}
