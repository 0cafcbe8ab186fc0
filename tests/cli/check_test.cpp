#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("a good file is summed up in one line") {
  const Ran ran = run("check " + parcel_path());
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "3 touchpoints, 2 pains, 1 cause, 1 segment"));
  CHECK(has(ran.out, "3 scenarios"));
  CHECK(has(ran.err, "[PP071]"));  // advice
  CHECK(has(ran.err, "parcel.yaml:27:3: hint:"));
  const Ran quiet = run("check --quiet " + parcel_path());
  CHECK(quiet.err.empty());
  CHECK(quiet.out == ran.out);
}

TEST_CASE("all errors of a file are reported with their places, with status 1") {
  const Scratch scratch;
  const std::string file = scratch.write("bad.yaml", R"(painpoint: 1
journey: Bad
touchpoints:
  order: { minuts: 5, next: { delver: 90% } }
)");
  for (const char* verb : {"check", "solve", "compare", "simulate"}) {
    CAPTURE(verb);
    const Ran ran = run(std::string(verb) + " " + quoted(file));
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "bad.yaml:4:12: error: "));
    CHECK(has(ran.err, "did you mean `minutes`?"));
    CHECK(has(ran.err, "^~~~~~"));
    CHECK(has(ran.err, "painpoint: error: "));
    CHECK(!has(ran.err, "\x1b"));  // not a terminal
  }
}

TEST_CASE("errors that only the graph knows have status 1 too") {
  const Scratch scratch;
  const std::string file = scratch.write("trap.yaml", R"(painpoint: 1
journey: Trap
touchpoints:
  a: { next: b }
  b: { next: a }
)");
  const Ran ran = run("check " + quoted(file));
  CHECK(ran.exit == 1);
  CHECK(has(ran.err, "[PP060]"));
}

TEST_CASE("the standard input is a file named -") {
  const Ran ran = run("check --quiet - < " + parcel_path());
  CHECK(ran.exit == 0);
  const Ran bad = run("check -", "printf 'painpoint: 2\\n' |");
  CHECK(bad.exit == 1);
  CHECK(has(bad.err, "<stdin>:1:12: error: "));
}

TEST_CASE("files that are too large are refused unread, also from a pipe") {
  const Scratch scratch;
  const std::string file = scratch.write("large.yaml", "");
  std::filesystem::resize_file(file, (std::uintmax_t{64} << 20U) + 1);
  for (const std::string& arguments :
       {"check " + quoted(file), "check - < " + quoted(file), std::string("check /dev/zero")}) {
    CAPTURE(arguments);
    const Ran ran = run(arguments);
    CHECK(ran.exit == 1);
    CHECK(has(ran.err, "[PP001]"));
  }
}

TEST_CASE("a file that cannot be read is the machine's failure") {
  // Reading it fails for everybody, also for root.
  CHECK(run("check /proc/self/mem").exit == 4);
}

TEST_CASE("--set changes the base, and its mistakes are shown where they are") {
  const std::string file = parcel_path();
  const auto set = [&](const std::string& assignments) {
    return run("check --quiet " + assignments + " " + file);
  };
  CHECK(set("--set causes.bad_address.level=50%").exit == 0);
  CHECK(set("--set complaints.quick=10% --set complaints.slow=20%").exit == 0);
  CHECK(set("--set touchpoints.order.minutes='{ scale: 2 }'").exit == 0);
  CHECK(set("--set customers_per_month=5000").exit == 0);

  struct Wrong {
    std::string assignments, says;
  };
  for (const auto& [its_assignments, says] : std::initializer_list<Wrong>{
           {"--set causes.bad_adress.level=1", "did you mean `causes.bad_address.level`?"},
           {"--set causes.bad_address.level=abc", "--set:1:26: error: "},
           {"--set causes.bad_address.level", "which number to set"},
           {"--set complaints.quick=90% --set complaints.slow=20%", "[PP043]"},
           {"--set complaints.quick=150%", "--set:1:1: error: "},
           {"--set touchpoints.order.next='{ nowhere: 100% }'", "nowhere"},
           {"--set complaints.quick=1% --set complaints.quick=2%", "set twice"},
       }) {
    const auto& assignments = its_assignments;
    CAPTURE(assignments);
    const Ran ran = set(assignments);
    CAPTURE(ran.err);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, says));
  }
}

TEST_CASE("what only --set makes wrong is not the file's fault") {
  const Scratch scratch;
  const std::string file = quoted(scratch.write("good.yaml", R"(painpoint: 1
journey: Good
touchpoints:
  a: { next: b }
  b: { next: completed }
)"));
  CHECK(run("check " + file).exit == 0);
  const Ran ran = run("check --set touchpoints.b.next='{ a: 100% }' " + file);
  CHECK(ran.exit == 2);
  CHECK(has(ran.err, "--set:1:1: error: "));
  CHECK(has(ran.err, "[PP060]"));
}
