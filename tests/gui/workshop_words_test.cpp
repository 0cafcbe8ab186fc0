#include "gui/workshop_words.h"

#include <doctest/doctest.h>

namespace painpoint::gui {

TEST_CASE("a room reads what is saved or costs more, by what, and whether that is better") {
  Journey journey;
  journey.currency = "SAR";
  editor::TriedFigures figures;
  figures.base = {1'330'000, 22'700, 665, 814};
  figures.tried = {1'289'000, 22'800, 640.5, 814};
  RoomVerdict verdict = room_verdict(figures, journey);
  CHECK(verdict.sentence == "Saves SAR 41,000 a month");
  CHECK(verdict.better == 1);
  REQUIRE(verdict.lines.size() == 4);
  CHECK(verdict.lines[0].difference == "SAR 41,000 less");
  CHECK(verdict.lines[1].difference == "100 h more");
  CHECK(verdict.lines[1].better == -1);
  CHECK(verdict.lines[2].difference == "24.5 fewer");
  CHECK(verdict.lines[2].better == 1);
  CHECK(verdict.lines[3].difference == "the same");
  CHECK(verdict.lines[3].better == 0);
  figures.tried.complaints = 664.97;
  CHECK(room_verdict(figures, journey).lines[2].difference == "0.03 fewer");
  figures.monthly = false;
  figures.tried.cost = 1'332'000;
  verdict = room_verdict(figures, journey);
  CHECK(verdict.sentence == "Costs SAR 2,000 more for 1,000 customers");
  CHECK(verdict.better == -1);
  CHECK(room_verdict({figures.base, figures.base, true}, journey).sentence ==
        "Costs as much as the base");
  CHECK(how_sure_in_words(0.93) == "Better than doing nothing in 93 of 100 plausible worlds");
}

}  // namespace painpoint::gui
