#include "exact/adjoint.h"

#include "exact/solution.h"
#include "model/address.h"
#include "tests/support/sample_journeys.h"

// Figures as sums of what is ahead, and their changes to first order.

using namespace painpoint;
using namespace painpoint::test;

namespace {

using ChainPointer = std::shared_ptr<const chain::SegmentChain>;

ChainPointer first_segment(const Journey& journey, const Roster& roster) {
  return std::make_shared<const chain::SegmentChain>(compile_side(journey, roster).front());
}

Outcome<exact::Adjoint> adjoint_of(const ChainPointer& chain, const Roster& roster) {
  return exact::Adjoint::of(
      chain, roster,
      {exact::total_cost(), exact::lost_customers(), exact::complaints(), exact::recontacts()});
}

}  // namespace

TEST_CASE("what is ahead at the start is what the flows add up to") {
  for (const NamedJourney& sample : sample_journeys(60)) {
    INFO(sample.name);
    const Roster roster = make_roster(sample.journey);
    const ChainPointer chain = first_segment(sample.journey, roster);
    const auto adjoint = adjoint_of(chain, roster);
    const auto solution = exact::Solution::of(chain, roster, chain::Detail::everything);
    REQUIRE(adjoint.value.has_value());
    REQUIRE(solution.value.has_value());
    chain::Row row = solution->breakdown(roster).journey;
    chain::derive(row);
    using enum chain::Metric;
    // The total is a difference of costs and margins.
    const double scale =
        chain::at(row, cash_cost) + chain::at(row, value_lost) + std::abs(chain::at(row, margin));
    CHECK(std::abs(adjoint->values()[0] - chain::at(row, total_cost)) <= 1e-12 * (scale + 1e-3));
    CHECK(close(adjoint->values()[1], chain::at(row, lost)));
    CHECK(close(adjoint->values()[2], chain::at(row, complaints)));
    CHECK(close(adjoint->values()[3], chain::at(row, recontacts)));
    // Nothing has changed, by not one bit.
    const auto change = adjoint->change(*chain);
    REQUIRE(change.has_value());
    for (const double one : *change) CHECK(one == 0);
  }
}

TEST_CASE("the error of the first order shrinks with the square of the step") {
  Journey journey = read(R"(
segments: { s: { share: 100%, value: 300, background_loss: 10% } }
complaints: { cost: 12 }
touchpoints:
  a: { cost: 10, pains: { p: { chance: 20%, severity: severe, blocks: true } }, next: b }
  b: { cost: 4, pains: { p: { chance: 30%, then: a } }, next: { a: 10%, completed: 90% } }
)");
  const Roster roster = make_roster(journey);
  const auto at = [&](double chance) {
    REQUIRE_FALSE(find_address(journey, "touchpoints.a.pains.p.chance").number->set(chance));
    return first_segment(journey, roster);
  };
  const ChainPointer base = at(0.2);
  const auto adjoint = adjoint_of(base, roster);
  REQUIRE(adjoint.value.has_value());
  std::vector<double> before;
  for (const double step : {1e-2, 1e-3, 1e-4}) {
    const ChainPointer now = at(0.2 + step);
    const auto change = adjoint->change(*now);
    const auto exactly = adjoint_of(now, roster);
    REQUIRE(change.has_value());
    REQUIRE(exactly.value.has_value());
    std::vector<double> errors;
    for (std::size_t f = 0; f < change->size(); ++f)
      errors.push_back(std::abs(adjoint->values()[f] + (*change)[f] - exactly->values()[f]));
    for (std::size_t f = 0; f < before.size(); ++f) {
      CHECK(errors[f] < before[f] / 90);
      CHECK(errors[f] > before[f] / 110);
    }
    before = errors;
  }
}

TEST_CASE("where customers move between other states, there is no small change") {
  Journey journey = read(R"(
touchpoints:
  a: { cost: 10, pains: { p: { chance: 0%, blocks: true, leave: 0%, then: b } }, next: b }
  b: { cost: 4, next: completed }
)");
  const Roster roster = make_roster(journey);
  const ChainPointer base = first_segment(journey, roster);
  const auto adjoint = adjoint_of(base, roster);
  REQUIRE(adjoint.value.has_value());
  REQUIRE_FALSE(find_address(journey, "touchpoints.a.pains.p.chance").number->set(0.01));
  CHECK_FALSE(adjoint->change(*first_segment(journey, roster)).has_value());
}
