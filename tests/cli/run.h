#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/golden.h"

/// Runs the real program, as a shell would.
namespace painpoint::test {

/// A folder of its own, gone at the end of the test.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "painpoint-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::size_t files() const {
    const std::filesystem::directory_iterator begin(path_);
    return static_cast<std::size_t>(std::distance(begin, {}));
  }

 private:
  std::filesystem::path path_;
};

struct Ran {
  int exit = -1;  ///< 128 + signal if it was killed
  std::string out;
  std::string err;
};

/// `arguments` as typed in a shell, with redirections if need be.
inline Ran run(const std::string& arguments, const std::string& before = "") {
  const Scratch scratch;
  const std::string command = before + " '" PAINPOINT_PROGRAM "' " + arguments + " 2>'" +
                              scratch.path("err") + "' >'" + scratch.path("out") + "'";
  const int status = std::system(command.c_str());
  Ran ran;
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.out = scratch.read("out");
  ran.err = scratch.read("err");
  return ran;
}

inline std::string quoted(const std::string& path) {
  return "'" + path + "'";
}

inline std::string parcel_path() {
  return quoted(source_path("tests/study/worked/parcel.yaml").string());
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace painpoint::test
