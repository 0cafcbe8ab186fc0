#include "gui/workshop_keys.h"

#include <doctest/doctest.h>

namespace painpoint::gui {
namespace {

WorkshopState room_with_two_sliders() {
  WorkshopState workshop;
  for (const char* address : {"a", "b"}) {
    editor::WorkshopSlider slider;
    slider.address = address;
    workshop.sliders.push_back(slider);
  }
  return workshop;
}

template <class Wish>
Wish wished(const WorkshopState& workshop, Key key) {
  const auto wish = wish_of_key(workshop, {key});
  REQUIRE(wish);
  REQUIRE(std::holds_alternative<Wish>(*wish));
  return std::get<Wish>(*wish);
}

}  // namespace

TEST_CASE("arrows choose and move sliders, and other keys go back and note") {
  WorkshopState workshop = room_with_two_sliders();
  CHECK(wished<WorkshopChoose>(workshop, Key::down).slider == 1);
  CHECK(wished<WorkshopChoose>(workshop, Key::up).slider == 0);
  workshop.slider = 1;
  CHECK(wished<WorkshopChoose>(workshop, Key::down).slider == 1);
  CHECK(wished<WorkshopStep>(workshop, Key::left).address == "b");
  CHECK(wished<WorkshopStep>(workshop, Key::left).steps == -1);
  CHECK(wished<WorkshopStep>(workshop, Key::right).steps == 1);
  CHECK(wished<WorkshopReset>(workshop, Key::home).address == "b");
  CHECK_FALSE(wished<WorkshopPin>(workshop, Key::del).on);
  wished<WorkshopNote>(workshop, Key::enter);
  CHECK_FALSE(wish_of_key(workshop, {Key::left, true}));
  CHECK_FALSE(wish_of_key(workshop, {Key::page_down}));
  CHECK_FALSE(wish_of_key(workshop, {Key::tab}));  // there is no list yet
  workshop.sliders.clear();
  CHECK_FALSE(wish_of_key(workshop, {Key::left}));
}

TEST_CASE("in the list arrows choose a row, and Enter goes back to it") {
  WorkshopState workshop = room_with_two_sliders();
  const Journey journey;
  for (const double value : {0.1, 0.2, 0.3}) {
    Changes changes;
    changes["a"].operand = value;
    workshop.log.note(journey, changes);
  }
  CHECK(wished<WorkshopChooseRow>(workshop, Key::tab).row == 0);
  workshop.in_log = true;
  workshop.row = 1;
  CHECK(wished<WorkshopChooseRow>(workshop, Key::down).row == 2);
  CHECK(wished<WorkshopChooseRow>(workshop, Key::up).row == 0);
  CHECK(wished<WorkshopChooseRow>(workshop, Key::end).row == 2);
  CHECK(wished<WorkshopGoBackTo>(workshop, Key::enter).row == 1);
  wished<WorkshopToSliders>(workshop, Key::tab);
  workshop.row = 2;
  CHECK(wished<WorkshopChooseRow>(workshop, Key::down).row == 2);
}

}  // namespace painpoint::gui
