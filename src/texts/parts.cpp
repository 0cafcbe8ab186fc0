#include "texts/parts.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/text.h"

namespace painpoint::texts {
namespace {

constexpr std::string_view kOpening = "\u2068", kClosing = "\u2069";
constexpr std::string_view kOrderMark = "\u200E";

struct Counted {
  Level level;
  const char* one;
  const char* many;
};
constexpr std::array<Counted, 3> kCounted = {{
    {Level::error, tr_later("{} error"), tr_later("{} errors")},
    {Level::warning, tr_later("{} warning"), tr_later("{} warnings")},
    {Level::hint, tr_later("{} hint"), tr_later("{} hints")},
}};

}  // namespace

std::string_view tr_view(std::string_view english) {
  if (spoken() == Language::english) return english;
  const std::string* found = table_of(spoken()).find(english);
  return found == nullptr ? english : std::string_view(*found);
}

std::string plain(std::string_view sentence) {
  const auto skip = [&](std::string_view mark) {
    const bool there = sentence.starts_with(mark);
    if (there) sentence.remove_prefix(mark.size());
    return there;
  };
  std::string result;
  while (!sentence.empty()) {
    if (skip(kOpening)) {
      skip(kOrderMark);
    } else if (skip(kClosing)) {
      if (result.ends_with(kOrderMark)) result.resize(result.size() - kOrderMark.size());
    } else {
      result += sentence.front();
      sentence.remove_prefix(1);
    }
  }
  return result;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  if (spoken() == Language::english) return join_names(names, most);
  const std::size_t shown = std::min(names.size(), most);
  const bool cut = names.size() > shown;
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && !cut;
    if (i > 0) result += last ? tr_words(" and ") : tr_words(", ");
    result += isolated(names[i]);
  }
  if (cut) result += tr_format(" and {} more", names.size() - shown);
  return result;
}

std::string count_in_words(const Diagnostics& diagnostics) {
  std::vector<std::string> parts;
  for (const Counted& counted : kCounted) {
    const auto count = std::count_if(diagnostics.all().begin(), diagnostics.all().end(),
                                     [&](const Diagnostic& d) { return d.level == counted.level; });
    if (count > 0) parts.push_back(tr_format(count == 1 ? counted.one : counted.many, count));
  }
  return listed(parts);
}

std::string system_words(int problem) {
  switch (problem) {
    case ENOENT:
      return tr_words("No such file or directory");
    case EACCES:
      return tr_words("Permission denied");
    case EISDIR:
      return tr_words("Is a directory");
    case ENOTDIR:
      return tr_words("Not a directory");
    case ENOSPC:
      return tr_words("No space left on device");
    case EROFS:
      return tr_words("Read-only file system");
    case EIO:
      return tr_words("Input/output error");
    default:
      return std::strerror(problem);
  }
}

std::string cannot_write(const std::filesystem::path& path, int problem) {
  return tr_format("cannot write `{}`: {}", printable(path.string()), system_words(problem));
}

}  // namespace painpoint::texts
