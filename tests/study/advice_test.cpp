#include "study/advice.h"

#include "study/headline.h"
#include "study/observed.h"
#include "tests/support/solve.h"

// Warnings about contradictions, and the sentences of the report's first page.

using namespace painpoint;
using namespace painpoint::test;

namespace {

bool has(const Diagnostics& found, Code code, std::string_view address_part = "") {
  for (const Diagnostic& d : found.all())
    if (d.code == code && d.address.find(address_part) != std::string::npos) return true;
  return false;
}

/// What `check` and the results say.
Diagnostics advice(std::string_view text) {
  const Solved s = solve(text);
  Diagnostics found = study::check(s.journey);
  found.append(study::advice_on_results(s.journey, s.comparison));
  return found;
}

}  // namespace

TEST_CASE("not serving people is not a saving, unless a value or a margin prices it") {
  // Two points more abandon, which saves service cost.
  const std::string text = R"(
{}touchpoints: {{ a: {{ minutes: 1, next: {{ b: 90%, abandoned: 10% }} }}, b: {{ cost: 5, next: completed }} }}
scenarios: {{ worse: {{ delivered: 100%, changes: {{ touchpoints.a.next.abandoned: {} }} }} }}
)";
  const auto with = [&](const char* head, const char* share) {
    return has(advice(fmt::format(fmt::runtime(text), head, share)), Code::abandonment_unpriced);
  };
  CHECK(with("", "12%"));
  CHECK_FALSE(with("", "10.5%"));  // less than a point
  CHECK_FALSE(with("", "8%"));
  CHECK_FALSE(with("segments: { everyone: { share: 100%, value: 10 } }\n", "12%"));
  CHECK_FALSE(with("ends: { completed: { margin: 1 } }\n", "12%"));
}

TEST_CASE("engagement beyond 10% of today's") {
  const std::string text = R"(
teams: {{ t: {{ engagement: 50% }} }}
touchpoints: {{ a: {{ staff: {{ team: t, minutes: 5 }}, next: completed }} }}
scenarios: {{ happy: {{ changes: {{ teams.t.engagement: {} }} }} }}
)";
  const auto with = [&](const char* engagement) {
    return has(advice(fmt::format(fmt::runtime(text), engagement)), Code::engagement_far);
  };
  CHECK(with("56%"));
  CHECK(with("44%"));
  CHECK_FALSE(with("54%"));
}

TEST_CASE("modelled against observed") {
  const std::string text = R"(
observed: {{ churn_per_year: {}, complaints_per_1000: 0 }}
journeys_per_customer_per_year: 2
segments: {{ everyone: {{ share: 100%, background_loss: 10% }} }}
touchpoints: {{ a: {{ next: {{ completed: 80%, abandoned: 20% }} }} }}
)";
  // A journey loses 20% + 80% x 10% = 28%; a year 1 - 0.72^2 = 48.16%.
  const Solved s = solve(fmt::format(fmt::runtime(text), "48%"));
  const auto rows =
      study::modelled_beside_observed(s.journey, s.comparison.roster, s.scenario("base"));
  bool seen = false;
  for (const study::ObservedRow& row : rows)
    if (row.key == "churn_per_year") {
      seen = true;
      CHECK(close(row.modelled, 1 - 0.72 * 0.72));
      CHECK_FALSE(row.far_apart);
    }
  CHECK(seen);
  CHECK_FALSE(has(advice(fmt::format(fmt::runtime(text), "48%")), Code::observed_far, "churn"));
  CHECK(has(advice(fmt::format(fmt::runtime(text), "6%")), Code::observed_far, "churn"));
}

TEST_CASE("a plan without delivered gets a hint, as do costs counted twice a warning") {
  const std::string plan = R"(
touchpoints: {{ a: {{ cost: 1, next: completed }} }}
scenarios: {{ plan: {{ {}changes: {{ touchpoints.a.cost: 0.5 }} }} }}
)";
  CHECK(has(advice(fmt::format(fmt::runtime(plan), "")), Code::delivered_in_full, "plan"));
  CHECK_FALSE(
      has(advice(fmt::format(fmt::runtime(plan), "delivered: 80%, ")), Code::delivered_in_full));
  CHECK(has(advice(R"(
teams: { t: { cost_per_hour: 20 } }
touchpoints:
  a: { channel: phone, staff: { team: t, minutes: 5 }, next: completed }
channels: { phone: { cost: { value: 6.55, evidence: published } } }
)"),
            Code::counted_twice));
  CHECK(has(advice(R"(
teams: { t: { cost_per_hour: 20, occupancy: 95% } }
touchpoints: { a: { staff: { team: t, minutes: 5 }, next: completed } }
)"),
            Code::occupancy_high, "teams.t"));
}

TEST_CASE("removal effects: alone, they need not add up") {
  // Either cause alone makes the visit fail; both at once cost once. q = 1 - .5 x .5 of severity
  // classes: two pains of one class, 50% each: problems 3/4 at 10 each; without one: 1/2.
  const Solved s = solve(R"(
causes: { x: {}, y: {} }
touchpoints:
  a:
    minutes: 1
    pains:
      p: { chance: 50%, cause: x, leave: 0%, complain: 100%, recontact: 0%, conversion: 0% }
      q: { chance: 50%, cause: y, leave: 0%, complain: 100%, recontact: 0%, conversion: 0% }
    next: completed
complaints: { quick: 0%, slow: 0%, cost: 10, escalate: { chance: 0% } }
)");
  check_figures(s, {{"journey.total_cost", 7.5},
                    {"causes.x.removal_effect", 2.5},
                    {"causes.y.removal_effect", 2.5}});
  // Nothing is removed under the empty name.
  CHECK_FALSE(s.scenario("base").removal_effects[0].has_value());
}

TEST_CASE("what doing nothing costs: a year's rework, redress, misuse and lost customers") {
  const std::string text = R"(
currency: GBP
{}segments: {{ everyone: {{ share: 100%, value: 100 }} }}
teams: {{ t: {{ cost_per_hour: 60 }} }}
touchpoints:
  a:
    cost: 3
    pains: {{ p: {{ chance: 20%, leave: 0%, complain: 100%, recontact: 0%, conversion: 100%, would_return: {{ quick: 50% }}, then: h }} }}
    next: completed
  h: {{ next: back }}
complaints: {{ team: t, minutes: 6, quick: 100%, slow: 0%, redress: 4 }}
policies: {{ r: {{ at: [a], misuse: 10%, loss: 5 }} }}
)";
  const Solved s = solve(fmt::format(fmt::runtime(text), "customers_per_month: 100\n"));
  const study::CostOfNothing year = study::cost_of_nothing(s.journey, s.scenario("base"));
  // Per customer: rework 0.2 x 6, redress 0.2 x 4, misuse 0.5; lost 0.1 x 100; 1,200 a year.
  CHECK(year.per_year);
  CHECK(close(year.customers, 1200));
  CHECK(close(year.failure_money, 1200 * 2.5));
  CHECK(close(year.value_lost, 1200 * 10.0));
  CHECK(close(year.customers_lost, 120));
  CHECK(close(year.complaints, 240));
  CHECK(close(year.rework_hours, 24));
  CHECK(study::sentence(year, s.journey).find("15,000") != std::string::npos);
  const Solved t = solve(fmt::format(fmt::runtime(text), ""));
  const study::CostOfNothing thousand = study::cost_of_nothing(t.journey, t.scenario("base"));
  CHECK_FALSE(thousand.per_year);
  CHECK(close(thousand.failure_money, 2500));
  CHECK(study::sentence(thousand, t.journey).find("1,000") != std::string::npos);
}

TEST_CASE("the verdict: a winner, no winner, and too close") {
  const std::string text = R"(
customers_per_month: 1000
discount_rate: 0%
touchpoints: {{ a: {{ cost: 10, next: completed }} }}
scenarios:
  first: {{ name: First plan, invest: {}, changes: {{ touchpoints.a.cost: 8 }} }}
  second: {{ name: Second plan, invest: {}, changes: {{ touchpoints.a.cost: 8 }} }}
)";
  const auto verdict = [&](int first, int second) {
    const Solved s = solve(fmt::format(fmt::runtime(text), first, second));
    return study::verdict(s.comparison, s.journey);
  };
  // Each saves 24,000 within the year.
  const std::string winner = verdict(20000, 5000);
  CHECK(winner.find("“Second plan” wins") != std::string::npos);
  CHECK(winner.find("19,000 more than it costs") != std::string::npos);
  CHECK(winner.find("15,000 behind") != std::string::npos);
  CHECK(winner.find("too close") == std::string::npos);
  const std::string none = verdict(30000, 40000);
  CHECK(none.find("No plan pays back within 12 months") != std::string::npos);
  CHECK(none.find("6,000 more than it brought in") != std::string::npos);
  const std::string close_call = verdict(5000, 5001);
  CHECK(close_call.find("too close to call") != std::string::npos);
}

TEST_CASE("engagement: its own change counts, whatever the plan does to the elasticity") {
  const Diagnostics found = advice(R"(
teams: { t: { engagement: 50% } }
touchpoints: { a: { staff: { team: t, minutes: 5 }, next: completed } }
scenarios:
  small: { changes: { satisfaction.engagement_elasticity: 1, teams.t.engagement: 53% } }
)");
  CHECK_FALSE(has(found, Code::engagement_far));
  CHECK(has(advice(R"(
teams: { t: { engagement: 50% } }
touchpoints: { a: { staff: { team: t, minutes: 5 }, next: completed } }
scenarios:
  large: { changes: { satisfaction.engagement_elasticity: 0.1, teams.t.engagement: 70% } }
)"),
            Code::engagement_far));
}

TEST_CASE("churn a year is of one journey where nothing else is said") {
  const Solved s = solve(R"(
observed: { churn_per_year: 28% }
segments: { everyone: { share: 100%, background_loss: 10% } }
touchpoints: { a: { next: { completed: 80%, abandoned: 20% } } }
)");
  const auto rows =
      study::modelled_beside_observed(s.journey, s.comparison.roster, s.scenario("base"));
  REQUIRE(rows.size() == 1);
  CHECK(close(rows[0].modelled, 0.28));
}

TEST_CASE("the opening sentence without a cost of failure says why there is none") {
  const auto opening = [](const char* text) {
    const Solved s = solve(text);
    return study::sentence(study::cost_of_nothing(s.journey, s.scenario("base")), s.journey);
  };
  CHECK(opening("touchpoints: { a: { next: completed } }\n").find("no money yet") !=
        std::string::npos);
  CHECK(opening("touchpoints: { a: { cost: 5, next: completed } }\n").find("Nothing goes wrong") !=
        std::string::npos);
  CHECK(opening("customers_per_month: 0\ntouchpoints: { a: { cost: 5, next: completed } }\n")
            .find("Nobody comes") != std::string::npos);
}

TEST_CASE("the opening sentence adds up") {
  study::CostOfNothing cost;
  cost.per_year = true;
  cost.customers = 1200;
  cost.failure_money = 11.4;
  cost.value_lost = 469.4;
  const Solved s = solve("touchpoints: { a: { next: completed } }\n");
  CHECK(study::sentence(cost, s.journey).find("480 a year: 11 for") != std::string::npos);
}

TEST_CASE("a plan that pays back but is worth less than it costs is not said not to pay back") {
  const Solved s = solve(R"(
customers_per_month: 100
horizon_months: 24
discount_rate: 50%
touchpoints: { a: { cost: 10, next: completed } }
scenarios:
  slow: { name: Slow plan, invest: 4500, changes: { touchpoints.a.cost: 8 } }
  quick: { name: Quick plan, invest: 100, changes: { touchpoints.a.cost: 8 } }
)");
  REQUIRE(s.scenario("slow").money->payback_month);
  REQUIRE(s.scenario("slow").money->horizon_npv < 0);
  const std::string text = study::verdict(s.comparison, s.journey);
  CHECK(text.find("not pay back") == std::string::npos);
  CHECK(text.find("The other plan does not bring in more than it costs") != std::string::npos);
}
