#include <nlohmann/json.hpp>

#include "tests/cli/run.h"

using namespace painpoint::test;
using nlohmann::ordered_json;

namespace {

/// As if the terminal were endlessly wide.
std::string in_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

}  // namespace

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

TEST_CASE("compare --engine monte-carlo: differences, and what pairing and controls saved") {
  const std::string start =
      "compare " + parcel_path() + " --engine monte-carlo --customers 40000 --format ";
  const Ran table = run(start + "table");
  CHECK(table.exit == 0);
  CHECK(has(table.out, "Pairing saves"));
  CHECK(has(table.out, "with control variates"));
  CHECK(has(table.out, "Change of total cost by touchpoint"));
  CHECK(has(table.out, "computed exactly only"));
  const auto json = ordered_json::parse(run(start + "json").out);
  CHECK(!json["scenarios"]["base"].contains("differences"));
  const auto& differences = json["scenarios"]["fix"]["differences"];
  CHECK(differences["pairing"]["total_cost"].get<double>() > 1);
  CHECK(differences["factor_against_drawn"].get<double>() >
        differences["pairing"]["total_cost"].get<double>());
  CHECK(has(table.out, "each is lost or not"));
  const auto& controlled = differences["controlled"]["total_cost"];
  CHECK(controlled["factor"].get<double>() > differences["pairing"]["total_cost"].get<double>());
  CHECK(controlled["low"].get<double>() < controlled["mean"].get<double>());
  CHECK(controlled.contains("exact"));
  const std::string csv = run(start + "csv").out;
  CHECK(has(csv, "\nfix,base,pairing,,"));
  CHECK(has(csv, "\nfix,base,controlled,,"));
}

TEST_CASE("rules end runs and say so") {
  const std::string file = parcel_path();
  const auto json_of = [&](const std::string& options) {
    return ordered_json::parse(run("simulate " + file + " --format json " + options).out);
  };
  const auto precise = json_of("--precision 5%");
  CHECK(precise["stopped"] == "precise_enough");
  CHECK(precise["precision"]["metric"] == "total_cost");
  CHECK(precise["customers"].get<std::uint64_t>() % 4096 == 0);
  CHECK(has(in_one_line(run("simulate " + file + " --precision 5% --metric problems").out),
            "because problems is known to ±5.0% or better"));
  const auto decided = json_of("--scenario base,fix --decide --error 1%");
  CHECK(decided["stopped"] == "decided");
  CHECK(decided["decision"]["error"] == 0.01);
  CHECK(decided["decision"]["leader"] == decided["decision"]["contenders"][0]);
  CHECK(has(in_one_line(run("simulate " + file + " --scenario base,fix --decide").out),
            "has the lowest total_cost. The"));
  const auto close = json_of("--scenario base,fix --decide --indifference 100% --customers 4096");
  CHECK(close["decision"]["indifference"] == 1);
  const auto late = json_of("--customers 100000000000 --time-limit 300ms");
  CHECK(late["stopped"] == "time_limit");
  CHECK(late["customers"].get<std::uint64_t>() > 0);
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
