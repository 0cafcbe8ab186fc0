#pragma once

#include <string>
#include <string_view>

namespace painpoint {

/// What changed from one text to the other, line by line with three lines around, as `patch -p0`
/// and `git apply -p0` take it: `name` is the file on both sides. Empty if nothing did. The fewest
/// changed lines (Myers, Algorithmica 1, 1986): time and memory grow with their number squared.
std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace painpoint
