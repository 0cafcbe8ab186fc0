#include <doctest/doctest.h>

#include <memory>

#include "tests/editor/shop.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

Provenance measured() {
  Provenance known;
  known.low = 0.1;
  known.high = 0.4;
  known.evidence = Evidence::measured;
  known.source = "Survey";
  return known;
}

}  // namespace

TEST_CASE("a number gets a value, and what hangs together moves along") {
  const Journey before = shop();
  const Edited chance = edited(before, SetNumber{"touchpoints.order.pains.lost.chance", 0.12});
  CHECK(chance.message == "Set chance of “Cannot find it” to 12%");
  CHECK(chance.journey.touchpoints.find("order")->pains.find("lost")->chance.value == 0.12);

  const Edited time = edited(before, SetNumber{"touchpoints.order.minutes", 20});
  CHECK(time.journey.touchpoints.find("order")->minutes.spread.value == 0.5);
  CHECK(mean_minutes(time.journey.touchpoints.find("order")->minutes) == doctest::Approx(20));

  const Edited way = edited(before, SetNumber{"touchpoints.deliver.next.returned", 0.4});
  CHECK(way.message == "Set way from “Deliver” to “Sent back” to 40%");
  CHECK(share(way.journey.touchpoints.find("deliver")->next, "completed") == doctest::Approx(0.6));
  // A way that was not there.
  const Edited added = edited(before, SetNumber{"touchpoints.pay.next.completed", 0.5});
  CHECK(share(added.journey.touchpoints.find("pay")->next, "deliver") == doctest::Approx(0.475));

  const Edited segment = edited(before, SetNumber{"segments.new.share", 0.5});
  CHECK(segment.journey.segments.find("old")->share.value == doctest::Approx(0.5));
  // Not written, without a default.
  const Edited limit = edited(before, SetNumber{"observed.satisfaction", 71});
  CHECK(limit.journey.observed.satisfaction->value == 71);
  // Not written, with the default of the severity.
  const Edited leave = edited(before, SetNumber{"touchpoints.order.pains.lost.leave", 0.02});
  CHECK(leave.journey.touchpoints.find("order")->pains.find("lost")->leave->value == 0.02);

  CHECK(refused(before, SetNumber{"painpoint", 0.5}) ==
        "the version of the language is no number to edit");
  CHECK(refused(before, SetNumber{"touchpoints.nowhere.cost", 1}) ==
        "there is nothing at `touchpoints.nowhere.cost`");
  CHECK(refused(before, SetNumber{"touchpoints.order.next", 1}) ==
        "one number is needed, and `touchpoints.order.next` is something else");
}

TEST_CASE("shares that move because another one did give up a range that is not true any more") {
  Journey before = shop();
  Number* share = before.touchpoints.find("deliver")->next.find("completed");
  Provenance known;
  known.low = 0.85;
  known.high = 0.95;
  known.source = "Counted";
  share->provenance = std::make_shared<const Provenance>(known);
  const Edited near = edited(before, SetNumber{"touchpoints.deliver.next.returned", 0.12});
  CHECK(near.journey.touchpoints.find("deliver")->next.find("completed")->provenance->low == 0.85);
  const Edited far = edited(before, SetNumber{"touchpoints.deliver.next.returned", 0.5});
  const auto left = far.journey.touchpoints.find("deliver")->next.find("completed")->provenance;
  CHECK_FALSE(left->low);
  CHECK(left->source == "Counted");
}

TEST_CASE("how a number is known, and forgetting it") {
  const Journey before = shop();
  const std::string address = "touchpoints.order.pains.lost.chance";
  const Edited known = edited(before, SetProvenance{address, measured()});
  CHECK(known.message == "Say how chance of “Cannot find it” is known");
  const Number& chance = known.journey.touchpoints.find("order")->pains.find("lost")->chance;
  REQUIRE(chance.provenance);
  CHECK(*chance.provenance == measured());
  const Edited unknown = edited(known.journey, SetProvenance{address, std::nullopt});
  CHECK(unknown.journey == before);
  // A default gets written, so that something can be said of it.
  const Edited leave = edited(before, SetProvenance{"touchpoints.order.pains.lost.complain",
                                                    Provenance{std::nullopt, std::nullopt, 12.0,
                                                               Evidence::measured, "", ""}});
  CHECK(leave.journey.touchpoints.find("order")->pains.find("lost")->complain->value == 0.08);
}

TEST_CASE("a number goes back to its default") {
  Journey before = shop();
  before.touchpoints.find("order")->pains.find("lost")->leave = 0.3;
  const Edited leave = edited(before, ClearNumber{"touchpoints.order.pains.lost.leave"});
  CHECK(leave.journey == shop());
  CHECK(leave.message == "Set leave of “Cannot find it” back to its default");
  CHECK(edited(before, ClearNumber{"channels.phone.cost"}).journey.channels.find("phone")->cost ==
        Number(0));
  CHECK(edited(before, ClearNumber{"ends.abandoned.lost"}).journey.ends.find("abandoned")->lost ==
        Number(1));
  CHECK(edited(before, ClearNumber{"severities.severe.complain"})
            .journey.severities.severe.complain == Severities{}.severe.complain);
  // A change of a number that is no more goes with it.
  Journey changed = shop();
  changed.scenarios.find("tidy")->changes["teams.desk.engagement"].operand = 0.8;
  const Edited team = edited(changed, ClearNumber{"teams.desk.engagement"});
  CHECK_FALSE(team.journey.scenarios.find("tidy")->changes.contains("teams.desk.engagement"));
  CHECK(team.journey.scenarios.find("tidy")->changes.contains("teams.desk.cost_per_hour"));
}

TEST_CASE("times, splits and what a customer is worth") {
  const Journey before = shop();
  Time time;
  time.family = TimeFamily::exponential;
  time.mean = 7.0;
  const Edited waits = edited(before, SetTime{"touchpoints.pay.wait", time});
  CHECK(waits.journey.touchpoints.find("pay")->wait == time);
  CHECK(waits.message.starts_with("Set wait of “Pay” to "));

  Split next;
  next["completed"] = 1.0;
  const Edited ways = edited(before, SetSplit{"touchpoints.deliver.next", next});
  CHECK(ways.journey.touchpoints.find("deliver")->next == next);
  CHECK(refused(before, SetSplit{"touchpoints.deliver.next", {}}) == "customers must go somewhere");
  Split channel;
  CHECK(edited(before, SetSplit{"touchpoints.order.channel", channel})
            .journey.touchpoints.find("order")
            ->channel.empty());

  CustomerValue value;
  value.yearly = true;
  value.margin_per_year = 80.0;
  value.retention = 0.9;
  const Edited worth = edited(before, SetCustomerValue{"old", value});
  CHECK(worth.journey.segments.find("old")->value == value);
  CHECK(worth.message == "Set what a customer of “Old hands” is worth");
}

TEST_CASE("names, words, references, flags and lists") {
  const Journey before = shop();
  const Edited name = edited(before, SetText{"touchpoints.deliver.name", "Delivery"});
  CHECK(name.message == "Rename “Delivery”");
  CHECK(name.journey.touchpoints.find("deliver")->name == "Delivery");
  CHECK(edited(before, SetText{"journey", "Shop"}).message == "Rename the journey “Shop”");
  const Edited severity =
      edited(before, SetText{"touchpoints.order.pains.lost.severity", "severe"});
  CHECK(severity.journey.touchpoints.find("order")->pains.find("lost")->severity ==
        Severity::severe);
  CHECK(edited(before, SetText{"causes.tools.kind", ""}).journey.causes.find("tools")->kind ==
        CauseKind::unsaid);
  CHECK(refused(before, SetText{"touchpoints.order.pains.lost.severity", "sever"}) ==
        "`sever` is not one of the words that are possible here");
  const Edited stage = edited(before, SetText{"touchpoints.pay.stage", "after"});
  CHECK(stage.message == "Set stage of “Pay” to “After”");
  CHECK(refused(before, SetText{"touchpoints.pay.name", "a\x01z"}) ==
        "the text has characters that no file can hold");

  const Edited blocks = edited(before, SetFlag{"touchpoints.order.pains.lost.blocks", true});
  CHECK(blocks.journey.touchpoints.find("order")->pains.find("lost")->blocks);
  CHECK(blocks.message == "Switch blocks of “Cannot find it” on");

  const Edited at = edited(before, SetList{"policies.id_check.at", {"order"}});
  CHECK(at.journey.policies.find("id_check")->at == std::vector<std::string>{"order"});
  CHECK(refused(before, SetList{"policies.id_check.at", {}}) == "at least one is needed here");
  const Edited plans = edited(before, SetList{"scenarios.both.includes", {}});
  CHECK(plans.journey.scenarios.find("both")->includes.empty());
}

TEST_CASE("texts that are shown only") {
  const Journey before = shop();
  Note quote;
  quote.text = "Something clicks";
  const Edited written = edited(before, SetNote{"touchpoints.order", "quote", quote});
  CHECK(*written.journey.touchpoints.find("order")->notes.find("quote") == quote);
  CHECK(written.message == "Write quote of “Order”");
  CHECK(edited(written.journey, SetNote{"touchpoints.order", "quote", {}}).journey == before);
  CHECK(edited(before, SetNote{"", "note", quote}).journey.notes.contains("note"));
  CHECK(edited(before, SetNote{"segments.new.persona", "Lives in", quote})
            .journey.segments.find("new")
            ->persona.contains("Lives in"));
  CHECK(refused(before, SetNote{"teams.desk", "quote", quote}) ==
        "`quote` is no key for a text here");
}

TEST_CASE("a new entry makes sense at once") {
  const Journey before = shop();
  const Edited touchpoint = edited(before, AddEntry{"touchpoints", "thank", "Thank you", 1});
  CHECK(touchpoint.journey.touchpoints[1].id == "thank");
  CHECK(share(touchpoint.journey.touchpoints.find("thank")->next, "completed") == 1);
  CHECK(touchpoint.created == std::vector<std::string>{"touchpoints.thank"});
  CHECK(touchpoint.message == "Add touchpoint “Thank you”");

  const Edited segment = edited(before, AddEntry{"segments", "rare", "Rare"});
  CHECK(segment.journey.segments.find("rare")->share.value == doctest::Approx(1.0 / 3));
  CHECK(segment.journey.segments.find("old")->share.value == doctest::Approx(0.4));

  CHECK(edited(before, AddEntry{"policies", "form", "Form"}).journey.policies.find("form")->at ==
        std::vector<std::string>{"order"});
  for (const char* collection : {"stages", "channels", "teams", "causes", "ends", "scenarios"})
    CHECK(edited(before, AddEntry{collection, "fresh", "Fresh"}).created.size() == 1);
  const Edited pain = edited(before, AddEntry{"touchpoints.pay.pains", "slow", "Slow"});
  CHECK(pain.journey.touchpoints.find("pay")->pains.find("slow")->chance.value > 0);
  const Edited chat = edited(before, AddEntry{"scenarios.bot.add.touchpoints.chat.pains", "x", ""});
  CHECK(chat.journey.scenarios.find("bot")->add.touchpoints.find("chat")->pains.contains("x"));
  const Edited inside = edited(before, AddEntry{"scenarios.bot.add.touchpoints", "call", "Call"});
  CHECK(inside.journey.scenarios.find("bot")->add.touchpoints.contains("call"));

  // The changes of works behind a new one follow them.
  const Edited work = edited(before, AddEntry{"touchpoints.order.backstage", "", "Print", 0});
  CHECK(work.created == std::vector<std::string>{"touchpoints.order.backstage.1"});
  CHECK(
      work.journey.scenarios.find("tidy")->changes.contains("touchpoints.order.backstage.3.cost"));

  CHECK(refused(before, AddEntry{"touchpoints", "returned", ""}) == "the id `returned` is taken");
  CHECK(refused(before, AddEntry{"touchpoints", "chat", ""}) == "the id `chat` is taken");
  CHECK(refused(before, AddEntry{"causes", "id_check", ""}) == "the id `id_check` is taken");
  CHECK(refused(before, AddEntry{"causes", "a b", ""}) == "`a b` cannot be an id");
  CHECK(refused(before, AddEntry{"causes", "cut", ""}) ==
        "`cut` is a word of the language and cannot be an id");
  CHECK(refused(before, AddEntry{"policies.id_check.pain", "", ""}) ==
        "a policy has one pain point, and this one has it already");
}

TEST_CASE("entries move and are duplicated") {
  const Journey before = shop();
  const Edited moved = edited(before, MoveEntry{"touchpoints.help", 0});
  CHECK(moved.journey.touchpoints[0].id == "help");
  CHECK(moved.message == "Move “Help”");
  CHECK(share(moved.journey.start, "order") == 1);

  const Edited works = edited(before, MoveEntry{"touchpoints.order.backstage.1", 1});
  CHECK(works.journey.touchpoints.find("order")->backstage[0].name == "File");
  CHECK(
      works.journey.scenarios.find("tidy")->changes.contains("touchpoints.order.backstage.1.cost"));

  const Edited copy = edited(before, DuplicateEntry{"touchpoints.order", "order_2"});
  CHECK(copy.journey.touchpoints[1].id == "order_2");
  CHECK(copy.journey.touchpoints[1].value.name == "Order (copy)");
  CHECK(copy.journey.touchpoints[1].value.pains == before.touchpoints.find("order")->pains);
  CHECK(copy.journey.map.positions.find("order_2")->x > 10);
  CHECK(copy.message == "Duplicate “Order”");
  const Edited segment = edited(before, DuplicateEntry{"segments.old", "older"});
  CHECK(segment.journey.segments.find("old")->share.value == doctest::Approx(0.3));
  CHECK(edited(before, DuplicateEntry{"scenarios.tidy", "tidier"})
            .journey.scenarios.find("tidier")
            ->changes == before.scenarios.find("tidy")->changes);
}

TEST_CASE("ways between touchpoints") {
  const Journey before = shop();
  const Edited way = edited(before, Connect{"pay", "completed", 0.2});
  const Split& next = way.journey.touchpoints.find("pay")->next;
  CHECK(share(next, "deliver") == doctest::Approx(0.76));
  CHECK(share(next, "completed") == 0.2);
  CHECK(way.message == "Connect “Pay” to “completed”");
  CHECK(
      edited(before, Connect{"pay", "abandoned", 1}).journey.touchpoints.find("pay")->next.size() ==
      1);
  CHECK(refused(before, Connect{"pay", "completed", 0}) ==
        "a way needs a share of the customers above 0% and up to 100%");
  CHECK(refused(before, Connect{"paid", "completed", 0.5}) == "there is no touchpoint `paid`");

  const Edited less = edited(before, Disconnect{"order", "pay"});
  CHECK(share(less.journey.touchpoints.find("order")->next, "deliver") == doctest::Approx(1));
  CHECK(less.message == "Disconnect “Order” to “Pay”");
  const Edited none = edited(less.journey, Disconnect{"order", "deliver"});
  CHECK(share(none.journey.touchpoints.find("order")->next, "completed") == 1);
  CHECK(refused(none.journey, Disconnect{"order", "completed"}) == "customers must go somewhere");
}

TEST_CASE("changes of scenarios and segments") {
  const Journey before = shop();
  Change half;
  half.operation = Change::Operation::cut;
  half.operand = 0.5;
  const Edited set = edited(before, SetChange{"scenarios.tidy", "causes.tools.level", half});
  CHECK(*set.journey.scenarios.find("tidy")->changes.find("causes.tools.level") == half);
  CHECK(set.message == "In “Tidy up”: level of “Old tools” cut by 50%");
  CHECK(edited(set.journey, SetChange{"scenarios.tidy", "causes.tools.level", {}}).journey ==
        before);
  const Edited segment = edited(before, SetChange{"segments.old", "causes.tools.level", half});
  CHECK(segment.journey.segments.find("old")->changes.size() == 1);
  CHECK(refused(before, SetChange{"scenarios.tidy", "causes.tols.level", half}) ==
        "no number has the address `causes.tols.level`");
  CHECK(refused(before, SetChange{"teams.desk", "causes.tools.level", half}) ==
        "`teams.desk` is no scenario or segment");
}

TEST_CASE("a number as the room sees it with a scenario switched on") {
  const Journey before = shop();
  const auto number = [&](std::string_view scenario, std::string_view address, double value) {
    return edited(before, number_edit(before, scenario, address, value)).journey;
  };
  const std::string minutes = "touchpoints.pay.minutes";
  CHECK(number("base", minutes, 3).touchpoints.find("pay")->minutes.mean.value == 3);

  const Journey tidy = number("tidy", minutes, 3);
  CHECK(tidy.touchpoints.find("pay")->minutes.mean.value == 2);
  CHECK(tidy.scenarios.find("tidy")->changes.find(minutes)->operand.value == 3);
  // A change that is there is replaced; the number of the base again is the way back.
  const Journey both = number("both", minutes, 5);
  CHECK(both.scenarios.find("both")->changes.find(minutes)->operand.value == 5);
  CHECK(number("both", minutes, 2).scenarios.find("both")->changes.empty());
  // Unless a scenario that it includes says something else.
  CHECK(number("both", "teams.desk.cost_per_hour", 30).scenarios.find("both")->changes.size() == 2);
  // Where the whole split is set, its keys move.
  const Journey split = number("bot", "touchpoints.order.next.chat", 0.5);
  const Change& change = *split.scenarios.find("bot")->changes.find("touchpoints.order.next");
  CHECK(share(*change.split, "chat") == 0.5);
  CHECK(share(*change.split, "deliver") == doctest::Approx(0.2 * 0.5 / 0.7));
  // What only the scenario has is its own.
  const Journey chat = number("bot", "touchpoints.chat.pains.silly.chance", 0.2);
  CHECK(
      chat.scenarios.find("bot")->add.touchpoints.find("chat")->pains.find("silly")->chance.value ==
      0.2);
  CHECK(number("tidy", "scenarios.tidy.invest", 5).scenarios.find("tidy")->invest.value == 5);
}

TEST_CASE("places of cards") {
  const Journey before = shop();
  const Edited placed = edited(before, PlaceCards{{{"pay", {{40, 50}}}, {"order", {}}}});
  CHECK(placed.journey.map.positions.find("pay")->y == 50);
  CHECK_FALSE(placed.journey.map.positions.contains("order"));
  CHECK(placed.message == "Move 2 cards");
  CHECK(edited(before, PlaceCards{{{"chat", {{1, 2}}}}}).message == "Move “chat”");
  CHECK(edited(before, PlaceCards{{{"pay", {{1, 2}}}}, true}).message == "Tidy the map");
  CHECK(refused(before, PlaceCards{{{"nobody", {{1, 2}}}}}) ==
        "there is no touchpoint or end `nobody`");
}

TEST_CASE("several edits as one, or none of them") {
  const Journey before = shop();
  const Edited all = edited(
      before, Together{{AddEntry{"touchpoints", "wait", "Wait"}, Connect{"order", "wait", 0.3},
                        SetNumber{"touchpoints.wait.minutes", 4}},
                       "Insert a wait"});
  CHECK(all.message == "Insert a wait");
  CHECK(share(all.journey.touchpoints.find("order")->next, "wait") == 0.3);
  CHECK(all.created == std::vector<std::string>{"touchpoints.wait"});
  CHECK(refused(before, Together{{AddEntry{"touchpoints", "wait", ""}, Connect{"x", "wait", 0.3}},
                                 ""}) == "there is no touchpoint `x`");
}

TEST_CASE("pasted touchpoints keep the ways among themselves") {
  const Journey before = shop();
  Journey fragment;
  fragment.causes["haste"].name = "Haste elsewhere";
  fragment.causes["id_check"].name = "Checks";
  fragment.teams["night"].name = "Night shift";
  Touchpoint order;
  order.name = "Order";
  order.next["next_one"] = 0.5;
  order.next["unknown"] = 0.5;
  order.staff.team = "night";
  order.stage = "nowhere";
  Pain pain;
  pain.chance = 0.1;
  pain.causes["id_check"] = 0.4;
  pain.causes["gone"] = 0.6;
  pain.then = "gone";
  order.pains["p"] = pain;
  Touchpoint second;
  second.next["unknown"] = 1.0;
  fragment.touchpoints["order"] = order;
  fragment.touchpoints["next_one"] = second;
  fragment.map.positions["order"] = {100, 100};
  fragment.map.positions["next_one"] = {150, 100};

  const Edited pasted = edited(before, Paste{fragment, {{7, 8}}});
  CHECK(pasted.created == std::vector<std::string>{"touchpoints.order_2", "touchpoints.next_one"});
  CHECK(pasted.message == "Paste 2 touchpoints");
  const Touchpoint& copy = *pasted.journey.touchpoints.find("order_2");
  CHECK(share(copy.next, "next_one") == 1);
  CHECK(copy.stage.empty());
  CHECK(copy.staff.team == "night");
  CHECK(pasted.journey.teams.contains("night"));
  CHECK(pasted.journey.causes.find("haste")->name == "Haste");
  CHECK(share(copy.pains.find("p")->causes, "id_check_2") == 0.4);
  CHECK(copy.pains.find("p")->causes.size() == 1);
  CHECK(copy.pains.find("p")->then.empty());
  CHECK(share(pasted.journey.touchpoints.find("next_one")->next, "completed") == 1);
  CHECK(pasted.journey.map.positions.find("order_2")->x == 7);
  CHECK(pasted.journey.map.positions.find("next_one")->x == 57);
  CHECK(refused(before, Paste{Journey{}, {}}) == "there is no touchpoint to paste");
}

TEST_CASE("ids are made of names as people would") {
  const Journey journey = shop();
  CHECK(free_id(journey, "touchpoints", "Call support") == "call_support");
  CHECK(free_id(journey, "touchpoints", "  Pay! ") == "pay_2");
  CHECK(free_id(journey, "touchpoints", "Chat") == "chat_2");
  CHECK(free_id(journey, "causes", "ID check") == "id_check_2");
  CHECK(free_id(journey, "touchpoints.order.pains", "Lost") == "lost_2");
  CHECK(free_id(journey, "touchpoints.pay.pains", "Lost") == "lost");
  CHECK(free_id(journey, "touchpoints", "") == "touchpoint");
  CHECK(free_id(journey, "policies", "?!") == "policy");
  CHECK(free_id(journey, "scenarios", "Base") == "base_2");
  CHECK(free_id(journey, "causes", "Cut") == "cut_2");
  CHECK(free_id(journey, "touchpoints", "等待 客服") == "等待_客服");
}
