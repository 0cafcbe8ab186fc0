#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "editor/document.h"

namespace painpoint::editor {

/// Larger files are refused unread: no journey is that large.
inline constexpr std::uint64_t kMostFileBytes = std::uint64_t{64} << 20U;

/// The bytes of a regular file; errors in words, without a span.
Outcome<std::string> read_file(const std::filesystem::path& path);

/// What a file holds now.
DiskState disk_state(const std::filesystem::path& path);
/// What a file holds that has this text.
DiskState state_of_text(std::string_view text);

}  // namespace painpoint::editor
