#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

TEST_CASE("the number of threads changes nothing") {
  const std::string arguments =
      "simulate --quiet --customers 20000 --seed 7 --scenario all "
      "--format json " +
      parcel_path() + " --threads ";
  const Ran one = run(arguments + "1");
  CHECK(one.exit == 0);
  CHECK(one.err.empty());
  CHECK(run(arguments + "3").out == one.out);
  const auto json = ordered_json::parse(one.out);
  CHECK(json["seed"] == 7);
  CHECK(json["customers"] == 20000);
  CHECK(json["stopped"] == "customers_reached");
  CHECK(json["scenarios"]["both"].contains("differences"));
}

TEST_CASE("all formats, and no progress bar where nobody looks") {
  const std::string start = "simulate --customers 1000 " + parcel_path() + " --format ";
  CHECK(has(run(start + "table").out, "1,000 customers were played with seed 1"));
  CHECK(run(start + "csv").out.starts_with("scenario,against,part,id,name,figure,unit,mean,"));
  CHECK(!has(run(start + "table").err, "█"));
}

TEST_CASE("Ctrl-C ends a long run with what is known so far") {
  const Scratch scratch;
  // A shell without job control starts background programs with SIGINT ignored, so the program
  // runs in the foreground and is interrupted from the background.
  const std::string command =
      "sh -c 'echo $$ >" + scratch.path("pid") +
      "; exec \"" PAINPOINT_PROGRAM "\" simulate --quiet --format json --customers 100000000000 " +
      source_path("tests/study/worked/parcel.yaml").string() + "' >" + scratch.path("out") + " 2>" +
      scratch.path("err") + " & sleep 2; kill -INT $(cat " + scratch.path("pid") + "); wait $!";
  const std::string shell = "bash -mc " + quoted([&] {
                              std::string escaped;
                              for (const char c : command)
                                escaped += c == '\'' ? std::string("'\\''") : std::string(1, c);
                              return escaped;
                            }());
  const int status = std::system((shell + " 2>/dev/null").c_str());
  CHECK(WEXITSTATUS(status) == 0);
  const auto json = ordered_json::parse(scratch.read("out"), nullptr, false);
  REQUIRE(!json.is_discarded());
  CHECK(json["stopped"] == "interrupted");
  CHECK(json["customers"].get<std::uint64_t>() > 0);
}
