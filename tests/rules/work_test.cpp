#include <cmath>

#include "tests/support/solve.h"

// Rules 1 to 3 of the model: channels, time, and the work of staff; and who owns what.

using namespace painpoint::test;

TEST_CASE("a channel is drawn afresh at every visit and costs what it costs") {
  // Visits 5/4: web 60%, phone 40%. Phone 2 per visit. First visits are service, 1/4 rework.
  const Solved s = solve(R"(
channels: { web: { cost: 0.5 }, phone: { cost: 2 } }
causes: { x: {} }
touchpoints:
  a:
    minutes: 10
    cost: 1
    channel: { web: 60%, phone: 40% }
    pains: { p: { chance: 20%, cause: x, leave: 0%, complain: 0%, recontact: 100%, conversion: 0% } }
    next: b
  b: { minutes: 2, next: completed }
recontact: { resolved: 100%, cost: 3 }
)");
  check_figures(s, {{"channels.web.visits", 0.75},
                    {"channels.phone.visits", 0.5},
                    {"channels..visits", 1},
                    {"channels.phone.rework_visits", 0.1},
                    {"channels.phone.service_cost", 0.4 * 3},
                    {"channels.phone.rework_cost", 0.1 * 3 + 0.1 * 3},
                    {"channels.web.rework_cost", 0.15 * 1.5 + 0.15 * 3},
                    {"channels.phone.problems", 0.1},
                    {"channels.phone.journey_minutes", 5},
                    {"channels..journey_minutes", 2},
                    {"channels.web.complaint_rate", 0},
                    {"journey.service_cost", 1 + 0.3 + 0.8},
                    {"journey.rework_cost", 0.25 * (1 + 1.1 + 3)},
                    {"causes.x.rework_cost", 0.25 * 5.1}});
}

TEST_CASE("staff: minutes / 60 x cost per hour / occupancy; without a team time but no money") {
  // Frontstage 6 min at 30 / 75% = 40 an hour: 4. Backstage 3 min of crew at 20: 1, and 5 min of
  // nobody: 0. Times of staff do not touch the customer.
  const Solved s = solve(R"(
teams: { front: { cost_per_hour: 30, occupancy: 75% }, crew: { cost_per_hour: 20 } }
touchpoints:
  a:
    minutes: 2
    staff: { team: front, minutes: { mean: 6, cv: 1 } }
    backstage: [ { name: Plan, team: crew, minutes: 3 }, { name: Think, minutes: 5 } ]
    next: completed
)");
  check_figures(s, {{"journey.staff_minutes", 14},
                    {"journey.rework_minutes", 0},
                    {"journey.staff_cost", 5},
                    {"journey.service_cost", 5},
                    {"journey.spending", 0},
                    {"journey.journey_minutes", 2},
                    {"teams.front.staff_minutes", 6},
                    {"teams.front.staff_cost", 4},
                    {"teams.crew.staff_cost", 1},
                    {"teams..staff_minutes", 5},
                    {"teams..staff_cost", 0},
                    // Only the front's time varies: sd 6 min = 4.
                    {"journey.total_cost_sd", 4}});
}

TEST_CASE("delay, wait and service: elapsed, journey and friction minutes") {
  const Solved s = solve(R"(
touchpoints:
  a: { minutes: 90 s, wait: 3 min, delay: 2 days, next: b }
  b: { minutes: { distribution: triangular, min: 3, mode: 6, max: 12 }, delay: 0.5 h, wait: { distribution: empirical, values: [1, 2], weights: [1, 3] }, next: completed }
)");
  check_figures(s, {{"touchpoints.a.journey_minutes", 4.5},
                    {"touchpoints.a.elapsed_minutes", 2884.5},
                    {"touchpoints.a.friction_minutes", 3},
                    {"touchpoints.b.journey_minutes", 7 + 1.75},
                    {"touchpoints.b.elapsed_minutes", 38.75},
                    {"journey.friction_minutes", 4.75},
                    {"journey.journey_minutes", 13.25}});
}

TEST_CASE("stages add up their touchpoints; what has no stage is under the empty name") {
  const Solved s = solve(R"(
stages: [Buy, Use]
touchpoints:
  a: { minutes: 1, cost: 1, stage: Buy, next: b }
  b: { minutes: 2, cost: 2, stage: Buy, next: c }
  c: { minutes: 4, cost: 4, stage: Use, next: d }
  d: { minutes: 8, cost: 8, next: completed }
)");
  check_figures(s, {{"stages.Buy.visits", 2},
                    {"stages.Buy.service_cost", 3},
                    {"stages.Use.journey_minutes", 4},
                    {"stages..service_cost", 8},
                    {"stages..completed", 1}});
}

TEST_CASE("work of a rework visit belongs to its team, as rework") {
  // 1/5 fail; the repeat takes 10 more minutes of the team, the contact 5.
  const Solved s = solve(R"(
teams: { t: { cost_per_hour: 60 } }
causes: { x: {} }
touchpoints:
  a:
    staff: { team: t, minutes: 10 }
    pains: { p: { chance: 20%, cause: x, leave: 0%, complain: 0%, recontact: 100%, conversion: 0% } }
    next: completed
recontact: { team: t, minutes: 5, resolved: 100% }
)");
  check_figures(s, {{"teams.t.staff_minutes", 12.5 + 1.25},
                    {"teams.t.rework_minutes", 2.5 + 1.25},
                    {"journey.rework_time_share", 3.75 / 13.75},
                    {"teams.t.rework_time_share", 3.75 / 13.75},
                    {"causes.x.rework_minutes", 3.75},
                    {"journey.service_cost", 10},
                    {"journey.rework_cost", 3.75},
                    {"journey.staff_cost", 13.75},
                    {"journey.spending", 0}});
}

TEST_CASE("total_cost_sd: a geometric number of visits") {
  // N visits, P(N = n) = 0.8 x 0.2^(n-1): mean 5/4, variance 0.2 / 0.64. Each costs 10 and, but
  // for the last, a contact of 6: 10 N + 6 (N - 1), so the sd is 16 sd(N).
  const Solved s = solve(R"(
touchpoints:
  a:
    cost: 10
    pains: { p: { chance: 20%, leave: 0%, complain: 0%, recontact: 100%, conversion: 0% } }
    next: completed
recontact: { resolved: 100%, cost: 6 }
)");
  check_figures(s, {{"journey.total_cost", 12.5 + 1.5},
                    {"journey.total_cost_sd", 16 * std::sqrt(0.2) / 0.8}});
}

TEST_CASE("total_cost_sd: the variance of staff times, losses, margins and segments") {
  // Segment A (1/4): value 80, background 25%: a loss costs 60. Silent problem 1/2, loses 2/5:
  // P(lost) = 1/5. Staff gamma, mean 30, sd 12 at 60 an hour: sd 12. Margin 7 of everyone.
  // Cost: 30 + 60 x Bernoulli(1/5) - 7: mean 35, variance 144 + 3600 x 4/25 = 720.
  // Segment B (3/4), value 0: mean 23, variance 144.
  // Together: mean 26; second moments 1225 + 720 and 529 + 144: 1945/4 + 673 x 3/4 = 991;
  // variance 991 - 676 = 315.
  const Solved s = solve(R"(
segments: { A: { share: 25%, value: 80, background_loss: 25% }, B: { share: 75% } }
teams: { t: { cost_per_hour: 60 } }
touchpoints:
  a:
    staff: { team: t, minutes: { distribution: gamma, mean: 30, sd: 12 } }
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 0%, conversion: 80%, would_return: { silent: 50% } } }
    next: completed
ends: { completed: { margin: 7 } }
)");
  check_figures(s, {{"journey.total_cost", 26},
                    {"journey.total_cost_sd", std::sqrt(315.0)},
                    {"journey.lost", 0.2},
                    {"segments.A.total_cost", 35},
                    {"segments.B.total_cost", 23},
                    {"segments.A.value_lost", 12},
                    {"journey.value_lost", 3}});
}

TEST_CASE("costs add up as defined: cash, spending, total") {
  const Solved s = solve(R"(
segments: { everyone: { share: 100%, value: 200, background_loss: 10% } }
teams: { t: { cost_per_hour: 60 } }
touchpoints:
  a:
    cost: 3
    staff: { team: t, minutes: 2 }
    pains: { p: { chance: 20%, leave: 0%, complain: 100%, recontact: 0%, conversion: 100%, would_return: { quick: 50% } } }
    next: completed
complaints: { quick: 100%, slow: 0%, cost: 4, redress: 9 }
policies: { rule: { at: [a], misuse: 10%, loss: 8 } }
ends: { completed: { margin: 1.5 } }
)");
  // 5/4 visits; service 5, rework 1/4 (5 + 4), redress 9/4, loss 0.8 x 5/4 = 1; staff 2 x 5/4.
  // Lost: a first incident (1/5) loses 1/2, so does each further one: L = 1/5 (1/2 + 1/2 L) = 1/9.
  check_figures(s, {{"journey.service_cost", 5},
                    {"journey.rework_cost", 2.25},
                    {"journey.redress", 2.25},
                    {"journey.policy_loss", 1},
                    {"journey.cash_cost", 10.5},
                    {"journey.staff_cost", 2.5},
                    {"journey.spending", 8},
                    {"journey.lost", 1.0 / 9},
                    {"journey.value_lost", 20},
                    {"journey.margin", 1.5},
                    {"journey.total_cost", 29}});
}

TEST_CASE("engagement moves satisfaction; its factor is cut at 100 points") {
  // Base: t1 30 min at 50%, t2 10 min at 90%: E0 = (15 + 9) / 40 = 60%. Raised to 70% at t1:
  // E = (21 + 9) / 40 = 75%: +25%, elasticity 0.4: factor 1.1. t3 has no engagement. The weights
  // stay those of the base when the scenario also halves the minutes.
  const std::string text = R"(
teams: { t1: { engagement: 50% }, t2: { engagement: 90% }, t3: {} }
touchpoints:
  a: { minutes: 1, staff: { team: t1, minutes: 30 }, backstage: [ { team: t2, minutes: 10 }, { team: t3, minutes: 99 } ], next: { completed: 75%, abandoned: 25% } }
satisfaction: { clean: CLEAN, abandoned: 40, engagement_elasticity: 0.4 }
scenarios:
  happy: { changes: { teams.t1.engagement: 70% } }
  both: { changes: { teams.t1.engagement: 70%, touchpoints.a.staff.minutes: 15 } }
)";
  const auto with = [&](const char* clean) {
    std::string own = text;
    return solve(own.replace(own.find("CLEAN"), 5, clean));
  };
  const Solved s = with("80");
  check_figures(s, {{"journey.satisfaction", 70}});
  check_figures(s, "happy", {{"journey.satisfaction", 77}, {"score.88", 0.75}, {"score.44", 0.25}});
  check_figures(s, "both", {{"journey.satisfaction", 77}});
  check_figures(with("95"), "happy", {{"score.100", 0.75}, {"journey.satisfaction", 75 + 11}});
}
