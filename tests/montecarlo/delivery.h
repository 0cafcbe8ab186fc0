#pragma once

#include "tests/support/journeys.h"

namespace painpoint::montecarlo {

/// A delivery service with something of everything.
inline Journey delivery() {
  using test::fixed_time;
  using test::random_time;
  using test::split;
  Journey journey;
  journey.stages["buy"] = Stage{};
  journey.stages["receive"] = Stage{};
  Team support;
  support.cost_per_hour = 26.0;
  support.occupancy = 0.8;
  journey.teams["support"] = support;
  Team drivers;
  drivers.cost_per_hour = 21.0;
  journey.teams["drivers"] = drivers;
  Channel web;
  web.cost = 0.1;
  journey.channels["web"] = web;
  Channel phone;
  phone.cost = 0.4;
  phone.complain_factor = 1.5;
  journey.channels["phone"] = phone;
  Cause rural;
  rural.scope = Scope::customer;
  rural.prevalence = 0.1;
  journey.causes["rural"] = rural;
  journey.causes["address"] = Cause{};
  Touchpoint& order =
      test::add_touchpoint(journey, "order", {{"deliver", 0.95}, {"abandoned", 0.05}});
  order.stage = "buy";
  order.channel = split({{"web", 0.7}, {"phone", 0.3}});
  order.minutes = random_time(TimeFamily::lognormal, 5, 0.5);
  order.cost = 0.5;
  Touchpoint& deliver = test::add_touchpoint(journey, "deliver", {{"pay", 1}});
  deliver.stage = "receive";
  deliver.delay = fixed_time(2880);
  deliver.wait = random_time(TimeFamily::exponential, 20);
  deliver.minutes = fixed_time(10);
  deliver.staff.team = "drivers";
  deliver.staff.minutes = random_time(TimeFamily::gamma, 4, 1);
  Pain lost_driver = test::pain_with(0.2);
  lost_driver.causes = split({{"address", 0.6}, {"rural", 0.2}});
  lost_driver.caught = 0.1;
  lost_driver.correction.team = "support";
  lost_driver.correction.minutes = fixed_time(3);
  lost_driver.lost_minutes = random_time(TimeFamily::lognormal, 30, 0.6);
  lost_driver.blocks = true;
  lost_driver.then = "help";
  deliver.pains["not_found"] = lost_driver;
  Pain waited = test::pain_with(0.6, Severity::minor);
  waited.when.wait_over = Number(45);
  deliver.pains["waited"] = waited;
  Touchpoint& help = test::add_touchpoint(journey, "help", {{"back", 1}});
  help.channel = split({{"phone", 1}});
  help.minutes = fixed_time(8);
  help.staff.team = "support";
  help.staff.minutes = test::time_of_values(TimeFamily::triangular, {2, 6, 20});
  Touchpoint& pay = test::add_touchpoint(journey, "pay", {{"completed", 0.9}, {"refused", 0.1}});
  pay.minutes = test::time_of_values(TimeFamily::empirical, {1, 2, 5});
  pay.pains["wrong_bill"] = test::pain_with(0.05, Severity::severe);
  End refused;
  refused.lost = 0.2;
  journey.ends["refused"] = refused;
  End done;
  done.margin = 12.0;
  journey.ends["completed"] = done;
  journey.complaints.team = "support";
  journey.complaints.minutes = random_time(TimeFamily::gamma, 25, 1);
  journey.complaints.customer_minutes = fixed_time(25);
  journey.complaints.redress = 10.0;
  journey.complaints.escalate.minutes = fixed_time(90);
  journey.recontact.team = "support";
  journey.recontact.minutes = fixed_time(6);
  journey.recontact.customer_minutes = fixed_time(10);
  Segment regular;
  regular.share = 0.65;
  regular.value.present_value = 270.0;
  regular.background_loss = 0.05;
  Segment fresh;
  fresh.share = 0.35;
  fresh.value.present_value = 90.0;
  fresh.sensitivity = 1.3;
  Change slower;
  slower.operation = Change::Operation::scale;
  slower.operand = 1.5;
  fresh.changes["touchpoints.order.minutes"] = slower;
  journey.segments["regular"] = regular;
  journey.segments["fresh"] = fresh;
  Policy check;
  check.at = {"order"};
  check.level = 0.5;
  check.burden_minutes = fixed_time(4);
  check.gives_up = 0.02;
  check.misuse = 0.02;
  check.catches = 0.9;
  check.loss = 35.0;
  journey.policies["id_check"] = check;
  Scenario fix;
  Change cut;
  cut.operation = Change::Operation::cut;
  cut.operand = 0.75;
  fix.changes["causes.address.level"] = cut;
  journey.scenarios["fix"] = fix;
  return journey;
}

}  // namespace painpoint::montecarlo
