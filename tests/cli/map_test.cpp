#include "tests/cli/run.h"

using namespace painpoint::test;

namespace {

const std::string kMap = "map --quiet " + parcel_path();

}  // namespace

TEST_CASE("map draws SVG on the standard output, and the same bytes each time") {
  const Ran ran = run(kMap);
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.starts_with("<?xml version"));
  CHECK(has(ran.out, "<title>Journey map: Parcel delivery, small</title>"));
  CHECK(has(ran.out, "Friction, min per customer"));
  CHECK(ran.out == run(kMap).out);
  CHECK(ran.out == run(kMap + " --metric friction_minutes --scenario base -o -").out);
}

TEST_CASE("the end of the name says which picture is wanted, unless --format does") {
  const Scratch scratch;
  struct Wanted {
    std::string name, options, begins;
  };
  for (const Wanted& wanted : std::initializer_list<Wanted>{{"map.svg", "", "<?xml"},
                                                            {"map.PNG", "", "\x89PNG\r\n"},
                                                            {"map.pdf", "", "%PDF-"},
                                                            {"map", "--format png", "\x89PNG\r\n"},
                                                            {"map.dat", "--format svg", "<?xml"}}) {
    const std::string& name = wanted.name;
    CAPTURE(name);
    const std::string arguments = kMap + " " + wanted.options + " -o " + quoted(scratch.path(name));
    const Ran ran = run(arguments);
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    const std::string picture = scratch.read(name);
    CHECK(picture.starts_with(wanted.begins));
    CHECK(run(arguments).exit == 0);
    CHECK(picture == scratch.read(name));
  }
  CHECK(run(kMap + " --format pdf | head -c 5").out == "%PDF-");
}

TEST_CASE("a metric and a scenario change the map, and are named on it") {
  const Ran ran = run(kMap + " --metric rework_cost --scenario fix");
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "Rework cost, GBP per customer"));
  CHECK(has(ran.out, "Scenario: "));
  CHECK(ran.out != run(kMap + " --metric rework_cost").out);
}

TEST_CASE("what map cannot do is said, with what it can") {
  struct Wrong {
    std::string arguments, says;
    int exit;
  };
  for (const auto& [its_arguments, says, exit] : std::initializer_list<Wrong>{
           {"--metric friction_minuts", "did you mean `friction_minutes`?", 2},
           {"--metric banana", "there is visits,", 2},
           {"--metric satisfaction", "a figure of the whole journey", 2},
           {"--metric background_lost", "a figure of the whole journey", 2},
           {"--format jpg", "--format", 2},
           {"-o map.jpg", "let it end in .svg, .png or .pdf", 2},
           {"-o map", "let it end in .svg, .png or .pdf", 2},
           {"-o some.dir/map", "let it end in .svg, .png or .pdf", 2},
           {"--scenario base,fix", "a map shows one scenario, not 2", 2},
           {"--scenario nothing_like_it", "there is no scenario", 3},
           {"--engine exact", "no option `--engine`", 2},
           {"-o /no/such/folder/map.svg", "cannot write", 4},
           {"-o /no/such/folder/map.png", "cannot write", 4},
           {"--format png -o /dev/full", "cannot write", 4},
       }) {
    const auto& arguments = its_arguments;
    CAPTURE(arguments);
    const Ran ran = run(kMap + " " + arguments);
    CAPTURE(ran.err);
    CHECK(ran.exit == exit);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, says));
  }
}

TEST_CASE("where the disk is full, the old picture stays") {
  const Scratch scratch;
  const std::string old = scratch.write("old.pdf", "old picture");
  const Ran ran = run(kMap + " -o " + quoted(old), "ulimit -f 0; trap '' XFSZ;");
  CHECK(ran.exit == 4);
  CHECK(scratch.read("old.pdf") == "old picture");
  CHECK(scratch.files() == 1);
}

TEST_CASE("a map never replaces its journey") {
  const Scratch scratch;
  const std::string text = "painpoint: 1\njourney: J\ntouchpoints: { a: { next: completed } }\n";
  const std::string file = scratch.write("journey.yaml", text);
  CHECK(run("map " + quoted(file) + " --format svg -o " + quoted(file)).exit == 2);
  CHECK(scratch.read("journey.yaml") == text);
}

TEST_CASE("a terminal is not filled with a binary picture") {
  const Scratch scratch;
  // script(1) gives the program a terminal.
  const std::string command = "script -qec \"'" PAINPOINT_PROGRAM "' " + kMap +
                              " --format png\" /dev/null </dev/null >" +
                              quoted(scratch.path("seen"));
  const int status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(has(scratch.read("seen"), "a terminal cannot show png"));
  CHECK(!has(scratch.read("seen"), "PNG\r\n\x1a"));
}

TEST_CASE("a journey that is wrong has no map") {
  const Scratch scratch;
  const std::string file = scratch.write("j.yaml", "painpoint: 1\njourney: J\n");
  const Ran ran = run("map " + quoted(file) + " -o " + quoted(scratch.path("map.svg")));
  CHECK(ran.exit == 1);
  CHECK(scratch.files() == 1);
}
