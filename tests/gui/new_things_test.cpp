#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "gui/commands.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

using Addresses = std::vector<std::string>;

/// With the inspector so high that nothing of it is out of reach.
struct TallDesk : Desk {
  TallDesk() : Desk(1280, 3000) {}
  void select(const std::string& address) {
    editor.view.selected = {address};
    screen.frames(3);
  }
};

}  // namespace

TEST_CASE("what is added in the inspector is opened, and its name can be typed") {
  TallDesk desk;
  desk.open("small_shop.yaml");
  const std::string touchpoint = "touchpoints." + desk.journey().touchpoints[0].id;
  desk.select(touchpoint);
  desk.screen.fill_in("inspector/" + touchpoint + ".pains/add", "Wrong parcel");
  desk.screen.frames(4);
  const std::string pain = touchpoint + ".pains.wrong_parcel";
  CHECK(desk.editor.view.selected == Addresses{pain});
  CHECK(desk.screen.shows("inspector/" + pain + ".chance"));
  desk.screen.key("Ctrl+A");
  desk.screen.type("Not my parcel");
  desk.screen.key("Enter");
  desk.screen.frames();
  CHECK(desk.journey().touchpoints[0].value.pains.find("wrong_parcel")->name == "Not my parcel");
  CHECK(desk.editor.view.selected == Addresses{pain});
}

TEST_CASE("what is added in the outline is opened, with the keyboard in its name") {
  TallDesk desk;
  desk.open("small_shop.yaml");
  desk.screen.fill_in("outline/causes/add", "Wet labels");
  desk.screen.frames(4);
  CHECK(desk.editor.view.selected == Addresses{"causes.wet_labels"});
  desk.screen.key("Ctrl+A");
  desk.screen.type("Labels that came off");
  desk.screen.key("Enter");
  desk.screen.frames();
  CHECK(desk.journey().causes.find("wet_labels")->name == "Labels that came off");
}

TEST_CASE("somebody who clicks elsewhere after a new name stays there") {
  TallDesk desk;
  desk.open("small_shop.yaml");
  const std::string other = "touchpoints." + desk.journey().touchpoints[1].id;
  desk.screen.click("outline/causes/add");
  desk.screen.type("Wet labels");
  desk.screen.click("outline/" + other);
  desk.screen.frames(3);
  CHECK(desk.journey().causes.contains("wet_labels"));
  CHECK(desk.editor.view.selected == Addresses{other});
}

TEST_CASE("work backstage is opened where it stands, in its touchpoint") {
  TallDesk desk;
  desk.open("small_shop.yaml");
  const std::string touchpoint = "touchpoints." + desk.journey().touchpoints[0].id;
  desk.select(touchpoint);
  const std::string works = touchpoint + ".backstage";
  if (!desk.screen.shows("inspector/" + works + "/add"))
    desk.screen.click("inspector/" + works + "/heading");
  desk.screen.frames(3);
  const std::size_t before = desk.journey().touchpoints[0].value.backstage.size();
  desk.screen.fill_in("inspector/" + works + "/add", "Print the label");
  desk.screen.frames(4);
  REQUIRE(desk.journey().touchpoints[0].value.backstage.size() == before + 1);
  const std::string work = works + "." + std::to_string(before + 1);
  CHECK(desk.editor.view.selected == Addresses{touchpoint});
  CHECK(desk.screen.shows("inspector/" + work + ".name"));
  desk.screen.key("Ctrl+A");
  desk.screen.type("Print two labels");
  desk.screen.key("Enter");
  desk.screen.frames();
  CHECK(desk.journey().touchpoints[0].value.backstage[before].name == "Print two labels");
}

TEST_CASE("a duplicate made in the inspector is opened") {
  TallDesk desk;
  desk.open("small_shop.yaml");
  const std::string cause = "causes." + desk.journey().causes[0].id;
  desk.select(cause);
  desk.screen.click("inspector/" + cause + "/duplicate");
  desk.screen.frames(3);
  REQUIRE(desk.editor.view.selected.size() == 1);
  CHECK(desk.editor.view.selected.front() != cause);
  CHECK(desk.editor.view.selected.front().starts_with("causes."));
}
