#pragma once

#include <fmt/format.h>

#include <random>
#include <string>

#include "model/journey.h"
#include "tests/support/journeys.h"

/// Journeys of any size, built without a file.
namespace painpoint::test {

inline Pain retried_pain(double chance) {
  Pain pain = pain_with(chance, Severity::minor);
  pain.leave = 0.0;
  pain.complain = 0.0;
  pain.recontact = 1.0;
  pain.causes["cause"] = 1.0;
  return pain;
}

/// One touchpoint after the other, each of which fails with 10% and is repeated.
inline Journey line_journey(std::size_t touchpoints) {
  Journey journey;
  journey.recontact.resolved = 1.0;
  journey.causes["cause"] = Cause{};
  for (std::size_t i = 0; i < touchpoints; ++i) {
    Touchpoint t;
    t.minutes = fixed_time(1);
    t.next[i + 1 < touchpoints ? fmt::format("t{}", i + 1) : "completed"] = 1.0;
    t.pains.insert("p", retried_pain(0.1));
    journey.touchpoints.insert(fmt::format("t{}", i), std::move(t));
  }
  settle(journey);
  return journey;
}

/// Each touchpoint leads to the next and to two others anywhere (so that nearly all are one loop);
/// 5% leave at each; every third has a pain that is repeated, or sends back a few steps.
inline Journey random_large_journey(std::size_t touchpoints, unsigned seed) {
  std::mt19937 random(seed);
  Journey journey;
  journey.recontact.resolved = 1.0;
  journey.causes["cause"] = Cause{};
  for (std::size_t i = 0; i < touchpoints; ++i) {
    Touchpoint t;
    t.minutes = fixed_time(1);
    t.cost = 1.0;
    const auto add = [&](const std::string& to, double share) {
      t.next[to] = t.next[to].value + share;
    };
    add(fmt::format("t{}", (i + 1) % touchpoints), 0.65);
    add(fmt::format("t{}", random() % touchpoints), 0.2);
    add(fmt::format("t{}", random() % touchpoints), 0.1);
    add(random() % 2 == 0 ? "completed" : "abandoned", 0.05);
    if (i % 3 == 0) t.pains.insert("p", retried_pain(0.05));
    journey.touchpoints.insert(fmt::format("t{}", i), std::move(t));
  }
  settle(journey);
  return journey;
}

/// Touchpoints that all lead to one of a few hubs; each hub ends half of the journeys and spreads
/// the others over all touchpoints.
inline Journey hub_journey(std::size_t touchpoints, std::size_t hubs) {
  Journey journey;
  for (std::size_t h = 0; h < hubs; ++h) {
    Touchpoint hub;
    hub.minutes = fixed_time(1);
    hub.next["completed"] = 0.5;
    for (std::size_t i = 0; i < touchpoints; ++i)
      hub.next.insert(fmt::format("t{}", i), 0.5 / static_cast<double>(touchpoints));
    journey.touchpoints.insert(fmt::format("hub{}", h), std::move(hub));
  }
  for (std::size_t i = 0; i < touchpoints; ++i) {
    Touchpoint t;
    t.minutes = fixed_time(1);
    t.next[fmt::format("hub{}", i % hubs)] = 1.0;
    journey.touchpoints.insert(fmt::format("t{}", i), std::move(t));
  }
  settle(journey);
  return journey;
}

}  // namespace painpoint::test
