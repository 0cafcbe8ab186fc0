#include "report/html.h"

#include <array>
#include <map>
#include <vector>

#include "draw/svg.h"
#include "report/map_view.h"
#include "report/print.h"
#include "report/report_page.h"
#include "report/views.h"
#include "study/traffic.h"
#include "tests/report/example.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;

namespace {

constexpr const char* kScript = "<script>alert(1)</script>";
constexpr const char* kFormula = "=cmd|' /C calc'!A0";

/// What `painpoint report` puts together, with few worlds.
std::string report_of(const Journey& journey) {
  const study::Comparison comparison = test::solved(journey);
  auto hurts = study::where_it_hurts(journey, {"base", true});
  REQUIRE(hurts.value.has_value());
  std::vector<report::NamedQualityCosts> quality = {{hurts->name, hurts->quality}};
  auto traffic = study::traffic(journey, comparison.roster, "base");
  REQUIRE(traffic.value.has_value());
  Outcome<study::Decision> decision;
  if (journey.customers_per_month && !journey.scenarios.empty()) {
    study::DecideOptions options;
    options.worlds = 200;
    options.threads = 1;
    decision = study::decide(journey, options);
    REQUIRE(decision.value.has_value());
  }
  const report::ReportInputs inputs{
      journey,
      comparison,
      *hurts,
      quality,
      *traffic,
      decision.value ? &*decision.value : nullptr,
      decision.value ? "" : "There is nothing to choose from.",
      nullptr,
      {},
      {{{"severities.minor.complain", "a chance", "1%", 1, "guess", "assumed"}}, {{"guess", 3}}},
      "painpoint report FILE",
      "3 bytes"};
  return report::print_html(report::report_page(inputs));
}

/// The tags of a page in their order: "section", "/section". Fails the test on a stray < or &.
std::vector<std::string> tags_of(const std::string& html) {
  std::vector<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string inside = html.substr(at + 1, end - at - 1);
    if (inside.starts_with("!")) continue;
    std::string name = inside.substr(0, inside.find_first_of(" \n"));
    if (inside.ends_with("/")) name += name.ends_with("/") ? "" : "/";
    tags.push_back(name);
  }
  return tags;
}

/// Elements are closed in the order in which they were opened.
void check_well_formed(const std::string& html) {
  std::vector<std::string> open;
  for (const std::string& tag : tags_of(html)) {
    if (tag == "meta" || tag == "br" || tag.ends_with("/")) continue;
    if (tag.front() != '/') {
      open.push_back(tag);
      continue;
    }
    REQUIRE(!open.empty());
    CHECK("/" + open.back() == tag);
    open.pop_back();
  }
  CHECK(open.empty());
}

/// One h1; no heading is more than one step below the one before it.
void check_headings(const std::string& html) {
  int last = 0;
  int first_ones = 0;
  for (const std::string& tag : tags_of(html)) {
    if (tag.size() != 2 || tag[0] != 'h' || tag[1] < '1' || tag[1] > '6') continue;
    const int level = tag[1] - '0';
    CHECK(level <= last + 1);
    last = level;
    first_ones += level == 1;
  }
  CHECK(first_ones == 1);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

/// A journey in which every text that people choose is hostile.
Journey hostile() {
  Journey journey = test::parcel();
  const std::string name = std::string(kScript) + "\" onload=\"x' & " + kFormula;
  journey.name = name;
  for (auto& [id, touchpoint] : journey.touchpoints) {
    touchpoint.name = name;
    touchpoint.notes["owner"] = Note{Note::Kind::text, name, {}};
    for (auto& [pain_id, pain] : touchpoint.pains) pain.name = name;
  }
  for (auto& [id, cause] : journey.causes) cause.name = name;
  for (auto& [id, scenario] : journey.scenarios) {
    scenario.name = kFormula;
    scenario.notes["owner"] = Note{Note::Kind::text, name, {}};
  }
  for (auto& [id, segment] : journey.segments) segment.name = name;
  return journey;
}

}  // namespace

TEST_CASE("the report of every sample journey is well formed, in order, and stands alone") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    const std::string& name = sample.name;
    INFO(name);
    const std::string html = report_of(sample.journey);
    check_well_formed(html);
    check_headings(html);
    CHECK_FALSE(first_invalid_utf8(html).has_value());
    // Nothing runs, and nothing comes from elsewhere; the one address is SVG's own name.
    for (const char* forbidden : {"<script", "<link", "<img", "<iframe", "@import", "url(",
                                  "onload", "javascript:", "src="})
      CHECK(html.find(forbidden) == std::string::npos);
    CHECK(count(html, "http") == count(html, "xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK(count(html, "<caption>") + 1 >= count(html, "<table>"));
    CHECK(count(html, "<svg ") == count(html, "role=\"img\""));
    CHECK(count(html, "<svg ") == count(html, "<desc>"));
    CHECK(count(html, "scope=\"row\"") > 20);
    CHECK(html.find("For the board") < html.find("The plans side by side"));
    CHECK(html.find("How sure are we") != std::string::npos);
    CHECK(html.find(">nan") == std::string::npos);
    CHECK(html.find("\"nan") == std::string::npos);
    CHECK(html.find(">n/a<") == std::string::npos);
  }
}

TEST_CASE("the page says in which language and direction its names are") {
  const std::map<std::string, std::string> expected = {
      {"broadband.yaml", "<html lang=\"en\" dir=\"ltr\">"},
      {"water_utility_ar.yaml", "<html lang=\"ar\" dir=\"rtl\">"},
      {"telecom_zh.yaml", "<html lang=\"zh-Hant\" dir=\"ltr\">"}};
  std::size_t found = 0;
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    const auto known = expected.find(sample.name);
    if (known == expected.end()) continue;
    ++found;
    const std::string html = report_of(sample.journey);
    CHECK(html.find(known->second) != std::string::npos);
    const bool english = known->second.find("\"en\"") != std::string::npos;
    CHECK((html.find("lang=\"en\" dir=\"ltr\">For the board") != std::string::npos) == !english);
  }
  CHECK(found == expected.size());
}

TEST_CASE("the same journey makes the same report, byte by byte") {
  CHECK(report_of(test::parcel()) == report_of(test::parcel()));
}

TEST_CASE("hostile names stay text: HTML, SVG, CSV and the terminal") {
  const Journey journey = hostile();
  const std::string html = report_of(journey);
  check_well_formed(html);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(html.find("onload=\"x") == std::string::npos);

  const study::Comparison comparison = test::solved(journey);
  auto traffic = study::traffic(journey, comparison.roster, "base");
  REQUIRE(traffic.value.has_value());
  const std::string svg = draw::print_svg(
      report::map_picture(report::map_data(journey, comparison.roster, comparison.scenarios.front(),
                                           *traffic, chain::Metric::friction_minutes)));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;") != std::string::npos);

  const std::string csv = report::print_csv(report::compared_figures(journey, comparison));
  CHECK(csv.find(",=cmd") == std::string::npos);
  CHECK(csv.find("'=cmd|") != std::string::npos);

  auto hurts = study::where_it_hurts(journey, {"base", false});
  REQUIRE(hurts.value.has_value());
  const std::string rows =
      report::print_csv(report::hurts_figures(journey, *hurts, study::HurtBy::cost));
  CHECK(rows.find(",=") == std::string::npos);
  const std::string text = report::print_text(report::compare_document(journey, comparison));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find(kFormula) != std::string::npos);  // a terminal shows it as it is
}

TEST_CASE("controls and what reorders a line do not come through") {
  CHECK(escape_markup("a\x1b[31mb\nc") == "a [31mb c");
  CHECK(escape_markup("a\u202Eb") == "ab");
  CHECK(escape_markup("<&>\"'") == "&lt;&amp;&gt;&quot;&#39;");
}

TEST_CASE("a journey without money, plans or pains still makes a report that says so") {
  Journey bare = test::read_example(
      "bare.yaml", "painpoint: 1\njourney: Bare\ntouchpoints: { a: { next: completed } }\n");
  const std::string html = report_of(bare);
  check_well_formed(html);
  check_headings(html);
  CHECK(html.find("nothing can go wrong in it") != std::string::npos);
  CHECK(html.find("There is nothing to choose from.") != std::string::npos);
  CHECK(html.find("The file says nothing under `observed`") != std::string::npos);
  CHECK(html.find("The cost of quality") == std::string::npos);

  Journey unpriced = test::parcel();
  unpriced.customers_per_month.reset();
  check_well_formed(report_of(unpriced));
}
