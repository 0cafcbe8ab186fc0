#include <doctest/doctest.h>

#include <string>

#include "study/words.h"
#include "tests/gui/workshop_desk.h"

namespace painpoint::gui {

TEST_CASE("A workshop by mouse: locked base, three sliders, kept, compared, reported, left") {
  WorkshopDesk desk;
  const Journey before = desk.base();
  const std::size_t plans = desk.journey().scenarios.size();
  desk.screen.click("toolbar/workshop");
  desk.workshop().rest = std::chrono::milliseconds(0);
  desk.until([&] { return desk.workshop().sliders.size() > 2; });
  CHECK(is_at_sliders(desk.editor));
  CHECK(desk.editor.before_projector);
  CHECK(desk.screen.shows("workshop/verdict"));

  // The base is locked, and says so.
  CHECK_FALSE(apply_edit(desk.editor, editor::SetNumber{desk.slider(0).address, 0.5}));
  desk.screen.frames();
  CHECK(desk.editor.message.trouble);
  CHECK(desk.editor.message.text.find("locked") != std::string::npos);
  CHECK(desk.editor.message.text.find("F3") != std::string::npos);
  CHECK(desk.screen.shows("message/text"));
  CHECK(desk.base() == before);

  // Three sliders, each drag one step of undo.
  const std::size_t steps = desk.editor.document->history_position();
  for (std::size_t number = 0; number < 3; ++number) desk.drag_to(number, 0.02);
  CHECK(desk.editor.document->history_position() == steps + 3);
  REQUIRE(desk.scratch() != nullptr);
  CHECK(desk.scratch()->changes.size() == 3);
  CHECK(desk.base() == before);
  CHECK(desk.editor.view.scenario == desk.workshop().scratch);
  desk.settle_tried();
  CHECK(desk.workshop().log.rows().back().words.size() == 3);

  // Undo takes back the last drag, redo does it again, and neither goes behind the entry.
  desk.screen.click("toolbar/undo");
  desk.screen.frames();
  CHECK(desk.scratch()->changes.size() == 2);
  desk.screen.click("toolbar/redo");
  desk.screen.frames();
  CHECK(desk.scratch()->changes.size() == 3);

  // A drag that comes back to where it began and goes on is still one step.
  const std::size_t dragged = desk.editor.document->history_position();
  const double value = desk.slider(0).value;
  const ScreenBox bar = desk.screen.box(desk.track(0));
  const double knob =
      static_cast<double>(bar.x) + 15 +
      editor::part_of(desk.slider(0).track, value) * (static_cast<double>(bar.width) - 30);
  const double middle = static_cast<double>(bar.y + bar.height / 2);
  desk.screen.move_to(knob, middle);
  desk.screen.press();
  for (const double by : {60.0, 0.0, 90.0}) {
    desk.screen.move_to(knob + by, middle);
    desk.screen.frames(2);
  }
  desk.screen.release();
  desk.screen.frames(40);
  CHECK(desk.slider(0).value > value);
  CHECK(desk.editor.document->history_position() == dragged + 1);
  desk.screen.click("toolbar/undo");
  desk.screen.frames(40);
  CHECK(desk.slider(0).value == value);

  // A double click goes back to the base.
  desk.screen.double_click(desk.track(2));
  desk.screen.frames(40);
  CHECK(desk.scratch()->changes.size() == 2);
  desk.screen.click("toolbar/undo");
  desk.screen.frames(40);
  CHECK(desk.scratch()->changes.size() == 3);

  // Noted, and kept under a name.
  desk.screen.click("workshop/note");
  desk.screen.frames();
  std::size_t row = desk.workshop().log.row_of(desk.scratch()->changes).value();
  const std::string keep = "workshop/keep/" + std::to_string(row);
  desk.workshop().row = row;
  desk.workshop().to_row = kFramesToShow;
  desk.screen.frames(4);
  desk.screen.click(keep);
  desk.screen.frames(3);
  const ScreenBox keeps = desk.screen.box("workshop/name/keep");
  CHECK(keeps.y + keeps.height <= desk.screen.box("message/text").y);
  desk.screen.type("All three");
  desk.screen.click("workshop/name/keep");
  desk.screen.frames(3);
  REQUIRE(desk.journey().scenarios.contains("all_three"));
  CHECK(desk.journey().scenarios.find("all_three")->name == "All three");
  CHECK(editor::same_changes(desk.journey().scenarios.find("all_three")->changes,
                             desk.scratch()->changes));
  CHECK(desk.workshop().log.rows()[row].kept_as == "All three");

  // Beside the other plans, and in the report.
  desk.screen.click("toolbar/compare");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("compare/scenario/all_three"));
  desk.editor.live->cancel_decision();
  const std::filesystem::path report = desk.folder.path() / "room.html";
  desk.editor.requests.emplace_back(RequestWriteOut{report, true});
  desk.screen.frames();
  desk.until([&] { return !desk.editor.write_out->busy(); });
  CHECK(test::bytes_of(report).find("All three") != std::string::npos);

  // Left: the scratch scenario is gone, the kept one is in the file.
  desk.screen.click("toolbar/workshop");
  desk.screen.frames(3);
  CHECK_FALSE(in_workshop(desk.editor));
  CHECK_FALSE(desk.editor.before_projector);
  CHECK(desk.scratch() == nullptr);
  CHECK(desk.journey().scenarios.size() == plans + 1);
  CHECK(desk.base() == before);
  desk.screen.click("toolbar/save");
  desk.screen.frames();
  CHECK_FALSE(desk.editor.document->unsaved());
  const std::string text = test::bytes_of(desk.editor.document->path());
  CHECK(text.find("All three") != std::string::npos);
  CHECK(text.find("what_we_tried") == std::string::npos);
  CHECK(desk.is_read_by_program());

  // The list is there again, and a click on a row tries it again.
  desk.enter();
  CHECK(desk.scratch() == nullptr);
  row = desk.workshop().log.row_of(desk.journey().scenarios.find("all_three")->changes).value();
  desk.workshop().row = row;
  desk.workshop().to_row = kFramesToShow;
  desk.screen.frames(4);
  desk.screen.click("workshop/tried/" + std::to_string(row));
  desk.screen.frames(3);
  REQUIRE(desk.scratch() != nullptr);
  CHECK(desk.scratch()->changes.size() == 3);
}

TEST_CASE("A workshop by keyboard alone") {
  WorkshopDesk desk;
  const Journey before = desk.base();
  desk.enter();
  // A letter, a deletion and an undo from before: none of them gets at the base.
  desk.screen.key("PageUp");
  desk.screen.frames(3);
  desk.screen.key("Ctrl+Enter");
  desk.screen.frames();
  CHECK(desk.editor.message.text.find("locked") != std::string::npos);
  CHECK(desk.base() == before);
  desk.screen.key("PageDown");
  desk.screen.frames(3);

  const std::size_t steps = desk.editor.document->history_position();
  desk.workshop().rest =
      std::chrono::hours(1);  // presses of one key are one gesture until it rests
  for (int number = 0; number < 3; ++number) {
    for (int i = 0; i < 4; ++i) desk.screen.key("Left");
    if (number < 2) desk.screen.key("Down");
  }
  CHECK(desk.workshop().slider == 2);
  CHECK(desk.editor.document->history_position() == steps + 3);
  CHECK(desk.scratch()->changes.size() == 3);
  CHECK(desk.slider(0).value < desk.slider(0).base);
  desk.screen.key("Home");
  CHECK(desk.scratch()->changes.size() == 2);
  desk.screen.key("Right");
  desk.screen.key("Up");
  CHECK(desk.workshop().slider == 1);
  CHECK(desk.scratch()->changes.size() == 3);
  CHECK(desk.workshop().log.rows().empty());
  desk.screen.key("Enter");
  REQUIRE(desk.workshop().log.rows().size() == 1);
  desk.workshop().rest = std::chrono::milliseconds(0);
  desk.settle_tried();

  // Something else, and back by way of the list.
  desk.screen.key("Shift+Home");
  desk.screen.frames();
  CHECK(desk.scratch()->changes.empty());
  desk.screen.key("Tab");
  CHECK(desk.workshop().in_log);
  desk.screen.key("Home");
  desk.screen.key("Enter");
  desk.screen.frames();
  CHECK(desk.scratch()->changes.size() == 3);
  desk.screen.key("Tab");
  CHECK_FALSE(desk.workshop().in_log);

  // Kept with the name that it proposes, which names what was changed.
  desk.screen.key("K");
  desk.screen.frames(3);
  REQUIRE(desk.workshop().naming);
  const std::string name = desk.workshop().naming->text;
  CHECK(name.find("and 2 more") != std::string::npos);
  desk.screen.key("Enter");
  desk.screen.frames(3);
  CHECK_FALSE(desk.workshop().naming);
  CHECK(desk.workshop().log.rows()[0].kept_as == name);
  // And once more, given up.
  desk.screen.key("K");
  desk.screen.frames(3);
  const std::size_t plans = desk.journey().scenarios.size();
  desk.screen.key("Esc");
  desk.screen.frames(3);
  CHECK_FALSE(desk.workshop().naming);
  CHECK(desk.journey().scenarios.size() == plans);
  CHECK(is_at_sliders(desk.editor));

  // Compare, and the report by its key.
  desk.screen.key("PageDown");
  desk.screen.frames(3);
  CHECK(is_comparing(desk.editor));
  desk.editor.live->cancel_decision();
  desk.screen.key("Ctrl+R");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  desk.screen.key("Enter");
  desk.screen.frames(3);
  desk.until([&] { return desk.editor.write_out && !desk.editor.write_out->busy(); });
  CHECK(std::filesystem::exists(desk.folder.path() / "small_shop.html"));

  // All pages, in their order, and back.
  const auto touchpoint_is_selected = [&] {
    return desk.editor.view.selected.size() == 1 &&
           desk.editor.view.selected[0].starts_with("touchpoints.");
  };
  desk.screen.key("PageDown");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));
  CHECK(desk.editor.view.selected.empty());
  desk.until([&] { return desk.editor.live->slow_is_fresh(); });
  desk.screen.key("PageDown");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));
  CHECK(touchpoint_is_selected());
  desk.screen.key("PageDown");
  desk.screen.frames(3);
  CHECK(is_at_sliders(desk.editor));
  desk.screen.key("PageUp");
  desk.screen.frames(3);
  CHECK(touchpoint_is_selected());
  desk.screen.key("PageUp");
  desk.screen.key("PageUp");
  desk.screen.frames(3);
  CHECK(is_comparing(desk.editor));
  desk.screen.key("Left");
  desk.screen.frames(3);
  CHECK(is_at_sliders(desk.editor));
  desk.screen.key("Esc");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));

  desk.screen.key("F3");
  desk.screen.frames(3);
  CHECK_FALSE(in_workshop(desk.editor));
  CHECK(desk.scratch() == nullptr);
  desk.screen.key("Ctrl+S");
  desk.screen.frames();
  CHECK(test::bytes_of(desk.editor.document->path()).find("and 2 more") != std::string::npos);
  CHECK(desk.is_read_by_program());
  CHECK(desk.base() == before);
}

TEST_CASE("The screen goes black by a key and comes back by any") {
  WorkshopDesk desk;
  desk.screen.key("B");
  desk.screen.frames();
  CHECK_FALSE(desk.screen.shows("blank"));  // only in a workshop
  desk.enter();
  for (const char* key : {"B", "."}) {
    desk.screen.key(key);
    desk.screen.frames();
    CHECK(desk.screen.shows("blank"));
    CHECK_FALSE(desk.screen.shows("workshop/verdict"));
    const auto pixels = desk.screen.pixels();
    CHECK(std::all_of(pixels.begin(), pixels.end(), [](unsigned char p) { return p == 0; }));
    const double value = desk.slider(0).value;
    desk.screen.key("Right");  // swallowed
    desk.screen.frames();
    CHECK(desk.screen.shows("workshop/verdict"));
    CHECK(desk.slider(0).value == value);
  }
}

TEST_CASE("What is tried is as sure as the decision says, and dimmed until it says so") {
  WorkshopDesk desk("");
  desk.enter();
  CHECK(outlook_of_tried(desk.editor) == nullptr);
  desk.drag_to(0, 0.01);
  desk.settle_tried();
  desk.until([&] { return desk.editor.live->decision_is_fresh(); });
  const study::PlanOutlook* plan = outlook_of_tried(desk.editor);
  REQUIRE(plan != nullptr);
  CHECK(plan->beats_nothing.value > 0.9);  // it costs nothing and saves
  desk.screen.frames(3);
  const auto row = desk.workshop().log.row_of(desk.scratch()->changes);
  REQUIRE(row);
  CHECK(desk.workshop().log.rows()[*row].beats_nothing == plan->beats_nothing.value);
}

TEST_CASE("Everything of the page stands inside of the window, in each script") {
  for (const char* sample : {"broadband.yaml", "water_utility_ar.yaml", "telecom_zh.yaml"}) {
    CAPTURE(sample);
    WorkshopDesk desk(sample);
    desk.enter();
    desk.drag_to(0, 0.1);
    desk.settle_tried();
    desk.editor.live->cancel_decision();
    CHECK(desk.editor.fonts.missing().empty());
    int seen = 0;
    for (const auto& probe : desk.screen.probes()) {
      if (!probe.first.starts_with("workshop/")) continue;
      CAPTURE(probe.first);
      ++seen;
      CHECK(probe.second.x >= 0);
      CHECK(probe.second.x + probe.second.width <= 1280.5F);
    }
    CHECK(seen > 10);
  }
}

}  // namespace painpoint::gui
