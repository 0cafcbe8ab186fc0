#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "gui/outline_rows.h"
#include "gui/place_words.h"
#include "gui/ranking_rows.h"
#include "gui/summary_figures.h"
#include "study/levers.h"
#include "tests/gui/panel_screen.h"

namespace painpoint::gui {
namespace {

constexpr const char* kBroadband = "journeys/broadband.yaml";

PanelScreen panel_of(void (*draw)(PanelContext&), const std::string& path, int width = 320,
                     int height = 1600) {
  return PanelScreen(
      path, [draw](PanelContext& context) { draw(context); }, width, height);
}

void solve(PanelScreen& panel) {
  panel.live.update(panel.document, panel.view.scenario);
  panel.live.wait();
  panel.live.update(panel.document, panel.view.scenario);
  panel.live.wait();
  panel.screen.frames(3);
}

std::vector<std::string> addresses(const Journey& journey, std::string_view search) {
  std::vector<std::string> all;
  for (const OutlineGroup& group : outline_of(journey, search))
    for (const OutlineRow& row : group.rows) all.push_back(row.address);
  return all;
}

}  // namespace

TEST_CASE("The outline lists everything once, touchpoints in their stages") {
  PanelScreen panel = panel_of(draw_outline, kBroadband);
  panel.view.panels.open_all = true;
  panel.screen.frames(3);
  const Journey& journey = panel.document.journey();
  const std::vector<std::string> all = addresses(journey, "");
  const auto count = [&](const std::string& address) {
    return std::count(all.begin(), all.end(), address);
  };
  for (const auto& [id, touchpoint] : journey.touchpoints) CHECK(count("touchpoints." + id) == 1);
  for (const auto& [id, cause] : journey.causes) CHECK(count("causes." + id) == 1);
  for (const auto& [id, scenario] : journey.scenarios) CHECK(count("scenarios." + id) == 1);
  CHECK(count("complaints") == 1);
  for (const std::string& address : all) CHECK(panel.screen.shows("outline/" + address));
  for (const auto& probe : panel.screen.probes()) {
    CAPTURE(probe.first);
    CHECK(probe.second.x + probe.second.width <= 320.5F);
  }
}

TEST_CASE("Finding filters, also pain points; a click selects") {
  PanelScreen panel = panel_of(draw_outline, kBroadband);
  panel.screen.frames(2);
  panel.screen.click("outline/search");
  panel.screen.type("nobody");
  panel.screen.frames(2);
  const std::vector<std::string> found = addresses(panel.document.journey(), "nobody");
  REQUIRE_FALSE(found.empty());
  const std::string pain = "touchpoints.engineer.pains.";
  CHECK(std::any_of(found.begin(), found.end(),
                    [&](const std::string& address) { return address.starts_with(pain); }));
  CHECK_FALSE(panel.screen.shows("outline/touchpoints.order"));
  panel.screen.click("outline/" + found.back());
  panel.screen.frames(2);
  CHECK(panel.view.selected == std::vector<std::string>{found.back()});
  CHECK(addresses(panel.document.journey(), "no such thing anywhere").empty());
}

TEST_CASE("A double click names an entry in its place") {
  PanelScreen panel = panel_of(draw_outline, kBroadband);
  panel.screen.frames(2);
  panel.screen.double_click("outline/causes.no_shows");
  panel.screen.frames(3);
  panel.screen.key("Ctrl+A");
  panel.screen.type("Nobody comes");
  panel.screen.key("Enter");
  panel.screen.frames(2);
  const auto edit = panel.only_edit<editor::SetText>();
  CHECK(edit.address == "causes.no_shows.name");
  CHECK(edit.text == "Nobody comes");
  CHECK(panel.screen.shows("outline/causes.no_shows"));
}

TEST_CASE("F2 names what is selected, and Esc gives it up") {
  PanelScreen panel = panel_of(draw_outline, kBroadband);
  panel.view.selected = {"causes.no_shows"};
  panel.view.renaming = "causes.no_shows";
  panel.screen.frames(4);
  CHECK(panel.screen.shows("outline/causes.no_shows/name"));
  panel.screen.type("x");
  panel.screen.key("Esc");
  panel.screen.frames(3);
  CHECK(panel.edits().empty());
  CHECK_FALSE(panel.screen.shows("outline/causes.no_shows/name"));
}

TEST_CASE("Entries are dragged, and moved by keys, also into another stage") {
  PanelScreen panel = panel_of(draw_outline, kBroadband);
  panel.screen.frames(2);
  const Journey before = panel.document.journey();
  panel.screen.drag("outline/causes.old_wiring", "outline/causes.line_records");
  panel.screen.frames(2);
  const auto moved = panel.only_edit<editor::MoveEntry>();
  CHECK(moved.address == "causes.old_wiring");
  CHECK(moved.position == 0);
  CHECK(panel.document.journey().causes[0].id == "old_wiring");
  panel.screen.click("outline/causes.old_wiring");
  panel.screen.frames(2);
  panel.edits();
  panel.screen.key("Alt+Down");
  panel.screen.frames(2);
  CHECK(panel.document.journey().causes[1].id == "old_wiring");
  panel.edits();
  const auto into = move_to(before, "touchpoints.order", "stages.install");
  REQUIRE(into.size() == 1);
  CHECK(std::get<editor::SetText>(into[0]).text == "install");
  CHECK(move_to(before, "touchpoints.order", "touchpoints.engineer").size() == 2);
  CHECK(move_to(before, "touchpoints.order", "causes.old_wiring").empty());
}

TEST_CASE("New entries are named and there at once") {
  PanelScreen panel = panel_of(draw_outline, kBroadband, 320, 4000);
  panel.view.panels.open_all = true;
  panel.screen.frames(2);
  for (const std::string collection : {"causes", "touchpoints", "stages", "ends", "teams",
                                       "channels", "segments", "policies", "scenarios"}) {
    CAPTURE(collection);
    panel.screen.fill_in("outline/" + collection + "/add", "Something new");
    const auto add = panel.only_edit<editor::AddEntry>();
    CHECK(add.collection == collection);
    CHECK(add.id.starts_with("something_new"));
    CHECK_MESSAGE(panel.refused.empty(), panel.refused);
    panel.screen.frames(2);
  }
}

TEST_CASE("The ranking says the worst first, with shares up to all of it; a click selects") {
  PanelScreen panel = panel_of(draw_ranking, kBroadband, 900, 400);
  solve(panel);
  REQUIRE(panel.live.slow() != nullptr);
  REQUIRE(panel.live.slow()->hurts.has_value());
  for (const RankMeasure& measure : kRankMeasures) {
    const auto pains =
        ranked_pains(panel.document.journey(), *panel.live.slow()->hurts, measure.by);
    REQUIRE_FALSE(pains.empty());
    for (std::size_t i = 1; i < pains.size(); ++i) {
      CHECK(pains[i].amount <= pains[i - 1].amount);
      CHECK(pains[i].cumulative == doctest::Approx(pains[i - 1].cumulative + pains[i].share));
    }
    CHECK(pains.back().cumulative == doctest::Approx(1));
    // Each is something that can be selected.
    for (const RankedPain& pain : pains)
      CHECK(thing_at(panel.document.journey(), pain.address) == pain.address);
  }
  const auto pains =
      ranked_pains(panel.document.journey(), *panel.live.slow()->hurts, study::HurtBy::cost);
  panel.screen.click("ranking/" + pains[0].address);
  panel.screen.frames(2);
  CHECK(panel.view.selected == std::vector<std::string>{pains[0].address});
  panel.screen.click("ranking/by/2");
  panel.screen.frames(2);
  CHECK(panel.view.panels.ranked_by == 2);
}

TEST_CASE("Findings select what they are about") {
  PanelScreen panel = panel_of(draw_problems, "tests/yaml/everything.yaml", 600, 600);
  solve(panel);
  REQUIRE_FALSE(panel.document.findings().empty());
  panel.screen.click("problems/0");
  panel.screen.frames(2);
  CHECK(panel.screen.shows("problems/0"));
}

TEST_CASE("The strip of figures says what a scenario changes, and one sentence on top") {
  PanelScreen panel = panel_of(draw_summary, kBroadband, 1200, 140);
  solve(panel);
  const auto base = summary_of(*panel.live.exact(), nullptr);
  REQUIRE(base.size() == 5);
  for (const SummaryFigure& figure : base) CHECK(figure.change.empty());
  CHECK(panel.screen.shows("summary/headline"));
  panel.view.scenario = panel.document.journey().scenarios[0].id;
  solve(panel);
  const auto plan = summary_of(*panel.live.exact(), nullptr);
  CHECK(plan[0].meaning.find("In the base: " + base[0].value) != std::string::npos);
  CHECK_FALSE(plan[0].change.empty());
  for (const SummaryFigure& figure : plan)
    CHECK(panel.screen.shows("summary/" + std::string(figure.name)));
  CHECK_FALSE(headline_of(panel.live.slow(), nullptr).empty());
  CHECK(headline_of(nullptr, nullptr).empty());
}

TEST_CASE("Figures and a sentence of one line come late, and move nothing of what is below") {
  float below = 0;
  PanelScreen panel(
      kBroadband,
      [&below](PanelContext& context) {
        draw_summary(context);
        below = ImGui::GetCursorPosY();
      },
      1900, 140);
  panel.screen.frames(2);
  REQUIRE(panel.live.exact() == nullptr);
  const float before = below;
  solve(panel);
  REQUIRE(panel.screen.shows("summary/headline"));
  CHECK(below == before);
}

TEST_CASE("What moving a number saves stands in its details") {
  PanelScreen panel = panel_of(draw_inspector, kBroadband, 320, 3000);
  solve(panel);
  std::string address;
  for (const study::Lever& lever :
       study::levers_of(panel.document.journey(), *panel.live.slow()->derivatives))
    if (address.empty() && lever.derivative.address.ends_with(".chance") &&
        lever.derivative.address.starts_with("touchpoints."))
      address = lever.derivative.address;
  REQUIRE_FALSE(address.empty());
  panel.select(thing_at(panel.document.journey(), address));
  panel.screen.click("inspector/" + address + "/details");
  panel.screen.frames(2);
  CHECK(panel.screen.shows("inspector/" + address + "/effect"));
}

TEST_CASE("Pictures of the panels beside the map") {
  const char* folder = std::getenv("PAINPOINT_PICTURES");
  if (folder == nullptr) return;
  struct Shot {
    const char* name;
    void (*draw)(PanelContext&);
    const char* path;
    int width, height;
  };
  for (const Shot& shot :
       {Shot{"outline", draw_outline, kBroadband, 260, 1000},
        Shot{"outline_ar", draw_outline, "journeys/water_utility_ar.yaml", 260, 1000},
        Shot{"outline_zh", draw_outline, "journeys/telecom_zh.yaml", 260, 1000},
        Shot{"ranking", draw_ranking, kBroadband, 900, 260},
        Shot{"ranking_ar", draw_ranking, "journeys/water_utility_ar.yaml", 900, 260},
        Shot{"problems", draw_problems, "tests/yaml/everything.yaml", 900, 260},
        Shot{"summary", draw_summary, kBroadband, 1200, 120}}) {
    PanelScreen panel = panel_of(shot.draw, shot.path, shot.width, shot.height);
    if (std::string(shot.name) == "summary")
      panel.view.scenario = panel.document.journey().scenarios[0].id;
    solve(panel);
    panel.screen.save_picture(std::string(folder) + "/" + shot.name + ".ppm");
  }
}

}  // namespace painpoint::gui
