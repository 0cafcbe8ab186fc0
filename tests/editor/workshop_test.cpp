#include "editor/workshop.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "editor/live_answers.h"
#include "editor/workshop_lock.h"
#include "editor/workshop_log.h"
#include "tests/editor/random_edits.h"
#include "tests/editor/shop.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

constexpr const char* kLost = "touchpoints.order.pains.lost.chance";
constexpr const char* kPay = "touchpoints.pay.minutes";

/// The shop after trying a value.
Journey tried(const Journey& journey, const std::string& address, double value) {
  return edited(journey, try_edit(journey, "what_we_tried_1", address, value)).journey;
}

const Changes& changes_of_scratch(const Journey& journey) {
  return journey.scenarios.find("what_we_tried_1")->changes;
}

/// Nothing but plans differs.
bool same_base(const Journey& a, const Journey& b) {
  Journey with_plans_of_b = a;
  with_plans_of_b.scenarios = b.scenarios;
  return with_plans_of_b == b;
}

}  // namespace

TEST_CASE("what is tried goes into a scratch scenario, which is made by the first move") {
  const Journey journey = shop();
  CHECK(scratch_of(journey).empty());
  CHECK(next_scratch(journey) == "what_we_tried_1");
  const Journey once = tried(journey, kLost, 0.1);
  CHECK(scratch_of(once) == "what_we_tried_1");
  CHECK(next_scratch(once) == "what_we_tried_2");
  CHECK(once.scenarios.find("what_we_tried_1")->name == "What we tried 1");
  CHECK(changes_of_scratch(once).find(kLost)->operand.value == 0.1);
  CHECK(same_base(journey, once));
  const Journey twice = tried(once, kPay, 1);
  CHECK(changes_of_scratch(twice).size() == 2);
  // Back at the base, nothing is changed; and nothing is made for nothing.
  CHECK(changes_of_scratch(tried(twice, kPay, 2)).size() == 1);
  CHECK(tried(journey, kPay, 2) == journey);
}

TEST_CASE("only ids that were made by a workshop are taken for what was tried") {
  Journey journey = shop();
  for (const char* id : {"what_we_tried_", "what_we_tried_x", "what_we_tried", "we_tried_1"})
    journey.scenarios.insert(id, {});
  CHECK(scratch_of(journey).empty());
  journey.scenarios.insert("what_we_tried_7", {});
  CHECK(scratch_of(journey) == "what_we_tried_7");
  CHECK(scratch_name("what_we_tried_7") == "What we tried 7");
}

TEST_CASE("a drag is one step of undo, the first one with its scenario") {
  Outcome<Document> document =
      Document::from_text("painpoint: 1\njourney: Shop\n" + std::string(kShop), "");
  REQUIRE(document);
  const auto move = [&](double value, bool joins) {
    REQUIRE(document->apply(try_edit(document->journey(), "what_we_tried_1", kLost, value), joins));
  };
  const Journey before = document->journey();
  move(0.19, false);
  for (int i = 18; i >= 5; --i) move(i / 100.0, true);
  CHECK(changes_of_scratch(document->journey()).find(kLost)->operand.value == 0.05);
  REQUIRE(document->history().size() == 1);
  move(0.3, false);
  move(0.4, true);
  CHECK(document->history().size() == 2);
  REQUIRE(document->undo());
  CHECK(changes_of_scratch(document->journey()).find(kLost)->operand.value == 0.05);
  REQUIRE(document->undo());
  CHECK(document->journey() == before);
}

TEST_CASE("sliders say what the base has, what is tried, and what is plausible") {
  Journey journey = shop();
  NumberRef chance = *find_address(journey, kLost).number;
  auto known = std::make_shared<Provenance>();
  known->low = 0.1;
  known->high = 0.35;
  chance.set_provenance(known);
  const Journey now = tried(journey, kLost, 0.08);
  const auto sliders = sliders_of(now, "what_we_tried_1", {kLost, "no.such.number", kPay});
  REQUIRE(sliders.size() == 2);
  CHECK(sliders[0].words == "Chance of “Cannot find it”");
  CHECK(sliders[0].base == 0.2);
  CHECK(sliders[0].value == 0.08);
  CHECK(*sliders[0].known_low == 0.1);
  CHECK(*sliders[0].known_high == 0.35);
  CHECK(sliders[0].track.low == 0);
  CHECK(sliders[0].track.high >= 0.35);
  CHECK(sliders[1].base == 2);
  CHECK(sliders[1].value == 2);
  CHECK_FALSE(sliders[1].known_low);
}

TEST_CASE("tracks hold base, value and range, stay within what is allowed, and have neat steps") {
  for (const Quantity quantity :
       {Quantity::chance, Quantity::positive_share, Quantity::level, Quantity::money,
        Quantity::signed_money, Quantity::minutes, Quantity::points, Quantity::months,
        Quantity::whole_months, Quantity::feeling, Quantity::count}) {
    const QuantityRule& rule = rule_of(quantity);
    for (const double wanted : {-300.0, -1.0, 0.0, 0.001, 0.07, 0.5, 0.99, 1.0, 3.0, 44.0, 1e6}) {
      const double base = rule.whole ? std::round(wanted) : wanted;
      if (!in_range(quantity, base)) continue;
      CAPTURE(rule.name);
      CAPTURE(base);
      const double other = std::clamp(base * 1.3, rule.low, rule.high);
      const Track track = track_of(quantity, base, base, base, other);
      CHECK(track.low <= base);
      CHECK(track.high >= other);
      CHECK(track.low < track.high);
      CHECK(track.low >= rule.low);
      CHECK(track.high <= rule.high);
      CHECK(value_at(track, part_of(track, base), base) == base);
      double value = base;
      for (int i = 0; i < 300; ++i) value = stepped(track, value, 1);
      CHECK(value == doctest::Approx(track.high));
      for (int i = 0; i < 300; ++i) {
        value = stepped(track, value, -1);
        CHECK(in_range(quantity, value));
      }
      CHECK(value == doctest::Approx(track.low));
      for (const double part : {0.0, 0.11, 0.333, 0.777, 1.0})
        CHECK(in_range(quantity, value_at(track, part, base)));
    }
  }
  const Track chance = track_of(Quantity::chance, 0.06, 0.06, {}, {});
  CHECK(stepped(chance, 0.06, -1) == doctest::Approx(0.06 - chance.step));
  CHECK(stepped(chance, 0.0612, -1) == doctest::Approx(0.06));
}

TEST_CASE("what is proposed can be tried, saves, and is of each split one") {
  const Journey journey = shop();
  const auto derivatives = study::derivatives_of(journey);
  REQUIRE(derivatives);
  const auto few = proposed_numbers(journey, *derivatives, 3);
  const auto all = proposed_numbers(journey, *derivatives, 1000);
  REQUIRE(few.size() == 3);
  CHECK(std::equal(few.begin(), few.end(), all.begin()));
  int ways_from_order = 0;
  for (const std::string& address : all) {
    CAPTURE(address);
    CHECK(can_be_tried(journey, address));
    CHECK_FALSE(address.starts_with("teams."));
    CHECK_FALSE(address.starts_with("scenarios."));
    if (address.starts_with("touchpoints.deliver.next.")) {
      ++ways_from_order;
      CHECK(address == "touchpoints.deliver.next.returned");  // of two, the one that goes wrong
    }
  }
  CHECK(ways_from_order == 1);
  CHECK(phrase_of(journey, "severities.moderate.leave") == "Leave of a moderate pain point");
  CHECK(phrase_of(journey, "severities.moderate.anger_minutes") ==
        "Anger minutes of a moderate pain point");
  CHECK_FALSE(can_be_tried(journey, "customers_per_month"));
  CHECK_FALSE(can_be_tried(journey, "touchpoints.nowhere.minutes"));
}

TEST_CASE("what was tried is gone back to, and kept under a name") {
  const Journey journey = shop();
  const Journey first = tried(tried(journey, kLost, 0.1), kPay, 1);
  const Changes wanted = changes_of_scratch(first);
  const Journey second = tried(tried(first, kLost, 0.2), "causes.haste.level", 0.5);
  const auto back = go_back_edit(second, "what_we_tried_1", wanted);
  REQUIRE(back);
  CHECK(same_changes(changes_of_scratch(edited(second, *back).journey), wanted));
  CHECK_FALSE(go_back_edit(first, "what_we_tried_1", wanted));
  CHECK_FALSE(go_back_edit(journey, "what_we_tried_1", {}));
  const Journey again = edited(journey, *go_back_edit(journey, "what_we_tried_1", wanted)).journey;
  CHECK(changes_of_scratch(again) == wanted);

  // Kept from the list, and kept as it is with its price.
  const Edited kept = edited(second, keep_edit(second, "what_we_tried_1", wanted, "جرّبنا هذا"));
  REQUIRE(kept.created.size() == 1);
  const Scenario* scenario = kept.journey.scenarios.find(kept.created[0].substr(10));
  REQUIRE(scenario != nullptr);
  CHECK(scenario->name == "جرّبنا هذا");
  CHECK(scenario->changes == wanted);
  const Journey priced = edited(first, SetNumber{"scenarios.what_we_tried_1.invest", 5000}).journey;
  const Edited whole =
      edited(priced, keep_edit(priced, "what_we_tried_1", wanted, "Less searching"));
  CHECK(whole.journey.scenarios.find("less_searching")->invest.value == 5000);
  CHECK(whole.journey.scenarios.find("less_searching")->name == "Less searching");
  const Journey left = edited(whole.journey, RemoveEntry{"scenarios.what_we_tried_1"}).journey;
  CHECK(scratch_of(left).empty());
  CHECK(left.scenarios.find("less_searching")->changes == wanted);
}

TEST_CASE("the list notes each set of changes once, in words") {
  const Journey journey = shop();
  TriedLog log;
  CHECK_FALSE(log.note(journey, {}));
  const Journey first = tried(tried(journey, kLost, 0.1), kPay, 1.5);
  const Journey other_order = tried(tried(journey, kPay, 1.5), kLost, 0.1);
  const Journey second = tried(first, "touchpoints.order.next.deliver", 0.4);
  CHECK(log.note(first, changes_of_scratch(first)) == 0);
  CHECK(log.note(second, changes_of_scratch(second)) == 1);
  CHECK(log.note(other_order, changes_of_scratch(other_order)) == 0);
  REQUIRE(log.rows().size() == 2);
  CHECK(log.rows()[0].words ==
        std::vector<std::string>{"Chance of “Cannot find it” from 20% to 10%",
                                 "Minutes of “Pay” from 2 min to 1.5 min"});
  CHECK(log.rows()[1].words[2] == "Way from “Order” to “Deliver” from 20% to 40%");
  CHECK(name_for(first, changes_of_scratch(first)) ==
        "Chance of “Cannot find it” from 20% to 10%; Minutes of “Pay” from 2 min to 1.5 min");
  CHECK(name_for(second, changes_of_scratch(second)) ==
        "Chance of “Cannot find it” from 20% to 10% and 2 more");
}

TEST_CASE("a room is shown figures of a month, which are those of the exact solver") {
  Journey journey = shop();
  journey.customers_per_month = Number(500);
  const Journey now = tried(journey, kLost, 0.0);
  const auto answer = answer_exactly(std::make_shared<const Journey>(now), "what_we_tried_1");
  REQUIRE(answer);
  REQUIRE(answer->figures);
  const auto figures = tried_figures(*answer->figures);
  REQUIRE(figures);
  const auto solved = solve_journey(now, false, false);
  CHECK(figures->monthly);
  CHECK(figures->base.cost == doctest::Approx(500 * solved("base", "journey.total_cost")));
  CHECK(figures->tried.cost ==
        doctest::Approx(500 * solved("what_we_tried_1", "journey.total_cost")));
  CHECK(figures->tried.complaints ==
        doctest::Approx(0.5 * solved("what_we_tried_1", "journey.complaints_per_1000")));
  CHECK(figures->tried.friction_hours ==
        doctest::Approx(500 * solved("what_we_tried_1", "journey.friction_minutes") / 60));
  CHECK(figures->tried.cost < figures->base.cost);
}

TEST_CASE("an edit that the lock lets through changes plans only") {
  CHECK(changes_base(SetNumber{kLost, 0.1}));
  CHECK(changes_base(SetChange{"segments.new", kLost, std::nullopt}));
  CHECK(changes_base(PlaceCards{}));
  CHECK(changes_base(Together{{SetChange{"scenarios.tidy", kLost, {}}, ClearNumber{kLost}}, ""}));
  CHECK_FALSE(changes_base(SetChange{"scenarios.tidy", kLost, std::nullopt}));
  CHECK_FALSE(changes_base(AddEntry{"scenarios", "x", "X"}));
  CHECK(changes_base(AddEntry{"touchpoints", "x", "X"}));

  int free = 0, locked_and_harmful = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    RandomEdits edits(seed);
    Journey journey = shop();
    for (int i = 0; i < 100; ++i) {
      const Edit edit = edits.next(journey);
      const auto outcome = editor::apply(journey, edit);
      if (!outcome || outcome->journey == journey) continue;
      if (changes_base(edit)) {
        if (!same_base(journey, outcome->journey)) ++locked_and_harmful;
      } else {
        CHECK(same_base(journey, outcome->journey));
        ++free;
      }
      if (outcome->journey.touchpoints.size() < 12) journey = outcome->journey;
    }
  }
  CHECK(free > 50);
  CHECK(locked_and_harmful > 200);
}
