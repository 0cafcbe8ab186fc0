#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "editor/places.h"
#include "tests/editor/folder.h"

using namespace painpoint::editor;
using painpoint::test::Folder;

namespace fs = std::filesystem;

TEST_CASE("the state folder is where the specification says") {
  ::setenv("XDG_STATE_HOME", "/states", 1);
  CHECK(state_folder() == "/states/painpoint");
  ::setenv("XDG_STATE_HOME", "relative", 1);  // to be ignored
  ::setenv("HOME", "/home/kim", 1);
  CHECK(state_folder() == "/home/kim/.local/state/painpoint");
  ::unsetenv("XDG_STATE_HOME");
  CHECK(state_folder() == "/home/kim/.local/state/painpoint");
}

TEST_CASE("recent files: the newest first, each once, those that are gone left out") {
  const Folder folder;
  const fs::path state = folder.path() / "state";
  CHECK(recent_files(state).empty());
  std::vector<fs::path> files;
  for (int i = 0; i < 15; ++i) {
    files.push_back(folder.path() / ("journey " + std::to_string(i) + ".yaml"));
    std::ofstream(files.back()) << "x";
    remember_file(state, files.back());
  }
  CHECK(recent_files(state).size() == 12);
  CHECK(recent_files(state).front() == files.back());
  remember_file(state, files[5]);
  CHECK(recent_files(state).front() == files[5]);
  CHECK(recent_files(state).size() == 12);
  fs::remove(files[5]);
  CHECK(recent_files(state).front() == files[14]);
  // A path that one line cannot hold is not remembered.
  const fs::path broken = folder.path() / "a\nb.yaml";
  std::ofstream(broken) << "x";
  remember_file(state, broken);
  CHECK(recent_files(state).front() == files[14]);
}

TEST_CASE("the sample journeys are found, with their names") {
  const std::vector<Sample> samples = sample_journeys();
  CHECK(samples.size() >= 6);
  CHECK(std::any_of(samples.begin(), samples.end(), [](const Sample& sample) {
    return sample.path.filename() == "small_shop.yaml" && sample.name == "Bicycle repair";
  }));
}
