#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "base/text.h"

namespace painpoint::cli {
namespace {

/// The number of the error, or 0.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

Written failed(const std::string& path, int problem) {
  return {Exit::machine_failed,
          fmt::format("cannot write `{}`: {}", printable(path), std::strerror(problem))};
}

/// The file that a link leads to, so that the link stays a link.
std::string resolved(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string result(real);
  std::free(real);  // NOLINT: realpath hands over memory of malloc
  return result;
}

mode_t permissions_for(const struct stat* old) {
  if (old != nullptr) return old->st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

Written replace_file(const std::string& path, const struct stat* old, std::string_view text) {
  if (old != nullptr && ::access(path.c_str(), W_OK) != 0) return failed(path, errno);
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return failed(path, errno);
  int problem = write_all(descriptor, text);
  if (problem == 0 && ::fchmod(descriptor, permissions_for(old)) != 0) problem = errno;
  if (problem == 0 && ::fsync(descriptor) != 0) problem = errno;
  if (::close(descriptor) != 0 && problem == 0) problem = errno;
  if (problem == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return {};
  ::unlink(temporary.c_str());
  return failed(path, problem);
}

}  // namespace

Written write_to_stdout(std::string_view text) {
  const int problem = write_all(STDOUT_FILENO, text);
  if (problem == 0 || problem == EPIPE) return {};
  return {Exit::machine_failed, fmt::format("cannot write the result: {}", std::strerror(problem))};
}

Written write_to_file(const std::string& path, std::string_view text) {
  struct stat facts {};
  const bool there = ::stat(path.c_str(), &facts) == 0;
  if (!there && errno != ENOENT) return failed(path, errno);
  if (there && S_ISDIR(facts.st_mode)) return failed(path, EISDIR);
  if (!there || S_ISREG(facts.st_mode))
    return replace_file(there ? resolved(path) : path, there ? &facts : nullptr, text);

  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(path, errno);
  int problem = write_all(descriptor, text);
  if (::close(descriptor) != 0 && problem == 0) problem = errno;
  return problem == 0 || problem == EPIPE ? Written{} : failed(path, problem);
}

Written write_result(const std::string& path, std::string_view text) {
  return path.empty() || path == "-" ? write_to_stdout(text) : write_to_file(path, text);
}

}  // namespace painpoint::cli
