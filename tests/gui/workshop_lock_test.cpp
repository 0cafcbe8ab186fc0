#include <doctest/doctest.h>

#include <string>

#include "tests/gui/workshop_desk.h"

namespace painpoint::gui {

TEST_CASE("Neither undo nor redo gets behind a locked base") {
  WorkshopDesk desk;
  REQUIRE(run_command(desk.editor, "add_touchpoint"));
  desk.editor.view.renaming.clear();
  REQUIRE(run_command(desk.editor, "add_cause"));
  desk.editor.view.renaming.clear();
  REQUIRE(run_command(desk.editor, "undo"));
  desk.screen.frames();
  const Journey before = desk.base();
  REQUIRE(desk.editor.document->can_undo());
  REQUIRE(desk.editor.document->can_redo());
  desk.enter();
  for (const char* key : {"Ctrl+Z", "Ctrl+Y"}) {
    desk.screen.key(key);
    desk.screen.frames();
    CHECK(desk.base() == before);
    CHECK(desk.editor.message.trouble);
  }
  desk.drag_to(0, 0.9);
  desk.screen.key("Ctrl+Z");
  desk.screen.frames();
  CHECK(desk.scratch() == nullptr);
  desk.screen.key("Ctrl+Z");
  CHECK(desk.base() == before);
  desk.screen.key("Ctrl+Y");
  desk.screen.frames();
  CHECK(desk.scratch() != nullptr);
  CHECK(desk.base() == before);
  desk.screen.key("F3");
  desk.screen.frames();
  desk.screen.key("Ctrl+Z");  // what was tried comes back
  desk.screen.frames();
  CHECK(desk.scratch() != nullptr);
}

TEST_CASE("Work that a workshop left behind is taken up by the next one") {
  WorkshopDesk desk;
  desk.enter();
  desk.drag_to(0, 0.9);
  const std::string kept = desk.editor.document->text()->text;
  const Changes changes = desk.scratch()->changes;
  // As after a kill: the text of the recovery file is what there is.
  auto recovered = editor::Document::from_text(kept, "");
  REQUIRE(recovered);
  run_command(desk.editor, "workshop");
  REQUIRE(apply_edit(desk.editor, editor::ReplaceJourney{recovered->journey(), ""}));
  desk.workshop().log = {};
  desk.enter();
  CHECK(desk.scratch() != nullptr);
  desk.settle_tried();
  CHECK(desk.workshop().log.row_of(changes) == 0);
}

TEST_CASE("Going on to another journey leaves the workshop first") {
  WorkshopDesk desk;
  desk.enter();
  desk.drag_to(0, 0.9);
  run_command(desk.editor, "new");
  desk.screen.frames(3);
  CHECK_FALSE(in_workshop(desk.editor));
  CHECK(desk.scratch() == nullptr);
  REQUIRE(desk.editor.unsaved_question);
  desk.screen.click("unsaved/drop");
  desk.screen.frames(3);
  CHECK(desk.journey().touchpoints.size() == 1);
  CHECK(desk.workshop().log.rows().empty());
  CHECK_FALSE(desk.editor.before_projector);
}

TEST_CASE("Numbers are pinned in the inspector, chosen from a list, and taken away") {
  WorkshopDesk desk;
  const std::string id = desk.journey().touchpoints[0].id;
  const std::string address = "touchpoints." + id + ".minutes";
  desk.editor.requests.emplace_back(RequestSelect{{"touchpoints." + id}, true});
  desk.screen.frames(3);
  desk.screen.click("inspector/" + address + "/details");
  desk.screen.frames(3);
  desk.screen.click("inspector/" + address + "/pin");
  desk.screen.frames(3);
  REQUIRE(desk.workshop().numbers == std::vector<std::string>{address});
  desk.enter();
  CHECK(desk.slider(0).address == address);
  CHECK(desk.workshop().numbers.size() == 5);

  desk.screen.key("N");
  desk.screen.frames();
  REQUIRE(desk.editor.palette);
  REQUIRE(desk.editor.palette->entries.size() > 6);
  std::string other;
  for (const PaletteEntry& entry : desk.editor.palette->entries)
    if (other.empty() && entry.note.find("slider") == std::string::npos) other = entry.name;
  for (int i = 0;
       i < 100 && matching(*desk.editor.palette)[desk.editor.palette->chosen]->name != other; ++i)
    desk.screen.key("Down");
  desk.screen.key("Enter");
  desk.screen.frames(3);
  CHECK(desk.workshop().numbers.back() == other);
  CHECK(desk.slider(desk.workshop().slider).address == other);
  desk.screen.key("Del");
  desk.screen.frames(3);
  CHECK(desk.workshop().numbers.size() == 5);
  desk.screen.click("workshop/unpin/" + address);
  desk.screen.frames(3);
  CHECK(desk.workshop().numbers.size() == 4);
  desk.drag_to(0, 0.9);
  desk.screen.click("workshop/reset/" + desk.slider(0).address);
  desk.screen.frames(3);
  CHECK(desk.slider(0).value == desk.slider(0).base);
}

}  // namespace painpoint::gui
