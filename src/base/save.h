#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace painpoint {

/// Replaces the content of a file, or makes it: whatever happens, power failure included, the file
/// has either all of the old content or all of the new. Permissions stay, a link stays a link, and
/// what is no regular file (a pipe, a device) is written to directly. The problem in words, or
/// nothing; after a problem the old content is still there.
std::optional<std::string> save_atomically(const std::filesystem::path& path,
                                           std::string_view text);

}  // namespace painpoint
