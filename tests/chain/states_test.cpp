#include <sys/resource.h>

#include <chrono>

#include "chain/state_estimate.h"
#include "chain/state_space.h"
#include "tests/support/journeys.h"
#include "tests/support/random_journey.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// 20 touchpoints in a row, each with a pain that shares out over three of the causes that
/// customers carry.
Journey carried_journey(int causes, bool blocks) {
  Journey journey;
  for (int c = 0; c < causes; ++c) {
    Cause cause;
    cause.scope = Scope::customer;
    cause.prevalence = 0.3;
    journey.causes[fmt::format("cause{}", c)] = cause;
  }
  for (int i = 0; i < 20; ++i) {
    Touchpoint t;
    t.minutes = fixed_time(5);
    t.next[i < 19 ? fmt::format("t{}", i + 1) : "completed"] = 1.0;
    Pain pain = pain_with(0.1);
    for (int k = 0; k < 3; ++k) pain.causes[fmt::format("cause{}", (3 * i + k) % causes)] = 0.3;
    pain.blocks = blocks;
    t.pains.insert("p", std::move(pain));
    journey.touchpoints.insert(fmt::format("t{}", i), std::move(t));
  }
  settle(journey);
  return journey;
}

long peak_memory_kb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("17 customer-scoped causes at 20 touchpoints are refused at once, and cheaply") {
  const Compiled compiled = compile_journey(carried_journey(17, true));
  for (const chain::Detail detail : {chain::Detail::everything, chain::Detail::totals}) {
    const long memory_before = peak_memory_kb();
    const auto begin = std::chrono::steady_clock::now();
    const Outcome<chain::StateSpace> space =
        chain::explore(compiled.segments[0], *compiled.roster, detail);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    REQUIRE_FALSE(space);
    const Diagnostic& refusal = space.diagnostics.all().at(0);
    CHECK(refusal.code == Code::too_many_states);
    CHECK(refusal.message.find("17 customer-scoped causes") != std::string::npos);
    CHECK(refusal.advice.find("simulate") != std::string::npos);
    if (PAINPOINT_SANITIZED) continue;
    CHECK(seconds.count() < 0.5);
    CHECK(peak_memory_kb() - memory_before < 200'000);
  }
}

TEST_CASE("the estimate is exact where customers carry any set of causes everywhere") {
  // Outside rework, all 2^6 sets at each of 20 touchpoints. In rework because of the part of a
  // pain that has no named cause, all of them again; because of each of three carried causes, the
  // half of the sets that have lost it: 20 (64 + 64 + 3 * 32) = 4480.
  const Compiled compiled = compile_journey(carried_journey(6, false));
  const chain::SegmentChain& segment = compiled.segments[0];
  const auto space = chain::explore(segment, *compiled.roster);
  REQUIRE(space);
  CHECK(space->size() == 4480);
  CHECK(chain::least_states(segment, chain::Detail::everything, 1e9) == 4480);
  // It stops where it has seen enough.
  CHECK(chain::least_states(segment, chain::Detail::everything, 100) < 300);
}

TEST_CASE("totals do not tell a repeated visit from a first one") {
  const Compiled compiled = compile_journey(read(R"(
touchpoints:
  a: { pains: { p: { chance: 10%, blocks: true, then: b } }, next: b }
  b: { pains: { p: { chance: 10%, blocks: true } }, next: { a: 40%, completed: 60% } }
)"));
  const auto states = [&](chain::Detail detail) {
    const auto space = chain::explore(compiled.segments[0], *compiled.roster, detail);
    REQUIRE(space);
    return space->size();
  };
  // At a and b outside rework, at b because of a; and again at a because of a, at b because of b.
  CHECK(states(chain::Detail::everything) == 5);
  CHECK(states(chain::Detail::totals) == 3);
}

TEST_CASE("no journey has fewer states than the estimate") {
  std::size_t with_carried = 0;
  for (std::uint64_t seed = 0; seed < (PAINPOINT_SANITIZED ? 80 : 400); ++seed) {
    CAPTURE(seed);
    const Compiled compiled = compile_journey(read(random_journey(seed)));
    for (const chain::SegmentChain& segment : compiled.segments) {
      for (const chain::Detail detail : {chain::Detail::everything, chain::Detail::totals}) {
        const auto space = chain::explore(segment, *compiled.roster, detail);
        if (!space) continue;
        CHECK(chain::least_states(segment, detail, 1e9) <= static_cast<double>(space->size()));
        if (!segment.carried.empty()) ++with_carried;
      }
    }
  }
  CHECK(with_carried > (PAINPOINT_SANITIZED ? 20 : 100));
}

TEST_CASE("policies at every touchpoint of a large journey: each is found where it applies") {
  // With a search through the list of the policy at each touchpoint, this would take minutes.
  Journey journey;
  Policy policy;
  policy.cost = 1.0;
  const int touchpoints = PAINPOINT_SANITIZED ? 5'000 : 50'000;
  for (int i = 0; i < touchpoints; ++i) {
    Touchpoint t;
    t.next[i + 1 < touchpoints ? fmt::format("t{}", i + 1) : "completed"] = 1.0;
    journey.touchpoints.insert(fmt::format("t{}", i), std::move(t));
    if (i % 2 == 0) policy.at.push_back(fmt::format("t{}", i));
  }
  policy.at.push_back("t0");  // once more: it applies once all the same
  journey.policies.insert("rule", std::move(policy));
  settle(journey);
  auto roster = make_roster(journey);
  auto graph = graph::build_graph(journey, roster);
  REQUIRE(graph);
  const chain::SegmentChain segment =
      chain::compile(journey, roster, SegmentIndex(std::size_t{0}),
                     std::make_shared<const graph::JourneyGraph>(std::move(*graph)));
  bool right = true;
  for (std::size_t t = 0; t < segment.touchpoints.size(); ++t)
    right = right && segment.touchpoints[t].policies.size() == (t % 2 == 0 ? 1U : 0U);
  CHECK(right);
}
