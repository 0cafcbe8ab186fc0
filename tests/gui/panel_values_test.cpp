#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <string>
#include <utility>

#include "gui/change_edit.h"
#include "gui/number_facts.h"
#include "gui/place_words.h"
#include "gui/split_edit.h"
#include "gui/time_density.h"
#include "gui/time_edit.h"
#include "gui/value_rows.h"
#include "model/scenario.h"
#include "tests/support/journeys.h"
#include "yaml/reader.h"

namespace painpoint::gui {
namespace {

Journey everything() {
  std::ifstream in(std::string(PAINPOINT_SOURCE_DIR) + "/tests/yaml/everything.yaml",
                   std::ios::binary);
  auto file = yaml::read_journey("everything.yaml", {std::istreambuf_iterator<char>(in), {}});
  REQUIRE_FALSE(file.diagnostics.has_errors());
  return std::move(file.journey);
}

double sum_of(const Split& split) {
  double sum = 0;
  for (const auto& [id, share] : split) sum += share.value;
  return sum;
}

}  // namespace

TEST_CASE("A share moves, and the others keep their proportions") {
  const Split split = test::split({{"a", 0.5}, {"b", 0.3}, {"c", 0.2}});
  const Split moved = *with_share(split, "a", 0.75, Refers::next);
  CHECK(moved.find("a")->value == 0.75);
  CHECK(moved.find("b")->value == doctest::Approx(0.15));
  CHECK(moved.find("c")->value == doctest::Approx(0.10));
  const Split all = *with_share(split, "a", 1, Refers::next);
  CHECK(all.find("b")->value == 0);
  // From 100% back: those that have nothing share alike.
  const Split back = *with_share(all, "a", 0.6, Refers::next);
  CHECK(back.find("b")->value == doctest::Approx(0.2));
  CHECK(sum_of(back) == doctest::Approx(1));
  CHECK_FALSE(with_share(test::split({{"a", 1}}), "a", 0.5, Refers::next).has_value());
  CHECK_FALSE(with_share(split, "d", 0.5, Refers::next).has_value());
}

TEST_CASE("Causes leave a rest, and never have more than all") {
  const Split causes = test::split({{"a", 0.5}, {"b", 0.3}});
  CHECK(with_share(causes, "a", 0.9, Refers::cause)->find("a")->value == doctest::Approx(0.7));
  CHECK(with_share(causes, "a", 0.1, Refers::cause)->find("b")->value == 0.3);
  CHECK(with_key(causes, "c", Refers::cause).find("c")->value == doctest::Approx(0.1));
  CHECK(without_key(causes, "a", Refers::cause).find("b")->value == 0.3);
}

TEST_CASE("Keys come and go, and the split stays whole") {
  const Split split = test::split({{"a", 0.5}, {"b", 0.5}});
  const Split grown = with_key(split, "c", Refers::next);
  CHECK(grown.size() == 3);
  CHECK(sum_of(grown) == doctest::Approx(1));
  CHECK(sum_of(without_key(grown, "a", Refers::next)) == doctest::Approx(1));
  CHECK(with_key(Split{}, "a", Refers::channel).find("a")->value == 1);
  CHECK(without_key(test::split({{"a", 1}}), "a", Refers::channel).empty());
}

TEST_CASE("What a number is by default, and where that comes from") {
  Journey journey = everything();
  const auto facts = facts_of(journey, nullptr, "base", "touchpoints.order.pains.late.leave");
  REQUIRE(facts);
  CHECK(facts->optional);
  CHECK_FALSE(facts->written);
  CHECK(*facts->value == 0.02);
  CHECK(facts->default_in_words.find("that of severity moderate") != std::string::npos);
  const auto quick = facts_of(journey, nullptr, "base", "complaints.quick");
  REQUIRE(quick);
  CHECK(quick->written);
  CHECK(quick->default_in_words.find("26%") == 0);
  CHECK(quick->default_in_words.find("FCA") != std::string::npos);
  CHECK_FALSE(facts_of(journey, nullptr, "base", "complaints.nothing").has_value());
}

TEST_CASE("What a plan makes of a number when it is met in full") {
  Journey journey = everything();
  auto planned = planned_journey(journey, "fix");
  REQUIRE(planned);
  const auto facts = facts_of(journey, &*planned, "fix", "causes.bad_address.level");
  REQUIRE(facts);
  CHECK(*facts->value == 0.9);
  CHECK(*facts->planned == doctest::Approx(0.225));
  CHECK(facts->changed_by_plan);
  // By the plan that is included in this one: changed, and not to be taken back here.
  auto both = planned_journey(journey, "bot");
  REQUIRE(both);
  const auto included = facts_of(journey, &*both, "bot", "causes.bad_address.level");
  CHECK(*included->planned == doctest::Approx(0.225));
  CHECK_FALSE(included->changed_by_plan);
  CHECK_FALSE(planned_journey(journey, "base").has_value());
}

TEST_CASE("A change is written in another way and does the same") {
  Change change;
  change.operation = Change::Operation::cut;
  change.operand = 0.75;
  for (const Change::Operation operation :
       {Change::Operation::set, Change::Operation::scale, Change::Operation::add}) {
    const Change other = with_operation(change, operation, 0.12);
    CHECK(moved_by(other, 0.12, 1) == doctest::Approx(0.03));
    CHECK(with_operation(other, Change::Operation::cut, 0.12).operand.value ==
          doctest::Approx(0.75));
    const TypedNumber typed = operand_from_text(text_of_operand(other, Quantity::chance), operation,
                                                Quantity::chance, "GBP");
    CHECK_MESSAGE(typed.problem.empty(), typed.problem);
    CHECK(typed.value == doctest::Approx(other.operand.value));
  }
  CHECK(operand_from_text("-2 min", Change::Operation::add, Quantity::minutes, "").value == -2);
  CHECK(operand_from_text("+5%", Change::Operation::add, Quantity::chance, "").value == 0.05);
  CHECK_FALSE(operand_from_text("120%", Change::Operation::cut, Quantity::chance, ""));
}

TEST_CASE("Times as curves") {
  CHECK(density_of(test::fixed_time(0)).last == 0);
  CHECK(density_of(test::fixed_time(5)).pieces.empty());
  const Time exponential = test::random_time(TimeFamily::exponential, 20);
  const TimeDensity falling = density_of(exponential);
  REQUIRE(falling.pieces.size() == 48);
  CHECK(falling.pieces.front() == 1);
  for (std::size_t i = 1; i < falling.pieces.size(); ++i)
    CHECK(falling.pieces[i] < falling.pieces[i - 1]);
  for (const TimeFamily family : {TimeFamily::lognormal, TimeFamily::gamma, TimeFamily::uniform,
                                  TimeFamily::triangular, TimeFamily::empirical}) {
    const Time time = with_family(exponential, family);
    CHECK(mean_minutes(time) == doctest::Approx(20));
    const TimeDensity density = density_of(time);
    double most = 0;
    for (const double piece : density.pieces) {
      CHECK(piece >= 0);
      most = std::max(most, piece);
    }
    CHECK(most == 1);
  }
}

TEST_CASE("Lists of times are typed with commas") {
  CHECK(list_from_text("4, 6 min; 1 h", false).values == std::vector<double>{4, 6, 60});
  CHECK_FALSE(list_from_text("4, soon", false).problem.empty());
  const Time time = test::time_of_values(TimeFamily::empirical, {4, 6.5, 60});
  CHECK(list_from_text(text_of_list(time.values, false), false).values ==
        std::vector<double>{4, 6.5, 60});
}

TEST_CASE("The worth of a customer survives a change of its form") {
  CustomerValue yearly;
  yearly.yearly = true;
  yearly.margin_per_year = 145.0;
  yearly.retention = 0.8;
  const CustomerValue present = in_other_form(yearly, 0.1);
  CHECK(present.present_value.value > 300);
  const CustomerValue again = in_other_form(present, 0.1);
  CHECK(again.margin_per_year.value == doctest::Approx(145).epsilon(0.001));
}

TEST_CASE("Places in words, and the thing that an address is about") {
  const Journey journey = everything();
  CHECK(place_in_words(journey, "touchpoints.order.pains.not_found.chance") ==
        "Order › Cannot find the door › Chance");
  CHECK(thing_at(journey, "touchpoints.order.pains.not_found.chance") ==
        "touchpoints.order.pains.not_found");
  CHECK(thing_at(journey, "complaints.escalate.chance") == "complaints");
  CHECK(thing_at(journey, "touchpoints.gone.cost") == "");
  CHECK(thing_at(journey, "policies.id_check.pain.chance") == "policies.id_check.pain");
  CHECK(kind_in_words("touchpoints.order.pains.late") == "pain point");
  CHECK(kind_in_words("touchpoints.order.next.deliver") == "way");
}

}  // namespace painpoint::gui
