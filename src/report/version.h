#pragma once

#include <string_view>

namespace painpoint::report {

/// The version of the program, "0.1.0"; part of every result.
std::string_view version();

}  // namespace painpoint::report
