#include "base/save.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace painpoint {
namespace {

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

/// Makes a rename last: it is an entry of the folder, which has a cache of its own. Some file
/// systems cannot do that for folders, and then there is nothing more to be done.
int sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "."
                             : slash == 0               ? "/"
                                                        : path.substr(0, slash);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return 0;  // a folder may be written to and not read
  int problem = ::fsync(descriptor) != 0 ? errno : 0;
  ::close(descriptor);
  if (problem == EINVAL || problem == EROFS || problem == ENOTSUP) problem = 0;
  return problem;
}

/// The number of the error, or 0.
int replace_file(const std::string& path, const struct stat* old, std::string_view text) {
  if (old != nullptr && ::access(path.c_str(), W_OK) != 0) return errno;
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return errno;
  int problem = write_all(descriptor, text);
  if (problem == 0 && ::fchmod(descriptor, permissions_for(old)) != 0) problem = errno;
  if (problem == 0 && ::fsync(descriptor) != 0) problem = errno;
  if (::close(descriptor) != 0 && problem == 0) problem = errno;
  if (problem == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return sync_folder_of(path);
  ::unlink(temporary.c_str());
  return problem;
}

/// The number of the error, or 0.
int save(const std::string& path, std::string_view text) {
  struct stat facts {};
  const bool there = ::stat(path.c_str(), &facts) == 0;
  if (!there && errno != ENOENT) return errno;
  if (!there) {
    // A link that leads nowhere is followed to where the file shall be.
    struct stat link {};
    if (::lstat(path.c_str(), &link) != 0) return replace_file(path, nullptr, text);
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return errno;
    ::close(descriptor);
    return save(path, text);
  }
  if (S_ISDIR(facts.st_mode)) return EISDIR;
  if (S_ISREG(facts.st_mode)) return replace_file(resolved(path), &facts, text);

  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int problem = write_all(descriptor, text);
  if (::close(descriptor) != 0 && problem == 0) return errno;
  return problem == EPIPE ? 0 : problem;
}

}  // namespace

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int replace_file(const std::filesystem::path& path, std::string_view text) {
  return save(path.string(), text);
}

}  // namespace painpoint
