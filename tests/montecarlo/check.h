#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

#include "chain/metrics.h"
#include "montecarlo/simulate.h"
#include "tests/support/journeys.h"
#include "tests/support/tolerance.h"

/// Running hand-built journeys and comparing estimates with fractions.
namespace painpoint::montecarlo {

inline constexpr std::uint64_t kSeed = 7;
inline constexpr std::uint64_t kCustomers = 40'960;

/// The chance that a correct engine fails any test of this program: 1e-6, over at most so many
/// comparisons.
inline const double kZ = test::z_for(1e-6, 1000);

inline Plan plan_of(const test::Compiled& compiled) {
  Plan plan;
  plan.roster = compiled.roster.get();
  plan.sides.push_back({"base", compiled.segments, 1});
  return plan;
}

inline Settings settings_for(std::uint64_t customers = kCustomers) {
  Settings settings;
  settings.seed = kSeed;
  settings.customers = customers;
  settings.threads = 2;
  return settings;
}

inline Result run(const Plan& plan, const Settings& settings) {
  Outcome<Result> outcome = simulate(plan, settings);
  REQUIRE_MESSAGE(outcome.value.has_value(), test::text_of(outcome.diagnostics));
  return std::move(*outcome);
}

/// A result with the ids of its journey at hand.
struct Played {
  test::Compiled compiled;
  Result result;

  [[nodiscard]] const Estimate& base() const { return result.sides[0].estimate; }

  void expect_row(std::string_view where, const chain::Row& mean, const chain::Row& error,
                  chain::Metric metric, double expected) const {
    const double got = chain::at(mean, metric);
    const double se = chain::at(error, metric);
    INFO(where, " ", chain::info(metric).name, ": ", got, " +- ", se, ", expected ", expected,
         ", seed ", result.seed);
    CHECK(std::fabs(got - expected) <= kZ * se + 1e-9 * std::fabs(expected));
  }
  void journey(chain::Metric metric, double expected) const {
    expect_row("journey", base().mean.journey, base().standard_error.journey, metric, expected);
  }
  void touchpoint(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::touchpoint, compiled.roster->touchpoints.find(id).value, id, metric,
           expected);
  }
  void cause(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::cause, compiled.roster->causes.find(id).value, id, metric, expected);
  }
  void channel(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::channel, compiled.roster->channels.find(id).value, id, metric, expected);
  }
  void team(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::team, compiled.roster->teams.find(id).value, id, metric, expected);
  }
  void segment(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::segment, compiled.roster->segments.find(id).value, id, metric, expected);
  }
  void stage(std::string_view id, chain::Metric metric, double expected) const {
    member(chain::Split::stage, compiled.roster->stages.find(id).value, id, metric, expected);
  }
  void end(std::string_view id, double expected) const {
    const std::size_t e = compiled.roster->ends.find(id).value;
    INFO("end ", id, ": ", base().mean.ends[e], ", expected ", expected, ", seed ", result.seed);
    CHECK(std::fabs(base().mean.ends[e] - expected) <=
          kZ * base().standard_error.ends[e] + 1e-9 * expected);
  }

 private:
  void member(chain::Split split, std::size_t i, std::string_view id, chain::Metric metric,
              double expected) const {
    REQUIRE(i < base().mean.rows(split).size());
    expect_row(id, base().mean.rows(split)[i], base().standard_error.rows(split)[i], metric,
               expected);
  }
};

inline Played play(Journey journey, std::uint64_t customers = kCustomers) {
  Played played;
  played.compiled = test::compile_journey(std::move(journey));
  played.result = run(plan_of(played.compiled), settings_for(customers));
  return played;
}

}  // namespace painpoint::montecarlo
