#include "montecarlo/walk.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/journeys.h"

namespace painpoint::montecarlo {
namespace {

/// Writes down what is announced.
struct Recorder {
  const Roster& roster;
  std::string story;

  void add(const std::string& line) { story += line + "\n"; }
  std::string name(TouchpointIndex t) const { return roster.touchpoints[t].id; }
  std::string name(CauseIndex c) const { return roster.causes[c].id; }

  void customer_starts(const CustomerStarts& e) {
    add(fmt::format("customer {} at {} carrying {}", e.customer, name(e.start), e.carried));
  }
  void visit(const Visit& e) {
    add(fmt::format("visit {} #{}{} {} min, cost {}", name(e.at), e.number,
                    e.rework ? " rework of " + name(e.origin_cause) : "", e.service, e.cost));
  }
  void work(const StaffTime& s) { add(fmt::format("work {} min {}", s.minutes, s.money)); }
  void policy_applied(const PolicyApplied& e) { add(fmt::format("policy {}", e.policy)); }
  void misuse(const Misuse& e) { add(fmt::format("misuse {}", e.loss)); }
  void caught(const Problem& p, const Correction&) { add("caught " + p.pain->id); }
  void reacted(const Reacted& e) {
    add(fmt::format("{} {} reaction {} ending {}", e.problem.pain->id, name(e.problem.cause),
                    static_cast<int>(e.reaction), static_cast<int>(e.ending)));
  }
  void may_be_lost(const LossChance& e) {
    add(fmt::format("may be lost {} by {}", e.chance, name(e.cause)));
  }
  void lost(const Lost& e) { add(fmt::format("lost {} by {}", e.value, name(e.cause))); }
  void sent_to_rework(const SentToRework& e) { add("sent to " + name(e.to)); }
  void end_reached(const EndReached& e) { add("end " + roster.ends[e.end].id); }
  void customer_finished(const CustomerFinished& e) {
    add(fmt::format("finished, drop {}", e.worst_drop));
  }
};

std::string story_of(const test::Compiled& compiled, std::uint64_t seed, std::uint64_t customer) {
  const SideTables tables = make_tables(compiled.segments);
  VisitCounts counts(compiled.roster->touchpoints.size());
  Recorder recorder{*compiled.roster, {}};
  Walk walk(tables, seed, customer, counts, recorder);
  CHECK(walk.run());
  return recorder.story;
}

TEST_CASE("walk: a journey without luck is told in order") {
  Journey journey;
  journey.causes["gap"] = Cause{};
  Team crew;
  crew.cost_per_hour = 30.0;
  journey.teams["crew"] = crew;
  Pain pain = test::pain_with(1);
  pain.causes = test::split({{"gap", 1}});
  pain.leave = pain.complain = pain.recontact = 0.0;
  pain.blocks = true;
  pain.then = "help";
  pain.conversion = 1.0;
  pain.would_return.silent = 0.0;
  Touchpoint& a = test::add_touchpoint(journey, "a", {{"completed", 1}});
  a.pains["late"] = pain;
  a.minutes = test::fixed_time(5);
  a.cost = 2.0;
  Touchpoint& help = test::add_touchpoint(journey, "help", {{"back", 1}});
  help.staff.team = "crew";
  help.staff.minutes = test::fixed_time(4);
  Segment everyone;
  everyone.value.present_value = 50.0;
  journey.segments["everyone"] = everyone;
  CHECK(story_of(test::compile_journey(journey), 1, 8) ==
        "customer 8 at a carrying 0\n"
        "visit a #0 5 min, cost 2\n"
        "may be lost 1 by gap\n"
        "late gap reaction 3 ending 0\n"
        "lost 50 by gap\n"
        "sent to help\n"
        "visit help #0 rework of gap 0 min, cost 0\n"
        "work 4 min 2\n"
        "end completed\n"
        "finished, drop 34\n");
}

/// A journey in which all kinds of things happen.
Journey busy_journey() {
  Journey journey;
  journey.channels["web"] = Channel{};
  journey.channels["phone"] = Channel{};
  Cause rural;
  rural.scope = Scope::customer;
  rural.prevalence = 0.3;
  journey.causes["rural"] = rural;
  journey.causes["gap"] = Cause{};
  Touchpoint& a = test::add_touchpoint(journey, "a", {{"b", 0.7}, {"c", 0.3}});
  a.channel = test::split({{"web", 0.6}, {"phone", 0.4}});
  a.wait = test::random_time(TimeFamily::gamma, 20, 1);
  Pain pain = test::pain_with(0.3);
  pain.causes = test::split({{"rural", 0.5}, {"gap", 0.3}});
  a.pains["p"] = pain;
  Pain slow = test::pain_with(0.5, Severity::minor);
  slow.when.wait_over = Number(25);
  a.pains["slow"] = slow;
  Pain severe = test::pain_with(0.1, Severity::severe);
  severe.causes = test::split({{"rural", 0.2}});
  a.pains["severe"] = severe;
  test::add_touchpoint(journey, "b", {{"c", 1}}).minutes =
      test::random_time(TimeFamily::lognormal, 5, 1);
  test::add_touchpoint(journey, "c", {{"completed", 0.8}, {"a", 0.2}}).pains["p"] = pain;
  return journey;
}

TEST_CASE("walk: any customer can be replayed alone") {
  const test::Compiled compiled = test::compile_journey(busy_journey());
  for (std::uint64_t customer = 0; customer < 50; ++customer)
    CHECK(story_of(compiled, 3, customer) == story_of(compiled, 3, customer));
  CHECK(story_of(compiled, 3, 1) != story_of(compiled, 4, 1));
}

TEST_CASE("walk: a change at one touchpoint disturbs no draw elsewhere") {
  Journey journey = busy_journey();
  const test::Compiled before = test::compile_journey(journey);
  journey.touchpoints["b"].minutes = test::fixed_time(1);
  const test::Compiled after = test::compile_journey(journey);
  int told_alike = 0;
  for (std::uint64_t customer = 0; customer < 200; ++customer) {
    const auto without_b = [&](const test::Compiled& compiled) {
      std::string story = story_of(compiled, 5, customer);
      std::string kept;
      for (std::size_t begin = 0; begin < story.size();) {
        const std::size_t end = story.find('\n', begin) + 1;
        const std::string line = story.substr(begin, end - begin);
        if (line.rfind("visit b", 0) != 0) kept += line;
        begin = end;
      }
      return kept;
    };
    if (without_b(before) == without_b(after)) ++told_alike;
  }
  CHECK(told_alike == 200);
}

TEST_CASE("walk: the problem of a visit has the chances that the exact engine counts with") {
  // u runs over a fine grid, so that this is integration, not chance.
  const test::Compiled compiled = test::compile_journey(busy_journey());
  const chain::CompiledTouchpoint& a = compiled.segments[0].touchpoints[0];
  REQUIRE(a.interval_chance.size() == 2);
  constexpr int kSteps = 20'000;
  for (const std::uint64_t carried : {std::uint64_t{0}, std::uint64_t{1}}) {
    std::vector<std::vector<double>> got(a.pains.size());
    for (std::size_t i = 0; i < a.pains.size(); ++i) got[i].resize(a.pains[i].contributions.size());
    for (std::uint32_t interval = 0; interval < 2; ++interval)
      for (int step = 0; step < kSteps; ++step) {
        const StruckPain struck = find_problem(a, carried, interval, (step + 0.5) / kSteps);
        if (struck.pain == nullptr) continue;
        const auto cause =
            static_cast<std::size_t>(struck.cause - struck.pain->contributions.data());
        got[struck.number][cause] += a.interval_chance[interval] / kSteps;
      }
    for (const chain::Problem& exact : chain::chances_of_visit(a, carried).problems) {
      double& chance = got[exact.pain][exact.contribution];
      CHECK(std::fabs(chance - exact.chance) <= 2.0 / kSteps);
      chance = 0;
    }
    for (const auto& pain : got)
      for (const double chance : pain) CHECK(chance == 0);
  }
}

TEST_CASE("walk: picking follows the order, and rounding never leads past the last") {
  const std::vector<double> up_to = {0.25, 0.5, 0.999999999};
  CHECK(pick(up_to, 0.0001) == 0);
  CHECK(pick(up_to, 0.25) == 1);
  CHECK(pick(up_to, 0.4999) == 1);
  CHECK(pick(up_to, 0.7) == 2);
  CHECK(pick(up_to, 1 - 0x1p-53) == 2);
}

}  // namespace
}  // namespace painpoint::montecarlo
