#include "tests/support/solve.h"

// Rule 5 of the model: when pains strike, and whose fault it is; rule 6, caught.

using namespace painpoint::test;

TEST_CASE("a pain's chance is shared out to its causes, at their levels") {
  // q = 40% x (50% x level 1/2 + 20% x 1 + the rest 30%) = 0.1 + 0.08 + 0.12. All silent.
  const Solved s = solve(R"(
causes: { x: { level: 50% }, y: {} }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 40%, causes: { x: 50%, y: 20% }, leave: 0%, complain: 0%, recontact: 0%, conversion: 0%, lost_minutes: 10 } }
    next: completed
)");
  check_figures(s, {{"journey.problems", 0.3},
                    {"causes.x.problems", 0.1},
                    {"causes.y.problems", 0.08},
                    {"causes..problems", 0.12},
                    {"causes.x.friction_minutes", 1},
                    {"causes.y.silent", 0.08}});
}

TEST_CASE("one cause behind two touchpoints: both follow its level") {
  // Costs of silence: none. Redress is not paid, so a level of 0 leaves the service cost of 3.
  const Solved s = solve(R"(
causes: { x: {} }
touchpoints:
  a:
    cost: 1
    pains: { p: { chance: 10%, cause: x, leave: 0%, complain: 100%, recontact: 0%, conversion: 0% } }
    next: b
  b:
    cost: 2
    pains: { p: { chance: 20%, cause: x, leave: 0%, complain: 100%, recontact: 0%, conversion: 0% } }
    next: completed
complaints: { quick: 0%, slow: 0%, cost: 10, escalate: { chance: 0% } }
scenarios: { half: { changes: { causes.x.level: 50% } }, none: { changes: { causes.x.level: 0 } } }
)");
  check_figures(s, {{"causes.x.complaints", 0.3},
                    {"causes.x.rework_cost", 3},
                    {"touchpoints.a.rework_cost", 1},
                    {"touchpoints.b.rework_cost", 2},
                    {"touchpoints.b.complaint_rate", 20},
                    {"causes.x.removal_effect", 3},
                    {"journey.total_cost", 6}});
  check_figures(s, "half", {{"causes.x.complaints", 0.15}, {"causes.x.removal_effect", 1.5}});
  check_figures(s, "none", {{"journey.total_cost", 3}, {"journey.complaints", 0}});
}

constexpr const char* kCarried = R"(
causes: { r: { scope: customer, prevalence: 25%, level: LEVEL } }
touchpoints:
  a:
    cost: 1
    pains: { p: { chance: 10%, cause: r, leave: 0%, complain: 0%, recontact: CONTACT, conversion: 0% } }
    next: b
  b:
    cost: 1
    pains: { p: { chance: 20%, cause: r, leave: 0%, complain: 0%, recontact: CONTACT, conversion: 0% } }
    next: completed
recontact: { resolved: 100%, cost: 5 }
scenarios:
  half: { changes: { causes.r.level: 50% } }
  more: { changes: { causes.r.prevalence: 50% } }
)";
Solved carried(std::string level, std::string contact) {
  std::string text = kCarried;
  text.replace(text.find("LEVEL"), 5, level);
  for (int i = 0; i < 2; ++i) text.replace(text.find("CONTACT"), 7, contact);
  return solve(text);
}

TEST_CASE("a cause of scope customer follows the customer until it is mended") {
  // Carriers (1/4) fail at a with 10%/25% = 2/5 and at b with 4/5; others never. A contact mends.
  // At a: 1/4 x 2/5 = 0.1. At b: 1/4 x 3/5 x 4/5 = 0.12. Each is one more visit, at 1 + 5.
  const Solved s = carried("100%", "100%");
  check_figures(s, {{"touchpoints.a.problems", 0.1},
                    {"touchpoints.b.problems", 0.12},
                    {"touchpoints.a.visits", 1.1},
                    {"touchpoints.b.visits", 1.12},
                    {"causes.r.rework_cost", 0.22 * 6},
                    {"causes.r.removal_effect", 0.22 * 6}});
  // The level is one of how many carry it; the chances of those who do stay.
  check_figures(s, "half", {{"touchpoints.a.problems", 0.05}, {"touchpoints.b.problems", 0.06}});
  // The contribution is divided by the prevalence of the file: twice as many carry the same.
  check_figures(s, "more", {{"touchpoints.a.problems", 0.2}, {"touchpoints.b.problems", 0.24}});
}

TEST_CASE("a problem that nobody hears of leaves the cause with the customer") {
  // a: 1/4 x 2/5; b: 1/4 x 4/5, whatever happened at a. On average the measured rates.
  const Solved s = carried("100%", "0%");
  check_figures(s, {{"touchpoints.a.problems", 0.1},
                    {"touchpoints.b.problems", 0.2},
                    {"touchpoints.b.visits", 1},
                    {"journey.silent", 0.3}});
}

TEST_CASE("prevalence x level is at most 1") {
  // 25% x 600% would be 1.5: everyone carries it, and fails with 2/5 and 4/5.
  const Solved s = carried("600%", "0%");
  check_figures(s, {{"touchpoints.a.problems", 0.4}, {"touchpoints.b.problems", 0.8}});
}

TEST_CASE("at most one problem per visit: the most severe class, then in proportion") {
  // severe 1/10. moderate: any of 1/5 and 3/10: 0.9 x (1 - 0.8 x 0.7) = 0.396, shared 2 : 3.
  // minor: 0.9 x 0.56 x 0.5 = 0.252. None: 0.252.
  const Solved s = solve(R"(
causes: { severe: {}, m1: {}, m2: {}, minor: {} }
touchpoints:
  a:
    minutes: 1
    pains:
      d: { chance: 50%, cause: minor, severity: minor, leave: 0%, complain: 0%, recontact: 0% }
      b: { chance: 20%, cause: m1, severity: moderate, leave: 0%, complain: 0%, recontact: 0% }
      c: { chance: 30%, cause: m2, severity: moderate, leave: 0%, complain: 0%, recontact: 0% }
      a: { chance: 10%, cause: severe, severity: severe, leave: 0%, complain: 0%, recontact: 0% }
    next: completed
)");
  check_figures(s, {{"causes.severe.problems", 0.1},
                    {"causes.m1.problems", 0.396 * 2 / 5},
                    {"causes.m2.problems", 0.396 * 3 / 5},
                    {"causes.minor.problems", 0.252},
                    {"journey.problems", 0.748}});
}

TEST_CASE("within a pain, the cause is drawn in proportion to the contributions") {
  // q1 = 0.2 (x 0.15, y 0.05), q2 = 0.4 (y), one class: any = 1 - 0.8 x 0.6 = 0.52.
  // p1 gets 0.52/3, of which 3/4 x; p2 gets 0.52 x 2/3.
  const Solved s = solve(R"(
causes: { x: {}, y: {} }
touchpoints:
  a:
    minutes: 1
    pains:
      p1: { chance: 20%, causes: { x: 75%, y: 25% }, leave: 0%, complain: 0%, recontact: 0% }
      p2: { chance: 40%, cause: y, leave: 0%, complain: 0%, recontact: 0% }
    next: completed
)");
  check_figures(s, {{"causes.x.problems", 0.52 / 3 * 0.75},
                    {"causes.y.problems", 0.52 / 3 * 0.25 + 0.52 * 2 / 3}});
}

TEST_CASE("caught: the correction is spent, and the visit goes on as if nothing had happened") {
  // 20% x 1/4 = 0.05 are caught: 6 min at 30 an hour and 1 each, 0.05 x 4 = 0.2. 0.15 are noticed,
  // blocking, and mended at h (cost 7).
  const Solved s = solve(R"(
teams: { crew: { cost_per_hour: 30 } }
causes: { x: {} }
touchpoints:
  a:
    cost: 2
    pains:
      p: { chance: 20%, cause: x, caught: 25%, correction: { team: crew, minutes: 6, cost: 1 }, leave: 0%, complain: 0%, recontact: 100%, conversion: 100%, would_return: { slow: 0% }, blocks: true, then: h }
    next: completed
  h: { cost: 7, next: back }
recontact: { resolved: 100% }
)");
  check_figures(s, {{"journey.caught", 0.05},
                    {"journey.problems", 0.15},
                    {"journey.recontacts", 0.15},
                    {"journey.lost", 0.15},
                    {"touchpoints.h.visits", 0.15},
                    {"journey.staff_minutes", 0.3},
                    {"journey.rework_minutes", 0.3},
                    {"journey.rework_time_share", 1},
                    {"journey.staff_cost", 0.15},
                    {"journey.service_cost", 2},
                    {"journey.rework_cost", 0.2 + 0.15 * 7},
                    {"touchpoints.a.rework_cost", 0.2},
                    {"causes.x.caught", 0.05},
                    {"causes.x.rework_cost", 1.25},
                    {"causes.x.rework_minutes", 0.3},
                    {"teams.crew.staff_minutes", 0.3},
                    {"teams.crew.rework_minutes", 0.3},
                    {"teams.crew.staff_cost", 0.15},
                    {"score.79.7", 0.85},
                    {"score.45.7", 0.15}});
}

TEST_CASE("a caught problem is no incident: the next one is still the first") {
  // Everything at a is caught. b: loss 1/2 at a first incident, penalty 2 only afterwards.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, caught: 100%, leave: 0%, complain: 0%, recontact: 0%, conversion: 100% } }
    next: b
  b:
    minutes: 1
    pains: { p: { chance: 40%, leave: 0%, complain: 0%, recontact: 0%, conversion: 50%, would_return: { silent: 0% } } }
    next: completed
loyalty: { repeat_penalty: 2 }
)");
  check_figures(s, {{"journey.lost", 0.2}, {"journey.caught", 0.5}, {"journey.problems", 0.4}});
}
