#include <cmath>
#include <set>
#include <tuple>

#include "chain/state_space.h"
#include "chain/visit.h"
#include "tests/support/journeys.h"
#include "tests/support/random_journey.h"
#include "tests/support/solve.h"

// Facts about the compiled journey that both engines rely on.

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("compiled random journeys: chances add up, severe pains come first") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Compiled compiled = compile_journey(read(random_journey(seed)));
    double shares = 0;
    for (const chain::SegmentChain& segment : compiled.segments) {
      shares += segment.share;
      double responses = 0;
      for (const chain::Response& r : segment.desk.responses) responses += r.chance;
      CHECK(close(responses, 1));
      for (const chain::CompiledTouchpoint& t : segment.touchpoints) {
        if (t.channels.empty()) continue;  // not in this journey
        double channels = 0, intervals = 0;
        for (const chain::ChannelShare& c : t.channels) channels += c.share;
        for (const double chance : t.interval_chance) intervals += chance;
        CHECK(close(channels, 1));
        CHECK(close(intervals, 1));
        CHECK(t.interval_chance.size() == t.wait_thresholds.size() + 1);
        CHECK(std::is_sorted(t.wait_thresholds.begin(), t.wait_thresholds.end()));
        for (std::size_t p = 1; p < t.pains.size(); ++p)
          CHECK(t.pains[p - 1].severity >= t.pains[p].severity);
        for (std::uint64_t carried = 0; carried < 4; ++carried) {
          const chain::VisitChances chances = chain::chances_of_visit(t, carried);
          double sum = chances.nothing;
          for (const chain::Problem& p : chances.problems) sum += p.chance;
          for (const double g : chances.gave_up) sum += g;
          CHECK(close(sum, 1));
        }
      }
      const Outcome<chain::StateSpace> space = chain::explore(segment, *compiled.roster);
      REQUIRE(space.value.has_value());
      double start = 0;
      for (const double chance : space->start) start += chance;
      CHECK(close(start, 1));
      for (std::size_t s = 0; s < space->size(); ++s) {
        double sum = 0;
        for (std::uint32_t i = space->offsets[s]; i < space->offsets[s + 1]; ++i) {
          const chain::Transition& transition = space->transitions[i];
          sum += transition.chance;
          CHECK(transition.loss >= 0);
          CHECK(transition.loss <= 1);
          CHECK(transition.money_variance >= 0);
        }
        CHECK(close(sum, 1));
      }
      CHECK(space->drops.front() == 0);
      CHECK(std::is_sorted(space->drops.begin(), space->drops.end()));
    }
    CHECK(close(shares, 1));
  }
}

TEST_CASE("two pains with one threshold share the interval") {
  const Compiled compiled = compile_journey(read(R"(
touchpoints:
  a:
    wait: { distribution: exponential, mean: 10 }
    pains:
      p: { chance: 10%, when: { wait_over: 10 } }
      q: { chance: 10%, when: { wait_over: 10 }, severity: severe }
      r: { chance: 10%, when: { wait_over: 20 } }
    next: completed
)"));
  const chain::CompiledTouchpoint& t = compiled.segments[0].touchpoints[0];
  REQUIRE(t.wait_thresholds.size() == 2);
  CHECK(close(t.interval_chance[0], 1 - std::exp(-1.0)));
  CHECK(close(t.interval_chance[1], std::exp(-1.0) - std::exp(-2.0)));
  CHECK(close(t.interval_chance[2], std::exp(-2.0)));
}

TEST_CASE("value of a customer: a present value, a stream, and its payments") {
  Segment written;
  written.value.present_value = 120.0;
  written.value_months = 12.0;
  CHECK(chain::present_value(written, 0.1) == 120);
  CHECK(close(chain::payment_after_loss(written, 0, 1), 10));
  CHECK(close(chain::payment_after_loss(written, 0, 12), 10));
  CHECK(chain::payment_after_loss(written, 0, 13) == 0);
  const double d = chain::monthly_rate(0.1);
  CHECK(close(d, 0.007974140428903764));
  double sum = 0;
  for (int k = 1; k <= 12; ++k)
    sum += chain::payment_after_loss(written, 0.1, k) * std::pow(1 + d, -k);
  CHECK(close(sum, 120));
  Segment yearly;
  yearly.value.yearly = true;
  yearly.value.margin_per_year = 60.0;
  yearly.value.retention = 0.7;
  CHECK(close(chain::payment_after_loss(yearly, 0.1, 12), 5 * 0.7));
  const double q = std::pow(0.7 / 1.1, 1.0 / 12);
  CHECK(close(chain::present_value(yearly, 0.1), 5 * q / (1 - q)));
}

TEST_CASE("many ways of one visit: each once, and their chances add up") {
  // 2,000 pains of 1,000 losses: two pains each share their ways.
  std::string text = "touchpoints:\n  a:\n    next: completed\n    pains:\n";
  for (int i = 0; i < 2000; ++i)
    text += fmt::format("      p{}: {{ chance: 0.01%, conversion: {} }}\n", i,
                        static_cast<double>(i % 1000 + 1) / 1000);
  const Compiled compiled = compile_journey(read(text));
  chain::Summariser summariser(compiled.segments[0], chain::Detail::everything);
  std::vector<chain::Way> ways;
  for (int visit = 0; visit < 2; ++visit) {
    const std::size_t first = ways.size();
    summariser.summarise(TouchpointIndex(std::size_t{0}), 0, false, ways);
    double sum = 0;
    std::set<std::tuple<int, std::uint32_t, double, double>> seen;
    for (std::size_t i = first; i < ways.size(); ++i) {
      const chain::Way& way = ways[i];
      sum += way.money.chance;
      CHECK(seen.emplace(static_cast<int>(way.kind), way.then.value, way.loss, way.drop).second);
    }
    CHECK(close(sum, 1));
    CHECK(seen.size() > 1000);
    CHECK(seen.size() < 8000);
  }
}
