#include "study/decide.h"

#include <cmath>

#include "study/verdict.h"
#include "tests/support/sample_journeys.h"
#include "tests/support/solve.h"
#include "tests/support/tolerance.h"

using namespace painpoint;
using namespace painpoint::test;
using study::Decision;

namespace {

Decision decided(const Journey& journey, std::size_t worlds = 400, std::uint64_t seed = 1,
                 unsigned threads = 0) {
  study::DecideOptions options;
  options.worlds = worlds;
  options.seed = seed;
  options.threads = threads;
  Outcome<Decision> decision = study::decide(journey, options);
  REQUIRE_MESSAGE(decision.value.has_value(), words_of(decision.diagnostics));
  return std::move(*decision.value);
}

const study::PlanOutlook& plan(const Decision& decision, std::string_view id) {
  for (const study::PlanOutlook& one : decision.plans)
    if (one.id == id) return one;
  FAIL("no such plan");
  return decision.plans.front();
}

/// Two touchpoints by any names, in any order.
std::string shop(const std::string& a, const std::string& b, bool turned) {
  const std::string first = fmt::format(
      "  {}: {{ cost: 2, pains: {{ x: {{ chance: 20%, cause: c, then: {} }} }}, next: {{ {}: 95%, "
      "abandoned: 5% }} }}\n",
      a, b, b);
  const std::string second = fmt::format(
      "  {}: {{ cost: {{ value: 3, low: 1, high: 8 }}, pains: {{ y: {{ chance: 10%, causes: {{ c: "
      "50% }}, severity: severe }} }}, next: completed }}\n",
      b);
  return fmt::format(R"(
customers_per_month: 500
segments: {{ all: {{ value: 100 }} }}
causes: {{ c: {{ owner: Anna }} }}
start: {}
touchpoints:
{}{}
scenarios:
  fix: {{ invest: 1500, run_cost: 40, delivered: 90%, changes: {{ causes.c.level: {{ cut: 60% }} }} }}
  cheaper: {{ invest: 1000, changes: {{ touchpoints.{}.cost: {{ cut: 30% }} }} }}
)",
                     a, turned ? second : first, turned ? first : second, b);
}

bool same(const Decision& a, const Decision& b, double tolerance) {
  if (a.plans.size() != b.plans.size() || a.numbers.size() != b.numbers.size()) return false;
  for (std::size_t p = 0; p < a.plans.size(); ++p)
    if (a.plans[p].id != b.plans[p].id ||
        !close(a.plans[p].expected.value, b.plans[p].expected.value, tolerance) ||
        !close(a.plans[p].p_best.value, b.plans[p].p_best.value, tolerance) ||
        !close(a.plans[p].p5, b.plans[p].p5, tolerance))
      return false;
  for (std::size_t i = 0; i < a.numbers.size(); ++i)
    if (!close(a.numbers[i].evppi.value, b.numbers[i].evppi.value, tolerance)) return false;
  return close(a.evpi.value, b.evpi.value, tolerance);
}

}  // namespace

TEST_CASE("the same decision with any number of threads, to the last bit") {
  for (const NamedJourney& named : tried_journeys()) {
    CAPTURE(named.name);
    const std::size_t worlds = some_of(200);
    const Decision one = decided(named.journey, worlds, 3, 1);
    for (const unsigned threads : {2U, 3U, 8U})
      CHECK(same(one, decided(named.journey, worlds, 3, threads), 0));
  }
}

TEST_CASE("names and the order of the file decide nothing") {
  const Decision plain = decided(read(shop("buy", "pay", false)));
  CHECK(plain.evpi.value > 0);
  CHECK(same(plain, decided(read(shop("搬家", "付款", false))), 1e-9));
  CHECK(same(plain, decided(read(shop("buy", "pay", true))), 1e-9));
  CHECK(same(plain, decided(read(shop("zebra", "ant", true))), 1e-9));
  CHECK_FALSE(same(plain, decided(read(shop("buy", "pay", false)), 400, 2), 1e-9));
}

TEST_CASE("what belongs together in a decision") {
  for (const NamedJourney& named : tried_journeys()) {
    CAPTURE(named.name);
    const Decision d = decided(named.journey);
    double best = 0;
    for (std::size_t p = 0; p < d.plans.size(); ++p) {
      const study::PlanOutlook& one = d.plans[p];
      best += one.p_best.value;
      if (p > 0) CHECK(one.expected.value <= d.plans[p - 1].expected.value);
      CHECK(one.worst5 <= one.p5);
      CHECK(one.p5 <= one.p50);
      CHECK(one.p50 <= one.p95);
      // Regret: E[max] less one's own expectation.
      CHECK(close(one.regret.value, d.evpi.value + d.plans[0].expected.value - one.expected.value,
                  1e-9));
    }
    CHECK(close(best, 1, 1e-9));
    CHECK(close(d.plans[0].regret.value, d.evpi.value, 1e-9));
    const study::PlanOutlook& nothing = plan(d, "base");
    CHECK(nothing.expected.value == 0);
    CHECK(nothing.expected.se == 0);
    for (const study::InformationWorth& number : d.numbers)
      CHECK(number.evppi.value <= d.evpi.value + 4 * (d.evpi.se + number.evppi.se));
    // At factor 1 the curve is the decision itself.
    REQUIRE(d.acceptability.size() == 21);
    for (std::size_t p = 0; p < d.plans.size(); ++p)
      CHECK(close(d.acceptability[10].p_best[p], d.plans[p].p_best.value, 1e-9));
    const std::string sentence = study::verdict_sentence(named.journey, d);
    CHECK(sentence.find("plausible worlds") != std::string::npos);
  }
}

TEST_CASE("estimates agree between seeds as their standard errors say") {
  const Journey journey = read(shop("buy", "pay", false));
  constexpr int kRuns = PAINPOINT_SANITIZED ? 6 : 30;
  const Decision reference = decided(journey, 20'000, 99);
  const double z = z_for(1e-6, kRuns * 3);
  for (int run = 0; run < kRuns; ++run) {
    const Decision d = decided(journey, 1000, static_cast<std::uint64_t>(run));
    // Twenty samples know their spread to a sixth: Student's t with 19 degrees is wider.
    const auto near = [&](const study::Estimate& a, const study::Estimate& b) {
      return std::abs(a.value - b.value) <= 1.8 * z * std::hypot(a.se, b.se);
    };
    CHECK(near(plan(d, "fix").expected, plan(reference, "fix").expected));
    CHECK(near(plan(d, "fix").p_best, plan(reference, "fix").p_best));
    CHECK(near(d.evpi, reference.evpi));
  }
}

TEST_CASE("hypercubes beat independent draws") {
  // The spread of the mean between seeds, against what independent worlds would have.
  const Journey journey = read(shop("buy", "pay", false));
  constexpr int kRuns = 40;
  constexpr std::size_t kWorlds = 400;
  double sum = 0;
  double squares = 0;
  double own_spread = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Decision d = decided(journey, kWorlds, 500 + static_cast<std::uint64_t>(run));
    const study::PlanOutlook& fix = plan(d, "fix");
    sum += fix.expected.value;
    squares += fix.expected.value * fix.expected.value;
    const double sd = (fix.p95 - fix.p5) / (2 * study::kZ95);
    own_spread += sd * sd / static_cast<double>(kWorlds) / kRuns;
  }
  const double mean = sum / kRuns;
  const double variance = (squares / kRuns - mean * mean) * kRuns / (kRuns - 1);
  MESSAGE("variance of the expected value, independent over Latin hypercube: " << own_spread /
                                                                                      variance);
  CHECK(variance < own_spread / 2);
}

TEST_CASE("verdicts by their rules") {
  Decision d;
  d.plans.resize(2);
  d.plans[0].id = "fix";
  d.plans[0].name = "Fix it";
  d.plans[0].cost = 1000;
  d.plans[0].parts = {"fix", "first"};
  d.plans[0].beats_nothing.value = 0.8;
  d.plans[0].expected.value = 500;
  d.plans[1].id = "base";
  d.plans[1].regret.value = 600;
  d.evpi.value = 40;
  CHECK(study::verdict_on(d).advice == study::Advice::approve);
  CHECK_FALSE(study::verdict_on(d).too_close);
  d.evpi.value = 60;
  d.numbers.emplace_back().address = "touchpoints.a.pains.b.chance";
  CHECK(study::verdict_on(d).advice == study::Advice::measure_first);
  d.numbers.front().address = "scenarios.fix.delivered";
  CHECK(study::verdict_on(d).advice == study::Advice::pilot);
  d.numbers.front().address = "scenarios.first.changes.causes.c.level";  // which it includes
  CHECK(study::verdict_on(d).advice == study::Advice::pilot);
  d.numbers.front().address = "scenarios.fixed.delivered";  // another plan's: no pilot tells
  CHECK(study::verdict_on(d).advice == study::Advice::measure_first);
  d.plans[0].beats_nothing.value = 0.96;
  CHECK(study::verdict_on(d).advice == study::Advice::approve);
  d.plans[1].regret.value = 49;
  CHECK(study::verdict_on(d).too_close);
  std::swap(d.plans[0], d.plans[1]);
  CHECK(study::verdict_on(d).advice == study::Advice::reject);
}

TEST_CASE("no decision where there is nothing to decide") {
  const auto code_of = [](std::string_view text) {
    const Outcome<Decision> outcome = study::decide(read(text), {});
    CHECK_FALSE(outcome.value.has_value());
    REQUIRE(outcome.diagnostics.all().size() == 1);
    return outcome.diagnostics.all().front().address;
  };
  CHECK(code_of("touchpoints: { a: { next: completed } }\nscenarios: { s: { invest: 1 } }") ==
        "customers_per_month");
  CHECK(code_of("customers_per_month: 10\ntouchpoints: { a: { next: completed } }") == "scenarios");
}

TEST_CASE("a cancelled decision is none") {
  std::atomic<bool> cancelled = true;
  study::DecideOptions options;
  options.cancelled = &cancelled;
  const Outcome<Decision> outcome = study::decide(read(shop("a", "b", false)), options);
  CHECK_FALSE(outcome.value.has_value());
  CHECK_FALSE(outcome.diagnostics.has_errors());
}
