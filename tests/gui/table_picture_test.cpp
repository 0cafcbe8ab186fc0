#include "gui/table_picture.h"

#include <doctest/doctest.h>

#include <string>

namespace painpoint::gui {
namespace {

report::Table example() {
  report::Table table;
  table.title = "Plans";
  table.columns = {{"Plan", "", report::Align::left, 20, 2},
                   {"What it is expected to bring in", "EUR"},
                   {"Costs", "EUR"}};
  table.rows = {{{"A plan with a name that is longer than any column can be", "1,234,567", "9"}},
                {{"of it", "+12", "0"}, true},
                {{"收貨並檢查包裹是否完好無損收貨並檢查包裹是否完好無損收貨並檢查包裹是否完好無損",
                  "8", "7"}}};
  table.note = "A note.";
  return table;
}

const draw::Text* find_text(const draw::Picture& picture, std::string_view text) {
  for (const draw::Item& item : picture.items)
    if (const auto* found = std::get_if<draw::Text>(&item.what); found && found->text == text)
      return found;
  return nullptr;
}

draw::Box box_of(const draw::Text& text) {
  const double width = draw::estimated_width(text.text, text.font);
  const double left = text.anchor == draw::Anchor::right ? text.at.x - width : text.at.x;
  return {left, text.at.y - text.font.size, width, text.font.size};
}

}  // namespace

TEST_CASE("A table keeps to its width: texts are wrapped, figures are whole, nothing overlaps") {
  for (const double width : {320.0, 420.0, 700.0, 1200.0}) {
    CAPTURE(width);
    const draw::Picture picture = table_picture(example(), {width, draw::estimated_width, {}});
    CHECK(picture.width == width);
    std::vector<draw::Box> boxes;
    for (const draw::Item& item : picture.items)
      if (const auto* text = std::get_if<draw::Text>(&item.what)) {
        boxes.push_back(box_of(*text));
        CAPTURE(text->text);
        CHECK(boxes.back().x >= -0.5);
        CHECK(boxes.back().right() <= width + 0.5);
        CHECK(boxes.back().bottom() <= picture.height);
      }
    for (std::size_t a = 0; a < boxes.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        CHECK((boxes[a].right() <= boxes[b].x + 0.5 || boxes[b].right() <= boxes[a].x + 0.5 ||
               boxes[a].bottom() <= boxes[b].y + 0.5 || boxes[b].bottom() <= boxes[a].y + 0.5));
    REQUIRE(find_text(picture, "1,234,567") != nullptr);
    CHECK(find_text(picture, "1,234,567")->at.x == find_text(picture, "+12")->at.x);
  }
}

TEST_CASE("A table that cannot be as narrow gets wider, and cuts no figure") {
  const draw::Picture picture = table_picture(example(), {100, draw::estimated_width, {}});
  CHECK(picture.width > 150);
  CHECK(find_text(picture, "1,234,567") != nullptr);
}

TEST_CASE("Stale cells are paler than fresh ones") {
  TableLook look;
  look.is_stale = [](std::size_t row, std::size_t column) { return row == 0 && column == 1; };
  const draw::Picture picture = table_picture(example(), look);
  CHECK(find_text(picture, "1,234,567")->colour.opacity < 0.5);
  CHECK(find_text(picture, "9")->colour.opacity == 1);
}

}  // namespace painpoint::gui
