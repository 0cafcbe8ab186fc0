#include "editor/recovery_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <utility>

#include "editor/files.h"

namespace painpoint::editor {
namespace {

constexpr std::string_view kFirstLine = "painpoint recovery 1";

/// Paths may have any byte but NUL: what would end a line is written as two characters.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n')
      line += "\\n";
    else if (c == '\\')
      line += "\\\\";
    else
      line += c;
  }
  return line;
}

std::string from_one_line(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      text += line[i];
      continue;
    }
    ++i;
    text += line[i] == 'n' ? '\n' : line[i];
  }
  return text;
}

std::string words_of(const DiskState& state) {
  return state.exists ? fmt::format("{} {}", state.size, state.hash) : "none";
}

/// Takes lines from the head, one after the other.
class Head {
 public:
  explicit Head(std::string_view text) : rest_(text) {}

  /// The rest of the next line, which must start with this word.
  std::optional<std::string_view> line(std::string_view word) {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos || !rest_.starts_with(word)) return std::nullopt;
    const std::string_view value = rest_.substr(word.size(), end - word.size());
    rest_ = rest_.substr(end + 1);
    return value;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

template <class Whole>
std::optional<Whole> number(std::string_view text) {
  Whole value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<DiskState> state_in(std::string_view words) {
  if (words == "none") return DiskState{};
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto size = number<std::uint64_t>(words.substr(0, space));
  const auto hash = number<std::uint64_t>(words.substr(space + 1));
  if (!size || !hash) return std::nullopt;
  return DiskState{true, *size, *hash};
}

bool is_still(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat there {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
         opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

}  // namespace

std::string recovery_text(const std::filesystem::path& journey, const DiskState& began,
                          std::chrono::system_clock::time_point when, std::string_view text) {
  const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(when.time_since_epoch());
  return fmt::format("{}\nfile {}\nbegan {}\nwhen {}\ntext {}\n\n{}", kFirstLine,
                     on_one_line(journey.native()), words_of(began), since.count(),
                     words_of(state_of_text(text)), text);
}

std::optional<Recovered> read_recovery(std::string_view text) {
  Head head(text);
  if (!head.line(kFirstLine)) return std::nullopt;
  const auto file = head.line("file ");
  const auto began = file ? head.line("began ") : std::nullopt;
  const auto when = began ? head.line("when ") : std::nullopt;
  const auto state = when ? head.line("text ") : std::nullopt;
  if (!state || !head.line("")) return std::nullopt;
  const auto file_then = state_in(*began);
  const auto milliseconds = number<std::int64_t>(*when);
  const auto whole = state_in(*state);
  if (!file_then || !milliseconds || !whole || *whole != state_of_text(head.rest()))
    return std::nullopt;
  Recovered recovered;
  recovered.path = from_one_line(*file);
  recovered.text = head.rest();
  recovered.when = std::chrono::system_clock::time_point(std::chrono::milliseconds(*milliseconds));
  recovered.began = *file_then;
  return recovered;
}

ProcessLock::ProcessLock(const std::filesystem::path& path, bool make, bool waits) {
  // Somebody may take the file away between opening and locking it: then try the new one.
  for (int attempt = 0; attempt < 100; ++attempt) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC | (make ? O_CREAT : 0), 0600);
    if (descriptor_ < 0) return;
    if (::flock(descriptor_, LOCK_EX | (waits ? 0 : LOCK_NB)) == 0 && is_still(descriptor_, path))
      return;
    ::close(std::exchange(descriptor_, -1));
    if (!waits) return;
  }
}

ProcessLock::~ProcessLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

ProcessLock::ProcessLock(ProcessLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

ProcessLock& ProcessLock::operator=(ProcessLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace painpoint::editor
