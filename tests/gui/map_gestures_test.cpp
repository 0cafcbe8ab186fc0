#include "gui/map_gestures.h"

#include "tests/gui/hands.h"

using namespace painpoint;
using namespace painpoint::gui;
using Mode = MapGestures::Mode;
using Selection = std::vector<std::string>;

TEST_CASE("clicks select, with Ctrl they add and take away, beside everything they clear") {
  Hands hands;
  hands.click(hands.middle("touchpoints.order"));
  CHECK(hands.view.selected == Selection{"touchpoints.order"});
  hands.input.ctrl = true;
  hands.click(hands.middle("touchpoints.pay"));
  CHECK(hands.view.selected == Selection{"touchpoints.order", "touchpoints.pay"});
  hands.click(hands.middle("touchpoints.order"));
  CHECK(hands.view.selected == Selection{"touchpoints.pay"});
  hands.input.ctrl = false;
  hands.click(hands.middle("ends.completed"));
  CHECK(hands.view.selected == Selection{"ends.completed"});
  hands.click(hands.nowhere());
  CHECK(hands.view.selected.empty());
  CHECK(asked<RequestEdit>(hands.requests) == nullptr);
}

TEST_CASE("a click on a pain mark or on a way selects it") {
  Hands hands;
  const std::size_t deliver = hands.at("touchpoints.deliver");
  hands.click(hands.map.scene.cards[deliver].pains[0].box.centre());
  CHECK(hands.view.selected == Selection{"touchpoints.deliver.pains.late"});
  const auto way = hands.map.way_of("touchpoints.pay.next.deliver");
  REQUIRE(way.has_value());
  const auto& points = hands.map.scene.ways[*way].points;
  hands.click({(points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2});
  if (hands.view.selected != Selection{"touchpoints.pay.next.deliver"})  // too near to the card
    hands.click({(points[1].x + points[2].x) / 2, (points[1].y + points[2].y) / 2});
  CHECK(hands.view.selected == Selection{"touchpoints.pay.next.deliver"});
}

TEST_CASE("a box selects what it touches") {
  Hands hands;
  hands.drag(hands.nowhere(), {hands.map.scene.bounds.right(), hands.map.scene.bounds.bottom()});
  CHECK(hands.view.selected.size() == hands.map.nodes());
  const draw::Box& order = hands.map.box(hands.at("touchpoints.order"));
  hands.drag(hands.nowhere(), {order.x + 5, order.y + 5});
  CHECK(hands.view.selected == Selection{"touchpoints.order"});
}

TEST_CASE("dragging a card places it, in one edit") {
  Hands hands;
  const draw::Box before = hands.map.box(hands.at("touchpoints.order"));
  const draw::Point from = before.centre();
  hands.drag(from, {from.x + 3, from.y + 211});
  std::size_t edits = 0;
  for (const Request& request : hands.requests)
    edits += std::holds_alternative<RequestEdit>(request) ? 1 : 0;
  CHECK(edits == 1);
  CHECK(!asked<RequestEdit>(hands.requests)->joins);
  const auto* places = asked_edit<editor::PlaceCards>(hands.requests);
  REQUIRE(places != nullptr);
  REQUIRE(places->places.size() == 1);
  CHECK(places->places[0].id == "order");
  REQUIRE(places->places[0].at.has_value());
  CHECK(std::abs(places->places[0].at->first - before.x) < 15);
  CHECK(std::abs(places->places[0].at->second - before.y - 211) < 15);
  CHECK(hands.view.selected == Selection{"touchpoints.order"});
  CHECK(hands.gestures.mode() == Mode::idle);
}

TEST_CASE("dragging one of several selected cards moves them all") {
  Hands hands;
  hands.view.selected = {"touchpoints.order", "touchpoints.pay", "ends.abandoned"};
  const draw::Point from = hands.middle("touchpoints.pay");
  hands.drag(from, {from.x + 2, from.y + 150});
  const auto* places = asked_edit<editor::PlaceCards>(hands.requests);
  REQUIRE(places != nullptr);
  CHECK(places->places.size() == 3);
  CHECK(hands.view.selected.size() == 3);
}

TEST_CASE("a card that is dropped in the column of another stage belongs to it") {
  Hands hands;
  hands.drag(hands.middle("touchpoints.pay"), hands.middle("touchpoints.deliver"));
  const auto* both = asked_edit<editor::Together>(hands.requests);
  REQUIRE(both != nullptr);
  REQUIRE(both->edits.size() == 2);
  const auto* stage = std::get_if<editor::SetText>(&both->edits[1]);
  REQUIRE(stage != nullptr);
  CHECK(stage->address == "touchpoints.pay.stage");
  CHECK(stage->text == "home");
}

TEST_CASE("Escape takes back what is held") {
  Hands hands;
  const draw::Point from = hands.middle("touchpoints.order");
  hands.move(from);
  hands.press();
  hands.move({from.x + 100, from.y + 100});
  CHECK(hands.gestures.mode() == Mode::moving);
  hands.key(Key::escape);
  CHECK(hands.gestures.mode() == Mode::idle);
  hands.release();
  CHECK(asked<RequestEdit>(hands.requests) == nullptr);
  hands.key(Key::escape);
  CHECK(hands.view.selected.empty());
}

TEST_CASE("dragging from a card's border connects: to a card, to an end, to a new touchpoint") {
  Hands hands;
  SUBCASE("to a card") {
    hands.drag(hands.edge("touchpoints.order"), hands.middle("touchpoints.deliver"));
    const auto* edit = asked_edit<editor::Connect>(hands.requests);
    REQUIRE(edit != nullptr);
    CHECK(edit->from == "order");
    CHECK(edit->to == "deliver");
  }
  SUBCASE("to an end") {
    hands.drag(hands.edge("touchpoints.pay"), hands.middle("ends.abandoned"));
    const auto* edit = asked_edit<editor::Connect>(hands.requests);
    REQUIRE(edit != nullptr);
    CHECK(edit->to == "abandoned");
  }
  SUBCASE("what led to `completed` alone leads on instead") {
    hands.drag(hands.edge("touchpoints.deliver"), hands.middle("touchpoints.pay"));
    const auto* edit = asked_edit<editor::SetSplit>(hands.requests);
    REQUIRE(edit != nullptr);
    CHECK(edit->address == "touchpoints.deliver.next");
    REQUIRE(edit->split.size() == 1);
    CHECK(edit->split[0].id == "pay");
  }
  SUBCASE("along a way that is there already: it is selected") {
    hands.drag(hands.edge("touchpoints.order"), hands.middle("touchpoints.pay"));
    CHECK(asked<RequestEdit>(hands.requests) == nullptr);
    CHECK(hands.view.selected == Selection{"touchpoints.order.next.pay"});
  }
  SUBCASE("to nowhere: a touchpoint that is named next") {
    hands.drag(hands.edge("touchpoints.order"), hands.nowhere());
    const auto* both = asked_edit<editor::Together>(hands.requests);
    REQUIRE(both != nullptr);
    CHECK(std::holds_alternative<editor::AddEntry>(both->edits.front()));
    CHECK(std::holds_alternative<editor::PlaceCards>(both->edits.back()));
    CHECK(!hands.view.renaming.empty());
    CHECK(hands.view.selected == Selection{hands.view.renaming});
    const auto edited = editor::apply(hands.journey, *both);
    REQUIRE(edited.value.has_value());
    CHECK(edited->journey.touchpoints.size() == 4);
  }
}

TEST_CASE("a double click adds a touchpoint in the stage where it was, or renames what is there") {
  Hands hands;
  const draw::Box& home = hands.map.scene.stages[1].box;
  hands.move({home.centre().x, home.bottom() - 3});
  hands.input.double_clicked = hands.input.pressed = hands.input.down = true;
  hands.frame();
  hands.release();
  const auto* both = asked_edit<editor::Together>(hands.requests);
  REQUIRE(both != nullptr);
  const auto edited = editor::apply(hands.journey, *both);
  REQUIRE(edited.value.has_value());
  REQUIRE(edited->journey.touchpoints.size() == 4);
  const auto& added = edited->journey.touchpoints[3];
  CHECK(added.value.stage == "home");
  CHECK(edited->journey.map.positions.contains(added.id));
  CHECK(hands.view.renaming == "touchpoints." + added.id);

  hands.requests.clear();
  hands.move(hands.middle("touchpoints.pay"));
  hands.input.double_clicked = hands.input.pressed = hands.input.down = true;
  hands.frame();
  CHECK(hands.view.renaming == "touchpoints.pay");
  CHECK(asked<RequestEdit>(hands.requests) == nullptr);
}

TEST_CASE("a right click selects what is there and asks for a menu") {
  Hands hands;
  hands.move(hands.middle("touchpoints.pay"));
  hands.input.right_pressed = true;
  hands.frame();
  CHECK(hands.gestures.wants_menu());
  CHECK(hands.view.selected == Selection{"touchpoints.pay"});
  hands.frame();
  CHECK(!hands.gestures.wants_menu());
}

TEST_CASE("a card that vanishes while it is held is let go") {
  Hands hands;
  const draw::Point from = hands.middle("touchpoints.deliver");
  hands.move(from);
  hands.press();
  hands.move({from.x + 50, from.y});
  CHECK(hands.gestures.mode() == Mode::moving);
  hands.journey = read_text(
      "painpoint: 1\njourney: Less\ntouchpoints: { order: { next: { completed: 100% } } }\n");
  hands.map = shown(hands.journey);
  hands.move({from.x + 60, from.y});
  CHECK(hands.gestures.mode() == Mode::idle);
  CHECK(hands.gestures.moved().empty());
  hands.release();
  CHECK(asked<RequestEdit>(hands.requests) == nullptr);
}

TEST_CASE("in a journey from right to left, moving right lowers the position") {
  Hands hands(small_journey("رحلة"));
  const draw::Box before = hands.map.box(hands.at("touchpoints.order"));
  const auto position = hands.map.position_of(before);
  hands.view.selected = {"touchpoints.order"};
  hands.key(Key::right, true);
  const auto* places = asked_edit<editor::PlaceCards>(hands.requests);
  REQUIRE(places != nullptr);
  CHECK(places->places[0].at->first == doctest::Approx(position.first - kMapGrid));
}

TEST_CASE("the first name of a touchpoint makes its id") {
  const Journey journey = small_journey();
  const ShownMap map = shown(journey);
  const NewTouchpoint added = add_touchpoint_at(journey, map, {0, 0});
  const auto with = editor::apply(journey, added.edit);
  REQUIRE(with.value.has_value());
  const auto named = rename(with->journey, added.address, "Call support");
  REQUIRE(named.has_value());
  const auto after = editor::apply(with->journey, *named);
  REQUIRE(after.value.has_value());
  CHECK(after->journey.touchpoints.contains("call_support"));
  CHECK(after->journey.map.positions.contains("call_support"));
  CHECK(address_after_rename(*named, added.address) == "touchpoints.call_support");
  const auto again = rename(after->journey, "touchpoints.call_support", "Call us");
  REQUIRE(again.has_value());
  CHECK(std::holds_alternative<editor::SetText>(*again));
  CHECK(!rename(journey, "touchpoints.pay", "Pay").has_value());
  CHECK(!rename(journey, "touchpoints.pay", "").has_value());
}
