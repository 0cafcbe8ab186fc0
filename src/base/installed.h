#pragma once

#include <filesystem>

namespace painpoint {

/// A folder that comes with the program, the one that has the `witness`: installed in
/// share/painpoint beside bin/, or, of a program that was built there, somewhere in the source
/// tree. Empty if there is none.
std::filesystem::path folder_that_came_along(const std::filesystem::path& installed,
                                             const std::filesystem::path& in_source,
                                             const char* witness);

}  // namespace painpoint
