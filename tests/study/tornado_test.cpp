#include "study/tornado.h"

#include <algorithm>
#include <cmath>

#include "model/address.h"
#include "study/levers.h"
#include "study/uncertainty.h"
#include "study/words.h"
#include "tests/support/sample_journeys.h"

// What a decision hangs on, and what a little of each number saves.

using namespace painpoint;
using namespace painpoint::test;

namespace {

study::Tornado tornado(const Journey& journey,
                       study::Measure measure = study::Measure::horizon_npv) {
  Outcome<study::Tornado> found = study::tornado_of(journey, measure);
  REQUIRE_MESSAGE(found.value.has_value(), words_of(found.diagnostics));
  return std::move(*found);
}

const study::TornadoBar& bar(const study::Tornado& all, std::string_view address) {
  for (const study::TornadoBar& one : all.bars)
    if (one.address == address) return one;
  FAIL(address);
  return all.bars.front();
}

/// 100 customers a month for 10 months without discount: `save` takes 2 off a visit of 10.
std::string with_saving(const std::string& save, const std::string& more = "") {
  return fmt::format(R"(
customers_per_month: {{ value: 100, low: 80, high: 130 }}
horizon_months: 10
discount_rate: 0%
touchpoints: {{ a: {{ cost: 10, next: completed }} }}
scenarios:
  save: {{ delivered: 100%, {}, changes: {{ touchpoints.a.cost: {{ cut: 20% }} }} }}
{}
)",
                     save, more);
}

}  // namespace

TEST_CASE("numbers are told by the names of what they belong to, not by their addresses") {
  Journey journey;
  for (NamedJourney& shipped : shipped_journeys())
    if (shipped.name == "broadband.yaml") journey = std::move(shipped.journey);
  CHECK(study::number_in_words(journey, "causes.line_records.level") ==
        "level of “Line records do not match the street”");
  CHECK(study::number_in_words(journey,
                               "scenarios.fix_root_cause.changes.causes.line_records.level") ==
        "what “Records that match the street” does to level of “Line records do not match the "
        "street”");
  // Nothing around this one has a name: what it means is said.
  CHECK(study::number_in_words(journey, "severities.moderate.leave")
            .starts_with("severities.moderate.leave ("));
  CHECK(study::number_in_words(journey, "nowhere.at.all") == "nowhere.at.all");
}

TEST_CASE("each number alone, by hand") {
  // Worth n x 10 months x 20% of the cost, less the investment.
  const Journey journey = read(with_saving("invest: { value: 1800, low: 1500, high: 2500 }"));
  const study::Tornado found = tornado(journey);
  CHECK(close(found.as_written[0], 200));
  CHECK(found.best == 1);
  CHECK(found.plan == 0);
  const study::TornadoBar& customers = bar(found, "customers_per_month");
  CHECK(close(customers.low.number, 80, 1e-9));
  CHECK(close(customers.low.plans[0], 80 * 20 - 1800, 1e-9));
  CHECK(close(customers.high.plans[0], 130 * 20 - 1800, 1e-9));
  CHECK(close(customers.swing, 1000, 1e-9));
  CHECK(customers.low.best == 0);
  CHECK(customers.high.best == 1);
  REQUIRE(customers.flips.size() == 1);
  CHECK(close(customers.flips[0].at, 90, 1e-8));  // 90 x 20 = 1800
  CHECK(customers.flips[0].to == 0);
  const study::TornadoBar& invest = bar(found, "scenarios.save.invest");
  CHECK(close(invest.swing, 1000, 1e-9));
  REQUIRE(invest.flips.size() == 1);
  CHECK(close(invest.flips[0].at, 2000, 1e-8));
  const study::TornadoBar& cost = bar(found, "touchpoints.a.cost");
  CHECK(close(cost.low.plans[0], 200 * cost.low.number - 1800, 1e-9));
  CHECK(close(cost.swing, 200 * (cost.high.number - cost.low.number), 1e-9));
  REQUIRE(cost.flips.size() == 1);
  CHECK(close(cost.flips[0].at, 9, 1e-8));
}

TEST_CASE("between two plans the flip is where they are worth the same") {
  // `bold` saves 40% for 3,900: 100 x 10 x (4 - 2) = 2000 more for 2100 more.
  const Journey journey = read(with_saving(
      "invest: 1800",
      "  bold: { delivered: 100%, invest: { value: 3900, low: 3000, high: 4500 }, changes: { "
      "touchpoints.a.cost: { cut: 40% } } }"));
  const study::Tornado found = tornado(journey);
  CHECK(found.best == 1);
  const study::TornadoBar& invest = bar(found, "scenarios.bold.invest");
  REQUIRE(invest.flips.size() == 1);
  CHECK(close(invest.flips[0].at, 3800, 1e-8));
  CHECK(invest.flips[0].to == 2);
  CHECK(invest.swing == 0);  // of the best plan
  CHECK(close(invest.widest_swing, 1500, 1e-9));
  const study::TornadoBar& customers = bar(found, "customers_per_month");
  REQUIRE(customers.flips.size() == 2);
  CHECK(close(customers.flips[0].at, 90, 1e-8));
  CHECK(customers.flips[0].to == 0);
  CHECK(close(customers.flips[1].at, 105, 1e-8));  // 105 x 10 x 2 = 2100
  CHECK(customers.flips[1].to == 2);
}

TEST_CASE("where there is no decision, that is what comes out") {
  CHECK(study::tornado_of(read("touchpoints: { a: { next: completed } }"),
                          study::Measure::horizon_npv)
            .diagnostics.error_count() == 2);
}

TEST_CASE("a bar's ends are those of the journey with that number") {
  for (const NamedJourney& sample : tried_journeys()) {
    INFO(sample.name);
    const study::Tornado found = tornado(sample.journey);
    CHECK(found.bars.size() > 50);
    CHECK(std::is_sorted(found.bars.begin(), found.bars.end(),
                         [](const auto& a, const auto& b) { return a.swing > b.swing; }));
    std::size_t compared = 0;
    for (const study::TornadoBar& one : found.bars) {
      // Numbers that stand alone, so that setting them is all there is to do.
      if (one.together > 1 ||
          !(one.address.ends_with(".cost_per_hour") || one.address.ends_with(".invest") ||
            one.address.ends_with(".conversion")))
        continue;
      if (PAINPOINT_SANITIZED && compared == 4) break;
      Journey edited = sample.journey;
      Addressed there = find_address(edited, one.address);
      REQUIRE_FALSE(there.number->set(one.high.number));
      there.number->set_provenance(nullptr);
      const Roster roster = make_roster(edited);
      for (std::size_t p = 0; p < found.ids.size(); ++p) {
        const auto money = study::money_of(edited, roster, found.ids[p]);
        REQUIRE(money.value.has_value());
        const double scale = std::abs(found.as_written[p]) + found.bars.front().swing;
        CHECK(std::abs(money->horizon_npv - one.high.plans[p]) <= 1e-9 * scale);
      }
      ++compared;
    }
    CHECK(compared >= 3);
  }
}

TEST_CASE("names and the order of touchpoints change nothing") {
  const auto text = [](bool other) {
    const std::string a = other ? "zoo" : "a";
    const std::string first =
        a + ": { cost: 4, pains: { " + (other ? "trouble" : "p") +
        ": { chance: { value: 20%, sample: 200 }, severity: severe, causes: { c: 60% } } }, next: "
        "{ b: 90%, completed: 10% } }";
    const std::string second =
        "b: { cost: 6, staff: { team: t, minutes: { mean: 5, cv: 1 } }, pains: { q: { chance: 10%, "
        "causes: { c: 30% } } }, next: completed }";
    return fmt::format(R"(
customers_per_month: 1000
segments: {{ s: {{ share: 100%, value: 120 }} }}
teams: {{ t: {{ cost_per_hour: 30, cashable: 50% }} }}
causes: {{ c: {{}} }}
start: {}
complaints: {{ cost: 12 }}
touchpoints:
  {}
  {}
scenarios:
  fix: {{ invest: 20000, delivered: 80%, changes: {{ causes.c.level: {{ cut: 70% }}, touchpoints.{}.cost: {{ scale: 0.9 }} }} }}
)",
                       a, other ? second : first, other ? first : second, a);
  };
  const study::Tornado one = tornado(read(text(false)));
  const study::Tornado two = tornado(read(text(true)));
  REQUIRE(one.bars.size() == two.bars.size());
  const auto renamed = [](std::string address) {
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"touchpoints.a.", "touchpoints.zoo."},
          {".pains.p.", ".pains.trouble."}})
      if (const auto at = address.find(from); at != std::string::npos)
        address.replace(at, from.size(), to);
    return address;
  };
  for (std::size_t i = 0; i < one.bars.size(); ++i) {
    CHECK(renamed(one.bars[i].address) == two.bars[i].address);
    CHECK(close(one.bars[i].swing, two.bars[i].swing, 1e-9));
    CHECK(one.bars[i].flips.size() == two.bars[i].flips.size());
  }
}

TEST_CASE("levers: one point, one minute, one per cent, or as much as there is room for") {
  const Journey journey = read(R"(
customers_per_month: 500
teams: { t: { cost_per_hour: 60, occupancy: 50% } }
touchpoints:
  a:
    cost: 10
    staff: { team: t, minutes: 4 }
    pains: { p: { chance: 0.5%, blocks: true, leave: 0%, complain: 0%, recontact: 0% } }
    next: completed
)");
  const auto derivatives = study::derivatives_of(journey);
  REQUIRE(derivatives.value.has_value());
  const std::vector<study::Lever> levers = study::levers_of(journey, *derivatives);
  const auto is = [&](std::string_view address, bool less, double step, double saving) {
    const auto found = std::find_if(levers.begin(), levers.end(), [&](const study::Lever& lever) {
      return lever.derivative.address == address;
    });
    REQUIRE(found != levers.end());
    CHECK(found->less == less);
    CHECK(close(found->step, step, 1e-9));
    CHECK(close(found->saving, saving, 1e-8));
  };
  // A visit costs 10 + 8 and happens v = 1 / 0.995 times.
  const double v = 1 / 0.995;
  is("touchpoints.a.cost", true, 0.1, 500 * v * 0.1);
  is("touchpoints.a.staff.minutes", true, 1, 500 * v * 2);
  is("touchpoints.a.pains.p.chance", true, 0.001, 500 * 18 * v * v * 0.001);
  is("teams.t.occupancy", false, 0.01, 500 * v * 8 / 0.5 * 0.01);
  CHECK(std::is_sorted(levers.begin(), levers.end(),
                       [](const auto& a, const auto& b) { return a.saving > b.saving; }));
}
