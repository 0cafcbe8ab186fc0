#include "study/where_it_hurts.h"

#include "study/headline.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::test;
using chain::Metric;

namespace {

study::WhereItHurts hurts_of(const Journey& journey, const std::string& scenario = "base") {
  auto outcome = study::where_it_hurts(journey, {scenario, true});
  REQUIRE_MESSAGE(outcome.value.has_value(), words_of(outcome.diagnostics));
  return std::move(*outcome.value);
}

// a fails with 1/5: half of the problems complain (10, redress 4 if quick), the others come back
// (6). All are resolved and go to help (3). A check at a costs 0.5 a visit and lets half of the
// misuse through: 2% x 1/2 x 100 = 1. One visit in ten is caught before: correction 8.
constexpr const char* kPriced = R"(
currency: GBP
customers_per_month: 100
horizon_months: 10
causes: { x: { name: Cause X, owner: Xenia } }
stages: { one: { name: One, owner: Olaf } }
touchpoints:
  a:
    stage: one
    cost: 2
    pains:
      p: { name: Pain P, chance: 20%, cause: x, leave: 0%, complain: 50%, recontact: 50%, conversion: 0%, then: help }
      unnamed: { chance: 10%, severity: minor, caught: 100%, correction: { cost: 8 }, owner: Ute }
    next: completed
  help: { owner: Hanna, cost: 3, next: back }
recontact: { resolved: 100%, cost: 6 }
complaints: { cost: 10, quick: 100%, slow: 0%, redress: 4 }
policies: { check: { at: [a], cost: 0.5, misuse: 2%, catch: 50%, loss: 100 } }
scenarios:
  plan: { invest: 900, run_cost: 50, start_month: 3, delivered: 100%, changes: { causes.x.level: 50% } }
  late: { invest: 900, start_month: 11, delivered: 100%, changes: { causes.x.level: 50% } }
)";

}  // namespace

TEST_CASE("the cost of quality, by hand") {
  const Journey journey = read(kPriced);
  const study::QualityCosts base = hurts_of(journey).quality;
  CHECK(base.prevention == 0);
  CHECK(base.appraisal == doctest::Approx(0.5));
  // Minor pains strike where the moderate one does not: 8/10 x 1/10 x 8.
  CHECK(base.corrections == doctest::Approx(0.64));
  CHECK(base.rework_visits == doctest::Approx(0.6));
  CHECK(base.complaints == doctest::Approx(1));
  CHECK(base.recontacts == doctest::Approx(0.6));
  CHECK(base.escalations == 0);
  CHECK(base.redress == doctest::Approx(0.4));
  CHECK(base.misuse == doctest::Approx(1));
  CHECK(base.lost_over_problems == 0);

  // 900 + 8 months x 50, over 10 months x 100 customers; problems of x halve.
  const study::QualityCosts plan = hurts_of(journey, "plan").quality;
  CHECK(plan.prevention == doctest::Approx(1.3));
  CHECK(plan.complaints == doctest::Approx(0.5));
  CHECK(plan.rework_visits == doctest::Approx(0.3));
  CHECK(plan.corrections == doctest::Approx(0.72));
  CHECK(hurts_of(journey, "late").quality.prevention == 0);  // begins after the horizon

  Journey unknown = journey;
  unknown.customers_per_month.reset();
  CHECK_FALSE(hurts_of(unknown, "plan").quality.prevention_known);
  CHECK(hurts_of(unknown).quality.prevention_known);
}

TEST_CASE("failures cost what the headline says, whatever they are called") {
  for (const NamedJourney& sample : sample_journeys(8)) {
    const std::string& name = sample.name;
    INFO(name);
    const study::WhereItHurts hurts = hurts_of(sample.journey);
    const study::QualityCosts& costs = hurts.quality;
    CHECK(costs.internal_failure() + costs.external_failure() ==
          doctest::Approx(study::failure_cost(hurts.result.breakdown.journey)).epsilon(1e-9));
    for (const study::HurtBy by : {study::HurtBy::cost, study::HurtBy::friction,
                                   study::HurtBy::complaints, study::HurtBy::value_lost}) {
      double caused = 0;
      double observed = 0;
      for (const chain::Row& row : hurts.caused) caused += study::hurt_of(row, by);
      for (const chain::Row& row : hurts.result.breakdown.touchpoints)
        observed += study::hurt_of(row, by);
      CHECK(caused == doctest::Approx(observed).epsilon(1e-9));
    }
  }
}

TEST_CASE("owners: the pain's own, else the cause's, else the place's") {
  const study::WhereItHurts hurts = hurts_of(read(kPriced));
  REQUIRE(hurts.pains.size() == 2);
  CHECK(hurts.pains[0].name == "Pain P");
  CHECK(hurts.pains[0].owner == "Xenia");
  CHECK(hurts.roster.causes[hurts.pains[0].worst_cause].id == "x");
  CHECK(hurts.pains[1].id == "unnamed");
  CHECK(hurts.pains[1].owner == "Ute");
  const study::WhereItHurts other = hurts_of(read(R"(
stages: { one: { owner: Olaf } }
touchpoints:
  a: { stage: one, pains: { p: { chance: 20% } }, next: completed }
)"));
  CHECK(other.pains.at(0).owner == "Olaf");
}

TEST_CASE("the pain of a policy is among the pains of its touchpoints") {
  const study::WhereItHurts hurts = hurts_of(read(R"(
touchpoints:
  a: { next: b }
  b: { next: completed }
policies: { check: { name: The check, at: [a, b], pain: { name: Feels accused, chance: 10% } } }
)"));
  REQUIRE(hurts.pains.size() == 2);
  CHECK(hurts.pains[0].name == "Feels accused");
  CHECK(hurts.roster.touchpoints[hurts.pains[0].at].id == "a");
  CHECK(hurts.roster.touchpoints[hurts.pains[1].at].id == "b");
  CHECK(hurts.roster.causes[hurts.pains[1].worst_cause].id == "check");
}

TEST_CASE("a ranking has the largest first, what has no name last, and ends at the whole") {
  const auto ranked = study::ranking({5, 0, 3, 12}, 0);
  REQUIRE(ranked.size() == 3);
  CHECK(ranked[0].member == 3);
  CHECK(ranked[1].member == 2);
  CHECK(ranked[2].member == 0);
  CHECK(ranked[0].share == doctest::Approx(0.6));
  CHECK(ranked[1].cumulative == doctest::Approx(0.75));
  CHECK(ranked[2].cumulative == doctest::Approx(1));
  CHECK(study::ranking({0, 0}).empty());
  CHECK(study::ranking({}).empty());
}

TEST_CASE("what is observed stands beside the base, whatever scenario is looked at") {
  const Journey journey = read(std::string("observed: { complaints_per_1000: 400 }\n") + kPriced);
  for (const char* scenario : {"base", "plan"}) {
    const study::WhereItHurts hurts = hurts_of(journey, scenario);
    REQUIRE(hurts.observed.size() == 1);
    CHECK(hurts.observed[0].modelled == doctest::Approx(100));
    CHECK(hurts.observed[0].far_apart);
  }
}
