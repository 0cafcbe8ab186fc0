#include "study/luck.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::study;

namespace {

constexpr std::string_view kDesk = R"(
teams: { desk: { name: Desk, cost_per_hour: 30 } }
touchpoints:
  order:
    name: Order
    pains: { lost: { name: Cannot find it, chance: 30%, caught: 20% } }
    next: pay
  pay: { name: Pay, next: { order: 20%, completed: 80% } }
complaints: { team: desk, minutes: 5 }
loyalty: {}
)";

}  // namespace

TEST_CASE("a customer's luck lies in the part that what happened to him takes") {
  const Journey journey = test::read(kDesk);
  const auto replay = prepare_replay(journey, {"base"}, 1);
  REQUIRE(replay);
  std::size_t struck = 0, spared = 0, answers = 0, losses = 0;
  for (std::uint64_t customer = 0; customer < 2000; ++customer) {
    const auto story = tell(*replay, customer);
    REQUIRE(story);
    for (std::size_t step = 0; step < story->sides[0].steps.size(); ++step) {
      const StoryStep& here = story->sides[0].steps[step];
      const auto decided = decided_by_luck(*replay, *story, 0, step);
      // Nothing can go wrong where they pay.
      if (replay->cast.roster.touchpoints[here.at].id == "pay") {
        CHECK(decided.empty());
        continue;
      }
      REQUIRE_FALSE(decided.empty());
      CHECK(decided.front().kind == PartingKind::problem);
      CHECK(decided.front().happened == here.problem.has_value());
      CHECK((here.problem ? decided.front().range.to : decided.front().range.from) ==
            doctest::Approx(0.3));
      ++(here.problem ? struck : spared);
      for (const DecidedByLuck& one : decided) {
        CAPTURE(customer);
        CAPTURE(std::string(name_of(one.kind)));
        CHECK(one.luck >= one.range.from);
        CHECK(one.luck <= one.range.to);
        if (one.kind == PartingKind::response) ++answers;
        if (one.kind == PartingKind::loss) ++losses;
      }
    }
  }
  CHECK(struck > 100);
  CHECK(spared > 100);
  CHECK(answers > 10);
  CHECK(losses > 10);
}
