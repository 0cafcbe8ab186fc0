#include <cmath>
#include <numbers>

#include "tests/support/solve.h"

// `when: { wait_over: T }` of rule 5: a pain that strikes only in visits whose wait is over T.

using namespace painpoint::test;

double struck(const std::string& wait, const std::string& over) {
  const Solved s = solve(fmt::format(R"(
touchpoints:
  a:
    minutes: 1
    wait: {}
    pains: {{ p: {{ chance: 100%, when: {{ wait_over: {} }}, leave: 0%, complain: 0%, recontact: 0%, conversion: 0% }} }}
    next: completed
)",
                                     wait, over));
  // The wait itself is felt by everyone, whatever strikes.
  CHECK(close(s("journey.friction_minutes") + 1, s("journey.journey_minutes")));
  return s("journey.problems");
}

TEST_CASE("wait_over with each family") {
  CHECK(close(struck("{ distribution: exponential, mean: 20 min }", "45 min"), std::exp(-2.25)));
  // A fixed wait is over what is shorter, not over itself.
  CHECK(struck("30", "30") == 0);
  CHECK(struck("30 min", "0.5 h") == 0);
  CHECK(struck("30", "29.9") == 1);
  CHECK(close(struck("{ distribution: uniform, min: 10, max: 50 }", "45"), 1.0 / 8));
  CHECK(struck("{ distribution: uniform, min: 10, max: 50 }", "5") == 1);
  CHECK(struck("{ distribution: uniform, min: 10, max: 50 }", "50") == 0);
  // Density 2/40 at the mode 10: over 30 is (40-30)^2 / (40 x 30); over 5 is 1 - 5^2 / (40 x 10).
  CHECK(close(struck("{ distribution: triangular, min: 0, mode: 10, max: 40 }", "30"), 1.0 / 12));
  CHECK(close(struck("{ distribution: triangular, min: 0, mode: 10, max: 40 }", "5"), 15.0 / 16));
  CHECK(close(struck("{ distribution: triangular, min: 0, mode: 10, max: 40 }", "10"), 0.75));
  // Lognormal with cv 1: sigma^2 = ln 2, median = mean / sqrt 2. One sigma^2 of log above it is
  // mean x sqrt 2, which is sqrt(ln 2) sigmas.
  const std::string lognormal = "{ mean: 20, cv: 1 }";
  CHECK(close(struck(lognormal, "14.142135623730951"), 0.5));
  CHECK(close(struck(lognormal, "28.284271247461902"),
              0.5 * std::erfc(std::sqrt(std::numbers::ln2 / 2))));
  // Gamma with cv 1 is exponential; with mean 20 and sd 10 it is Erlang of 4 stages of 5 minutes.
  CHECK(close(struck("{ distribution: gamma, mean: 20, cv: 1 }", "45"), std::exp(-2.25)));
  const double x = 30.0 / 5;
  CHECK(close(struck("{ distribution: gamma, mean: 20, sd: 10 }", "30"),
              std::exp(-x) * (1 + x + x * x / 2 + x * x * x / 6)));
  const std::string empirical =
      "{ distribution: empirical, values: [10, 20, 30], weights: [1, 2, 1] }";
  CHECK(close(struck(empirical, "20"), 0.25));
  CHECK(close(struck(empirical, "19"), 0.75));
  CHECK(close(struck("{ distribution: empirical, values: [30, 10, 20] }", "10"), 2.0 / 3));
}

TEST_CASE("several thresholds cut the wait into intervals") {
  // Uniform on 0..40: over 10 with 3/4, over 30 with 1/4. Severe: 1/4 x 0.4 = 0.1. Minor: between
  // 10 and 30 1/2 x 0.5; over 30 1/4 x 0.6 x 0.5: 0.325. Plain (moderate, always 20%):
  // up to 10: 1/4 x 0.2; 10 to 30: 1/2 x 0.2; over 30: 1/4 x 0.6 x 0.2, minor after it.
  const Solved s = solve(R"(
causes: { slow: {}, very: {}, other: {} }
touchpoints:
  a:
    minutes: 1
    wait: { distribution: uniform, min: 0, max: 40 }
    pains:
      m: { chance: 50%, cause: slow, when: { wait_over: 10 }, severity: minor, leave: 0%, complain: 0%, recontact: 0% }
      s: { chance: 40%, cause: very, when: { wait_over: 30 }, severity: severe, leave: 0%, complain: 0%, recontact: 0% }
      o: { chance: 20%, cause: other, leave: 0%, complain: 0%, recontact: 0% }
    next: completed
)");
  check_figures(s, {{"causes.very.problems", 0.1},
                    {"causes.other.problems", 0.05 + 0.1 + 0.03},
                    {"causes.slow.problems", 0.325 * 0.8}});
}

TEST_CASE("a scenario that shortens the wait moves the whole distribution") {
  // Halved, the exponential wait of 20 minutes is over 45 with exp(-4.5); uniform 10..50 is 5..25.
  const Solved s = solve(R"(
touchpoints:
  a:
    minutes: 1
    wait: { distribution: exponential, mean: 20 }
    pains: { p: { chance: 100%, when: { wait_over: 45 }, leave: 0%, complain: 0%, recontact: 0% } }
    next: b
  b:
    minutes: 1
    wait: { distribution: uniform, min: 10, max: 50 }
    pains: { p: { chance: 100%, when: { wait_over: 20 }, leave: 0%, complain: 0%, recontact: 0% } }
    next: completed
scenarios:
  faster: { changes: { touchpoints.a.wait: { scale: 0.5 }, touchpoints.b.wait: 15 } }
  patient: { changes: { touchpoints.a.pains.p.when.wait_over: 60 } }
)");
  check_figures(s, {{"touchpoints.a.problems", std::exp(-2.25)},
                    {"touchpoints.b.problems", 0.75},
                    {"journey.friction_minutes", 50}});
  check_figures(s, "faster",
                {{"touchpoints.a.problems", std::exp(-4.5)},
                 {"touchpoints.b.problems", 0.25},
                 {"journey.friction_minutes", 25}});
  check_figures(s, "patient", {{"touchpoints.a.problems", std::exp(-3.0)}});
}
