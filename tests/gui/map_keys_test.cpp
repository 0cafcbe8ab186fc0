// Going about on the map: its keys, the wheel, the hand that moves it, the minimap.
#include "tests/gui/hands.h"

using namespace painpoint;
using namespace painpoint::gui;
using Mode = MapGestures::Mode;
using Selection = std::vector<std::string>;

TEST_CASE("Tab puts a touchpoint between the selected one and where it led, or beside its ways") {
  Hands hands;
  hands.view.selected = {"touchpoints.pay"};
  hands.key(Key::tab);
  auto edited = editor::apply(hands.journey, asked<RequestEdit>(hands.requests)->edit);
  REQUIRE(edited.value.has_value());
  const std::string added = edited->journey.touchpoints[2].id;  // behind the one before it
  CHECK(edited->journey.touchpoints.find("pay")->next.contains(added));
  CHECK(edited->journey.touchpoints.find(added)->next.contains("deliver"));
  CHECK(edited->journey.touchpoints.find(added)->stage == "shop");
  CHECK(hands.view.renaming == "touchpoints." + added);

  hands.view.selected = {"touchpoints.order"};
  hands.key(Key::tab);
  edited = editor::apply(hands.journey, asked<RequestEdit>(hands.requests)->edit);
  REQUIRE(edited.value.has_value());
  CHECK(edited->journey.touchpoints.find("order")->next.size() == 3);
}

TEST_CASE("arrows walk from card to card, with Shift they move it, as one edit") {
  Hands hands;
  hands.key(Key::right);
  CHECK(hands.view.selected == Selection{"touchpoints.order"});
  std::vector<std::string> walked;
  for (int i = 0; i < 6; ++i) {
    hands.key(Key::right);
    walked.push_back(hands.view.selected.back());
  }
  CHECK(hands.map.node_of(walked.back()).has_value());
  CHECK(walked.back() != "touchpoints.order");

  hands.view.selected = {"touchpoints.order"};
  hands.requests.clear();
  for (int i = 0; i < 3; ++i) hands.key(Key::down, true);
  REQUIRE(hands.requests.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto* edit = std::get_if<RequestEdit>(&hands.requests[i]);
    REQUIRE(edit != nullptr);
    CHECK(edit->joins == (i > 0));
  }
  hands.key(Key::right);
  hands.view.selected = {"touchpoints.order"};
  hands.key(Key::down, true);
  CHECK(!asked<RequestEdit>(hands.requests)->joins);
}

TEST_CASE("C, arrows and Enter connect without a mouse") {
  Hands hands;
  hands.view.selected = {"touchpoints.order"};
  hands.key(Key::c);
  CHECK(hands.gestures.mode() == Mode::connecting_by_keys);
  for (int i = 0; i < 8 && hands.gestures.connects_to() != hands.at("touchpoints.deliver"); ++i)
    hands.key(Key::right);
  REQUIRE(hands.gestures.connects_to() == hands.at("touchpoints.deliver"));
  hands.key(Key::enter);
  const auto* edit = asked_edit<editor::Connect>(hands.requests);
  REQUIRE(edit != nullptr);
  CHECK(edit->from == "order");
  CHECK(edit->to == "deliver");
  CHECK(hands.gestures.mode() == Mode::idle);
  CHECK(hands.view.selected == Selection{"touchpoints.order"});
}

TEST_CASE("Enter goes to the inspector") {
  Hands hands;
  hands.view.selected = {"touchpoints.order"};
  hands.key(Key::enter);
  CHECK(hands.view.focus_inspector);
}

TEST_CASE("the wheel zooms at the pointer, a touchpad scrolls, Shift goes sideways") {
  Hands hands;
  hands.move(hands.middle("touchpoints.pay"));
  const draw::Point there = hands.middle("touchpoints.pay");
  hands.input.wheel = 1;
  hands.frame();
  CHECK(hands.view.camera.zoom == doctest::Approx(kZoomStep));
  CHECK(to_screen(hands.view.camera, there).x == doctest::Approx(hands.input.mouse.x));
  hands.input.wheel = -1;
  hands.input.ctrl = true;
  hands.frame();
  CHECK(hands.view.camera.zoom == doctest::Approx(1));
  hands.input.ctrl = false;
  const MapCamera before = hands.view.camera;
  hands.input.wheel = 0.25;
  hands.frame();
  CHECK(hands.view.camera.zoom == before.zoom);
  CHECK(hands.view.camera.at_y < before.at_y);
  hands.input.shift = true;
  hands.input.wheel = 1;
  hands.frame();
  CHECK(hands.view.camera.at_x < before.at_x);
  hands.input.inside = false;
  const MapCamera last = hands.view.camera;
  hands.input.wheel = 1;
  hands.frame();
  CHECK(hands.view.camera.at_x == last.at_x);
}

TEST_CASE("the map is moved with the middle button, or with Space and the left one") {
  for (const bool space : {false, true}) {
    Hands hands;
    hands.input.mouse = {300, 300};
    hands.frame();
    const MapCamera before = hands.view.camera;
    hands.input.space = space;
    if (space)
      hands.input.pressed = hands.input.down = true;
    else
      hands.input.middle_pressed = hands.input.middle_down = true;
    hands.frame();
    CHECK(hands.gestures.mode() == Mode::panning);
    hands.input.mouse = {340, 280};
    hands.frame();
    CHECK(hands.view.camera.at_x == doctest::Approx(before.at_x - 40));
    CHECK(hands.view.camera.at_y == doctest::Approx(before.at_y + 20));
    hands.input.down = hands.input.middle_down = false;
    hands.input.released = space;
    hands.frame();
    CHECK(hands.gestures.mode() == Mode::idle);
    CHECK(hands.requests.empty());
  }
}

TEST_CASE("pressing the minimap goes there, and dragging it goes on") {
  Hands hands;
  hands.view.camera.zoom = 3;
  const auto minimap = minimap_of(hands.map, hands.view.camera, hands.input.canvas);
  REQUIRE(minimap.has_value());
  const draw::Point goal = hands.middle("touchpoints.deliver");
  hands.input.mouse = minimap->to_minimap(goal);
  hands.frame();
  hands.press();
  CHECK(hands.gestures.mode() == Mode::minimap);
  CHECK(to_screen(hands.view.camera, goal).x == doctest::Approx(500));
  const draw::Point next = hands.middle("touchpoints.order");
  hands.input.mouse = minimap->to_minimap(next);
  hands.frame();
  CHECK(to_screen(hands.view.camera, next).y == doctest::Approx(350));
  hands.release();
  CHECK(hands.view.selected.empty());
}
