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

TEST_CASE("two figures are seen apart where rounding each would make their difference another") {
  const RoomVerdict verdict = room_verdict(
      {{1'334'127, 22'712.3, 664.61, 814}, {1'347'400, 22'689.8, 663.98, 843.1}, true}, {});
  CHECK(verdict.lines[0].base == "1,334,000");
  CHECK(verdict.lines[0].tried == "1,347,000");
  CHECK(verdict.lines[1].base == "22,712 h");
  CHECK(verdict.lines[1].tried == "22,690 h");
  CHECK(verdict.lines[2].base == "664.61");
  CHECK(verdict.lines[2].tried == "663.98");
  CHECK(verdict.lines[3].base == "814");
  CHECK(verdict.lines[3].tried == "843");
}

}  // namespace painpoint::gui
