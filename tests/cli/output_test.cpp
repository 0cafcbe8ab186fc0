#include <sys/stat.h>

#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("--output writes the same bytes, and leaves nothing else behind") {
  const Scratch scratch;
  const std::string path = scratch.path("result.json");
  const std::string arguments = "solve --quiet --format json " + parcel_path();
  const Ran ran = run(arguments + " --output " + quoted(path));
  CHECK(ran.exit == 0);
  CHECK(ran.out.empty());
  CHECK(scratch.read("result.json") == run(arguments).out);
  CHECK(scratch.files() == 1);
}

TEST_CASE("an old file keeps its permissions, and a link stays a link") {
  const Scratch scratch;
  const std::string path = scratch.write("result.csv", "old");
  ::chmod(path.c_str(), 0640);
  std::filesystem::create_symlink(path, scratch.path("link.csv"));
  const Ran ran = run("solve --quiet --format csv " + parcel_path() + " --output " +
                      quoted(scratch.path("link.csv")));
  CHECK(ran.exit == 0);
  CHECK(scratch.read("result.csv").starts_with("scenario,part,id"));
  CHECK(std::filesystem::is_symlink(scratch.path("link.csv")));
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0640U);
}

TEST_CASE("what cannot be written is status 4, and the old file stays") {
  const Scratch scratch;
  const std::string solve = "solve --quiet " + parcel_path() + " --output ";
  const Ran nowhere = run(solve + quoted(scratch.path("no/such/folder.txt")));
  CHECK(nowhere.exit == 4);
  CHECK(has(nowhere.err, "cannot write"));
  CHECK(run(solve + quoted(scratch.path(""))).exit == 4);  // a folder
  CHECK(run(solve + "/dev/full").exit == 4);

  // A file may not grow past this limit: as good as a full disk.
  const std::string old = scratch.write("old.txt", "old content");
  const Ran full = run(solve + quoted(old), "ulimit -f 0; trap '' XFSZ;");
  CHECK(full.exit == 4);
  CHECK(scratch.read("old.txt") == "old content");
  CHECK(scratch.files() == 1);
}

TEST_CASE("a full disk behind the standard output is noticed") {
  const Scratch scratch;
  const std::string command = "'" PAINPOINT_PROGRAM "' solve --quiet " + parcel_path() +
                              " >/dev/full 2>" + quoted(scratch.path("err"));
  const int status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 4);
  CHECK(has(scratch.read("err"), "cannot write the result"));
}

TEST_CASE("a reader who has seen enough is no error") {
  const Scratch scratch;
  const std::string command = "{ '" PAINPOINT_PROGRAM
                              "' solve --quiet --scenario all --format json " +
                              parcel_path() + " 2>" + quoted(scratch.path("err")) + "; echo $? >" +
                              quoted(scratch.path("exit")) + "; } | head -c 10 >/dev/null";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(scratch.read("exit") == "0\n");
  CHECK(scratch.read("err").empty());
}

TEST_CASE("--output never replaces the journey that it is the result of") {
  const Scratch scratch;
  const std::string text = "painpoint: 1\njourney: J\ntouchpoints: { a: { next: completed } }\n";
  const std::string file = scratch.write("journey.yaml", text);
  const Ran ran = run("solve " + quoted(file) + " --output " + quoted(file));
  CHECK(ran.exit == 2);
  CHECK(scratch.read("journey.yaml") == text);
}
