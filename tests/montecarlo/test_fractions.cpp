#include <doctest/doctest.h>

#include <cmath>

#include "tests/montecarlo/check.h"

/// Small journeys whose figures are fractions that can be derived by hand: moving, problems and
/// losing customers.
namespace painpoint::montecarlo {
namespace {

using enum chain::Metric;
using test::add_touchpoint;
using test::fixed_time;
using test::pain_with;
using test::split;

/// Reactions by pain, so that the defaults do not matter.
Pain plain_pain(double chance, double leave, double complain, double recontact) {
  Pain pain = pain_with(chance);
  pain.leave = leave;
  pain.complain = complain;
  pain.recontact = recontact;
  pain.conversion = 0.0;
  return pain;
}

TEST_CASE("fractions: a loop of two touchpoints") {
  Journey journey;
  add_touchpoint(journey, "a", {{"b", 0.5}, {"abandoned", 0.5}});
  add_touchpoint(journey, "b", {{"a", 1.0 / 3}, {"completed", 2.0 / 3}});
  const Played played = play(journey);
  // v_a = 1 + v_b/3, v_b = v_a/2
  played.touchpoint("a", visits, 6.0 / 5);
  played.touchpoint("b", visits, 3.0 / 5);
  played.touchpoint("a", chain::Metric::abandoned, 3.0 / 5);
  played.touchpoint("b", completed, 2.0 / 5);
  played.journey(visits, 9.0 / 5);
  played.journey(rework_visits, 0);
  played.journey(lost, 3.0 / 5);
  played.touchpoint("a", lost, 3.0 / 5);
  played.end("completed", 2.0 / 5);
  played.end("abandoned", 3.0 / 5);
}

TEST_CASE("fractions: a problem that is always mended repeats the visit") {
  Journey journey;
  Touchpoint& a = add_touchpoint(journey, "a", {{"completed", 1}});
  a.minutes = fixed_time(6);
  a.cost = 3.0;
  Pain pain = plain_pain(0.25, 0, 1, 0);
  pain.conversion = 1.0;
  pain.would_return.quick = 0.5;
  a.pains["p"] = pain;
  journey.complaints.quick = 1.0;
  journey.complaints.slow = 0.0;
  journey.complaints.redress = 9.0;
  const Played played = play(journey);
  // Another visit with chance 1/4 each time: 1/(1 - 1/4).
  played.journey(visits, 4.0 / 3);
  played.journey(rework_visits, 1.0 / 3);
  played.journey(complaints, 1.0 / 3);
  played.journey(service_cost, 3);
  played.journey(rework_cost, 1);
  played.journey(redress, 3);
  played.journey(friction_minutes, 2);  // the service of rework visits
  played.journey(journey_minutes, 8);
  played.touchpoint("a", complaint_rate, 25);
  // (1/3 + 1/3) / (4/3 + 1/3)
  played.journey(failure_demand_share, 2.0 / 5);
  // L = 1/4 (1/2 + 1/2 L)
  played.journey(lost, 1.0 / 7);
}

TEST_CASE("fractions: a blocking problem goes elsewhere and comes back") {
  Journey journey;
  journey.causes["gap"] = Cause{};
  Touchpoint& deliver = add_touchpoint(journey, "deliver", {{"pay", 1}});
  deliver.minutes = fixed_time(10);
  Pain pain = plain_pain(0.5, 0, 0, 0);
  pain.causes = split({{"gap", 0.5}});
  pain.blocks = true;
  pain.then = "help";
  pain.lost_minutes = fixed_time(3);
  deliver.pains["p"] = pain;
  Touchpoint& help = add_touchpoint(journey, "help", {{"back", 1}});
  help.minutes = fixed_time(8);
  help.wait = fixed_time(2);
  help.delay = fixed_time(100);
  help.cost = 4.0;
  add_touchpoint(journey, "pay", {{"completed", 1}}).minutes = fixed_time(1);
  const Played played = play(journey);
  played.touchpoint("deliver", visits, 1);
  played.touchpoint("help", visits, 0.5);
  played.touchpoint("help", rework_visits, 0.5);
  played.touchpoint("pay", visits, 1);
  played.touchpoint("pay", rework_visits, 0);
  played.touchpoint("help", friction_minutes, 5);
  played.touchpoint("deliver", friction_minutes, 1.5);
  played.journey(elapsed_minutes, 11 + 1.5 + 0.5 * 110);
  played.journey(journey_minutes, 11 + 1.5 + 5);
  played.cause("gap", problems, 0.25);
  played.cause("gap", rework_visits, 0.25);
  played.cause("gap", rework_cost, 1);
  played.cause("gap", friction_minutes, 0.25 * (3 + 10));
  played.cause("", friction_minutes, 0.25 * (3 + 10));
  played.journey(silent, 0.5);
}

TEST_CASE("fractions: rework lasts until the customer moves on from its origin") {
  Journey journey;
  add_touchpoint(journey, "order", {{"deliver", 1}});
  Pain pain = plain_pain(0.5, 0, 0, 0);
  pain.blocks = true;
  pain.then = "order";
  add_touchpoint(journey, "deliver", {{"pay", 1}}).pains["p"] = pain;
  add_touchpoint(journey, "pay", {{"completed", 1}});
  const Played played = play(journey);
  // Geometric: each delivery fails with chance 1/2, and then order and deliver are both repeated.
  played.touchpoint("order", visits, 2);
  played.touchpoint("order", rework_visits, 1);
  played.touchpoint("deliver", visits, 2);
  played.touchpoint("deliver", rework_visits, 1);
  played.touchpoint("pay", visits, 1);
  played.touchpoint("pay", rework_visits, 0);
}

TEST_CASE("fractions: a carried cause strikes the same customers again") {
  Journey journey;
  Cause rural;
  rural.scope = Scope::customer;
  rural.prevalence = 0.25;
  journey.causes["rural"] = rural;
  Pain pain = plain_pain(0.125, 0, 0, 0);
  pain.causes = split({{"rural", 1}});
  pain.conversion = 1.0;
  pain.would_return.silent = 0.0;
  add_touchpoint(journey, "a", {{"b", 1}}).pains["p"] = pain;
  add_touchpoint(journey, "b", {{"completed", 1}}).pains["p"] = pain;
  const Played played = play(journey);
  played.journey(problems, 0.25);
  // Carriers meet it with chance 1/2 each time: 1/4 (1 - 1/4).
  played.journey(lost, 3.0 / 16);
  played.touchpoint("a", lost, 1.0 / 8);
  played.touchpoint("b", lost, 1.0 / 16);
  played.cause("rural", lost, 3.0 / 16);
}

TEST_CASE("fractions: mending takes the carried cause away") {
  Journey journey;
  Cause rural;
  rural.scope = Scope::customer;
  rural.prevalence = 0.5;
  journey.causes["rural"] = rural;
  Pain pain = plain_pain(0.5, 0, 0, 1);  // strikes every carrier
  pain.causes = split({{"rural", 1}});
  add_touchpoint(journey, "a", {{"b", 1}}).pains["p"] = pain;
  add_touchpoint(journey, "b", {{"completed", 1}}).pains["p"] = pain;
  journey.recontact.resolved = 0.5;
  const Played played = play(journey);
  // Of the carriers, half are mended at each problem, and then visit again without it.
  played.touchpoint("a", problems, 1.0 / 2);
  played.touchpoint("a", visits, 1 + 1.0 / 4);
  played.touchpoint("b", problems, 1.0 / 4);
  played.touchpoint("b", visits, 1 + 1.0 / 8);
  played.journey(recontacts, 3.0 / 4);
}

TEST_CASE("fractions: the most severe class hides the others") {
  Journey journey;
  journey.causes["x"] = Cause{};
  Touchpoint& a = add_touchpoint(journey, "a", {{"completed", 1}});
  Pain moderate = plain_pain(1.0 / 3, 0, 0, 0);
  Pain severe = plain_pain(0.25, 1, 0, 0);
  severe.severity = Severity::severe;
  Pain other = moderate;
  other.causes = split({{"x", 0.75}});
  a.pains["first"] = moderate;
  a.pains["second"] = other;
  a.pains["third"] = severe;
  const Played played = play(journey);
  played.journey(chain::Metric::abandoned, 0.25);
  // 3/4 (1 - 4/9), shared equally by two pains, one of which has cause x in three of four
  played.journey(silent, 5.0 / 12);
  played.cause("x", problems, 5.0 / 24 * 0.75);
  played.cause("", chain::Metric::abandoned, 0.25);
}

TEST_CASE("fractions: a pain that needs a long wait") {
  Journey journey;
  Touchpoint& a = add_touchpoint(journey, "a", {{"completed", 1}});
  a.wait = test::random_time(TimeFamily::exponential, 10);
  Pain over = plain_pain(0.5, 0, 0, 0);
  over.when.wait_over = Number(10 * std::log(2.0));
  Pain far_over = plain_pain(1, 0, 0, 0);
  far_over.severity = Severity::severe;
  far_over.caught = 1.0;
  far_over.when.wait_over = Number(10 * std::log(4.0));
  a.pains["over"] = over;
  a.pains["far_over"] = far_over;
  const Played played = play(journey);
  played.journey(caught, 1.0 / 4);  // waits over the second threshold
  played.journey(problems, 1.0 / 8);
  played.journey(friction_minutes, 10);
}

TEST_CASE("fractions: a second incident hurts more") {
  Journey journey;
  journey.loyalty.repeat_penalty = 2.0;
  Pain pain = plain_pain(1, 0, 0, 0);
  pain.conversion = 0.25;
  pain.would_return.silent = 0.0;
  add_touchpoint(journey, "a", {{"b", 1}}).pains["p"] = pain;
  add_touchpoint(journey, "b", {{"completed", 1}}).pains["p"] = pain;
  const Played played = play(journey);
  played.touchpoint("a", lost, 1.0 / 4);
  played.touchpoint("b", lost, 3.0 / 4 * 1.0 / 2);
}

TEST_CASE("fractions: satisfaction") {
  Journey journey;
  journey.satisfaction.clean = 80.0;
  journey.satisfaction.drop = 40.0;
  journey.satisfaction.abandoned = 20.0;
  Touchpoint& a = add_touchpoint(journey, "a", {{"b", 1}});
  Pain pain = plain_pain(0.5, 0.25, 0, 0);
  pain.would_return.silent = 0.25;
  a.pains["p"] = pain;
  Pain small = plain_pain(0.5, 0, 0, 0);
  small.would_return.silent = 0.75;
  add_touchpoint(journey, "b", {{"completed", 1}}).pains["p"] = small;
  Played played = play(journey);
  // 1/8 leave; 3/8 drop by 30 whatever comes; 1/4 drop by 10; 1/4 by nothing
  played.journey(satisfaction, 20.0 / 8 + 50 * 3.0 / 8 + 70.0 / 4 + 80.0 / 4);
  CHECK(played.result.sides[0].quantiles.satisfaction.p5 == 20);
  CHECK(played.result.sides[0].quantiles.satisfaction.p25 == 50);
  CHECK(played.result.sides[0].quantiles.satisfaction.p95 == 80);

  Plan plan = plan_of(played.compiled);
  plan.sides[0].engagement_factor = 1.3;
  played.result = run(plan, settings_for());
  played.journey(satisfaction, 26.0 / 8 + 65 * 3.0 / 8 + 91.0 / 4 + 100.0 / 4);  // cut at 100
}

}  // namespace
}  // namespace painpoint::montecarlo
