#include "tests/support/solve.h"

// Rules 7 and 8 of the model: what a customer with a problem does, what it costs, and whom it
// loses.

using namespace painpoint::test;

TEST_CASE("complaining is multiplied by segment and channel, then cut at 1 - a - b") {
  // Half of the visits fail. k is 30% x 1.5 = 45% on the web, 30% x 1.5 x 2 = 90% by phone, cut at
  // 1 - 0.1 - 0.2 = 70%. Channels 1 : 1. Left over, silent: 25% and 0.
  const Solved s = solve(R"(
segments: { all: { share: 100%, complain_factor: 1.5 } }
channels: { web: {}, phone: { complain_factor: 2 } }
touchpoints:
  a:
    minutes: 1
    channel: { web: 50%, phone: 50% }
    pains: { p: { chance: 50%, leave: 10%, complain: 30%, recontact: 20%, conversion: 0%, then: h } }
    next: completed
  h: { minutes: 1, next: back }
complaints: { escalate: { chance: 0% } }
)");
  check_figures(s, {{"channels.web.complaints", 0.25 * 0.45},
                    {"channels.phone.complaints", 0.25 * 0.70},
                    {"channels.web.silent", 0.25 * 0.25},
                    {"channels.phone.silent", 0},
                    {"channels.phone.recontacts", 0.05},
                    {"channels.web.abandoned", 0.025},
                    {"journey.complaints", 0.2875},
                    {"journey.complaints_per_1000", 287.5},
                    {"segments.all.complaints_per_1000", 287.5},
                    {"touchpoints.a.complaint_rate", 28.75},
                    {"journey.abandoned", 0.05},
                    {"journey.lost", 0.05},
                    {"journey.completed", 0.95}});
}

TEST_CASE("complaints: quick, slow, unresolved, escalated and upheld, with redress") {
  // Half of the customers complain. 30% quick, 20% slow, 50% unresolved; 40% of those escalate,
  // 1/4 of them upheld: quick .3, slow .2 + .05, unresolved .45. Mended: .55, each to h (cost 4).
  // Desk 12 min at 60 an hour + 2 = 14; escalation 30 min + 5 = 35. Redress 8 x .55.
  // Loss: conversion 100% x (1 - would_return): .3 x .1 + .25 x .5 + .45 x .8 = .515.
  const Solved s = solve(R"(
segments: { everyone: { share: 100%, value: 1000 } }
teams: { desk: { cost_per_hour: 60 } }
causes: { x: {} }
touchpoints:
  a:
    minutes: 3
    pains: { p: { chance: 50%, cause: x, lost_minutes: 7, leave: 0%, complain: 100%, recontact: 0%, conversion: 100%, would_return: { quick: 90%, slow: 50%, unresolved: 20%, silent: 0% }, then: h } }
    next: completed
  h: { cost: 4, minutes: 11, next: back }
complaints:
  { team: desk, minutes: 12, customer_minutes: 20, cost: 2, quick: 30%, slow: 20%, redress: 8, escalate: { chance: 40%, minutes: 30, cost: 5, upheld: 25% } }
satisfaction: { clean: 90, drop: 40 }
)");
  const double rework = 0.5 * 14 + 0.1 * 35 + 0.275 * 4;
  check_figures(s, {{"journey.complaints", 0.5},
                    {"journey.escalations", 0.1},
                    {"journey.redress", 2.2},
                    {"journey.rework_cost", rework},
                    {"touchpoints.a.rework_cost", 10.5},
                    {"touchpoints.a.redress", 2.2},
                    {"touchpoints.h.rework_cost", 1.1},
                    {"causes.x.rework_cost", rework},
                    {"causes.x.escalations", 0.1},
                    {"causes.x.redress", 2.2},
                    {"journey.staff_minutes", 0.5 * 12 + 0.1 * 30},
                    {"journey.rework_minutes", 9},
                    {"teams.desk.rework_minutes", 9},
                    {"teams.desk.staff_cost", 9},
                    {"journey.staff_cost", 9},
                    {"journey.spending", rework + 2.2 - 9},
                    {"journey.friction_minutes", 0.5 * 7 + 0.5 * 20 + 0.275 * 11},
                    {"journey.journey_minutes", 3 + 3.5 + 10 + 0.275 * 11},
                    {"journey.lost", 0.2575},
                    {"touchpoints.a.lost", 0.2575},
                    {"causes.x.lost", 0.2575},
                    {"causes.x.value_lost", 257.5},
                    {"journey.total_cost", rework + 2.2 + 257.5},
                    {"causes.x.total_cost", rework + 2.2 + 257.5},
                    {"causes.x.removal_effect", rework + 2.2 + 257.5},
                    {"score.90", 0.5},
                    {"score.86", 0.15},
                    {"score.70", 0.125},
                    {"score.58", 0.225},
                    {"journey.satisfaction", 45 + 86 * 0.15 + 70 * 0.125 + 58 * 0.225}});
}

TEST_CASE("recontact: slow if resolved, else unresolved, and never redress") {
  // 40% come back: 3/4 are slow and mended, 1/4 unresolved; 60% silent.
  // Loss: .4 x (.75 x .2 + .25 x .6) + .6 x .9 = .66.
  const Solved s = solve(R"(
teams: { line: { cost_per_hour: 30, occupancy: 50% } }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 100%, leave: 0%, complain: 0%, recontact: 40%, conversion: 100%, would_return: { slow: 80%, unresolved: 40%, silent: 10% }, then: h } }
    next: completed
  h: { minutes: 2, next: back }
recontact: { team: line, minutes: 6, customer_minutes: 10, cost: 1, resolved: 75% }
complaints: { redress: 50 }
)");
  check_figures(s, {{"journey.recontacts", 0.4},
                    {"journey.silent", 0.6},
                    {"journey.redress", 0},
                    {"journey.rework_cost", 0.4 * 7},  // 6 min at 30 / 50% = 60 an hour, and 1
                    {"journey.rework_minutes", 2.4},
                    {"journey.friction_minutes", 4 + 0.3 * 2},
                    {"touchpoints.h.visits", 0.3},
                    {"journey.lost", 0.66},
                    {"journey.failure_demand_share", (0.3 + 0.4) / (1.3 + 0.4)}});
}

TEST_CASE("leaving ends the journey in abandoned, at the touchpoint and for the cause") {
  // 1/5 fail, half of them leave. abandoned loses 60%; value 100, so 0.1 x 0.6 x 100 = 6. b is
  // not reached by them. The margin of an abandoned journey is -1.
  const Solved s = solve(R"(
segments: { everyone: { share: 100%, value: 100 } }
causes: { x: {} }
touchpoints:
  a:
    minutes: 4
    pains: { p: { chance: 20%, cause: x, lost_minutes: 5, leave: 50%, complain: 0%, recontact: 0%, conversion: 0% } }
    next: b
  b: { minutes: 1, next: { completed: 90%, abandoned: 10% } }
ends: { abandoned: { lost: 60%, margin: -1 }, completed: { margin: 12 } }
satisfaction: { clean: 80, abandoned: 30, drop: 45 }
severities: { moderate: { would_return: { silent: 0% } } }
)");
  check_figures(s, {{"journey.abandoned", 0.19},
                    {"touchpoints.a.abandoned", 0.1},
                    {"touchpoints.b.abandoned", 0.09},
                    {"causes.x.abandoned", 0.1},
                    {"causes.x.lost", 0.06},
                    {"causes.x.value_lost", 6},
                    {"causes..abandoned", 0.09},
                    {"causes..lost", 0.054},
                    {"touchpoints.b.visits", 0.9},
                    {"journey.problems", 0.2},
                    {"journey.silent", 0.1},
                    {"journey.friction_minutes", 1},
                    {"journey.completed", 0.81},
                    {"ends.completed", 0.81},
                    {"ends.abandoned", 0.19},
                    {"journey.margin", 0.81 * 12 - 0.19},
                    {"journey.total_cost", 11.4 - (0.81 * 12 - 0.19)},
                    {"score.30", 0.19},  // whatever the drop
                    {"score.80", 0.72},
                    {"score.35", 0.09}});  // silent, then completed
}

TEST_CASE("a customer is lost once, and finishes the journey all the same") {
  // Each touchpoint fails half of the time, silently; each silence loses 40%. A first loss at a:
  // 0.2; at b: 0.8 x 0.2 = 0.16. b is visited by all.
  const std::string text = R"(
segments: { everyone: { share: 100%, value: 50, SEGMENT } }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 0%, conversion: 80%, would_return: { silent: 50% } } }
    next: b
  b:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 0%, conversion: 80%, would_return: { silent: 50% } } }
    next: completed
ends: { completed: { lost: ENDLOST } }
loyalty: { repeat_penalty: PENALTY }
)";
  const auto with = [&](std::string segment, std::string end_lost, std::string penalty) {
    std::string own = text;
    own.replace(own.find("SEGMENT"), 7, segment);
    own.replace(own.find("ENDLOST"), 7, end_lost);
    own.replace(own.find("PENALTY"), 7, penalty);
    return solve(own);
  };
  check_figures(with("value_months: 1", "0%", "1"), {{"journey.lost", 0.36},
                                                     {"touchpoints.a.lost", 0.2},
                                                     {"touchpoints.b.lost", 0.16},
                                                     {"touchpoints.b.visits", 1},
                                                     {"journey.completed", 1},
                                                     {"journey.value_lost", 18},
                                                     {"journey.background_lost", 0}});
  // Penalty 2: whoever had an incident at a loses 80% at b. Not lost at a and with an incident:
  // 0.5 x 0.6; without: 0.5. At b: 0.3 x 0.5 x 0.8 + 0.5 x 0.5 x 0.4 = 0.22.
  check_figures(with("value_months: 1", "0%", "2"),
                {{"touchpoints.a.lost", 0.2}, {"touchpoints.b.lost", 0.22}});
  // Penalty 5 would be 200%: at most 1. 0.3 x 0.5 + 0.1 = 0.25.
  check_figures(with("value_months: 1", "0%", "5"), {{"touchpoints.b.lost", 0.25}});
  // A penalty below 1 forgives: 0.3 x 0.5 x 0.2 + 0.1.
  check_figures(with("value_months: 1", "0%", "0.5"), {{"touchpoints.b.lost", 0.13}});
  // Sensitivity 1/2: 0.1, then 0.9 x 0.1. Sensitivity 3: 120%, at most 1: 0.5, then 0.25.
  check_figures(with("sensitivity: 0.5", "0%", "1"), {{"journey.lost", 0.19}});
  check_figures(with("sensitivity: 3", "0%", "1"), {{"journey.lost", 0.75}});
  // Background 20%, apart, of those not lost: 0.64 x 0.2. What would have been lost anyway is not
  // the journey's: 0.36 x 0.8 x 50.
  check_figures(with("background_loss: 20%", "0%", "1"), {{"journey.lost", 0.36},
                                                          {"journey.background_lost", 0.128},
                                                          {"journey.value_lost", 14.4},
                                                          {"touchpoints.b.value_lost", 6.4}});
  // The end loses 10% of those who are left, for the touchpoint it is reached from, and no cause:
  // at b 0.16 + 0.64 x 0.1.
  check_figures(with("value_months: 1", "10%", "1"),
                {{"journey.lost", 0.424}, {"touchpoints.b.lost", 0.224}, {"causes..lost", 0.424}});
}

TEST_CASE("ends have a loss and a margin of their own; a silent problem does not own them") {
  // 1/5 silent problems at a (no loss), then a third each way.
  const Solved s = solve(R"(
segments: { everyone: { share: 100%, value: 10 } }
causes: { x: {} }
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 20%, cause: x, leave: 0%, complain: 0%, recontact: 0%, conversion: 0% } }
    next: { completed: 50%, refused: 30%, abandoned: 20% }
ends: { completed: { margin: 12, lost: 10% }, refused: { margin: -3, lost: 50% } }
)");
  check_figures(s, {{"ends.completed", 0.5},
                    {"ends.refused", 0.3},
                    {"ends.abandoned", 0.2},
                    {"journey.lost", 0.05 + 0.15 + 0.2},
                    {"journey.margin", 6 - 0.9},
                    {"causes.x.lost", 0},
                    {"causes.x.abandoned", 0},
                    {"causes.x.margin", 0},
                    {"touchpoints.a.margin", 5.1},
                    {"journey.value_lost", 4},
                    {"journey.total_cost", -1.1}});
}

TEST_CASE("a pain's own numbers win over its severity's, key by key") {
  // Own: leave 10%, would_return silent 40%. The severity's: recontact 0, complain 0, conversion
  // 50%. Lost at the incident: .9 x .5 x .6; by leaving .1.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 100%, severity: severe, leave: 10%, would_return: { silent: 40% } } }
    next: completed
severities: { severe: { leave: 30%, complain: 0%, recontact: 0%, conversion: 50%, would_return: { silent: 80% } } }
scenarios:
  own: { changes: { touchpoints.a.pains.p.leave: 0% } }
  severity: { changes: { severities.severe.leave: 90%, severities.severe.conversion: 100% } }
)");
  check_figures(s, {{"journey.lost", 0.9 * 0.3 + 0.1}, {"journey.abandoned", 0.1}});
  check_figures(s, "own", {{"journey.lost", 0.3}});
  check_figures(s, "severity", {{"journey.lost", 0.9 * 0.6 + 0.1}, {"journey.abandoned", 0.1}});
}

TEST_CASE("the defaults of severity: what a problem loses at each") {
  // With complaint desk 26/32, escalation 5% upheld 58%, recontact 70%: unresolved complaints
  // u = .42 (1 - .05 x .58), slow .32 + .42 x .05 x .58 = .33218. No repeats: then leads on.
  const auto lost = [](const char* severity, double a, double k, double b, double conversion,
                       double wr_silent, double wr_unresolved, double wr_slow, double wr_quick) {
    const Solved s = solve(fmt::format(R"(
touchpoints:
  a:
    minutes: 1
    pains: {{ p: {{ chance: 100%, severity: {}, then: h }} }}
    next: completed
  h: {{ minutes: 1, next: back }}
)",
                                       severity));
    const double slow = 0.32 + 0.42 * 0.05 * 0.58, quick = 0.26, unresolved = 1 - quick - slow;
    const double by_incident =
        k * (quick * (1 - wr_quick) + slow * (1 - wr_slow) + unresolved * (1 - wr_unresolved)) +
        b * (0.7 * (1 - wr_slow) + 0.3 * (1 - wr_unresolved)) + (1 - a - k - b) * (1 - wr_silent);
    CHECK(close(s("journey.lost"), a + conversion * by_incident));
    CHECK(close(s("journey.completed"), 1 - a));
    return s("journey.lost");
  };
  const double minor = lost("minor", 0.002, 0.01, 0.05, 0.03, 0.37, 0.46, 0.70, 0.95);
  const double moderate = lost("moderate", 0.01, 0.08, 0.20, 0.10, 0.23, 0.325, 0.62, 0.885);
  const double severe = lost("severe", 0.04, 0.30, 0.30, 0.20, 0.09, 0.19, 0.54, 0.82);
  CHECK(minor < moderate);
  CHECK(moderate < severe);
  CHECK(minor == doctest::Approx(0.02).epsilon(0.15));  // "about 2%, 7%, 17%"
  CHECK(moderate == doctest::Approx(0.07).epsilon(0.15));
  CHECK(severe == doctest::Approx(0.17).epsilon(0.15));
}

TEST_CASE("satisfaction: the worst incident counts") {
  // a: half silent, drop 40 x (1 - .25) = 30. b: half, always complained about and quick: 40 x .1
  // = 4. Scores: none 1/4 (80), only b 1/4 (76), a (and perhaps b) 1/2 (50).
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 0%, conversion: 0%, would_return: { silent: 25% } } }
    next: b
  b:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 100%, recontact: 0%, conversion: 0%, would_return: { quick: 90% }, then: h } }
    next: completed
  h: { minutes: 1, next: back }
complaints: { quick: 100%, slow: 0% }
satisfaction: { clean: 80, drop: 40 }
)");
  check_figures(
      s, {{"score.80", 0.25}, {"score.76", 0.25}, {"score.50", 0.5}, {"journey.satisfaction", 64}});
}

TEST_CASE("satisfaction: a score that hardly anyone has keeps its digits") {
  // A severe problem in one of 10^12 visits, a minor one in half of the others. Nobody comes back
  // content after the severe one, everyone does after the minor one.
  const Solved s = solve(R"(
touchpoints:
  a:
    next: completed
    pains:
      p: { chance: 1e-12, severity: severe, leave: 0, complain: 0, recontact: 0, would_return: { silent: 0% } }
      q: { chance: 50%, severity: minor, leave: 0, complain: 0, recontact: 0, would_return: { silent: 50% } }
satisfaction: { clean: 90, drop: 40 }
)");
  check_figures(
      s, {{"score.90", 0.5 * (1 - 1e-12)}, {"score.70", 0.5 * (1 - 1e-12)}, {"score.50", 1e-12}});
  CHECK(std::abs(s("base", "score.50") / 1e-12 - 1) < 1e-9);
}

TEST_CASE("satisfaction does not fall below 0") {
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    pains: { p: { chance: 50%, leave: 0%, complain: 0%, recontact: 0%, conversion: 0%, would_return: { silent: 0% } } }
    next: completed
satisfaction: { clean: 30, drop: 100 }
)");
  check_figures(s, {{"score.0", 0.5}, {"journey.satisfaction", 15}});
}
