#include "gui/commands.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/gui/parcel_desk.h"

using namespace painpoint;
using namespace painpoint::gui;

using painpoint::test::bytes_of;

TEST_CASE("every command has an id, a title and keys of its own, and all keys can be read") {
  std::set<std::string_view> ids, titles;
  std::map<std::string, std::string_view> keys;
  for (const Command& command : commands()) {
    CHECK_MESSAGE(ids.insert(command.id).second, command.id);
    CHECK_MESSAGE(titles.insert(command.title).second, command.title);
    std::stringstream words{std::string(command.keys)};
    for (std::string each; words >> each;) {
      REQUIRE_MESSAGE(read_keys(each), each);
      CHECK(words_of(*read_keys(each)) == each);
      const auto added = keys.emplace(each, command.id);
      CHECK_MESSAGE(added.second, each << " is " << added.first->second << " and " << command.id);
    }
  }
}

TEST_CASE("every command can be run from the palette, and what follows is drawn") {
  ParcelDesk desk;
  std::size_t turn = 0;
  for (const Command& command : commands()) {
    CAPTURE(command.id);
    if (PAINPOINT_SANITIZED && turn++ % 4 != 0)
      continue;  // those that change most come by gestures
    desk.open_file(desk.file);
    desk.editor.view.selected = {"touchpoints." + desk.journey().touchpoints[0].id};
    desk.screen.frames();
    if (command.id == "redo" || command.id == "undo") {
      REQUIRE(run_command(desk.editor, "add_touchpoint"));
      desk.editor.view.renaming.clear();
      if (command.id == "redo") desk.editor.document->undo();
    }
    if (command.id == "overwrite") desk.editor.message.offers_overwrite = true;
    if (command.id == "cancel_simulation") run_command(desk.editor, "simulate");
    if (command.id == "cancel_decision") run_command(desk.editor, "decide");
    if (command.id == "show_map") REQUIRE(run_command(desk.editor, "compare"));
    if (command.id.starts_with("workshop_")) REQUIRE(run_command(desk.editor, "workshop"));
    if (command.id == "copy_table") desk.settle();  // it copies figures that are there
    if (command.id == "palette") {
      desk.screen.key("Ctrl+P");
      CHECK(desk.editor.palette);
      continue;
    }
    desk.screen.key("Ctrl+P");
    desk.screen.frames();  // nobody types sooner
    REQUIRE(desk.editor.palette);
    desk.screen.type(command.title);
    // Runs of a background job may have ended meanwhile: then there is nothing to stop.
    if (!command.enabled(desk.editor)) {
      CHECK(command.id.starts_with("cancel_"));
      continue;
    }
    REQUIRE(desk.screen.shows("palette/" + std::string(command.id)));
    CHECK(matching(*desk.editor.palette).front()->name == command.id);
    desk.screen.key("Enter");
    desk.screen.frames(3);
    desk.settle();
    CHECK(desk.screen.drawn().TotalVtxCount > 0);
  }
}

TEST_CASE("every command can be run without a document, and says nothing wrong") {
  Desk desk;
  for (const Command& command : commands()) {
    CAPTURE(command.id);
    desk.editor.live.reset();
    desk.editor.document.reset();
    run_command(desk.editor, command.id);
    desk.screen.frames(3);
    CHECK(desk.screen.drawn().TotalVtxCount > 0);
  }
}

TEST_CASE("keys do what the table says") {
  Desk desk;
  desk.open("small_shop.yaml");
  desk.screen.click("map");
  const std::size_t before = desk.journey().touchpoints.size();
  desk.screen.key("Ctrl+Enter");
  desk.screen.key("Esc");
  desk.screen.frames(40);  // so that the next click is no double click, which adds a touchpoint
  REQUIRE(desk.journey().touchpoints.size() == before + 1);
  desk.screen.click("map");
  desk.screen.key("Ctrl+Z");
  CHECK(desk.journey().touchpoints.size() == before);
  desk.screen.key("Ctrl+Y");
  CHECK(desk.journey().touchpoints.size() == before + 1);
  desk.screen.key("Ctrl+Z");
  desk.screen.key("Ctrl+Shift+Z");
  CHECK(desk.journey().touchpoints.size() == before + 1);
}

TEST_CASE("a saved file differs in what was changed, and opening it again shows no changes") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::filesystem::path path = desk.editor.document->path();
  const std::string before = bytes_of(path);
  run_command(desk.editor, "add_cause");
  CHECK(desk.editor.document->unsaved());
  CHECK(window_title(desk.editor) == "small_shop.yaml* - painpoint");
  run_command(desk.editor, "save");
  desk.screen.frames();
  CHECK_FALSE(desk.editor.document->unsaved());
  CHECK(bytes_of(path) != before);
  CHECK(window_title(desk.editor) == "small_shop.yaml - painpoint");
  run_command(desk.editor, "undo");
  run_command(desk.editor, "save");
  CHECK(bytes_of(path) == before);
}

TEST_CASE("unsaved work is asked about before it is left") {
  Desk desk;
  desk.open("small_shop.yaml");
  run_command(desk.editor, "add_cause");
  desk.editor.view.renaming.clear();
  desk.screen.frames();
  run_command(desk.editor, "quit");
  desk.screen.frames(3);
  CHECK_FALSE(desk.editor.quit);
  SUBCASE("cancel stays") {
    desk.screen.click("unsaved/cancel");
    CHECK_FALSE(desk.editor.quit);
    CHECK_FALSE(desk.editor.unsaved_question);
    CHECK(desk.editor.document->unsaved());
  }
  SUBCASE("do not save leaves the file as it is") {
    desk.screen.click("unsaved/drop");
    CHECK(desk.editor.quit);
  }
  SUBCASE("save saves first") {
    const std::string before = bytes_of(desk.editor.document->path());
    desk.screen.click("unsaved/save");
    CHECK(desk.editor.quit);
    CHECK(bytes_of(desk.editor.document->path()) != before);
  }
}

TEST_CASE("a file that somebody else changed is not written over unasked") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::filesystem::path path = desk.editor.document->path();
  std::ofstream(path, std::ios::app) << "# somebody else\n";
  const std::string theirs = bytes_of(path);
  run_command(desk.editor, "add_cause");
  run_command(desk.editor, "save");
  desk.screen.frames(3);
  CHECK(bytes_of(path) == theirs);
  CHECK(desk.editor.document->unsaved());
  SUBCASE("it can be written over") {
    desk.screen.click("message/overwrite");
    desk.screen.frames();
    CHECK_FALSE(desk.editor.document->unsaved());
    CHECK(bytes_of(path) != theirs);
  }
  SUBCASE("or loaded again") {
    desk.screen.click("message/reload");
    desk.screen.frames(3);
    desk.screen.click("unsaved/drop");
    desk.screen.frames();
    CHECK_FALSE(desk.editor.document->unsaved());
    CHECK(bytes_of(path) == theirs);
  }
}

TEST_CASE("touchpoints are copied as text and pasted into another journey") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::size_t before = desk.journey().touchpoints.size();
  run_command(desk.editor, "select_all");
  REQUIRE(run_command(desk.editor, "copy"));
  CHECK(std::string(ImGui::GetClipboardText()).find("touchpoints:") != std::string::npos);
  run_command(desk.editor, "new");
  desk.screen.frames();
  REQUIRE(run_command(desk.editor, "paste"));
  desk.screen.frames();
  CHECK(desk.journey().touchpoints.size() == before + 1);
  CHECK(desk.editor.view.selected.size() == before);
}

TEST_CASE("what cannot be pasted is said in words") {
  Desk desk;
  run_command(desk.editor, "new");
  ImGui::SetClipboardText("Dear all,\nplease find attached: nothing");
  run_command(desk.editor, "paste");
  CHECK(desk.editor.message.trouble);
  CHECK(desk.editor.message.text.find("part of a journey") != std::string::npos);
  CHECK_FALSE(desk.editor.document->unsaved());
}

TEST_CASE("the last touchpoint cannot be taken away, and the reason is said") {
  Desk desk;
  run_command(desk.editor, "new");
  run_command(desk.editor, "select_all");
  run_command(desk.editor, "delete");
  desk.screen.frames();
  CHECK(desk.journey().touchpoints.size() == 1);
  CHECK(desk.editor.message.trouble);
}

TEST_CASE("the selection and the scenario never point at what is gone") {
  Desk desk;
  desk.open("broadband.yaml");
  desk.editor.view.scenario = desk.journey().scenarios[0].id;
  desk.editor.view.selected = {"scenarios." + desk.journey().scenarios[0].id};
  desk.screen.frames();
  if (run_command(desk.editor, "delete")) {
    for (const std::string& address : desk.editor.view.selected)
      CHECK_MESSAGE(address.empty(), address);
    CHECK((desk.editor.view.scenario == "base" ||
           desk.journey().scenarios.contains(desk.editor.view.scenario)));
  }
}

TEST_CASE("Escape clears the selection of the map, which keeps the keyboard") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::string id = desk.journey().touchpoints[0].id;
  desk.screen.click("map/card/" + id);
  REQUIRE(desk.editor.view.selected == std::vector<std::string>{"touchpoints." + id});
  desk.screen.key("Esc");
  desk.screen.frames();
  CHECK(desk.editor.view.selected.empty());
  desk.screen.key("Right");
  desk.screen.frames();
  CHECK(desk.editor.view.selected.size() == 1);
}

TEST_CASE("Tab on the map and the command add the same touchpoint, wherever the card stands") {
  Desk desk;
  desk.open("small_shop.yaml");
  const Journey opened = desk.journey();
  const auto place = [&](const std::string& id) {
    REQUIRE(apply_edit(desk.editor, editor::PlaceCards{{{id, std::pair(200.0, 120.0)}}}));
  };
  for (const auto& touchpoint : opened.touchpoints) {
    CAPTURE(touchpoint.id);
    for (const bool placed : {false, true}) {
      const auto after = [&](const auto& add) {
        if (placed) place(touchpoint.id);
        desk.editor.view.selected = {"touchpoints." + touchpoint.id};
        desk.editor.view.focus_map = true;
        desk.screen.frames();
        add();
        desk.screen.frames(3);
        Journey journey = desk.journey();
        CHECK(desk.editor.view.renaming == desk.editor.view.selected.front());
        desk.screen.key("Esc");
        desk.screen.frames(3);
        CHECK(desk.editor.document->undo());
        if (placed) desk.editor.document->undo();
        CHECK(desk.journey() == opened);
        return journey;
      };
      const Journey by_key = after([&] { desk.screen.key("Tab"); });
      const Journey by_command = after([&] { run_command(desk.editor, "add_next"); });
      CHECK(by_key.touchpoints.size() == opened.touchpoints.size() + 1);
      CHECK(by_key == by_command);
    }
  }
}
