#include <doctest/doctest.h>

#include <set>

#include "model/walk.h"
#include "tests/editor/shop.h"
#include "tests/support/journeys.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

/// Whether an id stands anywhere in a journey as a reference, or in the address of a change.
bool is_mentioned(const Journey& journey, const std::string& id) {
  bool found = false;
  const auto in_address = [&](const std::string& address) {
    return ("." + address + ".").find("." + id + ".") != std::string::npos;
  };
  walk(journey, [&](const Path&, const Key& key, const auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Split>) {
      found = found || leaf.contains(id);
    } else if constexpr (std::is_same_v<Leaf, std::string>) {
      found = found || (key.refers != Refers::nothing && leaf == id);
    } else if constexpr (std::is_same_v<Leaf, std::vector<std::string>>) {
      for (const std::string& item : leaf) found = found || item == id;
    } else if constexpr (std::is_same_v<Leaf, MapPositions>) {
      found = found || leaf.contains(id);
    } else if constexpr (std::is_same_v<Leaf, Changes>) {
      for (const auto& [address, change] : leaf)
        found = found || in_address(address) || (change.split && change.split->contains(id));
    }
  });
  return found;
}

const std::vector<std::string>& things() {
  static const std::vector<std::string> addresses = {"stages.before",
                                                     "segments.new",
                                                     "channels.web",
                                                     "channels.phone",
                                                     "teams.desk",
                                                     "causes.haste",
                                                     "causes.tools",
                                                     "touchpoints.order",
                                                     "touchpoints.pay",
                                                     "touchpoints.deliver",
                                                     "touchpoints.help",
                                                     "ends.returned",
                                                     "policies.id_check",
                                                     "scenarios.tidy",
                                                     "scenarios.bot",
                                                     "touchpoints.order.pains.lost",
                                                     "scenarios.bot.add.touchpoints.chat"};
  return addresses;
}

std::string id_of(const std::string& address) {
  return address.substr(address.rfind('.') + 1);
}

}  // namespace

TEST_CASE("whatever gets another id, everything that refers to it follows") {
  const Journey before = shop();
  for (const std::string& address : things()) {
    CAPTURE(address);
    const std::string id = id_of(address);
    const Edited renamed = edited(before, RenameId{address, "renamed"});
    CHECK_FALSE(is_mentioned(renamed.journey, id));
    CHECK(is_mentioned(renamed.journey, "renamed") == is_mentioned(before, id));
    CHECK(renamed.created ==
          std::vector<std::string>{address.substr(0, address.size() - id.size()) + "renamed"});
    // And back again, which gives the same journey.
    CHECK(edited(renamed.journey, RenameId{renamed.created[0], id}).journey == before);
  }
  CHECK(edited(before, RenameId{"touchpoints.pay", "cash"}).message ==
        "Rename touchpoint `pay` to `cash`");
}

TEST_CASE("ids that cannot be given") {
  const Journey before = shop();
  CHECK(refused(before, RenameId{"touchpoints.pay", "order"}) == "the id `order` is taken");
  CHECK(refused(before, RenameId{"touchpoints.pay", "chat"}) == "the id `chat` is taken");
  CHECK(refused(before, RenameId{"ends.completed", "done"}) ==
        "the end `completed` belongs to the language");
  CHECK(refused(before, RenameId{"scenarios.tidy", "all"}) == "the id `all` is taken");
  CHECK(refused(before, RenameId{"touchpoints.nobody", "x"}) ==
        "there is nothing at `touchpoints.nobody`");
  CHECK(edited(before, RenameId{"touchpoints.pay", "pay"}).journey == before);
}

TEST_CASE("whatever is removed, nothing refers to it any more") {
  const Journey before = shop();
  for (const std::string& address : things()) {
    CAPTURE(address);
    const Edited removed = edited(before, RemoveEntry{address});
    CHECK_FALSE(is_mentioned(removed.journey, id_of(address)));
  }
  CHECK(edited(before, RemoveEntry{"touchpoints.pay"}).message == "Remove touchpoint “Pay”");
}

TEST_CASE("customers of a removed touchpoint go on to where it led, in proportion") {
  const Journey after = edited(shop(), RemoveEntry{"touchpoints.pay"}).journey;
  const Split& order = after.touchpoints.find("order")->next;
  CHECK(share(order, "deliver") == doctest::Approx(0.2 + 0.8 * 0.95));
  CHECK(share(order, "abandoned") == doctest::Approx(0.8 * 0.05));
  CHECK(after.policies.find("id_check")->at == std::vector<std::string>{"deliver"});
  // The changes of it go; those that lead to it lead on.
  CHECK(after.segments.find("new")->changes.size() == 1);
  CHECK(after.scenarios.find("both")->changes.empty());
  const Change& bot = *after.scenarios.find("bot")->changes.find("touchpoints.order.next");
  CHECK(share(*bot.split, "deliver") == doctest::Approx(0.2 + 0.5 * 0.95));
  const Touchpoint& chat = *after.scenarios.find("bot")->add.touchpoints.find("chat");
  CHECK(share(chat.next, "abandoned") == doctest::Approx(0.5 * 0.05));
}

TEST_CASE("the start moves on, and a policy that stands nowhere goes") {
  const Journey after = edited(shop(), RemoveEntry{"touchpoints.order"}).journey;
  CHECK(share(after.start, "pay") == doctest::Approx(0.8));
  CHECK(share(after.start, "deliver") == doctest::Approx(0.2));
  const Journey less = edited(after, RemoveEntry{"touchpoints.pay"}).journey;
  CHECK(less.policies.contains("id_check"));
  const Journey none = edited(less, Together{{RemoveEntry{"touchpoints.help"},
                                              AddEntry{"touchpoints", "last", "Last"},
                                              RemoveEntry{"touchpoints.deliver"}},
                                             ""})
                           .journey;
  CHECK(none.policies.empty());
  CHECK(refused(none, RemoveEntry{"touchpoints.last"}) == "the last touchpoint cannot be removed");
}

TEST_CASE("only what is done in rework may lead back when its way has gone") {
  Journey journey = read(R"(
touchpoints:
  shop: { next: { till: 100% }, pains: { p: { chance: 10%, then: first } } }
  till: { next: completed }
  first: { next: { second: 60%, abandoned: 40% } }
  second: { next: back }
)");
  const Journey after = edited(journey, RemoveEntry{"touchpoints.second"}).journey;
  CHECK(share(after.touchpoints.find("first")->next, "back") == doctest::Approx(0.6));
  // Where a problem is taken care of moves on, too.
  const Journey then = edited(journey, RemoveEntry{"touchpoints.first"}).journey;
  CHECK(then.touchpoints.find("shop")->pains.find("p")->then == "second");
  // Customers who do come without rework go to the end instead.
  Journey both = journey;
  both.touchpoints.find("till")->next = split({{"completed", 0.5}, {"first", 0.5}});
  const Outcome<Edited> ended = editor::apply(both, RemoveEntry{"touchpoints.second"});
  REQUIRE(ended);
  CHECK(share(ended->journey.touchpoints.find("first")->next, "completed") == doctest::Approx(0.6));
}

TEST_CASE("what others leave behind when they are removed") {
  const Journey before = shop();
  const Journey cause = edited(before, RemoveEntry{"causes.haste"}).journey;
  const Split& causes = cause.touchpoints.find("order")->pains.find("lost")->causes;
  CHECK(causes.size() == 1);
  CHECK(share(causes, "tools") == 0.3);
  CHECK_FALSE(cause.scenarios.find("tidy")->changes.contains("causes.haste.level"));

  const Journey stage = edited(before, RemoveEntry{"stages.before"}).journey;
  CHECK(stage.touchpoints.find("order")->stage.empty());
  const Journey team = edited(before, RemoveEntry{"teams.desk"}).journey;
  CHECK(team.touchpoints.find("order")->staff.team.empty());
  CHECK(team.touchpoints.find("order")->backstage[0].team.empty());

  const Journey channel = edited(before, RemoveEntry{"channels.phone"}).journey;
  CHECK(share(channel.touchpoints.find("order")->channel, "web") == doctest::Approx(1));
  CHECK(channel.touchpoints.find("help")->channel.empty());

  const Journey segment = edited(before, RemoveEntry{"segments.old"}).journey;
  CHECK(segment.segments.find("new")->share.value == doctest::Approx(1));
  CHECK(refused(segment, RemoveEntry{"segments.new"}) ==
        "the last segment cannot be removed: every customer belongs to one");

  const Journey end = edited(before, RemoveEntry{"ends.returned"}).journey;
  CHECK(share(end.touchpoints.find("deliver")->next, "completed") == doctest::Approx(1));
  CHECK(refused(before, RemoveEntry{"ends.abandoned"}) ==
        "the end `abandoned` belongs to the language");

  const Journey scenario = edited(before, RemoveEntry{"scenarios.tidy"}).journey;
  CHECK(scenario.scenarios.find("both")->includes.empty());

  const Journey work = edited(before, RemoveEntry{"touchpoints.order.backstage.1"}).journey;
  CHECK(work.touchpoints.find("order")->backstage[0].name == "File");
  CHECK(work.scenarios.find("tidy")->changes.contains("touchpoints.order.backstage.1.cost"));
  const Journey other = edited(before, RemoveEntry{"touchpoints.order.backstage.2"}).journey;
  CHECK_FALSE(other.scenarios.find("tidy")->changes.contains("touchpoints.order.backstage.2.cost"));

  const Journey rule = edited(before, RemoveEntry{"policies.id_check.pain"}).journey;
  CHECK_FALSE(rule.policies.find("id_check")->pain);
}

TEST_CASE("what a scenario adds is renamed where that scenario is, and nowhere else") {
  Journey journey = shop();
  Scenario other;
  other.add.touchpoints["chat"].next["completed"] = 1.0;
  Change change;
  change.operand = 3.0;
  other.changes["touchpoints.chat.minutes"] = change;
  journey.scenarios["other_bot"] = other;
  REQUIRE_FALSE(validate_all(journey).has_errors());
  const Journey after =
      edited(journey, RenameId{"scenarios.bot.add.touchpoints.chat", "talk"}).journey;
  CHECK(*after.scenarios.find("other_bot") == other);
  CHECK(after.scenarios.find("bot")->changes.contains("touchpoints.talk.minutes"));
  CHECK(share(*after.scenarios.find("bot")->changes.find("touchpoints.order.next")->split,
              "talk") == 0.3);
}
