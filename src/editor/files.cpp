#include "editor/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "base/checksum.h"
#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::editor {
namespace {

Outcome<std::string> problem(std::string message, std::string advice) {
  Outcome<std::string> outcome;
  outcome.diagnostics.error(Code::file_unusable, "", std::move(message), std::move(advice));
  return outcome;
}

}  // namespace

Outcome<std::string> read_file(const std::filesystem::path& path) {
  const std::string name = printable(path.string());
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    return problem(texts::tr_format("there is no file `{}`", name),
                   texts::tr_words("choose one that is there"));
  if (!std::filesystem::is_regular_file(status))
    return problem(texts::tr_format("`{}` is no file", name),
                   texts::tr_words("choose a journey file"));
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kMostFileBytes) {
    Outcome<std::string> outcome;
    outcome.diagnostics.error(Code::file_too_large, "",
                              texts::tr_format("`{}` is larger than 64 MB", name),
                              texts::tr_words("a journey is smaller, check that this is one"));
    return outcome;
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  Outcome<std::string> outcome;
  std::string text;
  if (in) text.assign(std::istreambuf_iterator<char>(in), {});
  if (!in || in.bad())
    return problem(
        texts::tr_format("`{}` cannot be read: {}", name,
                         errno == 0 ? std::string(texts::tr_words("the disk does not answer"))
                                    : texts::system_words(errno)),
        texts::tr_words("see that you may read it"));
  outcome.value = std::move(text);
  return outcome;
}

DiskState state_of_text(std::string_view text) {
  return {true, text.size(), checksum(text)};
}

DiskState disk_state(const std::filesystem::path& path) {
  if (path.empty()) return {};
  const Outcome<std::string> text = read_file(path);
  if (text) return state_of_text(*text);
  std::error_code error;
  // What cannot be read is there all the same, and is not what anybody knows.
  DiskState state;
  state.exists = std::filesystem::exists(path, error);
  return state;
}

}  // namespace painpoint::editor
