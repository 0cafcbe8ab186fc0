#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/save.h"

using namespace painpoint;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "painpoint_save.XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
};

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count_files(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file is made and replaced, and nothing else is left in its folder") {
  const Folder folder;
  const fs::path file = folder.path / "عربي.yaml";
  CHECK(replace_file(file, "one\n") == 0);
  CHECK(content(file) == "one\n");
  CHECK(replace_file(file, std::string(3'000'000, 'x')) == 0);
  CHECK(content(file).size() == 3'000'000);
  CHECK(replace_file(file, "") == 0);
  CHECK(content(file).empty());
  CHECK(count_files(folder.path) == 1);
}

TEST_CASE("permissions stay, and a link stays a link") {
  const Folder folder;
  const fs::path file = folder.path / "file";
  const fs::path link = folder.path / "link";
  REQUIRE(replace_file(file, "old") == 0);
  REQUIRE(::chmod(file.c_str(), 0640) == 0);
  fs::create_symlink("file", link);
  CHECK(replace_file(link, "new") == 0);
  CHECK(fs::is_symlink(link));
  CHECK(content(file) == "new");
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 07777U) == 0640U);
}

TEST_CASE("a link that leads nowhere yet is followed") {
  const Folder folder;
  fs::create_symlink("later", folder.path / "link");
  CHECK(replace_file(folder.path / "link", "text") == 0);
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(content(folder.path / "later") == "text");
}

TEST_CASE("what cannot be written is told by its error, and the old content stays") {
  const Folder folder;
  CHECK(replace_file(folder.path / "missing" / "file", "x") == ENOENT);
  CHECK(replace_file(folder.path, "x") == EISDIR);

  const fs::path full = "/dev/full";
  if (fs::exists(full)) CHECK(replace_file(full, "x") == ENOSPC);

  fs::create_symlink("loop", folder.path / "loop");
  CHECK(replace_file(folder.path / "loop", "x") == ELOOP);
  if (::geteuid() == 0) return;  // root may write everywhere
  const fs::path file = folder.path / "file";
  REQUIRE(replace_file(file, "old") == 0);
  REQUIRE(::chmod(file.c_str(), 0440) == 0);
  CHECK(replace_file(file, "new") == EACCES);
  CHECK(content(file) == "old");
}
