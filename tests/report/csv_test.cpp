#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "report/print.h"

using namespace painpoint::report;

namespace {

std::string one_cell(const std::string& text) {
  Table table;
  table.columns = {{"x"}};
  table.rows = {{{text}}};
  const std::string csv = print_csv(table);
  return csv.substr(3, csv.size() - 5);  // without "x\r\n" and the last line break
}

}  // namespace

TEST_CASE("fields are quoted as RFC 4180 says") {
  CHECK(one_cell("plain") == "plain");
  CHECK(one_cell("a,b") == "\"a,b\"");
  CHECK(one_cell("say \"hello\"") == "\"say \"\"hello\"\"\"");
  CHECK(one_cell("two\nlines") == "\"two\nlines\"");
  CHECK(one_cell("two\r\nlines") == "\"two\r\nlines\"");
  CHECK(one_cell(" spaces ") == "\" spaces \"");
  CHECK(one_cell("خدمة, 客服") == "\"خدمة, 客服\"");
  CHECK(one_cell("") == "");
}

TEST_CASE("a text is never a formula") {
  CHECK(one_cell("=1+1") == "'=1+1");
  CHECK(one_cell("+49 30") == "'+49 30");
  CHECK(one_cell("-x") == "'-x");
  CHECK(one_cell("@sum") == "'@sum");
  CHECK(one_cell("\tx") == "'\tx");
  CHECK(one_cell("\rx") == "\"'\rx\"");
  CHECK(one_cell("=cmd|' /C calc'!A0,1") == "\"'=cmd|' /C calc'!A0,1\"");
}

TEST_CASE("numbers stay numbers and read back to the same double") {
  for (const double value :
       {0.1, -1.0 / 3, 1e-300, 12345678.9, -0.0, 5e-324, std::numeric_limits<double>::max()}) {
    Table table;
    table.columns = {{"x"}};
    table.rows = {{{Cell("shown", value)}}};
    const std::string csv = print_csv(table);
    const double back = std::strtod(csv.c_str() + 3, nullptr);
    CHECK(back == value);
    CHECK(std::signbit(back) == std::signbit(value));
    CHECK(csv.find('\'') == std::string::npos);
  }
}

TEST_CASE("every row has as many fields as there are columns") {
  Table table;
  table.columns = {{"a"}, {"b"}, {"c"}};
  table.rows = {{{"1"}}, {{"1", "2", "3"}}};
  CHECK(print_csv(table) == "a,b,c\r\n1,,\r\n1,2,3\r\n");
}

TEST_CASE("a table for spreadsheets has tabs between its cells and figures without commas") {
  Table table;
  table.columns = {{"Plan", "", Align::left}, {"Worth", "EUR"}};
  table.rows = {
      {{"One\tor two", Cell("+1,234", 1234.4)}}, {{"=SUM(A1)", Cell("n/a")}}, {{"three"}}};
  CHECK(print_tabs(table) == "Plan\tWorth\n\tEUR\nOne or two\t+1234\n'=SUM(A1)\tn/a\nthree\t\n");
}
