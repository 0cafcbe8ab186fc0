#pragma once

#include "model/journey.h"

namespace painpoint::test {

/// order -> deliver -> completed, with a pain at deliver, two segments and one cause.
inline Journey small_journey() {
  Journey journey;
  journey.name = "Small";
  journey.causes["bad"].name = "Bad data";
  journey.channels["web"];
  journey.channels["phone"];
  Touchpoint& order = journey.touchpoints["order"];
  order.minutes.family = TimeFamily::lognormal;
  order.minutes.mean = 10.0;
  order.minutes.spread_kind = Time::Spread::sd;
  order.minutes.spread = 2.0;
  order.channel.insert("web", 0.6);
  order.channel.insert("phone", 0.4);
  order.next.insert("deliver", 0.9);
  order.next.insert("abandoned", 0.1);
  Touchpoint& deliver = journey.touchpoints["deliver"];
  Pain& pain = deliver.pains["late"];
  pain.chance = 0.1;
  pain.causes.insert("bad", 0.5);
  deliver.next.insert("completed", 1.0);
  journey.segments["new"].share = 0.25;
  journey.segments["old"].share = 0.75;
  settle(journey);
  return journey;
}

}  // namespace painpoint::test
