#include "tests/support/journeys.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("Haddad and Monmege's trap with N = 100: 1.9e30 steps, with all their digits") {
  // From the middle, 70% set out to the left and 30% to the right. Each end is N steps away, and
  // from each of the N - 1 states on the way, half of the customers go on and half start again in
  // the middle (Haddad and Monmege, Interval iteration, Theoretical Computer Science 735, 2018).
  //
  // An attempt succeeds with chance p = 2^-(N-1): N - 1 halves in a row. It takes the step out of
  // the middle and one more for each state that is reached, the first for certain, the j-th with
  // chance 2^-(j-1): 1 + (1 + 1/2 + ... + 2^-(N-2)) = 3 - 2^-(N-2) steps. There are 1 / p attempts
  // on average, so that by Wald's equation the steps are
  //   2^(N-1) (3 - 2^-(N-2)) = 3 * 2^(N-1) - 2,
  // for N = 100: 3 * 2^99 - 2 = 1.9e30. Value iteration stops after some steps and is as far off.
  const int size = 100;
  Journey journey;
  journey.ends["left"] = End{};
  journey.ends["right"] = End{};
  const auto id = [&](int i) {
    return i == 0 ? "left" : i == 2 * size ? "right" : fmt::format("x{}", i);
  };
  for (int i = 1; i < 2 * size; ++i) {
    Touchpoint t;
    t.minutes = fixed_time(1);
    if (i == size) {
      t.next[id(i - 1)] = 0.7;
      t.next[id(i + 1)] = 0.3;
    } else {
      t.next[id(i < size ? i - 1 : i + 1)] = 0.5;
      t.next[id(size)] = 0.5;
    }
    journey.touchpoints.insert(id(i), std::move(t));
  }
  journey.start[id(size)] = 1.0;
  settle(journey);
  const Solved s = solve_journey(std::move(journey), false, false);
  CHECK(close(s("journey.journey_minutes"), 3 * std::ldexp(1.0, size - 1) - 2, 1e-12));
  CHECK(close(s("journey.visits"), 3 * std::ldexp(1.0, size - 1) - 2, 1e-12));
  CHECK(close(s("ends.left"), 0.7, 1e-12));
  CHECK(close(s("ends.right"), 0.3, 1e-12));
}
