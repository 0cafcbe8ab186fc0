#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

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
  CHECK_FALSE(save_atomically(file, "one\n").has_value());
  CHECK(content(file) == "one\n");
  CHECK_FALSE(save_atomically(file, std::string(3'000'000, 'x')).has_value());
  CHECK(content(file).size() == 3'000'000);
  CHECK_FALSE(save_atomically(file, "").has_value());
  CHECK(content(file).empty());
  CHECK(count_files(folder.path) == 1);
}

TEST_CASE("permissions stay, and a link stays a link") {
  const Folder folder;
  const fs::path file = folder.path / "file";
  const fs::path link = folder.path / "link";
  REQUIRE_FALSE(save_atomically(file, "old").has_value());
  REQUIRE(::chmod(file.c_str(), 0640) == 0);
  fs::create_symlink("file", link);
  CHECK_FALSE(save_atomically(link, "new").has_value());
  CHECK(fs::is_symlink(link));
  CHECK(content(file) == "new");
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 07777U) == 0640U);
}

TEST_CASE("a link that leads nowhere yet is followed") {
  const Folder folder;
  fs::create_symlink("later", folder.path / "link");
  CHECK_FALSE(save_atomically(folder.path / "link", "text").has_value());
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(content(folder.path / "later") == "text");
}

TEST_CASE("what cannot be written is said in words, and the old content stays") {
  const Folder folder;
  const auto no_folder = save_atomically(folder.path / "missing" / "file", "x");
  REQUIRE(no_folder.has_value());
  CHECK(no_folder->find("No such file") != std::string::npos);
  CHECK(no_folder->find("missing/file") != std::string::npos);
  CHECK(save_atomically(folder.path, "x").value_or("").find("directory") != std::string::npos);

  const fs::path full = "/dev/full";
  if (fs::exists(full))
    CHECK(save_atomically(full, "x").value_or("").find("No space") != std::string::npos);

  fs::create_symlink("loop", folder.path / "loop");
  CHECK(save_atomically(folder.path / "loop", "x").has_value());
  if (::geteuid() == 0) return;  // root may write everywhere
  const fs::path file = folder.path / "file";
  REQUIRE_FALSE(save_atomically(file, "old").has_value());
  REQUIRE(::chmod(file.c_str(), 0440) == 0);
  CHECK(save_atomically(file, "new").has_value());
  CHECK(content(file) == "old");
}
