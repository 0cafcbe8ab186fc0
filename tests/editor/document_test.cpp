#include <doctest/doctest.h>

#include "tests/editor/shop.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

Document opened() {
  Outcome<Document> document =
      Document::from_text("painpoint: 1\njourney: Shop  # ours\n" + std::string(kShop), "");
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

void must(Document& document, const Edit& edit, bool joins = false) {
  const auto outcome = document.apply(edit, joins);
  REQUIRE_MESSAGE(outcome, words_of(outcome.diagnostics));
}

}  // namespace

TEST_CASE("an empty document is the smallest sound journey") {
  Document document = Document::empty();
  CHECK_FALSE(document.unsaved());
  CHECK_FALSE(document.can_undo());
  CHECK(document.journey().touchpoints.size() == 1);
  CHECK_FALSE(validate_all(document.journey()).has_errors());
  must(document, AddEntry{"touchpoints", "pay", "Pay"});
  CHECK(document.unsaved());
  REQUIRE(document.undo());
  CHECK_FALSE(document.unsaved());
}

TEST_CASE("undo and redo go back and forth, with messages and the same revisions") {
  Document document = opened();
  const Revision first = document.revision();
  const Journey before = document.journey();
  must(document, SetNumber{"touchpoints.pay.minutes", 5});
  const Revision second = document.revision();
  must(document, RemoveEntry{"causes.haste"});
  const Journey after = document.journey();
  CHECK(document.undo_message() == "Remove cause “Haste”");
  CHECK(document.redo_message().empty());
  REQUIRE(document.history().size() == 2);
  CHECK(document.history()[0] == "Set minutes of “Pay” to 5 minutes");
  CHECK(document.history()[1] == "Remove cause “Haste”");
  REQUIRE(document.undo());
  CHECK(document.revision() == second);
  CHECK(document.redo_message() == "Remove cause “Haste”");
  REQUIRE(document.undo());
  CHECK(document.revision() == first);
  CHECK(document.journey() == before);
  CHECK_FALSE(document.undo());
  REQUIRE(document.redo());
  REQUIRE(document.redo());
  CHECK_FALSE(document.redo());
  CHECK(document.journey() == after);
  // Something new after an undo takes the place of what was undone.
  REQUIRE(document.undo());
  must(document, SetNumber{"touchpoints.pay.minutes", 6});
  CHECK_FALSE(document.can_redo());
  CHECK(document.history().size() == 2);
}

TEST_CASE("an edit that would make an error is refused, and changes nothing") {
  Document document = opened();
  const Revision revision = document.revision();
  const auto refusal = [&](const Edit& edit) {
    const auto outcome = document.apply(edit);
    CHECK_FALSE(outcome);
    return outcome.diagnostics.has_errors() ? outcome.diagnostics.all()[0].message : "";
  };
  CHECK(refusal(SetNumber{"touchpoints.order.pains.lost.chance", 1.5}) ==
        "a chance must be between 0 and 1, but this is 1.5");
  CHECK(refusal(SetText{"touchpoints.order.stage", "durin"}) == "there is no stage `durin`");
  // Customers who come here would never leave.
  CHECK(refusal(Connect{"help", "help", 1}).find("help") != std::string::npos);
  CHECK(refusal(SetChange{"scenarios.tidy", "customers_per_month", Change{}})
            .find("cannot be changed by a scenario") != std::string::npos);
  // Wrong only for one segment under one scenario.
  Change more;
  more.operation = Change::Operation::scale;
  more.operand = 4.0;
  CHECK(refusal(SetChange{"scenarios.both", "touchpoints.order.pains.lost.chance", more})
            .find("between 0 and 1") != std::string::npos);
  CHECK(document.revision() == revision);
  CHECK(document.history().empty());
}

TEST_CASE("an edit that changes nothing makes no history") {
  Document document = opened();
  must(document, SetNumber{"touchpoints.pay.minutes", 2});
  must(document, SetText{"touchpoints.pay.name", "Pay"});
  CHECK(document.history().empty());
}

TEST_CASE("a drag of a slider is one step, as if it had been pulled there at once") {
  Document document = opened();
  const Journey before = document.journey();
  const std::string address = "touchpoints.deliver.next.returned";
  must(document, SetNumber{address, 0.3});
  for (const double value : {0.5, 0.9, 1.0, 0.7}) must(document, SetNumber{address, value}, true);
  CHECK(document.history().size() == 1);
  CHECK(document.undo_message() == "Set way from “Deliver” to “Sent back” to 70%");
  // The way that had nothing left at 100% has its part again.
  CHECK(share(document.journey().touchpoints.find("deliver")->next, "completed") ==
        doctest::Approx(0.3));
  // Another one does not join.
  must(document, SetNumber{"touchpoints.pay.minutes", 7}, false);
  CHECK(document.history().size() == 2);
  REQUIRE(document.undo());
  REQUIRE(document.undo());
  CHECK(document.journey() == before);
}

TEST_CASE("a gesture that comes back to where it began leaves no step") {
  Document document = opened();
  must(document, PlaceCards{{{"pay", {{1, 1}}}}});
  must(document, PlaceCards{{{"pay", {{5, 5}}}}});
  must(document, PlaceCards{{{"pay", {{9, 9}}}}}, true);
  must(document, PlaceCards{{{"pay", {{1, 1}}}}}, true);
  CHECK(document.history().size() == 1);
  CHECK(document.journey().map.positions.find("pay")->x == 1);
}

TEST_CASE("parts of one gesture are undone together, also after much else") {
  Document document = opened();
  const Journey before = document.journey();
  must(document, AddEntry{"touchpoints", "wrap", "Wrap"});
  must(document, SetText{"touchpoints.wrap.name", "Wrap it"}, true);
  must(document, SetText{"touchpoints.wrap.name", "Wrap it up"}, true);
  CHECK(document.history() == std::vector<std::string>{"Add touchpoint “Wrap”"});
  const Journey joined = document.journey();
  CHECK(joined.touchpoints.find("wrap")->name == "Wrap it up");
  // So many that the state has to be made again by its edits.
  for (int i = 0; i < 300; ++i) must(document, SetNumber{"touchpoints.pay.minutes", 3.0 + i});
  while (document.history_position() > 1) REQUIRE(document.undo());
  CHECK(document.journey() == joined);
  REQUIRE(document.undo());
  CHECK(document.journey() == before);
}

TEST_CASE("a long history is kept as edits, and gives every state again bit by bit") {
  Document document = opened();
  std::vector<Journey> states = {document.journey()};
  for (int i = 0; i < 400; ++i) {
    switch (i % 4) {
      case 0:
        must(document, SetNumber{"touchpoints.order.next.pay", 0.1 + 0.001 * i});
        break;
      case 1:
        must(document, AddEntry{"touchpoints", "t" + std::to_string(i), "T"});
        break;
      case 2:
        must(document, Connect{"pay", "t" + std::to_string(i - 1), 0.1});
        break;
      default:
        must(document, RemoveEntry{"touchpoints.t" + std::to_string(i - 2)});
    }
    states.push_back(document.journey());
  }
  for (std::size_t i = states.size() - 1; i-- > 0;) {
    REQUIRE(document.undo());
    REQUIRE(document.journey() == states[i]);
  }
  CHECK_FALSE(document.can_undo());
  for (std::size_t i = 1; i < states.size(); ++i) {
    REQUIRE(document.redo());
    REQUIRE(document.journey() == states[i]);
  }
}

TEST_CASE("another journey altogether can be undone, too") {
  Document document = opened();
  const Journey before = document.journey();
  must(document, ReplaceJourney{Document::empty().journey(), "Import a journey"});
  CHECK(document.undo_message() == "Import a journey");
  for (int i = 0; i < 200; ++i) must(document, SetNumber{"touchpoints.first.minutes", 1.0 + i});
  while (document.undo()) {
  }
  CHECK(document.journey() == before);
}

TEST_CASE("an error in a file is said at its place, and there is no document") {
  const Outcome<Document> document =
      Document::from_text("painpoint: 1\njourney: x\ntouchpoints: { a: { next: b } }\n", "");
  CHECK_FALSE(document);
  REQUIRE(document.diagnostics.has_errors());
  CHECK(document.diagnostics.all()[0].span);
  CHECK_FALSE(Document::open("/nowhere/journey.yaml"));
  CHECK_FALSE(Document::open("/"));
}
