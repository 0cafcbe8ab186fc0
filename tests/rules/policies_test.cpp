#include <cmath>

#include "tests/support/solve.h"

// Rule 4 of the model: policies, what they cost everyone and what they prevent.

using namespace painpoint::test;

TEST_CASE("a policy burdens a share of visits, works, loses and makes people give up") {
  // level 1/2: burden 4 x 1/2 = 2 min; staff 3 min at 60 an hour = 3, and 0.2: 1.6; 10% of those
  // it is applied to give up: 5%. Misuse 20% x (1 - 1/2 x 90%) x 100 = 11.
  const Solved s = solve(R"(
segments: { everyone: { share: 100%, value: 40 } }
teams: { guards: { cost_per_hour: 60 } }
touchpoints:
  a: { minutes: 10, cost: 1, next: b }
  b: { minutes: 1, cost: 2, next: completed }
policies:
  check: { at: [a], level: 50%, burden_minutes: 4, staff: { team: guards, minutes: 3 }, cost: 0.2, gives_up: 10%, misuse: 20%, catch: 90%, loss: 100 }
scenarios: { drop: { changes: { policies.check.level: 0% } }, strict: { changes: { policies.check.level: 100% } } }
)");
  check_figures(s, {{"journey.friction_minutes", 2},
                    {"journey.journey_minutes", 13 - 0.05},
                    {"journey.staff_minutes", 1.5},
                    {"journey.rework_minutes", 0},
                    {"teams.guards.staff_minutes", 1.5},
                    {"journey.staff_cost", 1.5},
                    {"journey.service_cost", 1 + 2 * 0.95 + 1.6},
                    {"journey.policy_loss", 11},
                    {"journey.abandoned", 0.05},
                    {"journey.lost", 0.05},
                    {"journey.value_lost", 2},
                    {"touchpoints.a.abandoned", 0.05},
                    {"touchpoints.b.visits", 0.95},
                    {"touchpoints.a.policy_loss", 11},
                    {"causes.check.abandoned", 0.05},
                    {"causes.check.lost", 0.05},
                    {"causes.check.friction_minutes", 0},
                    {"causes..friction_minutes", 2},
                    {"journey.total_cost", 4.5 + 11 + 2},
                    // Without the policy: 3 for the visits, all of the misuse, nobody gives up.
                    {"causes.check.removal_effect", 17.5 - 23}});
  check_figures(s, "drop",
                {{"journey.policy_loss", 20},
                 {"journey.friction_minutes", 0},
                 {"journey.abandoned", 0},
                 {"journey.total_cost", 23}});
  check_figures(s, "strict",
                {{"journey.policy_loss", 2},
                 {"journey.abandoned", 0.1},
                 {"journey.service_cost", 1 + 1.8 + 3.2},
                 {"touchpoints.a.visits", 1}});
}

TEST_CASE("a policy's pain is a pain point at each of its touchpoints, its cause the policy") {
  // 10% x level 50% at a and b each, silent; 8 minutes lost.
  const Solved s = solve(R"(
touchpoints:
  a: { minutes: 1, next: b }
  b: { minutes: 1, next: completed }
policies:
  check: { at: [a, b], level: 50%, pain: { chance: 10%, severity: minor, lost_minutes: 8, leave: 0%, complain: 0%, recontact: 0%, conversion: 50%, would_return: { silent: 0% } } }
)");
  check_figures(s, {{"causes.check.problems", 0.1},
                    {"touchpoints.a.problems", 0.05},
                    {"touchpoints.b.problems", 0.05},
                    {"causes.check.friction_minutes", 0.8},
                    {"causes.check.lost", 1 - 0.975 * 0.975}});
}

TEST_CASE("in rework visits a policy's cost is service cost, and of no cause") {
  // a is visited 5/4 times, 1/4 of it rework. The policy costs 2 and takes 6 staff minutes (12 an
  // hour: 1.2) at each visit; a's own cost is 8. Burden 3 is friction of no cause at each visit.
  const Solved s = solve(R"(
teams: { guards: { cost_per_hour: 12 } }
causes: { x: {} }
touchpoints:
  a:
    minutes: 10
    cost: 8
    pains: { p: { chance: 20%, cause: x, leave: 0%, complain: 0%, recontact: 100%, conversion: 0% } }
    next: completed
recontact: { resolved: 100% }
policies: { check: { at: [a], burden_minutes: 3, staff: { team: guards, minutes: 6 }, cost: 2, misuse: 10%, loss: 4 } }
)");
  check_figures(s, {{"journey.service_cost", 8 + 1.25 * 3.2},
                    {"journey.rework_cost", 2},
                    {"causes.x.rework_cost", 2},
                    {"causes..rework_cost", 0},
                    {"causes.check.rework_cost", 0},
                    {"journey.policy_loss", 1.25 * 0.4},
                    {"journey.friction_minutes", 2.5 + 1.25 * 3},
                    {"causes.x.friction_minutes", 2.5},
                    {"causes..friction_minutes", 3.75},
                    {"journey.staff_minutes", 7.5},
                    {"journey.rework_minutes", 1.5},  // all staff time of rework visits
                    {"causes..rework_minutes", 1.5},
                    {"causes.x.rework_minutes", 0}});
}

TEST_CASE("two policies: each must be passed") {
  // gives up with 1 - 0.9 x 0.8 = 0.28. Giving up comes at once: the pain strikes those who stay,
  // 0.72 x 50%. Costs of both are borne by all.
  const Solved s = solve(R"(
causes: { x: {} }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, cause: x, leave: 0%, complain: 0%, recontact: 0%, conversion: 0% } }
    next: completed
policies:
  one: { at: [a], gives_up: 10%, cost: 1 }
  two: { at: [a], gives_up: 20%, cost: 2 }
)");
  check_figures(s, {{"journey.abandoned", 0.28},
                    {"journey.completed", 0.72},
                    {"journey.problems", 0.36},
                    {"journey.service_cost", 3}});
  CHECK(close(s("causes.one.abandoned") + s("causes.two.abandoned"), 0.28));
}

TEST_CASE("misuse makes the cost of a journey vary") {
  // Applied to all: the loss of 100 comes with 20% x 10% = 2%: sd = 100 sqrt(.02 x .98).
  const Solved s = solve(R"(
touchpoints: { a: { minutes: 1, cost: 5, next: completed } }
policies: { check: { at: [a], misuse: 20%, catch: 90%, loss: 100, cost: 3 } }
)");
  check_figures(s, {{"journey.total_cost", 10}, {"journey.total_cost_sd", 14}});
}
