#include "study/story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "base/render.h"
#include "montecarlo/sheet.h"
#include "montecarlo/walk.h"
#include "study/find_customers.h"
#include "study/simulate.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;

namespace {

study::Replay replay_of(const Journey& journey, const std::vector<std::string>& scenarios,
                        std::uint64_t seed = 1) {
  auto replay = study::prepare_replay(journey, scenarios, seed);
  REQUIRE(replay.value.has_value());
  return std::move(*replay);
}

study::Story story_of(const study::Replay& replay, std::uint64_t customer) {
  auto story = study::tell(replay, customer);
  REQUIRE(story.value.has_value());
  return std::move(*story);
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

Journey read_whole(const std::string& text) {
  yaml::JourneyFile file = yaml::read_journey("story.yaml", text);
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), render_all(file.diagnostics, file.source));
  return std::move(file.journey);
}

/// One touchpoint at which everybody complains, and plans that change that or nothing.
Journey sure_complaint() {
  return read_whole(R"(painpoint: 1
journey: Sure
segments: { everyone: { share: 100%, value: 50 } }
causes: { gap: { name: A gap } }
touchpoints:
  a:
    minutes: 5
    pains: { p: { name: The gap shows, chance: 100%, cause: gap, leave: 0%, complain: 100%, recontact: 0%, conversion: 100%,
                  would_return: { silent: 0%, unresolved: 0%, slow: 0%, quick: 0% }, then: b } }
    next: b
  b: { minutes: 2, next: completed }
complaints: { quick: 0%, slow: 0%, escalate: { chance: 0% }, cost: 7 }
scenarios:
  nothing: { name: Nothing }
  fix: { name: Fix, changes: { causes.gap.level: 0% } }
  fast: { name: Fast, changes: { touchpoints.b.minutes: 1 } }
)");
}

}  // namespace

TEST_CASE("story: totals are those of the engine, bit by bit, and the last step has them") {
  for (const auto& [its_name, journey] : test::sample_journeys(5)) {
    const std::string name = its_name;
    INFO(name);
    const study::Replay replay = replay_of(journey, {"base"}, 3);
    const Roster& roster = replay.cast.roster;
    const montecarlo::CellLayout layout(roster);
    montecarlo::CustomerSheet sheet(roster, layout, replay.cast.sides[0].engagement_factor);
    montecarlo::VisitCounts counts(roster.touchpoints.size());
    int differences = 0;
    for (std::uint64_t customer = 0; customer < 300; ++customer) {
      montecarlo::Walk walk(replay.tables[0], 3, customer, counts, sheet);
      REQUIRE(walk.run());
      sheet.close();
      const montecarlo::Amounts& counted = *sheet.cells().find(montecarlo::CellLayout::kJourney);
      const study::Story story = story_of(replay, customer);
      const study::StorySide& side = story.sides.front();
      using enum chain::Metric;
      // The sheet has chances of losses, where a story has losses.
      for (std::size_t m = 0; m < montecarlo::kTallied; ++m) {
        const auto metric = static_cast<chain::Metric>(m);
        if (metric == lost || metric == background_lost || metric == value_lost ||
            metric == total_cost)
          continue;
        if (!same_bits(counted[m], side.totals[m])) ++differences;
      }
      const montecarlo::CustomerTotals& drawn = sheet.totals();
      if (!same_bits(montecarlo::at(side.totals, value_lost), drawn.value_lost) ||
          montecarlo::at(side.totals, lost) != (side.lost ? 1 : 0) ||
          montecarlo::at(side.totals, background_lost) != (side.background_lost ? 1 : 0) ||
          montecarlo::at(side.totals, total_cost) !=
              doctest::Approx(drawn.total_cost()).epsilon(1e-12).scale(1000))
        ++differences;
      const study::RunningTotals& end = side.steps.back().so_far;
      if (!same_bits(end.total_cost, montecarlo::at(side.totals, total_cost)) ||
          !same_bits(end.friction_minutes, montecarlo::at(counted, friction_minutes)) ||
          !same_bits(end.journey_minutes, montecarlo::at(counted, journey_minutes)) ||
          !same_bits(end.elapsed_minutes, montecarlo::at(counted, elapsed_minutes)))
        ++differences;
      if (side.steps.size() != static_cast<std::size_t>(montecarlo::at(counted, visits)))
        ++differences;
    }
    CHECK(differences == 0);
  }
}

TEST_CASE("story: customers told alone are those of the big run") {
  for (const auto& [its_name, journey] : test::shipped_journeys()) {
    const std::string name = its_name;
    INFO(name);
    const std::vector<std::string> scenarios = {"base", "both"};
    montecarlo::Settings settings;
    settings.seed = 9;
    settings.customers = 400;
    const auto run = study::simulate(journey, scenarios, settings);
    REQUIRE(run.value.has_value());
    const study::Replay replay = replay_of(journey, scenarios, 9);
    std::vector<montecarlo::Amounts> sums(2, montecarlo::Amounts{});
    std::vector<double> squares(2, 0);  // of total costs
    for (std::uint64_t customer = 0; customer < settings.customers; ++customer) {
      const study::Story story = story_of(replay, customer);
      for (std::size_t s = 0; s < 2; ++s) {
        const montecarlo::Amounts& totals = story.sides[s].totals;
        for (std::size_t m = 0; m < montecarlo::kTallied; ++m) sums[s][m] += totals[m];
        const double cost = montecarlo::at(totals, chain::Metric::total_cost);
        squares[s] += cost * cost;
      }
    }
    for (std::size_t s = 0; s < 2; ++s) {
      const montecarlo::SideResult& side = run->result.sides[s];
      const chain::Row& mean = side.estimate.mean.journey;
      for (const auto metric :
           {chain::Metric::visits, chain::Metric::cash_cost, chain::Metric::friction_minutes,
            chain::Metric::satisfaction, chain::Metric::abandoned}) {
        const double told = montecarlo::at(sums[s], metric) / 400;
        CHECK(told == doctest::Approx(chain::at(mean, metric)).epsilon(1e-12));
      }
      // Losses are drawn in what customers cost one by one, and only there.
      const double sum = montecarlo::at(sums[s], chain::Metric::total_cost);
      const double sd = std::sqrt((squares[s] - sum * sum / 400) / 399);
      CHECK(sd == doctest::Approx(side.total_cost_sd).epsilon(1e-9));
      CHECK(sum / 400 != chain::at(mean, chain::Metric::total_cost));
    }
  }
}

TEST_CASE("story: a scenario that changes nothing never parts a customer from himself") {
  const study::Replay replay = replay_of(sure_complaint(), {"base", "nothing"});
  for (std::uint64_t customer = 0; customer < 20; ++customer) {
    const study::Story story = story_of(replay, customer);
    REQUIRE(story.side_by_side.has_value());
    CHECK(story.side_by_side->never_part());
    CHECK(story.side_by_side->first.empty());
    CHECK(story.side_by_side->common_steps == story.sides[0].steps.size());
  }
}

TEST_CASE("story: what parts the two is named, with the luck and the chances") {
  const study::Story story = story_of(replay_of(sure_complaint(), {"base", "fix"}), 7);
  REQUIRE(story.side_by_side.has_value());
  const study::SideBySide& both = *story.side_by_side;
  CHECK(both.common_steps == 0);
  REQUIRE(both.first.size() == 1);
  const study::Parting& parting = both.first.front();
  CHECK(parting.kind == study::PartingKind::problem);
  REQUIRE(parting.luck.has_value());
  CHECK(parting.ranges[0].from == 0);
  CHECK(parting.ranges[0].to == 1);  // the problem, for sure
  CHECK(parting.ranges[1].from == 0);
  CHECK(parting.ranges[1].to == 1);  // no problem, for sure
  CHECK(story.sides[0].lost);
  CHECK_FALSE(story.sides[1].lost);
  REQUIRE(both.rest.size() == 2);
  CHECK_FALSE(both.rest[0].same);
  CHECK(both.rest[1].left == 1);
  CHECK(both.rest[1].right == 1);
  CHECK(both.rest[1].same);  // to b, though by different ways: nothing was resolved
}

TEST_CASE("story: amounts that differ are told, and the way goes on alike") {
  const study::Story story = story_of(replay_of(sure_complaint(), {"base", "fast"}), 0);
  const study::SideBySide& both = *story.side_by_side;
  CHECK(both.common_steps == 1);
  REQUIRE(both.first.size() == 1);
  CHECK(both.first.front().kind == study::PartingKind::service);
  CHECK(study::is_amount(both.first.front().kind));
  CHECK(both.rest.size() == 1);
}

TEST_CASE("story: luck always lies where what happened is, on both sides") {
  int with_luck = 0;
  for (const auto& [its_name, journey] : test::tried_journeys()) {
    const std::string name = its_name;
    INFO(name);
    for (const auto& [its_id, scenario] : journey.scenarios) {
      const std::string id = its_id;
      INFO(id);
      const study::Replay replay = replay_of(journey, {"base", id}, 5);
      int wrong = 0;
      const auto check = [&](const std::vector<study::Parting>& partings) {
        for (const study::Parting& parting : partings) {
          if (!parting.luck) continue;
          ++with_luck;
          for (const study::LuckRange& range : parting.ranges)
            if (*parting.luck < range.from - 1e-9 || *parting.luck > range.to + 1e-9) ++wrong;
        }
      };
      int unexplained = 0;
      for (std::uint64_t customer = 0; customer < test::some_of(1500); ++customer) {
        const study::Story story = story_of(replay, customer);
        const study::SideBySide& both = *story.side_by_side;
        check(both.at_start);
        check(both.first);
        for (const study::StepPair& pair : both.rest) check(pair.partings);
        if (!both.rest.empty() && both.first.empty() && both.at_start.empty()) ++unexplained;
      }
      CHECK(wrong == 0);
      CHECK(unexplained == 0);
    }
  }
  CHECK(with_luck > (PAINPOINT_SANITIZED ? 100 : 1000));
}

TEST_CASE("find: the customers found are those that a look at everybody finds") {
  for (const auto& [its_name, journey] : test::shipped_journeys()) {
    const std::string name = its_name;
    INFO(name);
    const study::Replay replay = replay_of(journey, {"base", "both"}, 2);
    const auto find = [&](study::Telling what) {
      study::Search search;
      search.what = what;
      search.among = 1500;
      auto found = study::find_customers(replay, search);
      REQUIRE(found.value.has_value());
      CHECK(found->played == 1500);
      CHECK_FALSE(found->interrupted);
      CHECK(found->customers.size() == std::min<std::uint64_t>(5, found->matching));
      return std::move(*found);
    };
    std::vector<std::uint64_t> twice;
    std::uint64_t lost = 0;
    std::uint64_t kept = 0;
    double longest = 0;
    for (std::uint64_t customer = 0; customer < 1500; ++customer) {
      const study::Story story = story_of(replay, customer);
      const montecarlo::Amounts& totals = story.sides[0].totals;
      if (montecarlo::at(totals, chain::Metric::complaints) >= 2) twice.push_back(customer);
      if (story.sides[0].lost) ++lost;
      if (story.sides[0].lost && !story.sides[1].lost) ++kept;
      longest = std::max(longest, montecarlo::at(totals, chain::Metric::elapsed_minutes));
    }
    const auto complained = find(study::Telling::complained_twice);
    CHECK(complained.matching == twice.size());
    twice.resize(std::min<std::size_t>(twice.size(), 5));
    CHECK(complained.customers == twice);

    const auto gone = find(study::Telling::lost);
    CHECK(gone.matching == lost);
    CHECK(gone.kept_in_second == kept);
    for (std::size_t i = 0; i < std::min<std::uint64_t>(kept, gone.customers.size()); ++i)
      CHECK_FALSE(story_of(replay, gone.customers[i]).sides[1].lost);

    const auto slow = find(study::Telling::slowest);
    const study::Story slowest = story_of(replay, slow.customers.front());
    CHECK(montecarlo::at(slowest.sides[0].totals, chain::Metric::elapsed_minutes) ==
          doctest::Approx(longest).epsilon(1e-12));
  }
}

TEST_CASE("find: a search that was cancelled before it began has found nobody") {
  const std::atomic<bool> cancelled{true};
  study::Search search;
  search.cancelled = &cancelled;
  const auto found = study::find_customers(replay_of(sure_complaint(), {"base"}), search);
  REQUIRE(found.value.has_value());
  CHECK(found->interrupted);
  CHECK(found->played == 0);
  CHECK(found->customers.empty());
}
