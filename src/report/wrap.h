#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace painpoint::report {

/// The words of a text in lines of at most `columns` columns of a terminal. A word that is longer
/// than a line, and text in scripts without spaces, is broken between characters. After `most`
/// lines (0: no limit) the last one is cut with `…`. Control characters become spaces; at least
/// one line comes back.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t most = 0);

/// The text between two left-to-right marks if it has letters that are written from right to
/// left, so that a terminal that reorders lines leaves what stands beside it in its place. Takes
/// no columns.
std::string keep_in_place(std::string text);

}  // namespace painpoint::report
