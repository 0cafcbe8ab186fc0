#include "tests/support/solve.h"

// Rules 10 and 11 of the model: where a customer goes next, and what is rework. In all journeys
// here a problem is always brought back and mended (`recontact: 100%`, resolved 100%), unless said.

using namespace painpoint::test;

TEST_CASE("then is the touchpoint itself unless said, and the repeat is rework") {
  // Each visit fails with 1/5, so V = 1 + V/5 = 5/4, of which 1/4 is rework.
  // Friction: lost 8 x 1/4 + contact 4 x 1/4 + service of rework 10 x 1/4 = 5.5.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 10
    cost: 2
    pains: { p: { chance: 20%, leave: 0%, complain: 0%, recontact: 100%, lost_minutes: 8 } }
    next: completed
recontact: { resolved: 100%, customer_minutes: 4, cost: 6 }
)");
  check_figures(s, {{"journey.visits", 1.25},
                    {"journey.rework_visits", 0.25},
                    {"journey.problems", 0.25},
                    {"journey.recontacts", 0.25},
                    {"journey.silent", 0},
                    {"journey.completed", 1},
                    {"journey.friction_minutes", 5.5},
                    {"journey.journey_minutes", 12.5 + 3},
                    {"journey.service_cost", 2},
                    {"journey.rework_cost", 0.25 * (2 + 6)},
                    {"journey.failure_demand_share", 0.5 / 1.5},
                    {"touchpoints.a.rework_visits", 0.25},
                    {"causes..rework_visits", 0.25},
                    {"causes..rework_cost", 2}});
}

TEST_CASE("then backwards: all of the way back to the origin is rework") {
  // c fails with 1/4 and sends back to a: the way is walked 1 / (1 - 1/4) = 4/3 times. The first
  // time is service, the other 1/3 rework at a, b and c alike, all owned by the cause at c.
  const Solved s = solve(R"(
causes: { x: {} }
touchpoints:
  a: { minutes: 1, cost: 1, next: b }
  b: { minutes: 2, cost: 2, next: c }
  c:
    minutes: 3
    cost: 3
    pains: { p: { chance: 25%, cause: x, leave: 0%, complain: 0%, recontact: 100%, then: a } }
    next: completed
recontact: { resolved: 100% }
)");
  const double third = 1.0 / 3;
  check_figures(s, {{"touchpoints.a.visits", 4 * third},
                    {"touchpoints.b.visits", 4 * third},
                    {"touchpoints.c.visits", 4 * third},
                    {"touchpoints.a.rework_visits", third},
                    {"touchpoints.b.rework_visits", third},
                    {"touchpoints.c.rework_visits", third},
                    {"journey.rework_visits", 1},
                    {"journey.service_cost", 6},
                    {"journey.rework_cost", 2},
                    {"touchpoints.b.rework_cost", 2 * third},
                    {"touchpoints.c.problems", third},
                    {"causes.x.problems", third},
                    {"causes.x.rework_cost", 2},
                    {"causes.x.rework_visits", 1},
                    {"causes.x.friction_minutes", 2},
                    {"causes..rework_cost", 0},
                    {"causes.x.removal_effect", 2}});
}

TEST_CASE("then forwards: only the touchpoint jumped to is rework") {
  // b leads neither to a nor to a `back`, so that rework is over after b.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 20%, leave: 0%, complain: 0%, recontact: 100%, then: b } }
    next: { b: 50%, c: 50% }
  b: { minutes: 1, next: c }
  c: { minutes: 1, next: completed }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"touchpoints.a.visits", 1},
                    {"touchpoints.a.rework_visits", 0},
                    {"touchpoints.b.visits", 0.2 + 0.8 * 0.5},
                    {"touchpoints.b.rework_visits", 0.2},
                    {"touchpoints.c.visits", 1},
                    {"touchpoints.c.rework_visits", 0}});
}

TEST_CASE("back moves on by the next of the origin, and ends the rework") {
  // 1/4 go to help. From there 4/5 move on as from a, 1/5 go to a once more: A = 1 + H/5 with
  // H = A/4 (a problem there is rework inside rework), so A = 20/19, H = 5/19.
  const Solved s = solve(R"(
causes: { x: {} }
touchpoints:
  a:
    minutes: 1
    cost: 1
    pains: { p: { chance: 25%, cause: x, leave: 0%, complain: 0%, recontact: 100%, then: help } }
    next: { b: 75%, c: 25% }
  b: { minutes: 1, cost: 10, next: completed }
  c: { minutes: 1, cost: 100, next: completed }
  help: { minutes: 4, cost: 19, next: { back: 80%, a: 20% } }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"touchpoints.a.visits", 20.0 / 19},
                    {"touchpoints.help.visits", 5.0 / 19},
                    {"touchpoints.help.rework_visits", 5.0 / 19},
                    {"touchpoints.a.rework_visits", 1.0 / 19},
                    {"touchpoints.b.visits", 0.75},
                    {"touchpoints.b.rework_visits", 0},
                    {"touchpoints.c.visits", 0.25},
                    {"journey.rework_visits", 6.0 / 19},
                    {"journey.service_cost", 1 + 7.5 + 25},
                    {"journey.rework_cost", 5 + 1.0 / 19},
                    {"causes.x.rework_cost", 5 + 1.0 / 19},
                    {"touchpoints.help.friction_minutes", 20.0 / 19}});
}

TEST_CASE("rework inside rework keeps the first origin and its cause") {
  // 1/4 are sent from a (cause x) to h. Half of the visits of h fail (cause y) and are repeated:
  // h is visited 1/4 x 2 = 1/2 times, all owned by x. `back` is the next of a. The contacts (6
  // each) belong to where the problem struck: a and x 1/4, h and y 1/4.
  const Solved s = solve(R"(
causes: { x: {}, y: {} }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 25%, cause: x, leave: 0%, complain: 0%, recontact: 100%, then: h } }
    next: b
  b: { minutes: 1, next: completed }
  h:
    minutes: 3
    cost: 8
    pains: { q: { chance: 50%, cause: y, leave: 0%, complain: 0%, recontact: 100% } }
    next: back
recontact: { resolved: 100%, cost: 6 }
)");
  check_figures(s, {{"touchpoints.h.visits", 0.5},
                    {"touchpoints.b.visits", 1},
                    {"touchpoints.b.rework_visits", 0},
                    {"causes.x.rework_cost", 4 + 1.5},
                    {"causes.y.rework_cost", 1.5},
                    {"causes.x.rework_visits", 0.5},
                    {"causes.y.rework_visits", 0},
                    {"causes.x.friction_minutes", 1.5},
                    {"touchpoints.a.rework_cost", 1.5},
                    {"touchpoints.h.rework_cost", 4 + 1.5},
                    {"causes.x.problems", 0.25},
                    {"causes.y.problems", 0.25}});
}

TEST_CASE("rework ends where neither the origin nor a back can be reached") {
  // Half of the customers of a are sent to h, and go on to k and m, from where nobody comes back.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 100%, then: h } }
    next: completed
  h: { minutes: 1, next: k }
  k: { minutes: 1, next: m }
  m: { minutes: 1, next: completed }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"touchpoints.h.rework_visits", 0.5},
                    {"touchpoints.k.visits", 0.5},
                    {"touchpoints.k.rework_visits", 0},
                    {"touchpoints.m.rework_visits", 0},
                    {"journey.rework_visits", 0.5}});
}

TEST_CASE("while the origin can be reached rework goes on") {
  // As before, but half of those at m go to a again: A = 1 + M/2, M = H = A/2, so A = 4/3.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 100%, then: h } }
    next: completed
  h: { minutes: 1, next: k }
  k: { minutes: 1, next: m }
  m: { minutes: 1, next: { a: 50%, completed: 50% } }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"touchpoints.a.visits", 4.0 / 3},
                    {"touchpoints.a.rework_visits", 1.0 / 3},
                    {"touchpoints.k.rework_visits", 2.0 / 3},
                    {"touchpoints.m.rework_visits", 2.0 / 3},
                    {"touchpoints.m.visits", 2.0 / 3}});
}

TEST_CASE("moving on from the origin ends the rework, even into a loop that leads there again") {
  // Each arrival at a takes 1 / (1 - 1/3) = 3/2 visits. b sends half back: arrivals R = 1 + R/2
  // = 2.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 0.333333333333333333, leave: 0%, complain: 0%, recontact: 100% } }
    next: b
  b: { minutes: 1, next: { a: 50%, completed: 50% } }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"touchpoints.a.visits", 3},
                    {"touchpoints.a.rework_visits", 1},
                    {"touchpoints.b.visits", 2},
                    {"touchpoints.b.rework_visits", 0}});
}

TEST_CASE("a blocking pain sends everyone to then, resolved or not") {
  // Nobody says anything, everyone tries again: V = 5/4. Without `blocks`: 1 visit, 1/5 problems.
  const std::string text = R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 20%, leave: 0%, complain: 0%, recontact: 0%, conversion: 0%, blocks: BLOCKS } }
    next: completed
)";
  const auto with = [&](const char* blocks) {
    std::string own = text;
    return solve(own.replace(own.find("BLOCKS"), 6, blocks));
  };
  check_figures(with("true"), {{"journey.visits", 1.25},
                               {"journey.rework_visits", 0.25},
                               {"journey.problems", 0.25},
                               {"journey.silent", 0.25}});
  check_figures(with("false"), {{"journey.visits", 1},
                                {"journey.rework_visits", 0},
                                {"journey.problems", 0.2},
                                {"journey.silent", 0.2}});
}

TEST_CASE("an unresolved blocking pain comes back with the cause that the customer carries") {
  // Carriers (1/2) fail with 25%/50% = 1/2: 3/5 of them are mended and come once more, 2/5 are
  // silent and try again: V = 1 + 1/2 (3/5 x 1 + 2/5 V) = 13/8. Everyone else: 1.
  const Solved s = solve(R"(
causes: { r: { scope: customer, prevalence: 50% } }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 25%, cause: r, leave: 0%, complain: 0%, recontact: 60%, blocks: true } }
    next: completed
recontact: { resolved: 100% }
)");
  check_figures(s, {{"journey.visits", 21.0 / 16},
                    {"journey.rework_visits", 5.0 / 16},
                    {"journey.problems", 5.0 / 16},
                    {"journey.recontacts", 3.0 / 16},
                    {"journey.silent", 2.0 / 16},
                    {"causes.r.rework_visits", 5.0 / 16}});
}
