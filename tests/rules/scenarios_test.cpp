#include "tests/support/solve.h"

// Scenarios, segments and what they change.

using namespace painpoint::test;

TEST_CASE("set, scale, cut and add, in the order written") {
  const Solved s = solve(R"(
touchpoints: { a: { minutes: 10, cost: 8, next: completed } }
scenarios:
  fixed: { changes: { touchpoints.a.cost: 3 } }
  fixed_too: { changes: { touchpoints.a.cost: { set: 3 } } }
  scaled: { changes: { touchpoints.a.cost: { scale: 1.5 } } }
  lower: { changes: { touchpoints.a.cost: { cut: 75% } } }
  added: { changes: { touchpoints.a.cost: { add: -0.5 } } }
  delivered: { delivered: 40%, changes: { touchpoints.a.cost: { cut: 75% }, touchpoints.a.minutes: 20 } }
)");
  check_figures(s, "fixed", {{"journey.service_cost", 3}});
  check_figures(s, "fixed_too", {{"journey.service_cost", 3}});
  check_figures(s, "scaled", {{"journey.service_cost", 12}});
  check_figures(s, "lower", {{"journey.service_cost", 2}});
  check_figures(s, "added", {{"journey.service_cost", 7.5}});
  // 8 + 0.4 (2 - 8) = 5.6; 10 + 0.4 x 10.
  check_figures(s, "delivered", {{"journey.service_cost", 5.6}, {"journey.journey_minutes", 14}});
}

TEST_CASE("a scenario may move a number out of the range that was written for it") {
  // Low and high say how well today's number is known, and nothing of what a plan makes of it.
  const Solved s = solve(R"(
channels: { web: {}, phone: { cost: 2 } }
touchpoints:
  a:
    cost: { value: 8, low: 7, high: 9 }
    minutes: { value: 10, low: 9, high: 12 }
    channel: { web: { value: 50%, low: 40%, high: 60% }, phone: { value: 50%, low: 45%, high: 55% } }
    next: completed
scenarios:
  cheaper: { changes: { touchpoints.a.cost: { cut: 75% }, touchpoints.a.minutes: 20 } }
  online: { changes: { touchpoints.a.channel.web: 90% } }
  offline: { changes: { touchpoints.a.channel: { phone: 100% } } }
)");
  check_figures(s, "cheaper", {{"journey.service_cost", 3}, {"journey.journey_minutes", 20}});
  check_figures(s, "online", {{"journey.service_cost", 8.2}});
  check_figures(s, "offline", {{"journey.service_cost", 10}});
}

TEST_CASE("a segment's changes come first; a scenario moves every segment from its own base") {
  const Solved s = solve(R"(
segments:
  plain: { share: 75% }
  slow: { share: 25%, changes: { touchpoints.a.minutes: { scale: 3 }, touchpoints.a.next: { b: 100% } } }
touchpoints:
  a: { minutes: 4, next: { b: 50%, completed: 50% } }
  b: { minutes: 10, cost: 1, next: completed }
scenarios:
  faster: { changes: { touchpoints.a.minutes: { cut: 50% } } }
  fixed: { delivered: 50%, changes: { touchpoints.a.minutes: 2 } }
)");
  // plain 4 + 5, slow 12 + 10; by share 0.75 x 9 + 0.25 x 22.
  check_figures(s, {{"segments.plain.journey_minutes", 9},
                    {"segments.slow.journey_minutes", 22},
                    {"journey.journey_minutes", 6.75 + 5.5},
                    {"touchpoints.b.visits", 0.75 * 0.5 + 0.25},
                    {"journey.service_cost", 0.625}});
  check_figures(s, "faster",
                {{"segments.plain.journey_minutes", 7}, {"segments.slow.journey_minutes", 16}});
  // Half of the way to 2: plain 3, slow 7.
  check_figures(s, "fixed",
                {{"segments.plain.journey_minutes", 8}, {"segments.slow.journey_minutes", 17}});
}

TEST_CASE("a split is set key by key over the union of keys") {
  // From b 60, c 40 to c 50, d 50, half delivered: b 30, c 45, d 25.
  const Solved s = solve(R"(
touchpoints:
  a: { minutes: 1, next: { b: 60%, c: 40% } }
  b: { minutes: 1, next: completed }
  c: { minutes: 1, next: completed }
  d: { minutes: 1, next: completed }
scenarios:
  half: { delivered: 50%, changes: { touchpoints.a.next: { c: 50%, d: 50% } } }
)");
  check_figures(s, "half",
                {{"touchpoints.b.visits", 0.3},
                 {"touchpoints.c.visits", 0.45},
                 {"touchpoints.d.visits", 0.25}});
}

TEST_CASE("changing one key of a split scales the others") {
  // b to 20%: c and completed share 80% as 3 : 1. b and then c: b 20 and c 50 are held, the
  // rest 30.
  const Solved s = solve(R"(
touchpoints:
  a: { minutes: 1, next: { b: 60%, c: 30%, completed: 10% } }
  b: { minutes: 1, next: completed }
  c: { minutes: 1, next: completed }
scenarios:
  one: { changes: { touchpoints.a.next.b: 20% } }
  two: { changes: { touchpoints.a.next.b: 20%, touchpoints.a.next.c: 50% } }
  half: { delivered: 50%, changes: { touchpoints.a.next.b: 20% } }
  end: { changes: { touchpoints.a.next.abandoned: 50% } }
)");
  check_figures(s, "one", {{"touchpoints.b.visits", 0.2}, {"touchpoints.c.visits", 0.6}});
  check_figures(s, "two", {{"touchpoints.b.visits", 0.2}, {"touchpoints.c.visits", 0.5}});
  check_figures(s, "half", {{"touchpoints.b.visits", 0.4}, {"touchpoints.c.visits", 0.45}});
  check_figures(
      s, "end",
      {{"touchpoints.b.visits", 0.3}, {"touchpoints.c.visits", 0.15}, {"journey.abandoned", 0.5}});
}

TEST_CASE("a scenario can add touchpoints and reroute, at every effect") {
  // All start at the bot, 3/10 fall back to a: at half effect half start at the bot.
  const Solved s = solve(R"(
start: { a: 100% }
touchpoints:
  a: { minutes: 10, cost: 5, next: { b: 100% } }
  b: { minutes: 1, next: completed }
scenarios:
  bot:
    add: { touchpoints: { robot: { minutes: 2, cost: 1, next: { b: 70%, a2: 30% } }, a2: { cost: 8, next: b } } }
    changes: { touchpoints.a.next: { robot: 100% } }
  half:
    delivered: 50%
    add: { touchpoints: { robot2: { minutes: 2, cost: 1, next: b } } }
    changes: { touchpoints.a.next: { robot2: 100% } }
)");
  check_figures(s, {{"touchpoints.robot.visits", 0}, {"journey.service_cost", 5}});
  check_figures(s, "bot",
                {{"touchpoints.robot.visits", 1},
                 {"touchpoints.a2.visits", 0.3},
                 {"journey.service_cost", 5 + 1 + 2.4}});
  check_figures(s, "half", {{"touchpoints.robot2.visits", 0.5}, {"journey.service_cost", 5.5}});
}

TEST_CASE("included scenarios come first, each on its own delivery, then the own changes") {
  const Solved s = solve(R"(
touchpoints: { a: { minutes: 10, cost: 8, next: b }, b: { minutes: 6, cost: 4, next: completed } }
scenarios:
  one: { delivered: 50%, changes: { touchpoints.a.cost: 4 } }
  two: { changes: { touchpoints.b.cost: 1 } }
  three: { delivered: 25%, includes: [one, two], changes: { touchpoints.a.minutes: 2 } }
  four: { includes: [three, one] }
)");
  check_figures(s, "one", {{"journey.service_cost", 6 + 4}});
  check_figures(s, "three", {{"journey.service_cost", 6 + 1}, {"journey.journey_minutes", 8 + 6}});
  check_figures(s, "four", {{"journey.service_cost", 6 + 1}, {"journey.journey_minutes", 14}});
}

TEST_CASE("each scenario has its own calendar: start, ramp and delivered, also inside another") {
  // 100 customers a month, each saves 4 by `one` (50% delivered, from month 2 over 2 months) and
  // 3 by `two` (from month 3, at once). Together, month by month: 0, 100, 200 + 300, 200 + 300.
  const Solved s = solve(R"(
customers_per_month: 100
horizon_months: 4
discount_rate: 0%
touchpoints: { a: { minutes: 1, cost: 8, next: b }, b: { minutes: 1, cost: 4, next: completed } }
scenarios:
  one: { delivered: 50%, start_month: 2, ramp_months: 2, invest: 100, run_cost: 10, changes: { touchpoints.a.cost: 4 } }
  two: { start_month: 3, ramp_months: 0, invest: 50, run_cost: 1, changes: { touchpoints.b.cost: 1 } }
  both: { includes: [one, two], invest: 7 }
)");
  const auto months = s.scenario("both").money->months;
  REQUIRE(months.size() == 4);
  const double saved[] = {0, 100, 500, 500};
  const double run[] = {0, 10, 11, 11};
  const double invest[] = {7, 100, 50, 0};
  const double cumulative[] = {-7, -17, 422, 911};
  for (std::size_t m = 0; m < 4; ++m) {
    CHECK(close(months[m].spending_avoided, saved[m]));
    CHECK(close(months[m].run_cost, run[m]));
    CHECK(close(months[m].invest, invest[m]));
    CHECK(close(months[m].cumulative, cumulative[m]));
  }
  const auto one = s.scenario("one").money->months;
  CHECK(one[0].effect == 0);
  CHECK(close(one[1].effect, 0.25));
  CHECK(close(one[2].effect, 0.5));
  CHECK(close(one[3].effect, 0.5));
}
