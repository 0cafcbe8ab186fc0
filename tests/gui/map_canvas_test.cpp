#include <doctest/doctest.h>
#include <imgui.h>

#include <optional>

#include "editor/document.h"
#include "editor/live.h"
#include "gui/commands.h"
#include "gui/map_camera.h"
#include "gui/map_panel.h"
#include "report/map_texts.h"
#include "tests/gui/desk.h"
#include "tests/gui/map_example.h"
#include "tests/gui/screen.h"
#include "tests/support/golden.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

/// The map alone in a window, with a document whose edits are carried out between frames.
struct MapWindow {
  explicit MapWindow(editor::Document the_document, int width = 1000, int height = 700)
      : screen(width, height), document(std::move(the_document)) {
    view.probes = screen.probe_list();
    screen.draw_with([this, width, height](const std::vector<KeyPress>&) {
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize({static_cast<float>(width), static_cast<float>(height)});
      ImGui::Begin("map window", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoScrollWithMouse);
      PanelContext context{document, live, screen.theme, view, requests};
      draw_map(context);
      ImGui::End();
    });
    screen.between_frames([this] { carry_out(); });
    live.update(document, view.scenario);
    live.wait();
    for (const auto& [id, touchpoint] : document.journey().touchpoints)
      screen.fonts.need(touchpoint.name);
    screen.frames(3);
  }

  void carry_out() {
    for (const Request& request : requests) {
      if (const auto* edit = std::get_if<RequestEdit>(&request)) {
        const auto outcome = document.apply(edit->edit, edit->joins);
        CHECK_MESSAGE(outcome.value.has_value(), test::words_of(outcome.diagnostics));
      }
      if (const auto* select = std::get_if<RequestSelect>(&request))
        view.selected = select->addresses;
      if (const auto* command = std::get_if<RequestCommand>(&request))
        commands.push_back(command->id);
    }
    requests.clear();
  }
  /// Lets the figures come.
  void settle() {
    screen.frames(1);
    live.update(document, view.scenario);
    live.wait();
    screen.frames(2);
  }
  [[nodiscard]] draw::Point middle(const std::string& probe) const {
    const ScreenBox box = screen.box(probe);
    return {static_cast<double>(box.x + box.width / 2),
            static_cast<double>(box.y + box.height / 2)};
  }
  void drag(const std::string& from, double x, double y) {
    const draw::Point at = middle(from);
    screen.drag(at.x, at.y, x, y);
    screen.frames(2);
  }

  Screen screen;
  editor::Document document;
  editor::LiveFigures live;
  ViewState view;
  Requests requests;
  std::vector<std::string> commands;
};

editor::Document sample(const std::string& name) {
  auto document = editor::Document::open(test::source_path("journeys/" + name));
  REQUIRE(document.value.has_value());
  return std::move(*document.value);
}

}  // namespace

TEST_CASE("the map of every sample journey is drawn, all of it in view at first") {
  for (const std::string name : {"broadband.yaml", "bank_support.yaml", "returns_policy.yaml",
                                 "small_shop.yaml", "telecom_zh.yaml", "water_utility_ar.yaml"}) {
    CAPTURE(name);
    MapWindow window(sample(name));
    const ScreenBox canvas = window.screen.box("map/canvas");
    for (const auto& [id, touchpoint] : window.document.journey().touchpoints) {
      const ScreenBox card = window.screen.box("map/card/" + id);
      CHECK(card.x >= canvas.x);
      CHECK(card.x + card.width <= canvas.x + canvas.width);
    }
    CHECK(window.screen.drawn().TotalVtxCount > 1000);
  }
}

TEST_CASE("all of the map stays in view while panels come and go, until somebody looks elsewhere") {
  Desk desk(1280, 800);
  desk.open("broadband.yaml");
  desk.settle();
  const auto all_in_view = [&] {
    const ScreenBox canvas = desk.screen.box("map/canvas");
    const MapPanel& panel = *desk.editor.view.map_panel;
    const draw::Box& bounds = panel.cache.shown().scene.bounds;
    const draw::Point end = to_screen(desk.editor.view.camera, {bounds.right(), bounds.bottom()});
    return end.x <= static_cast<double>(canvas.width) &&
           end.y <= static_cast<double>(canvas.height);
  };
  CHECK(all_in_view());
  CHECK_FALSE(desk.screen.shows("map/minimap"));
  const double narrow = desk.editor.view.camera.zoom;
  desk.editor.layout.outline = false;
  desk.screen.frames(3);
  CHECK(desk.editor.view.camera.zoom > narrow);
  CHECK(all_in_view());
  // Messages come and go while people work, and move nothing.
  run_command(desk.editor, "fit");
  desk.screen.frames(3);
  const ScreenBox card = desk.screen.box("map/card/router");
  say(desk.editor, "Saved");
  desk.screen.frames(3);
  CHECK(desk.screen.box("map/card/router").y == card.y);
  CHECK(desk.screen.box("map/card/router").width == card.width);
  desk.editor.view.camera.at_x += 10;
  const double moved = desk.editor.view.camera.zoom;
  desk.editor.layout.outline = true;
  desk.screen.frames(3);
  CHECK(desk.editor.view.camera.zoom == moved);
}

TEST_CASE("a journey is drawn with the mouse: touchpoints, ways, names") {
  MapWindow window(editor::Document::empty());
  const std::string first = window.document.journey().touchpoints[0].id;
  window.screen.click("map/card/" + first);
  CHECK(window.view.selected == std::vector<std::string>{"touchpoints." + first});
  window.screen.key("Tab");
  window.screen.frames(3);
  REQUIRE(window.screen.shows("map/rename"));
  window.screen.type("Call support");
  window.screen.key("Enter");
  window.screen.frames(3);
  CHECK(!window.screen.shows("map/rename"));
  REQUIRE(window.document.journey().touchpoints.contains("call_support"));
  CHECK(window.document.journey().touchpoints.find(first)->next.contains("call_support"));
  CHECK(window.view.selected == std::vector<std::string>{"touchpoints.call_support"});

  const ScreenBox canvas = window.screen.box("map/canvas");
  window.drag("map/edge/call_support", static_cast<double>(canvas.x + canvas.width - 150),
              static_cast<double>(canvas.y + canvas.height - 60));
  window.screen.frames(3);
  REQUIRE(window.screen.shows("map/rename"));
  window.screen.key("Esc");
  window.screen.frames(3);
  CHECK(!window.screen.shows("map/rename"));
  CHECK(window.document.journey().touchpoints.size() == 3);
  const std::size_t steps = window.document.history_position();
  while (window.document.undo()) {
  }
  CHECK(steps == 3);  // added, named, added
  CHECK(window.document.journey().touchpoints.size() == 1);
  window.screen.frames(2);
}

TEST_CASE("a card that is dragged stays where it was put, in one step of undo") {
  MapWindow window(sample("broadband.yaml"));
  const draw::Point before = window.middle("map/card/rebook");
  window.drag("map/card/rebook", before.x + 5, before.y + 60);
  CHECK(window.document.history_position() == 1);
  REQUIRE(window.document.journey().map.positions.contains("rebook"));
  CHECK(std::abs(window.middle("map/card/rebook").y - before.y - 60) < 12);
  CHECK(window.document.undo());
  window.screen.frames(2);
  CHECK(std::abs(window.middle("map/card/rebook").y - before.y) < 2);
}

TEST_CASE("the scene is made once and kept until something changes") {
  MapWindow window(sample("broadband.yaml"));
  window.settle();
  const MapSceneCache& cache = window.view.map_panel->cache;
  const std::size_t made = cache.times_made();
  window.screen.frames(10);
  window.screen.move_to(300, 300);
  window.screen.wheel(1);
  CHECK(cache.times_made() == made);
  window.view.lanes.insert("quote");
  window.screen.frames(2);
  CHECK(cache.times_made() == made + 1);
  window.view.metric = chain::Metric::complaints;
  window.screen.frames(2);
  CHECK(cache.times_made() == made + 2);
}

TEST_CASE("a map that rests or is dragged is laid out once, and drawn the same") {
  MapWindow window(sample("broadband.yaml"));
  window.settle();
  window.screen.move_to(990, 690);
  window.screen.frames(2);
  const MapVertices& vertices = window.view.map_panel->vertices;
  const std::size_t made = vertices.times_made();
  const auto before = window.screen.pixels();
  window.screen.frames(5);
  CHECK(vertices.times_made() == made);
  pan(window.view.camera, 40, 20);  // more than was laid out; then there is room
  window.screen.frames(2);
  CHECK(vertices.times_made() == made + 1);
  pan(window.view.camera, -80, -30);
  window.screen.frames(2);
  pan(window.view.camera, 40, 10);
  window.screen.frames(2);
  CHECK(vertices.times_made() == made + 1);
  // Soft edges are rounded differently here and there.
  const auto after = window.screen.pixels();
  std::size_t others = 0;
  for (std::size_t i = 0; i < after.size(); ++i) others += std::abs(after[i] - before[i]) > 24;
  CHECK(others < after.size() / 500);
  zoom_at(window.view.camera, {500, 300}, 1.2);
  window.screen.frames(2);
  CHECK(vertices.times_made() == made + 2);
  CHECK(window.screen.pixels() != before);
}

TEST_CASE("what was just added is shown before it has figures, and then with them") {
  MapWindow window(sample("small_shop.yaml"));
  const std::string id = window.document.journey().touchpoints[0].id;
  window.screen.click("map/card/" + id);
  window.screen.key("Tab");
  window.screen.frames(3);
  window.screen.key("Enter");
  window.screen.frames(3);
  const auto solved = [&] {
    for (const report::MapCard& card : window.view.map_panel->cache.shown().data.cards)
      if (card.id.rfind("new_touchpoint", 0) == 0) return card.solved;
    FAIL("no such card");
    return false;
  };
  CHECK(!solved());
  window.settle();
  CHECK(solved());
}

TEST_CASE("lanes are switched on at the map") {
  MapWindow window(sample("broadband.yaml"));
  window.screen.click("map/lanes");
  window.screen.frames(2);
  window.screen.click("map/lanes/quote");
  window.screen.frames(2);
  CHECK(window.view.lanes.contains("quote"));
}

TEST_CASE("a key shows all lanes, and none; so does the menu at the map") {
  Desk desk;
  desk.open("broadband.yaml");
  desk.screen.key("L");
  desk.screen.frames(2);
  CHECK(desk.editor.view.lanes.size() == report::map_lanes().size());
  desk.screen.click("map/lanes");
  desk.screen.frames(2);
  desk.screen.click("map/menu/lanes");
  desk.screen.frames(2);
  CHECK(desk.editor.view.lanes.empty());
  desk.editor.view.lanes = {"quote"};
  desk.screen.key("L");
  desk.screen.frames(2);
  CHECK(desk.editor.view.lanes.size() == report::map_lanes().size());
}

TEST_CASE("the menu of a card has its commands") {
  MapWindow window(sample("broadband.yaml"));
  window.screen.click("map/card/router", 1);
  window.screen.frames(2);
  CHECK(window.view.selected == std::vector<std::string>{"touchpoints.router"});
  window.screen.click("map/menu/duplicate");
  window.screen.frames(2);
  CHECK(window.commands == std::vector<std::string>{"duplicate"});
}

TEST_CASE("what others ask the map to show is shown") {
  MapWindow window(sample("broadband.yaml"));
  window.view.camera = {5000, 5000, 1, true};
  window.view.show = "touchpoints.router.minutes";
  window.screen.frames(2);
  const ScreenBox canvas = window.screen.box("map/canvas");
  ScreenBox card = window.screen.box("map/card/router");
  CHECK(card.x >= canvas.x);
  CHECK(card.x + card.width <= canvas.x + canvas.width);
  window.view.selected = {"touchpoints.renew"};
  window.view.frame_selection = true;
  window.screen.frames(2);
  card = window.screen.box("map/card/renew");
  CHECK(std::abs(card.x + card.width / 2 - canvas.x - canvas.width / 2) < 2);
  CHECK(window.view.show.empty());
  window.view.fit_all = true;
  window.screen.frames(2);
  CHECK(window.screen.box("map/card/order").x >= canvas.x);
}

TEST_CASE("a card that is pointed at while it is named may vanish") {
  MapWindow map(editor::Document::empty());
  REQUIRE(map.document.apply(editor::AddEntry{"touchpoints", "second", "Second"}).value);
  map.settle();
  const draw::Point at = map.middle("map/card/second");
  map.screen.move_to(at.x, at.y);
  map.view.renaming = "touchpoints.second";
  map.screen.frames(3);
  REQUIRE(map.screen.shows("map/rename"));
  REQUIRE(map.document.undo());
  map.view.renaming.clear();
  map.screen.frames(3);
  CHECK_FALSE(map.screen.shows("map/card/second"));
}
