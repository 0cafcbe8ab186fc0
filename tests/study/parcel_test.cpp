#include <fstream>
#include <nlohmann/json.hpp>

#include "study/money.h"
#include "tests/support/solve.h"

// The worked example: every figure of parcel.expected.json, which an independent implementation
// of the model computed.

using namespace painpoint;
using namespace painpoint::test;
using nlohmann::json;

namespace {

std::string text_of_file(const std::string& name) {
  std::ifstream in(std::string(PAINPOINT_SOURCE_DIR) + "/tests/study/worked/" + name);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

const Solved& parcel() {
  static const Solved solved = [] {
    yaml::JourneyFile file = yaml::read_journey("parcel.yaml", text_of_file("parcel.yaml"));
    REQUIRE_MESSAGE(!file.diagnostics.has_errors(), words_of(file.diagnostics));
    return solve_journey(std::move(file.journey));
  }();
  return solved;
}

void check_number(const std::string& where, const json& expected, std::optional<double> got) {
  CAPTURE(where);
  if (expected.is_null()) {
    CHECK_FALSE(got.has_value());
    return;
  }
  REQUIRE(got.has_value());
  CHECK_MESSAGE(close(*got, expected.get<double>(), 1e-9),
                fmt::format("{:.17g}, expected {:.17g}", *got, expected.get<double>()));
}

void check_money(const std::string& id, const json& expected, const study::Money& money) {
  for (const auto& [key, value] : expected.items()) {
    const std::string where = id + ".money." + key;
    if (key == "cash_npv")
      check_number(where, value, money.cash_npv);
    else if (key == "horizon_npv")
      check_number(where, value, money.horizon_npv);
    else if (key == "npv")
      check_number(where, value, money.npv);
    else if (key == "roi")
      check_number(where, value, money.roi);
    else if (key == "payback_month")
      check_number(where, value, money.payback_month);
    else if (key == "break_even_invest")
      check_number(where, value, money.break_even_invest);
    else if (key == "break_even_effect")
      check_number(where, value, money.break_even_effect);
    else if (key == "months") {
      REQUIRE(value.size() == money.months.size());
      for (std::size_t m = 0; m < value.size(); ++m) {
        const study::Month& got = money.months[m];
        const std::map<std::string, double> by_name = {{"month", got.month},
                                                       {"effect", got.effect},
                                                       {"spending_avoided", got.spending_avoided},
                                                       {"staff_hours_freed", got.staff_hours_freed},
                                                       {"staff_cash", got.staff_cash},
                                                       {"margin_ends", got.margin_ends},
                                                       {"margin_kept", got.margin_kept},
                                                       {"run_cost", got.run_cost},
                                                       {"invest", got.invest},
                                                       {"net", got.net},
                                                       {"cumulative", got.cumulative}};
        for (const auto& [name, number] : value[m].items())
          check_number(fmt::format("{}[{}].{}", where, m, name), number, by_name.at(name));
      }
    } else {
      FAIL("unknown key " << key);
    }
  }
}

}  // namespace

TEST_CASE("parcel: every expected figure") {
  const json expected = json::parse(text_of_file("parcel.expected.json"));
  std::size_t figures = 0;
  for (const auto& [id, scenario] : expected["scenarios"].items()) {
    for (const auto& [split, members] : scenario.items()) {
      if (split == "money") {
        check_money(id, members, *parcel().scenario(id).money);
        continue;
      }
      for (const auto& [name, value] : members.items()) {
        if (value.is_number()) {
          check_number(id, value, parcel()(id, split + "." + name));
          ++figures;
          continue;
        }
        for (const auto& [metric, number] : value.items()) {
          // An independent subset of keys; 0 where the program has no such figure by definition.
          const std::string key = fmt::format("{}.{}.{}", split, name, metric);
          check_number(id + "." + key, number, parcel()(id, key));
          ++figures;
        }
      }
    }
  }
  CHECK(figures > 400);
}

TEST_CASE("parcel: by hand") {
  // Mended: 40% complain, 70% of them resolved, 20% come back, all resolved: .48 of problems.
  // deliver is visited 1 / (1 - .1 x .48) times, bill by those who did not leave there (.1 x .1 of
  // its visits), each 1 / (1 - .05 x .48) times.
  const double deliver = 1 / 0.952;
  const double bill = (1 - 0.01 * deliver) / 0.976;
  check_figures(parcel(), {{"touchpoints.deliver.visits", deliver},
                           {"touchpoints.bill.visits", bill},
                           {"journey.abandoned", 0.01 * deliver + 0.005 * bill},
                           {"journey.complaints", 0.04 * deliver + 0.02 * bill}});
  // Redress: 10 per resolved complaint.
  CHECK(close(parcel()("journey.redress"), 7 * parcel()("journey.complaints")));
  // Removal: what is left without the cause is 0.5 + 5 + 3.
  check_figures(parcel(),
                {{"causes.bad_address.removal_effect", parcel()("journey.total_cost") - 8.5}});
  // The sd of the worked example (its README).
  CHECK(parcel()("journey.total_cost_sd") == doctest::Approx(55.839145).epsilon(1e-8));
  CHECK(parcel()("fix", "journey.total_cost_sd") == doctest::Approx(28.076771).epsilon(1e-8));
  CHECK(parcel()("handle", "journey.total_cost_sd") == doctest::Approx(49.295902).epsilon(1e-8));
}
