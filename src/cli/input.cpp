#include "cli/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

std::string too_large(const std::string& name) {
  return fmt::format("{}: {}: {}{}{} [PP001]", name, texts::tr_words("error"),
                     texts::tr_words("the file is larger than 64 MB and was not read"),
                     texts::tr_words("; "),
                     texts::tr_words("a journey is smaller, check that this is one"));
}

/// Closes what it opened, whatever happens.
class File {
 public:
  explicit File(const std::string& path)
      : own_(path != "-"),
        descriptor_(own_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO) {}
  ~File() {
    if (own_ && descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  bool own_;
  int descriptor_;
};

}  // namespace

std::string shown_name(const std::string& path) {
  return path == "-" ? "<stdin>" : path;
}

bool is_there(const std::string& path) {
  struct stat facts {};
  return path == "-" || ::stat(path.c_str(), &facts) == 0;
}

Got<std::string> read_input(const std::string& path) {
  using Result = Got<std::string>;
  const std::string name = printable(shown_name(path));
  const File file(path);
  if (file.descriptor() < 0) {
    const int problem = errno;
    if (problem == ENOENT || problem == ENOTDIR)
      return Result::fail(Exit::command_wrong, texts::tr_format("there is no file `{}`", name));
    return Result::fail(Exit::machine_failed, texts::tr_format("cannot read `{}`: {}", name,
                                                               texts::system_words(problem)));
  }
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) == 0) {
    if (S_ISDIR(facts.st_mode))
      return Result::fail(Exit::command_wrong,
                          texts::tr_format("`{}` is a directory; name a journey file in it", name));
    if (S_ISREG(facts.st_mode) && static_cast<std::size_t>(facts.st_size) > kMostInputBytes)
      return Result::fail(Exit::file_wrong, too_large(name));
  }
  std::string text;
  if (facts.st_size > 0 && S_ISREG(facts.st_mode))
    text.reserve(static_cast<std::size_t>(facts.st_size) + 1);
  std::string buffer(std::size_t{64} << 10U, '\0');
  while (true) {
    const ssize_t read = ::read(file.descriptor(), buffer.data(), buffer.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0)
      return Result::fail(Exit::machine_failed, texts::tr_format("cannot read `{}`: {}", name,
                                                                 texts::system_words(errno)));
    if (read == 0) break;
    text.append(buffer, 0, static_cast<std::size_t>(read));
    if (text.size() > kMostInputBytes) return Result::fail(Exit::file_wrong, too_large(name));
  }
  return {std::move(text)};
}

}  // namespace painpoint::cli
