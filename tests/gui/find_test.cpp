#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "gui/commands.h"
#include "gui/map_camera.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

using Addresses = std::vector<std::string>;

bool within(const ScreenBox& inner, const ScreenBox& outer) {
  return inner.x >= outer.x && inner.y >= outer.y &&
         inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

void look_elsewhere(Desk& desk) {
  desk.editor.view.camera.at_x = -100'000;
  desk.screen.frames();
}

}  // namespace

TEST_CASE("Ctrl+F, a part of a name and Enter go there on the map, which has the keyboard then") {
  Desk desk;
  desk.open("broadband.yaml");
  look_elsewhere(desk);
  desk.screen.click("outline/journey");  // the keyboard is somewhere else
  desk.screen.key("Ctrl+F");
  desk.screen.frames();
  desk.screen.type("router arr");
  desk.screen.key("Enter");
  desk.screen.frames(3);
  CHECK(desk.editor.view.selected == Addresses{"touchpoints.router"});
  CHECK(within(desk.screen.box("map/card/router"), desk.screen.box("map/canvas")));
  desk.screen.key("Right");
  desk.screen.frames();
  CHECK(desk.editor.view.selected != Addresses{"touchpoints.router"});
  CHECK(desk.editor.view.selected.size() == 1);
}

TEST_CASE("a pain point is found with the touchpoint where it is, and the map goes to its card") {
  Desk desk;
  desk.open("broadband.yaml");
  look_elsewhere(desk);
  desk.screen.key("Ctrl+F");
  desk.screen.frames();
  desk.screen.type("nobody");
  REQUIRE(desk.editor.palette);
  const auto found = matching(*desk.editor.palette);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front()->note.starts_with("pain point of "));
  const std::string pain = found.front()->name;
  desk.screen.key("Enter");
  desk.screen.frames(3);
  CHECK(desk.editor.view.selected == Addresses{pain});
  const std::string touchpoint = pain.substr(12, pain.find(".pains.") - 12);
  CHECK(within(desk.screen.box("map/card/" + touchpoint), desk.screen.box("map/canvas")));
}

TEST_CASE("the outline is searched by keyboard: Enter goes to the first that was found") {
  Desk desk;
  desk.open("broadband.yaml");
  desk.editor.layout.outline = false;
  look_elsewhere(desk);
  desk.screen.key("Ctrl+Shift+F");
  desk.screen.frames(3);
  desk.screen.type("router arr");
  CHECK(desk.screen.shows("outline/touchpoints.router"));
  desk.screen.key("Enter");
  desk.screen.frames(3);
  // Not its stage, which is only shown because the touchpoint stands in it.
  CHECK(desk.editor.view.selected == Addresses{"touchpoints.router"});
  CHECK(within(desk.screen.box("map/card/router"), desk.screen.box("map/canvas")));
  CHECK(desk.editor.view.search == "router arr");
  desk.screen.key("Ctrl+Shift+F");
  desk.screen.frames(3);
  desk.screen.key("Esc");
  desk.screen.frames();
  CHECK(desk.editor.view.search.empty());
  CHECK(desk.editor.view.selected == Addresses{"touchpoints.router"});
}
