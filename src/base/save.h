#pragma once

#include <filesystem>
#include <string_view>

namespace painpoint {

/// Writes all of it to an open file. The number of the error (errno), or 0.
int write_all(int descriptor, std::string_view text);

/// Replaces the content of a file, or makes it: whatever happens, power failure included, the file
/// has either all of the old content or all of the new. Permissions stay, a link stays a link, and
/// what is no regular file (a pipe, a device) is written to directly. The number of the error
/// (errno), or 0; after an error the old content is still there.
int replace_file(const std::filesystem::path& path, std::string_view text);

}  // namespace painpoint
