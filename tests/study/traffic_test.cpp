#include "study/traffic.h"

#include <doctest/doctest.h>

#include "study/compare.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using chain::Metric;

namespace {

const exact::Passage* passage(const exact::Traffic& traffic, const Roster& roster,
                              std::string_view from, std::string_view to) {
  for (const exact::Passage& one : traffic.passages) {
    if (roster.touchpoints[one.from].id != from) continue;
    const std::string& target =
        one.to.valid() ? roster.touchpoints[one.to].id : roster.ends[one.end].id;
    if (target == to) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("traffic along the edges of a journey with rework, against fractions") {
  // Half of the visits to a strike; nobody leaves, complains or comes back, so all are silent and
  // blocked: to help, and from there back on by a's own next. One visit to a, 1/2 to help.
  Journey journey;
  Touchpoint& a = test::add_touchpoint(journey, "a", {{"b", 1}});
  Pain pain = test::pain_with(0.5);
  pain.blocks = true;
  pain.then = "help";
  pain.leave = pain.complain = pain.recontact = 0;
  a.pains.insert("stuck", pain);
  test::add_touchpoint(journey, "help", {{"back", 1}});
  test::add_touchpoint(journey, "b", {{"completed", 0.75}, {"abandoned", 0.25}});
  settle(journey);
  const Roster roster = make_roster(journey);
  const auto traffic = study::traffic(journey, roster, study::kBase);
  REQUIRE(traffic.value.has_value());
  struct Expected {
    const char* from;
    const char* to;
    double customers;
    bool usual;
  };
  for (const auto& [from, to, customers, usual] :
       std::initializer_list<Expected>{{"a", "b", 0.5, true},
                                       {"a", "help", 0.5, false},
                                       {"help", "b", 0.5, false},
                                       {"b", "completed", 0.75, true},
                                       {"b", "abandoned", 0.25, true}}) {
    const std::string way = std::string(from) + " to " + to;
    CAPTURE(way);
    const exact::Passage* found = passage(*traffic.value, roster, from, to);
    REQUIRE(found != nullptr);
    CHECK(found->customers == doctest::Approx(customers).epsilon(1e-12));
    CHECK(found->usual == usual);
  }
  CHECK(traffic.value->passages.size() == 5);
  REQUIRE(traffic.value->pains.size() == 1);
  CHECK(traffic.value->pains[0].problems == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(traffic.value->starts == std::vector<bool>{true, false, false});
}

TEST_CASE("what flows out of a touchpoint is its visits, and its pains are its problems") {
  for (const test::NamedJourney& sample : test::sample_journeys(12)) {
    CAPTURE(sample.name);
    for (const std::string& scenario : study::all_scenarios(sample.journey)) {
      CAPTURE(scenario);
      const auto solved = study::compare(sample.journey, {{scenario}, false, false});
      REQUIRE(solved.value.has_value());
      const Roster& roster = solved.value->roster;
      const auto traffic = study::traffic(sample.journey, roster, scenario);
      REQUIRE(traffic.value.has_value());
      std::vector<double> out(roster.touchpoints.size());
      std::vector<double> problems(roster.touchpoints.size());
      std::vector<double> ends(roster.ends.size());
      for (const exact::Passage& one : traffic.value->passages) {
        out[one.from.value] += one.customers;
        if (one.end.valid()) ends[one.end.value] += one.customers;
      }
      for (const exact::PainCount& pain : traffic.value->pains)
        problems[pain.at.value] += pain.problems;
      const chain::Breakdown& breakdown = solved.value->scenarios[0].result.breakdown;
      for (std::size_t t = 0; t < out.size(); ++t) {
        const chain::Row& row = breakdown.touchpoints[t];
        CHECK(out[t] == doctest::Approx(chain::at(row, Metric::visits)).epsilon(1e-9));
        CHECK(problems[t] == doctest::Approx(chain::at(row, Metric::problems)).epsilon(1e-9));
      }
      for (std::size_t e = 0; e < ends.size(); ++e)
        CHECK(ends[e] == doctest::Approx(breakdown.ends[e]).epsilon(1e-9));
    }
  }
}
