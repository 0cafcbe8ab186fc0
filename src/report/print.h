#pragma once

#include <cstddef>
#include <string>

#include "report/table.h"

namespace painpoint::report {

struct TextOptions {
  std::size_t columns = 100;  ///< no line is wider than this
  bool colour = false;        ///< ANSI colours, for terminals only
};

/// For people, in a fixed-width font. A table that is too wide gives up width of its text columns
/// first; then it is split into several, each with the first column. Names of any script keep the
/// columns aligned.
std::string print_text(const Document& document, const TextOptions& options = {});
std::string print_text(const Table& table, const TextOptions& options = {});

/// For spreadsheets: RFC 4180, lines end with CR LF, numbers read back to the same double. A text
/// that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
/// return) gets an apostrophe in front.
std::string print_csv(const Table& table);

/// To be pasted into a spreadsheet: cells of a line with tabs between them, as they are shown but
/// for the commas in figures, which not every spreadsheet takes for those of thousands; units below
/// the titles where there are any.
std::string print_tabs(const Table& table);

/// The shortest decimal that reads back to the same double.
std::string exact_digits(double value);

}  // namespace painpoint::report
