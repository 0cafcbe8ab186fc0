#include <doctest/doctest.h>

#include "tests/montecarlo/check.h"

/// Small journeys whose figures can be derived by hand: policies, channels, teams, complaints,
/// segments and ends.
namespace painpoint::montecarlo {
namespace {

using enum chain::Metric;
using test::add_touchpoint;
using test::fixed_time;
using test::pain_with;
using test::split;

TEST_CASE("fractions: a policy is borne, misused and given up on") {
  Journey journey;
  Team desk;
  desk.cost_per_hour = 60.0;
  desk.occupancy = 0.5;
  journey.teams["desk"] = desk;
  add_touchpoint(journey, "a", {{"b", 1}});
  add_touchpoint(journey, "b", {{"completed", 1}});
  Policy check;
  check.at = {"a"};
  check.level = 0.5;
  check.burden_minutes = fixed_time(4);
  check.staff.team = "desk";
  check.staff.minutes = fixed_time(3);
  check.cost = 1.0;
  check.gives_up = 0.2;
  check.misuse = 0.25;
  check.catches = 1.0 / 3;
  check.loss = 12.0;
  journey.policies["check"] = check;
  const Played played = play(journey);
  played.journey(policy_loss, 0.25 * (1 - 1.0 / 6) * 12);
  played.journey(friction_minutes, 2);
  played.journey(service_cost, 0.5 * (3 * 2 + 1));
  played.journey(staff_cost, 3);
  played.journey(spending, 0.5 + 2.5);
  played.team("desk", staff_minutes, 1.5);
  played.team("desk", rework_minutes, 0);
  played.journey(chain::Metric::abandoned, 0.1);
  played.cause("check", chain::Metric::abandoned, 0.1);
  played.cause("check", lost, 0.1);
  played.cause("check", friction_minutes, 0);
  played.cause("", friction_minutes, 2);
  played.touchpoint("b", visits, 0.9);
}

TEST_CASE("fractions: two policies share the blame in proportion") {
  Journey journey;
  add_touchpoint(journey, "a", {{"completed", 1}});
  Policy one;
  one.at = {"a"};
  one.gives_up = 0.5;
  Policy two = one;
  two.level = 0.5;
  journey.policies["one"] = one;
  journey.policies["two"] = two;
  const Played played = play(journey);
  played.journey(chain::Metric::abandoned, 1 - 0.5 * 0.75);
  played.cause("one", chain::Metric::abandoned, (1 - 0.5 * 0.75) * 2 / 3);
  played.cause("two", chain::Metric::abandoned, (1 - 0.5 * 0.75) / 3);
}

TEST_CASE("fractions: a policy's own work in a rework visit is rework time but service money") {
  Journey journey;
  Team desk;
  desk.cost_per_hour = 60.0;
  journey.teams["desk"] = desk;
  journey.causes["x"] = Cause{};
  Pain pain = pain_with(1);
  pain.causes = split({{"x", 1}});
  pain.leave = pain.complain = pain.recontact = 0.0;
  pain.blocks = true;
  pain.then = "b";
  add_touchpoint(journey, "a", {{"completed", 1}}).pains["p"] = pain;
  Touchpoint& b = add_touchpoint(journey, "b", {{"back", 1}});
  b.staff.team = "desk";
  b.staff.minutes = fixed_time(5);
  Policy check;
  check.at = {"b"};
  check.staff.team = "desk";
  check.staff.minutes = fixed_time(3);
  journey.policies["check"] = check;
  const Played played = play(journey, 4096);
  played.journey(rework_cost, 5);
  played.journey(service_cost, 3);
  played.journey(rework_minutes, 8);
  played.cause("x", rework_minutes, 5);
  played.cause("", rework_minutes, 3);
  played.cause("x", rework_cost, 5);
  played.cause("x", staff_cost, 5);
  played.team("desk", rework_minutes, 8);
  played.team("desk", rework_time_share, 1);
}

TEST_CASE("fractions: complaints, escalations and who pays") {
  Journey journey;
  Team desk;
  desk.cost_per_hour = 30.0;
  journey.teams["desk"] = desk;
  journey.channels["web"] = Channel{};
  Channel phone;
  phone.cost = 2.0;
  phone.complain_factor = 3.0;
  journey.channels["phone"] = phone;
  Touchpoint& a = add_touchpoint(journey, "a", {{"completed", 1}});
  a.channel = split({{"web", 0.5}, {"phone", 0.5}});
  Pain pain = pain_with(1);
  pain.leave = 0.25;
  pain.complain = 0.25;
  pain.recontact = 0.125;  // by phone the complaints are cut at 5/8
  pain.lost_minutes = fixed_time(1);
  a.pains["p"] = pain;
  journey.complaints.team = "desk";
  journey.complaints.minutes = fixed_time(10);
  journey.complaints.customer_minutes = fixed_time(7);
  journey.complaints.cost = 1.0;
  journey.complaints.quick = 0.0;
  journey.complaints.slow = 0.0;
  journey.complaints.redress = 6.0;
  journey.complaints.escalate.chance = 0.5;
  journey.complaints.escalate.minutes = fixed_time(20);
  journey.complaints.escalate.cost = 4.0;
  journey.complaints.escalate.upheld = 0.0;
  journey.recontact.team = "desk";
  journey.recontact.minutes = fixed_time(2);
  journey.recontact.customer_minutes = fixed_time(3);
  journey.recontact.cost = 5.0;
  journey.recontact.resolved = 0.0;
  const Played played = play(journey);
  const double web = 1.0 / 8;
  const double by_phone = 5.0 / 16;
  const double both = web + by_phone;
  played.journey(visits, 1);
  played.channel("phone", visits, 0.5);
  played.channel("web", complaints, web);
  played.channel("phone", complaints, by_phone);
  played.channel("phone", complaint_rate, 62.5);
  played.channel("phone", service_cost, 1);
  played.journey(recontacts, 1.0 / 8);
  played.journey(silent, 0.5 * 3 / 8);
  played.journey(chain::Metric::abandoned, 0.25);
  played.journey(escalations, both / 2);
  played.journey(redress, 0);
  played.journey(rework_minutes, both * 10 + both / 2 * 20 + 2.0 / 8);
  played.journey(staff_cost, 0.5 * (both * 20 + 2.0 / 8));
  played.journey(rework_cost, 0.5 * (both * 20 + 2.0 / 8) + both + both / 2 * 4 + 5.0 / 8);
  played.journey(friction_minutes, 1 + both * 7 + 3.0 / 8);
  played.journey(complaints_per_1000, 1000 * both);
  played.journey(rework_time_share, 1);
}

TEST_CASE("fractions: an upheld escalation is mended slowly and paid") {
  Journey journey;
  Pain pain = pain_with(0.5);
  pain.leave = pain.recontact = 0.0;
  pain.complain = 1.0;
  pain.then = "b";
  add_touchpoint(journey, "a", {{"b", 1}}).pains["p"] = pain;
  add_touchpoint(journey, "b", {{"completed", 1}});
  journey.complaints.quick = 0.0;
  journey.complaints.slow = 0.0;
  journey.complaints.redress = 6.0;
  journey.complaints.escalate.chance = 1.0;
  journey.complaints.escalate.upheld = 0.5;
  const Played played = play(journey);
  played.journey(escalations, 0.5);
  played.journey(redress, 1.5);
  played.touchpoint("b", visits, 1);
  // From b the origin cannot be reached, but the touchpoint jumped to is always a rework visit.
  played.touchpoint("b", rework_visits, 0.25);
}

TEST_CASE("fractions: a correction inside is rework that the customer never sees") {
  Journey journey;
  Team desk;
  desk.cost_per_hour = 60.0;
  journey.teams["desk"] = desk;
  journey.causes["x"] = Cause{};
  Pain pain = pain_with(0.5);
  pain.caught = 1.0;
  pain.causes = split({{"x", 1}});
  pain.correction.team = "desk";
  pain.correction.minutes = fixed_time(3);
  pain.correction.cost = 2.0;
  pain.lost_minutes = fixed_time(50);
  add_touchpoint(journey, "a", {{"completed", 1}}).pains["p"] = pain;
  const Played played = play(journey);
  played.journey(caught, 0.5);
  played.journey(problems, 0);
  played.journey(friction_minutes, 0);
  played.cause("x", rework_cost, 2.5);
  played.cause("x", rework_minutes, 1.5);
}

TEST_CASE("fractions: segments have their own figures, ends their margin") {
  Journey journey;
  journey.stages["buy"] = Stage{};
  Touchpoint& a = add_touchpoint(journey, "a", {{"completed", 0.75}, {"refused", 0.25}});
  a.cost = 4.0;
  a.stage = "buy";
  End refused;
  refused.lost = 0.5;
  refused.margin = -1.0;
  journey.ends["refused"] = refused;
  End completed_end;
  completed_end.margin = 12.0;
  journey.ends["completed"] = completed_end;
  Segment regular;
  regular.share = 0.75;
  regular.value.present_value = 100.0;
  regular.background_loss = 0.2;
  Segment fresh;
  fresh.share = 0.25;
  fresh.value.present_value = 10.0;
  Change change;
  change.operation = Change::Operation::set;
  change.operand = 8.0;
  fresh.changes["touchpoints.a.cost"] = change;
  journey.segments["regular"] = regular;
  journey.segments["fresh"] = fresh;
  const Played played = play(journey);
  played.segment("regular", service_cost, 4);
  played.segment("fresh", service_cost, 8);
  played.journey(service_cost, 5);
  played.stage("buy", service_cost, 5);
  played.end("refused", 0.25);
  played.journey(margin, 0.75 * 12 - 0.25);
  played.journey(lost, 1.0 / 8);
  played.segment("regular", value_lost, 80.0 / 8);
  played.segment("fresh", value_lost, 10.0 / 8);
  played.segment("regular", background_lost, 7.0 / 8 * 0.2);
  played.journey(background_lost, 0.75 * 7.0 / 8 * 0.2);
  played.segment("regular", total_cost, 4 + 10 - 8.75);
}

}  // namespace
}  // namespace painpoint::montecarlo
