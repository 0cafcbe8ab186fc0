#include "exact/solution.h"

#include <cstring>

#include "chain/reweigh.h"
#include "model/address.h"
#include "tests/support/journeys.h"
#include "tests/support/large_journeys.h"
#include "tests/support/sample_journeys.h"

// Solving again after one changed number gives, bit by bit, what solving from the start gives.

using namespace painpoint;
using namespace painpoint::test;

namespace {

using ChainPointer = std::shared_ptr<const chain::SegmentChain>;

/// A segment of a journey, compiled; nothing if the journey is not valid.
ChainPointer try_compile(const Journey& journey, const Roster& roster, SegmentIndex segment) {
  Diagnostics found;
  const Journey own = for_segment(journey, roster.segments[segment].id, found);
  found.append(validate_values(own));
  if (found.has_errors()) return nullptr;
  Outcome<graph::JourneyGraph> graph = graph::build_graph(own, roster);
  if (!graph) return nullptr;
  return std::make_shared<const chain::SegmentChain>(chain::compile(
      own, roster, segment, std::make_shared<const graph::JourneyGraph>(std::move(*graph))));
}

/// The journey with another number at an address; nothing if that cannot be.
std::optional<Journey> with_number(const Journey& journey, std::string_view address, double value) {
  Journey edited = journey;
  const Addressed there = find_address(edited, address);
  if (!there.number) return std::nullopt;
  NumberRef number = *there.number;
  if (number.set(value)) return std::nullopt;
  return edited;
}
double number_at(const Journey& journey, std::string_view address) {
  Journey copy = journey;
  return find_address(copy, address).number->get();
}

/// The same bits; of what is compared, nothing is ever not a number.
bool same(const exact::Totals& a, const exact::Totals& b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}
bool same(const chain::Breakdown& a, const chain::Breakdown& b) {
  bool equal = a.journey == b.journey && a.ends == b.ends;
  for (const chain::Split split : chain::kSplits) equal = equal && a.rows(split) == b.rows(split);
  return equal;
}
bool same(const exact::SegmentResult& a, const exact::SegmentResult& b) {
  bool equal = same(a.breakdown, b.breakdown) && a.total_cost_mean == b.total_cost_mean &&
               a.total_cost_variance == b.total_cost_variance && a.states == b.states &&
               a.scores.size() == b.scores.size();
  for (std::size_t i = 0; equal && i < a.scores.size(); ++i)
    equal = a.scores[i].score == b.scores[i].score && a.scores[i].chance == b.scores[i].chance;
  return equal;
}

/// Checks one edit and its undoing. Returns whether the states could be kept.
bool check_edit(const ChainPointer& before, const ChainPointer& now, const Roster& roster,
                chain::Detail detail) {
  const auto original = exact::Solution::of(before, roster, detail);
  const auto fresh = exact::Solution::of(now, roster, detail);
  if (!original || !fresh) return false;
  const auto again = exact::Solution::after(*original, now, roster);
  REQUIRE(again);
  const auto undone = exact::Solution::after(*again, before, roster);
  REQUIRE(undone);
  CHECK(same(again->totals(), fresh->totals()));
  CHECK(same(undone->totals(), original->totals()));
  if (detail == chain::Detail::everything) {
    CHECK(same(again->breakdown(roster), fresh->breakdown(roster)));
    CHECK(same(*again->figures(roster), *fresh->figures(roster)));
    CHECK(same(*undone->figures(roster), *original->figures(roster)));
  }
  chain::StateSpace space = *chain::explore(*before, roster, detail);
  return chain::reweigh(space, *before, *now).has_value();
}

}  // namespace

TEST_CASE("any number of any journey: solving again gives the bits of solving anew") {
  std::size_t edits = 0, kept = 0;
  for (const NamedJourney& sample : sample_journeys(25)) {
    CAPTURE(sample.name);
    const Roster roster = make_roster(sample.journey);
    std::size_t turn = 0;
    for (const std::string& address : all_addresses(sample.journey)) {
      if (address.starts_with("scenarios.")) continue;
      CAPTURE(address);
      const double value = number_at(sample.journey, address);
      const auto edited = with_number(sample.journey, address, value == 0 ? 0.01 : value * 0.97);
      if (!edited) continue;
      ++turn;
      const SegmentIndex segment(turn % roster.segments.size());
      const ChainPointer before = try_compile(sample.journey, roster, segment);
      const ChainPointer now = try_compile(*edited, roster, segment);
      if (before == nullptr || now == nullptr) continue;
      ++edits;
      const auto detail = turn % 3 == 0 ? chain::Detail::everything : chain::Detail::totals;
      if (check_edit(before, now, roster, detail)) ++kept;
    }
  }
  CHECK(edits > some_of(2000));
  CHECK(kept > edits / 2);
}

TEST_CASE("a number that opens or closes a way is solved anew") {
  const Journey journey = read(R"(
touchpoints:
  a:
    next: { b: 50%, c: 50% }
    pains:
      slip: { chance: 10%, severity: severe }
  b: { next: completed, cost: 3 }
  c: { next: completed, cost: 5 }
)");
  const Roster roster = make_roster(journey);
  const ChainPointer before = try_compile(journey, roster, SegmentIndex(std::size_t{0}));
  for (const auto& [its_address, its_value] : std::initializer_list<std::pair<const char*, double>>{
           {"touchpoints.a.next.c", 0}, {"touchpoints.a.pains.slip.chance", 0}}) {
    const std::string address = its_address;
    CAPTURE(address);
    const ChainPointer now = try_compile(*with_number(journey, address, its_value), roster,
                                         SegmentIndex(std::size_t{0}));
    CHECK_FALSE(check_edit(before, now, roster, chain::Detail::everything));
  }
}

TEST_CASE("a long line and a large loop: blocks that nothing changes in keep their visits") {
  for (Journey& journey :
       std::vector<Journey>{line_journey(2'000), random_large_journey(1'500, 3)}) {
    const Roster roster = make_roster(journey);
    const SegmentIndex everyone(std::size_t{0});
    const ChainPointer before = try_compile(journey, roster, everyone);
    for (const char* its_address :
         {"touchpoints.t0.minutes", "touchpoints.t999.pains.p.chance", "touchpoints.t1200.cost"}) {
      const std::string address = its_address;
      CAPTURE(address);
      const ChainPointer now = try_compile(*with_number(journey, address, 0.07), roster, everyone);
      CHECK(check_edit(before, now, roster, chain::Detail::totals));
    }
  }
}
