#include "tests/support/large_journeys.h"
#include "tests/support/solve.h"

// Size: what thousands of touchpoints give.

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("a line of 10,000 touchpoints with retries: V = 1 / (1 - q) each") {
  const Solved s = solve_journey(line_journey(10'000), false, false);
  // Each touchpoint fails with 10%, is mended with recontact and repeated: 1 / 0.9 visits.
  CHECK(close(s("journey.visits"), 10'000 / 0.9, 1e-9));
  CHECK(close(s("journey.rework_visits"), 10'000 / 0.9 - 10'000, 1e-9));
  CHECK(close(s("journey.completed"), 1, 1e-12));
}

TEST_CASE("a random journey of 3,000 touchpoints with loops conserves its flow") {
  const Solved s = solve_journey(random_large_journey(3'000, 1), false, false);
  CHECK(close(s("ends.completed") + s("ends.abandoned"), 1, 1e-9));
  double visits = 0;
  for (const auto& row : s.scenario("base").result.breakdown.touchpoints)
    visits += chain::at(row, chain::Metric::visits);
  CHECK(close(visits, s("journey.visits"), 1e-9));
}

TEST_CASE("hubs: 2,000 touchpoints that all lead through three others") {
  const Solved s = solve_journey(hub_journey(2'000, 3), false, false);
  CHECK(close(s("ends.completed"), 1, 1e-9));
  // From a hub half leave, half go to a touchpoint, which leads back to some hub: 2 hub visits.
  double hubs = 0;
  for (int h = 0; h < 3; ++h) hubs += s(fmt::format("touchpoints.hub{}.visits", h));
  CHECK(close(hubs, 2, 1e-9));
}
