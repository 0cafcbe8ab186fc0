#include <cmath>

#include "study/money.h"
#include "tests/support/solve.h"

// The definitions of money, each with a journey small enough to follow on paper.

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// 100 customers a month; `save` lowers the cost of a visit from 10 to 8: 200 a month.
Solved saving(const std::string& head, const std::string& scenario) {
  return solve(fmt::format(R"(
customers_per_month: 100
{}
touchpoints: {{ a: {{ cost: 10, next: completed }} }}
scenarios:
  save: {{ {}, changes: {{ touchpoints.a.cost: 8 }} }}
)",
                           head, scenario));
}
const study::Money& money(const Solved& s, std::string_view id = "save") {
  return *s.scenario(id).money;
}

}  // namespace

TEST_CASE("without discount: sums") {
  const Solved s = saving("horizon_months: 6\ndiscount_rate: 0%", "invest: 500, run_cost: 50");
  const study::Money& m = money(s);
  CHECK(close(m.cash_npv, 6 * 150 - 500));
  CHECK(close(m.horizon_npv, 400));
  CHECK(close(m.npv, 400));
  CHECK(close(*m.roi, 400.0 / 800));
  CHECK(close(*m.payback_month, 500.0 / 150));
  CHECK(close(*m.break_even_invest, 900));
  // g x 200 x 6 = 800.
  CHECK(close(*m.break_even_effect, 2.0 / 3, 1e-9));
  CHECK(close(m.months[5].cumulative, 400));
  CHECK(close(m.months[0].net, 150));
}

TEST_CASE("with discount: month m at (1+d)^m, the investment at the start of its month") {
  // d = 1.21^(1/12) - 1, so that 12 months are worth 1/1.21 and 24 are 1/1.21^2.
  const Solved s = saving("horizon_months: 24\ndiscount_rate: 21%",
                          "invest: 500, run_cost: 50, start_month: 13");
  const double d = std::pow(1.21, 1.0 / 12) - 1;
  double annuity = 0;  // months 13 to 24
  for (int m = 13; m <= 24; ++m) annuity += std::pow(1 + d, -m);
  const study::Money& m = money(s);
  CHECK(close(m.cash_npv, 150 * annuity - 500 / 1.21));
  CHECK(close(*m.roi, m.horizon_npv / (500 / 1.21 + 50 * annuity)));
  CHECK(close(*m.break_even_invest, 150 * annuity * 1.21));
  CHECK(close(*m.payback_month, 12 + 500.0 / 150));
  CHECK(m.months[11].run_cost == 0);
  CHECK(m.months[12].invest == 500);
}

TEST_CASE("payback: 0 if never below, null if it never gets back, linear within the month") {
  CHECK(*money(saving("discount_rate: 0%", "run_cost: 50")).payback_month == 0);
  CHECK_FALSE(money(saving("discount_rate: 0%\nhorizon_months: 3", "invest: 700")).payback_month);
  CHECK(close(*money(saving("discount_rate: 0%\nhorizon_months: 4", "invest: 700")).payback_month,
              3.5));
  // Exactly back at the end of month 3.
  CHECK(close(*money(saving("discount_rate: 0%", "invest: 600")).payback_month, 3));
  // Within the first month.
  CHECK(close(*money(saving("discount_rate: 0%", "invest: 50")).payback_month, 0.25));
}

TEST_CASE("roi is null without costs; break-evens where nothing is paid or nothing works") {
  const Solved s = saving("discount_rate: 0%", "ramp_months: 1");
  CHECK_FALSE(money(s).roi.has_value());
  CHECK(close(*money(s).break_even_invest, 2400));
  // A plan that costs more than it can ever bring has no break-even effect.
  CHECK_FALSE(money(saving("discount_rate: 0%", "invest: 2401")).break_even_effect);
  CHECK(close(*money(saving("discount_rate: 0%", "invest: 1200")).break_even_effect, 0.5, 1e-9));
}

TEST_CASE("a plan that starts after the horizon does nothing and costs nothing in it") {
  const Solved s = saving("horizon_months: 6", "invest: 500, run_cost: 50, start_month: 7");
  const study::Money& m = money(s);
  CHECK(m.cash_npv == 0);
  CHECK(m.horizon_npv == 0);
  CHECK(m.npv == 0);
  CHECK_FALSE(m.roi.has_value());
  CHECK(*m.payback_month == 0);
  for (const study::Month& month : m.months) {
    CHECK(month.net == 0);
    CHECK(month.cumulative == 0);
  }
}

TEST_CASE("without customers_per_month there is no money") {
  const Solved s = solve(R"(
touchpoints: { a: { cost: 10, next: completed } }
scenarios: { save: { invest: 10, changes: { touchpoints.a.cost: 8 } } }
)");
  CHECK_FALSE(s.scenario("save").money.has_value());
}

TEST_CASE("a present value is spent as an annuity over value_months") {
  // 1,000 customers; `keep` saves 10% from abandoning: 100 kept a month. 24 over 4 months without
  // discount pay 6 a month: month 2: 600, month 3: 1,200, month 4: 1,800, 5 and 6: 2,400.
  const Solved s = solve(R"(
customers_per_month: 1000
horizon_months: 6
discount_rate: 0%
segments: { everyone: { share: 100%, value: 24, value_months: 4 } }
touchpoints: { a: { next: { completed: 80%, abandoned: 20% } } }
scenarios: { keep: { changes: { touchpoints.a.next.abandoned: 10% } } }
)");
  const study::Money& m = money(s, "keep");
  const double kept[] = {0, 600, 1200, 1800, 2400, 2400};
  double sum = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(close(m.months[i].margin_kept, kept[i], 1e-9));
    sum += kept[i];
  }
  CHECK(close(m.horizon_npv, sum, 1e-9));
  CHECK(m.cash_npv == 0);
  // All of it, some of it later: 6 x 100 x 24.
  CHECK(close(m.npv, 14400, 1e-9));
}

TEST_CASE("margin_per_year and retention: what a customer pays in the k-th month") {
  // 120 a year, 1/4 a year: 10 x 0.25^(k/12). Discount 0: V = 10 q / (1 - q), q = 0.25^(1/12).
  const Solved s = solve(R"(
customers_per_month: 1000
horizon_months: 3
discount_rate: 0%
segments: { everyone: { share: 100%, value: { margin_per_year: 120, retention: 25% }, background_loss: 20% } }
touchpoints: { a: { next: { completed: 80%, abandoned: 20% } } }
scenarios: { keep: { changes: { touchpoints.a.next.abandoned: 10% } } }
)");
  const double q = std::pow(0.25, 1.0 / 12);
  const double value = 10 * q / (1 - q);
  CHECK(close(s("journey.value_lost"), 0.2 * 0.8 * value));
  const study::Money& m = money(s, "keep");
  // 80 customers are kept a month: 1,000 x 10%, less the 20% who would have left anyway.
  CHECK(m.months[0].margin_kept == 0);
  CHECK(close(m.months[1].margin_kept, 80 * 10 * q, 1e-9));
  CHECK(close(m.months[2].margin_kept, 80 * 10 * (q + q * q), 1e-9));
  CHECK(close(m.npv, 3 * 80 * value, 1e-9));
}

TEST_CASE("with discount the present value of margin_per_year is that of its stream") {
  const Solved s = solve(R"(
discount_rate: 10%
segments: { everyone: { share: 100%, value: { margin_per_year: 120, retention: 80% } } }
touchpoints: { a: { next: { completed: 50%, abandoned: 50% } } }
)");
  double value = 0;
  for (int k = 1; k < 4000; ++k) value += 10 * std::pow(0.8, k / 12.0) * std::pow(1.1, -k / 12.0);
  CHECK(close(s("journey.value_lost"), 0.5 * value));
}

TEST_CASE("freed time is hours; money only as far as the team is cashable") {
  // 100 customers save 30 min each: 50 hours a month. Team at 20 / 80% = 25: 1,250; 40% of it.
  const Solved s = solve(R"(
customers_per_month: 100
horizon_months: 2
discount_rate: 0%
teams: { t: { cost_per_hour: 20, occupancy: 80%, cashable: 40% }, u: { cost_per_hour: 60 } }
touchpoints: { a: { cost: 3, staff: { team: t, minutes: 40 }, backstage: [ { team: u, minutes: 6 } ], next: completed } }
scenarios:
  less: { changes: { touchpoints.a.staff.minutes: 10 } }
  none: { changes: { touchpoints.a.backstage.1.minutes: 0 } }
)");
  const study::Month& month = money(s, "less").months[0];
  CHECK(close(month.staff_hours_freed, 50));
  CHECK(close(month.staff_cash, 500));
  CHECK(close(month.spending_avoided, 0));
  CHECK(close(money(s, "less").cash_npv, 1000));
  CHECK(close(money(s, "none").months[0].staff_hours_freed, 10));
  CHECK(close(money(s, "none").months[0].staff_cash, 0));
}

TEST_CASE("margin of ends counts in the horizon, not as cash") {
  const Solved s = solve(R"(
customers_per_month: 100
horizon_months: 2
discount_rate: 0%
touchpoints: { a: { next: { completed: 80%, abandoned: 20% } } }
ends: { completed: { margin: 5 }, abandoned: { lost: 0%, margin: -1 } }
scenarios: { keep: { changes: { touchpoints.a.next.abandoned: 10% } } }
)");
  CHECK(close(money(s, "keep").months[0].margin_ends, 60));
  CHECK(close(money(s, "keep").cash_npv, 0));
  CHECK(close(money(s, "keep").horizon_npv, 120));
  CHECK(close(money(s, "keep").npv, 120));
}

TEST_CASE("break-evens put back in: horizon_npv is 0") {
  const std::string text = R"(
customers_per_month: 900
horizon_months: 18
discount_rate: 12%
segments: { everyone: { share: 100%, value: 300 } }
causes: { x: {} }
touchpoints:
  a:
    cost: 2
    pains: { p: { chance: 30%, cause: x, severity: severe } }
    next: completed
complaints: { cost: 8, redress: 5 }
scenarios:
  fix: { invest: INVEST, run_cost: 100, start_month: 3, ramp_months: 4, delivered: DELIVERED, changes: { causes.x.level: { cut: 90% } } }
)";
  const auto with = [&](const std::string& invest, const std::string& delivered) {
    std::string own = text;
    own.replace(own.find("INVEST"), 6, invest);
    own.replace(own.find("DELIVERED"), 9, delivered);
    return solve(own);
  };
  const Solved s = with("20000", "80%");
  const study::Money m = money(s, "fix");
  REQUIRE(m.break_even_invest.has_value());
  const Solved even = with(fmt::format("{:.12f}", *m.break_even_invest), "80%");
  CHECK(std::abs(money(even, "fix").horizon_npv) < 1e-6);
  REQUIRE(m.break_even_effect.has_value());
  // Every f becomes g f: the same as delivering g x 80%.
  const Solved weak = with("20000", fmt::format("{:.15f}", *m.break_even_effect * 0.8));
  CHECK(std::abs(money(weak, "fix").horizon_npv) < 1e-3);
}

TEST_CASE("break-even investment is that of one scenario, not of what it includes") {
  const Solved s = solve(R"(
customers_per_month: 100
touchpoints: { a: { cost: 10, next: b }, b: { cost: 10, next: completed } }
scenarios:
  one: { invest: 10, changes: { touchpoints.a.cost: 8 } }
  two: { invest: 20, changes: { touchpoints.b.cost: 8 } }
  both: { includes: [one, two] }
)");
  CHECK(money(s, "one").break_even_invest.has_value());
  CHECK_FALSE(money(s, "both").break_even_invest.has_value());
}

TEST_CASE("the break-even effect is the smallest root, also of two that lie close together") {
  // At strength g a visit costs 10 (1 - g)^2 + 19 g: 1,200 (g - 10 g^2) is saved in a year.
  const auto effect = [](const char* invest) {
    const Solved s = solve(fmt::format(R"(
customers_per_month: 100
discount_rate: 0%
teams: {{ t: {{ cost_per_hour: 60, cashable: 100% }} }}
touchpoints: {{ a: {{ staff: {{ team: t, minutes: 10 }}, next: completed }} }}
scenarios:
  save: {{ invest: {}, changes: {{ touchpoints.a.staff.minutes: 0, teams.t.cost_per_hour: 0,
         touchpoints.a.cost: 19 }} }}
)",
                                       invest));
    return money(s).break_even_effect;
  };
  REQUIRE(effect("12"));
  CHECK(close(*effect("12"), (1200 - std::sqrt(864000.0)) / 24000, 1e-8));
  // The most that can be saved is 30, at g = 5%: the roots of 29.99 are 0.09 of a percent off it.
  REQUIRE(effect("29.99"));
  CHECK(close(*effect("29.99"), (1200 - std::sqrt(480.0)) / 24000, 1e-8));
  CHECK_FALSE(effect("30.01"));
}
