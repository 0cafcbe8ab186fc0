#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("report writes one page, the same for any number of threads") {
  const Scratch scratch;
  const std::string page = quoted(scratch.path("report.html"));
  const Ran ran = run("report --quiet --draws 200 -o " + page + " " + parcel_path());
  CHECK(ran.exit == 0);
  CHECK(ran.out.empty());
  CHECK(ran.err.empty());
  const std::string html = scratch.read("report.html");
  CHECK(html.starts_with("<!DOCTYPE html>\n"));
  CHECK(html.ends_with("</html>\n"));
  CHECK(has(html, "--by horizon_npv --draws 200 --seed 1"));
  CHECK(run("report --quiet --draws 200 --threads 1 " + parcel_path()).out == html);
  CHECK(run("report --quiet --draws 200 --threads 2 " + parcel_path()).out == html);
  CHECK(run("report --quiet --draws 200 --seed 2 " + parcel_path()).out != html);
  CHECK(scratch.files() == 1);
}

TEST_CASE("report says which defaults stand in for numbers that the file does not say") {
  const Ran ran = run("report --quiet --draws 200 " + parcel_path());
  const std::size_t begin = ran.out.find("Defaults that rest on evidence");
  REQUIRE(begin != std::string::npos);
  const std::string defaults = ran.out.substr(begin, ran.out.find("The model itself") - begin);
  CHECK(has(defaults, "complaints.escalate.upheld"));  // not in the file
  CHECK(has(defaults, "FCA complaints data 2023"));    // and where it comes from
  CHECK(has(defaults, "severities.minor.would_return.slow"));
  CHECK(!has(defaults, "severities.minor.complain"));  // in the file
  CHECK(!has(defaults, "severities.severe"));          // no pain is severe
}

TEST_CASE("report with wrong options, files and places") {
  CHECK(run("report --draws 1 " + parcel_path()).exit == 2);
  CHECK(run("report --by money " + parcel_path()).exit == 2);
  CHECK(run("report --format json " + parcel_path()).exit == 2);
  CHECK(run("report /nowhere.yaml").exit == 2);
  const Scratch scratch;
  const std::string old = scratch.write("report.html", "the old one");
  const std::string wrong = quoted(scratch.write("wrong.yaml", "painpoint: 1\njourney: x\n"));
  CHECK(run("report -o " + quoted(old) + " " + wrong).exit == 1);
  CHECK(scratch.read("report.html") == "the old one");
  const Ran nowhere = run("report --quiet --draws 200 -o /no/such/folder/r.html " + parcel_path());
  CHECK(nowhere.exit == 4);
  CHECK(has(nowhere.err, "cannot write"));
  const Ran full = run("report --quiet --draws 200 -o /dev/full " + parcel_path());
  CHECK(full.exit == 4);
  CHECK(run("report -o " + wrong + " " + wrong).exit != 0);
}

TEST_CASE("a file without plans still makes a report") {
  const Scratch scratch;
  const std::string bare = quoted(scratch.write(
      "bare.yaml", "painpoint: 1\njourney: Bare\ntouchpoints: { a: { next: completed } }\n"));
  const Ran ran = run("report --quiet " + bare);
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "The file has no scenario"));
}
