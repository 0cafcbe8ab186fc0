#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("help and version are results, on the standard output") {
  const Ran help = run("--help");
  CHECK(help.exit == 0);
  CHECK(help.err.empty());
  CHECK(has(help.out, "Exit status"));
  const Ran version = run("--version");
  CHECK(version.exit == 0);
  CHECK(version.out.starts_with("painpoint "));
  for (const char* verb :
       {"check", "solve", "compare", "hurts", "decide", "sensitivity", "calibrate", "map", "report",
        "simulate", "story", "diff", "explain", "schema"}) {
    CAPTURE(verb);
    CHECK(has(help.out, verb));
    const Ran of_verb = run(std::string(verb) + " --help");
    CHECK(of_verb.exit == 0);
    CHECK(has(of_verb.out, "Examples:"));
    CHECK(has(of_verb.out, std::string("painpoint ") + verb));
    CHECK(of_verb.err.empty());
  }
}

TEST_CASE("a wrong command says what is wrong and what is right, with status 2") {
  struct Wrong {
    std::string arguments, says;
  };
  const std::string file = parcel_path();
  for (const auto& [its_arguments, says] : std::initializer_list<Wrong>{
           {"", "say what to do"},
           {"compair x.yaml", "did you mean `painpoint compare`?"},
           {"frobnicate", "there is no verb `frobnicate`"},
           {"--frobnicate", "there is no option"},
           {"compare", "name a journey file"},
           {"explain", "say what to explain"},
           {"compare " + file + " --scenarioo fix", "did you mean `--scenario`?"},
           {"compare " + file + " other.yaml", "one argument too many"},
           {"compare " + file + " --format xml", "--format"},
           {"compare " + file + " --scenario", "--scenario"},
           {"compare no/such/file.yaml", "there is no file `no/such/file.yaml`"},
           {"compare /", "is a directory"},
           {"simulate " + file + " --customers 0", "--customers must be between 1 and"},
           {"simulate " + file + " --customers -5", "--customers needs a whole number"},
           {"simulate " + file + " --customers 1e5", "--customers needs a whole number"},
           {"simulate " + file + " --customers 99999999999999999999", "--customers must be"},
           {"simulate " + file + " --threads 9999", "--threads must be between 0 and 1024"},
           {"simulate " + file + " --seed x", "--seed needs a whole number, not `x`"},
           {"solve " + file + " --seed 4", "no option `--seed`"},
           {"simulate " + file + " --precision 1% --decide", "choose one"},
           {"simulate " + file + " --precision 0%", "--precision must be above 0%"},
           {"simulate " + file + " --precision 30%", "and at most 20%"},
           {"simulate " + file + " --precision much", "--precision needs a share such as 1%"},
           {"simulate " + file + " --metric lost", "--metric says what --precision or --decide"},
           {"simulate " + file + " --precision 1% --metric losst", "did you mean `lost`?"},
           {"simulate " + file + " --error 1%", "add --decide"},
           {"simulate " + file + " --indifference 1%", "add --decide"},
           {"simulate --quiet " + file + " --decide", "--decide needs two scenarios"},
           {"simulate " + file + " --scenario all --decide --error 60%", "at most 20%"},
           {"simulate " + file + " --scenario all --decide --metric complaint_rate", "no mean"},
           {"simulate " + file + " --time-limit 10", "--time-limit needs a time with its unit"},
           {"simulate " + file + " --time-limit 0s", "--time-limit must be between"},
           {"simulate " + file + " --engine monte-carlo", "no option `--engine`"},
           {"compare " + file + " --engine dice", "--engine"},
           {"compare " + file + " --seed 3", "add --engine monte-carlo"},
           {"compare " + file + " --decide", "add --engine monte-carlo"},
           {"compare " + file + " --engine monte-carlo --skip-removal-effects",
            "--skip-removal-effects is for --engine exact"},
           {"compare --quiet " + file + " --engine monte-carlo --scenario base --decide",
            "--decide needs two scenarios"},
       }) {
    const auto& arguments = its_arguments;
    CAPTURE(arguments);
    const Ran ran = run(arguments);
    CAPTURE(ran.err);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, says));
    CHECK(ran.err.starts_with("painpoint: error: "));
  }
}
