#include "study/derivatives.h"

#include <cmath>
#include <limits>
#include <random>

#include "exact/evaluate.h"
#include "model/address.h"
#include "model/scenario.h"
#include "study/prepare.h"
#include "tests/support/sample_journeys.h"

// Derivatives of the total cost: against differences of the full exact solve, and by hand.

using namespace painpoint;
using namespace painpoint::test;

namespace {

std::optional<double> total_cost(const Journey& journey) {
  if (validate_all(journey).has_errors()) return std::nullopt;
  const Outcome<study::SegmentBases> bases = study::segment_bases(journey);
  if (!bases) return std::nullopt;
  const Roster roster = make_roster(journey);
  const Outcome<study::Case> prepared = study::prepare(journey, *bases, roster, {});
  if (!prepared) return std::nullopt;
  double total = 0;
  for (const chain::SegmentChain& chain : prepared->segments) {
    const Outcome<exact::Totals> totals = exact::solve_totals(chain, roster);
    if (!totals) return std::nullopt;
    total += chain.share * (totals->cash_cost + totals->lost * chain.loss_value() - totals->margin);
  }
  return total;
}

std::optional<double> total_cost_with(Journey journey, std::string_view address, double value) {
  Addressed found = find_address(journey, address);
  if (!found.number || found.number->set(value)) return std::nullopt;
  return total_cost(journey);
}

struct Difference {
  double slope = 0;
  double tolerance = 0;  ///< what truncation and rounding can have done to it
};

/// The slope from differences of solutions at x + h, x + h/2, ..., extrapolated to h = 0: central
/// ones, or one-sided ones where `side` is not 0. Nothing where a point is no valid journey.
std::optional<Difference> difference_slope(const Journey& journey, std::string_view address,
                                           double x, double h, int side) {
  constexpr std::size_t kLevels = 4;
  std::vector<double> slopes;
  const double base = *total_cost(journey);
  double most = std::abs(base);
  double step = h;
  for (std::size_t level = 0; level < kLevels; ++level, step /= 2) {
    const auto up = total_cost_with(journey, address, x + (side < 0 ? 0 : step));
    const auto down = total_cost_with(journey, address, x - (side > 0 ? 0 : step));
    if (!up || !down) return std::nullopt;
    most = std::max({most, std::abs(*up), std::abs(*down)});
    slopes.push_back((*up - *down) / (side == 0 ? 2 * step : step));
  }
  double factor = 1;
  double last = 0;
  for (std::size_t order = 1; order < kLevels; ++order) {
    factor *= side == 0 ? 4 : 2;
    last = slopes.back();
    for (std::size_t i = kLevels - 1; i >= order; --i)
      slopes[i] += (slopes[i] - slopes[i - 1]) / (factor - 1);
  }
  // The last correction bounds what is left of the truncation; each solution has a dozen digits or
  // more, which the weights of the extrapolation (at most 2 in sum at the shortest step for central
  // ones, 4 for one-sided ones) and the division by the step carry on.
  const double rounding = 4 * 64 * std::numeric_limits<double>::epsilon() * most / (2 * step);
  return Difference{slopes.back(), std::abs(slopes.back() - last) + rounding};
}

const study::Derivative& only(const Outcome<study::Derivatives>& derivatives) {
  REQUIRE(derivatives.value.has_value());
  REQUIRE(derivatives->all.size() == 1);
  return derivatives->all.front();
}

double slope_of(const Journey& journey, const std::string& address) {
  const Outcome<study::Derivatives> derivatives = study::derivatives_of(journey, {address});
  const study::Derivative& derivative = only(derivatives);
  REQUIRE_MESSAGE(derivative.slopes.smooth(), address);
  return *derivative.slopes.down;
}

}  // namespace

TEST_CASE("derivatives agree with differences of the exact solve to 1e-6, at 200 addresses each") {
  constexpr unsigned kSeed = 20261122;
  constexpr std::size_t kAddresses = PAINPOINT_SANITIZED ? 20 : 200;
  for (const NamedJourney& sample : tried_journeys()) {
    INFO(sample.name, ", seed ", kSeed);
    std::vector<std::string> addresses;
    for (std::string& address : all_addresses(sample.journey))
      if (!address.starts_with("scenarios.") && !address.starts_with("observed."))
        addresses.push_back(std::move(address));
    std::mt19937 random(kSeed);
    for (std::size_t i = addresses.size() - 1; i > 0; --i)
      std::swap(addresses[i], addresses[random() % (i + 1)]);
    addresses.resize(std::min(addresses.size(), kAddresses));
    CHECK(addresses.size() >= 3 * kAddresses / 4);
    const Outcome<study::Derivatives> derivatives =
        study::derivatives_of(sample.journey, addresses);
    REQUIRE(derivatives.value.has_value());
    CHECK(close(derivatives->total_cost, *total_cost(sample.journey), 1e-12));
    Journey copy = sample.journey;
    std::size_t compared = 0;
    std::size_t strictly = 0;  // where the differences are good to 1e-6 themselves
    for (const study::Derivative& derivative : derivatives->all) {
      if (rule_of(derivative.quantity).whole) continue;
      const double x = find_address(copy, derivative.address).number->get();
      const double h = x == 0 ? 0.002 : 0.004 * std::abs(x);
      const auto check = [&](const std::optional<double>& got, int side) {
        const auto expected = difference_slope(sample.journey, derivative.address, x, h, side);
        if (!got) CHECK_MESSAGE(!expected.has_value(), derivative.address, " side ", side);
        if (!expected || !got) return;
        ++compared;
        if (expected->tolerance <= 1e-6 * std::abs(expected->slope)) ++strictly;
        CHECK_MESSAGE(
            std::abs(*got - expected->slope) <=
                1e-6 * std::abs(expected->slope) + expected->tolerance,
            fmt::format("{} side {}: {:.12g}, by differences {:.12g} +- {:.2g}", derivative.address,
                        side, *got, expected->slope, expected->tolerance));
      };
      if (derivative.slopes.smooth()) {
        check(derivative.slopes.up, 0);
      } else {
        check(derivative.slopes.down, -1);
        check(derivative.slopes.up, 1);
      }
    }
    CHECK(compared > addresses.size() / 2);
    if (PAINPOINT_SANITIZED == 0) CHECK(strictly > addresses.size() / 3);  // of few, luck decides
    MESSAGE(sample.name, ": ", compared, " slopes compared, ", strictly,
            " of them with differences good to 1e-6, seed ", kSeed);
  }
}

TEST_CASE("two touchpoints by hand: F = 10 + 4 (1 - p l) + 100 p l") {
  // a costs 10 and goes wrong with p = 10%; l = 25% of those leave, and are lost; b costs 4.
  const Journey journey = read(R"(
segments: { s: { share: 100%, value: 100 } }
touchpoints:
  a:
    cost: 10
    pains: { p: { chance: 10%, leave: 25%, complain: 0%, recontact: 0%, conversion: 0%, severity: minor } }
    next: b
  b: { cost: 4, next: completed }
)");
  const auto is = [&](const std::string& address, double slope) {
    const double got = slope_of(journey, address);
    CHECK_MESSAGE(close(got, slope, 1e-9), fmt::format("{}: {:.15g}", address, got));
  };
  is("touchpoints.a.cost", 1);
  is("touchpoints.b.cost", 0.975);
  is("touchpoints.a.pains.p.chance", 24);
  is("touchpoints.a.pains.p.leave", 9.6);
  is("segments.s.value", 0.025);
  // At the end of a range there is one side: 100% of those who leave are lost, nobody for reasons
  // outside, and no problem loses anyone. 75% are silent, of whose intention to return 63% is lost.
  const auto ends = study::derivatives_of(
      journey, {"ends.abandoned.lost", "segments.s.background_loss",
                "touchpoints.a.pains.p.conversion", "touchpoints.a.next.b", "segments.s.share"});
  REQUIRE(ends.value.has_value());
  CHECK_FALSE(ends->all[0].slopes.up.has_value());
  CHECK(close(*ends->all[0].slopes.down, 2.5, 1e-9));
  CHECK_FALSE(ends->all[1].slopes.down.has_value());
  CHECK(close(*ends->all[1].slopes.up, -2.5, 1e-9));
  CHECK(close(*ends->all[2].slopes.up, 0.1 * 0.75 * 0.63 * 100, 1e-9));
  // The whole of a split has nowhere to go.
  for (std::size_t i = 3; i < 5; ++i) {
    CHECK_FALSE(ends->all[i].slopes.up.has_value());
    CHECK_FALSE(ends->all[i].slopes.down.has_value());
  }
}

TEST_CASE("a loop by hand: F = c / (1 - p); splits, times and segments move what hangs on them") {
  const Journey journey = read(R"(
teams: { t: { cost_per_hour: 60 } }
segments:
  usual: { share: 50% }
  dear: { share: 50%, changes: { touchpoints.a.cost: { scale: 1.5 } } }
touchpoints:
  a:
    cost: 10
    pains: { p: { chance: 20%, blocks: true, leave: 0%, complain: 0%, recontact: 0% } }
    next: { b: 60%, completed: 40% }
  b: { staff: { team: t, minutes: { mean: 4, cv: 1 } }, next: completed }
)");
  const auto is = [&](const std::string& address, double slope) {
    const double got = slope_of(journey, address);
    CHECK_MESSAGE(close(got, slope, 1e-9), fmt::format("{}: {:.15g}", address, got));
  };
  is("touchpoints.a.pains.p.chance", 12.5 / 0.64);
  is("touchpoints.a.cost", 1.25 / 0.8);
  is("segments.dear.changes.touchpoints.a.cost", 5 / 0.8);
  is("segments.dear.share", 5 / 0.8);
  is("segments.usual.share", -5 / 0.8);
  is("touchpoints.a.next.b", 4);
  is("touchpoints.a.next.completed", -4);
  is("touchpoints.b.staff.minutes", 0.6);
  is("touchpoints.b.staff.minutes.cv", 0);
  is("teams.t.cost_per_hour", 0.6 * 4 / 60);
}

TEST_CASE("a chance that leaves 0 opens states; a chance that is cut has two slopes") {
  const Journey journey = read(R"(
complaints: { cost: 8, quick: 0%, slow: 0%, escalate: { chance: 0% } }
segments: { s: { share: 100%, complain_factor: 2 } }
touchpoints:
  a:
    cost: 10
    pains:
      never: { chance: 0%, blocks: true, leave: 0%, complain: 0%, recontact: 0% }
      capped: { chance: 10%, severity: severe, leave: 0%, complain: 50%, recontact: 0% }
    next: completed
)");
  const auto found = study::derivatives_of(
      journey, {"touchpoints.a.pains.never.chance", "touchpoints.a.pains.capped.complain",
                "loyalty.repeat_penalty"});
  REQUIRE(found.value.has_value());
  // F = (10 + 0.8) / (1 - 0.9 q): the severe problem leaves 90% for the other one.
  CHECK_FALSE(found->all[0].slopes.down.has_value());
  CHECK(close(*found->all[0].slopes.up, 10.8 * 0.9, 1e-8));
  // 50% x 2 complain: all. More cannot, fewer can.
  CHECK(close(*found->all[1].slopes.up, 0));
  CHECK(close(*found->all[1].slopes.down, 0.1 * 2 * 8, 1e-8));
  CHECK(found->all[2].slopes.smooth());
  CHECK(close(*found->all[2].slopes.up, 0));
}

TEST_CASE("what cannot matter to the total cost has a derivative of exactly 0") {
  for (const NamedJourney& sample : tried_journeys()) {
    INFO(sample.name);
    std::vector<std::string> addresses = {"satisfaction.clean", "satisfaction.drop",
                                          "value_of_time", "horizon_months"};
    for (std::string& address : all_addresses(sample.journey))
      if (address.starts_with("scenarios.") || address.starts_with("observed.") ||
          address.ends_with(".emotion") || address.ends_with(".delay") ||
          address.ends_with(".engagement") || address.ends_with(".lost_minutes"))
        addresses.push_back(std::move(address));
    const auto derivatives = study::derivatives_of(sample.journey, addresses);
    REQUIRE(derivatives.value.has_value());
    for (const study::Derivative& derivative : derivatives->all) {
      CHECK_MESSAGE(derivative.slopes.down.value_or(0) == 0, derivative.address);
      CHECK_MESSAGE(derivative.slopes.up.value_or(0) == 0, derivative.address);
    }
  }
}
