#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "texts/tr.h"

/// What sentences are put together from, in the language that is spoken.
namespace painpoint::texts {

/// The translation of a text that stands in a table of the program; the text itself where there is
/// none. It lives as long as both.
std::string_view tr_view(std::string_view english);

/// A sentence without the marks of isolation around its values: for what is kept in files.
std::string plain(std::string_view sentence);

/// "a", "a and b", "a, b and c"; after `most` names "and 7 more".
std::string listed(const std::vector<std::string>& names, std::size_t most = 5);

/// "3 errors and 1 warning"; empty if there is nothing.
std::string count_in_words(const Diagnostics& diagnostics);

/// What the system says of an error (errno): "Permission denied".
std::string system_words(int problem);
/// "cannot write `mine.yaml`: Permission denied".
std::string cannot_write(const std::filesystem::path& path, int problem);

}  // namespace painpoint::texts
