#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <sstream>
#include <string>

#include "gui/commands.h"
#include "report/figures.h"
#include "study/words.h"
#include "tests/gui/parcel_desk.h"

namespace painpoint::gui {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<report::Table> tables_of(const CompareSection& part) {
  std::vector<report::Table> tables;
  for (const report::PageBlock& block : part.section.blocks)
    if (const auto* table = std::get_if<report::Table>(&block)) tables.push_back(*table);
  return tables;
}

/// The column of a table, by its title.
std::size_t column_of(const report::Table& table, std::string_view title) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].title == title) return c;
  FAIL("there is no column " << title);
  return 0;
}

/// The value of a line of CSV that begins like this; the `field`-th one.
double in_csv(const std::string& csv, const std::string& begin, std::size_t field) {
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(begin)) continue;
    std::istringstream fields(line);
    std::string value;
    for (std::size_t i = 0; i <= field; ++i) std::getline(fields, value, ',');
    return std::stod(value);
  }
  FAIL("there is no line " << begin);
  return 0;
}

double drawn_at(const ParcelDesk& desk, const std::string& probe) {
  return static_cast<double>(desk.screen.box(probe).y);
}

}  // namespace

TEST_CASE("A key opens the page of comparing in the place of map and inspector, and shuts it") {
  ParcelDesk desk;
  CHECK(desk.screen.shows("map"));
  desk.screen.key("Ctrl+M");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("compare/page"));
  CHECK(desk.screen.shows("compare/verdict"));
  CHECK(desk.screen.shows("compare/side_by_side"));
  CHECK_FALSE(desk.screen.shows("map"));
  desk.screen.key("Esc");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));
  desk.screen.click("toolbar/compare");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("compare/page"));
  desk.screen.click("toolbar/show_map");
  desk.screen.frames(3);
  CHECK_FALSE(desk.screen.shows("compare/page"));
  desk.by_palette("Compare the plans");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("compare/page"));
  desk.screen.key("Ctrl+M");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));
}

TEST_CASE("What the page shows are the figures of the program") {
  ParcelDesk desk;
  desk.compare_and_wait();

  SUBCASE("of the decision") {
    const std::string csv = desk.program("decide --format csv " + desk.file.string(), "out.csv");
    const auto tables = tables_of(desk.section("odds"));
    REQUIRE(tables.size() == 2);
    const report::Table &odds = tables[0], &worth = tables[1];
    const auto names = std::map<std::string, std::string>{
        {"Do nothing", "base"}, {"Tidy up", "tidy"}, {"New tools", "tools"}};
    REQUIRE(odds.rows.size() == names.size());
    for (std::size_t row = 0; row < odds.rows.size(); ++row) {
      const std::string id = names.at(odds.rows[row].cells[0].text);
      const auto holds = [&](const report::Table& table, const char* title, const char* figure) {
        const report::Cell& cell = table.rows[row].cells[column_of(table, title)];
        CAPTURE(id + " " + title);
        if (!cell.number) return;  // what doing nothing cannot have
        CHECK(*cell.number == in_csv(csv, fmt::format("plan,{},{},", id, figure), 4));
      };
      holds(odds, "Beats doing nothing", "beats_nothing");
      holds(odds, "Is the best", "p_best");
      holds(odds, "Expected regret", "regret");
      holds(worth, "Expected", "expected");
      holds(worth, "Worst 5 in 100", "worst5");
      holds(worth, "5%", "p5");
      holds(worth, "95%", "p95");
    }
    // And all of it is what is drawn.
    const auto drawn = desk.texts("odds");
    for (const report::Table& table : tables)
      for (const report::Row& row : table.rows)
        for (const report::Cell& cell : row.cells)
          CHECK(std::find(drawn.begin(), drawn.end(), cell.text) != drawn.end());
    const auto measure = tables_of(desk.section("measure"));
    REQUIRE(measure.size() == 1);
    const std::string first = measure[0].rows[0].cells[0].text;
    CHECK(*measure[0].rows[0].cells[2].number ==
          in_csv(csv, fmt::format("number,{},evppi,", first), 4));
    const std::string json = desk.program("decide --format json " + desk.file.string(), "out.json");
    const CompareVerdict verdict = compare_verdict(desk.figures());
    CHECK(verdict.decided);
    CHECK(json.find(verdict.sentence.substr(0, 20)) != std::string::npos);
  }
  SUBCASE("side by side") {
    const std::string csv = desk.program("compare --format csv " + desk.file.string(), "out.csv");
    const report::Table table = tables_of(desk.section("side_by_side")).at(0);
    REQUIRE(table.columns.size() == 5);
    const auto drawn = desk.texts("side_by_side");
    const auto row_of = [&](std::string_view title) -> const report::Row& {
      for (const report::Row& row : table.rows)
        if (row.cells[0].text == title) return row;
      FAIL("there is no row " << title);
      return table.rows[0];
    };
    const std::map<std::string, std::string> figures = {
        {"Complaints per 1,000", "complaints_per_1000"},
        {"Satisfaction", "satisfaction"},
        {"Customers lost", "lost"},
        {"Total cost", "total_cost"}};
    for (const auto& figure : figures) {
      CAPTURE(figure.first);
      const report::Row& row = row_of(figure.first);
      for (std::size_t c = 2; c < 5; ++c) {
        CHECK(*row.cells[c].number == in_csv(csv, figure.second + ",", c));
        CHECK(std::find(drawn.begin(), drawn.end(), row.cells[c].text) != drawn.end());
      }
    }
    const report::Row& npv = row_of("… and margins in 12 months");
    CHECK(*npv.cells[3].number == in_csv(csv, "horizon_npv,", 3));
    CHECK(npv.cells[2].text == "–");  // the base has no money of its own
    // Its interval is that of the plausible worlds.
    const std::string decided = desk.program("decide --format csv " + desk.file.string(), "d.csv");
    const report::Row& range = row_of("9 of 10 plausible worlds");
    const double low = in_csv(decided, "plan,tools,p5,", 4);
    const double high = in_csv(decided, "plan,tools,p95,", 4);
    const auto shown = [](double value) { return report::grouped(study::three_digits(value), 0); };
    CHECK(range.cells[4].text == shown(low) + " to " + shown(high));
  }
  SUBCASE("of what it hangs on and of what was observed") {
    const std::string csv =
        desk.program("sensitivity --format csv " + desk.file.string(), "out.csv");
    REQUIRE(desk.editor.live->tornado()->tornado);
    const study::TornadoBar& bar = desk.editor.live->tornado()->tornado->bars.at(0);
    CHECK(desk.words("tornado").find(bar.address) != std::string::npos);
    CHECK(csv.find(bar.address) != std::string::npos);
    CHECK(desk.words("observed").find("40") != std::string::npos);
    CHECK(desk.words("money").find("Month") != std::string::npos);
  }
}

TEST_CASE("A simulated scenario has the intervals of its changes below them") {
  ParcelDesk desk;
  desk.editor.view.scenario = "tidy";
  desk.editor.live->ask_simulation();
  desk.screen.key("Ctrl+M");
  desk.until([&] { return desk.editor.live->simulated_is_fresh(); });
  desk.screen.frames(3);
  const auto drawn = desk.words("side_by_side");
  CHECK(drawn.find("simulated ±95%") != std::string::npos);
  const report::Table table = compare_table(desk.figures());
  for (const report::Row& row : table.rows)
    if (row.cells[0].text == "simulated ±95%") {
      CHECK(row.cells[3].text.find("±") != std::string::npos);
      CHECK(row.cells[4].text.empty());  // it was not simulated
    }
}

TEST_CASE("Scenarios are picked by their boxes and by digits") {
  ParcelDesk desk;
  desk.compare_at_once();
  const auto columns = [&] { return compare_table(desk.figures()).columns.size(); };
  CHECK(columns() == 5);
  desk.screen.click("compare/scenario/tools");
  desk.screen.frames(3);
  CHECK(columns() == 4);
  CHECK(desk.words("side_by_side").find("New tools") == std::string::npos);
  CHECK(desk.words("side_by_side").find("Tidy up") != std::string::npos);
  desk.screen.key("1");
  desk.screen.frames(3);
  CHECK(columns() == 3);
  desk.screen.key("2");
  desk.screen.frames(3);
  CHECK(desk.words("side_by_side").find("New tools") != std::string::npos);
  CHECK(desk.words("side_by_side").find("Tidy up") == std::string::npos);
}

TEST_CASE("An edit dims what is out of date, says so, and brings new figures") {
  ParcelDesk desk;
  desk.compare_and_wait();
  const std::string before = desk.words("side_by_side");
  const std::size_t made = desk.editor.view.compare_panel->cache.times_made();
  desk.screen.frames(5);
  CHECK(desk.editor.view.compare_panel->cache.times_made() == made);  // nothing has changed

  desk.editor.requests.emplace_back(
      RequestEdit{editor::SetNumber{"touchpoints.order.pains.lost.chance", 0.3}});
  carry_out(desk.editor);
  for (const CompareSection& part : desk.sections()) {
    CAPTURE(part.section.id);
    CHECK(part.age == Age::stale);
    CHECK(part.waits_for.find("out of date") != std::string::npos);
  }
  CHECK_FALSE(compare_table_is_fresh(desk.figures()));
  CHECK_FALSE(find_command("copy_table")->enabled(desk.editor));
  desk.compare_and_wait();
  CHECK(desk.words("side_by_side") != before);
  for (const CompareSection& part : desk.sections()) CHECK(part.age == Age::fresh);
  const double complaints =
      chain::at(desk.editor.live->exact()->comparison.scenarios[0].result.breakdown.journey,
                chain::Metric::complaints_per_1000);
  const report::Table table = compare_table(desk.figures());
  CHECK(*table.rows[0].cells[2].number == complaints);

  desk.screen.key("Ctrl+Z");
  desk.compare_and_wait();
  CHECK(desk.words("side_by_side") == before);
}

TEST_CASE("The newest exact figures stand beside older ones of other scenarios") {
  ParcelDesk desk;
  desk.compare_and_wait();
  const report::Table before = compare_table(desk.figures());
  desk.editor.requests.emplace_back(
      RequestEdit{editor::SetNumber{"touchpoints.order.pains.lost.chance", 0.3}});
  carry_out(desk.editor);
  const auto newest = desk.editor.document->snapshot();
  while (desk.editor.live->exact()->journey != newest) before_frame(desk.editor);
  const CompareSection part = desk.section("side_by_side");
  if (part.age == Age::stale) {  // else the others were as quick
    REQUIRE(part.is_fresh_cell);
    CHECK(part.is_fresh_cell(0, 2));
    CHECK_FALSE(part.is_fresh_cell(0, 3));
    const report::Table table = tables_of(part).at(0);
    CHECK(table.rows[0].cells[2].text != before.rows[0].cells[2].text);
    CHECK(table.rows[0].cells[3].text == before.rows[0].cells[3].text);
  }
}

TEST_CASE("The decision can be stopped while the page is open, and asked for again") {
  ParcelDesk desk;
  desk.open("small_shop.yaml");  // takes seconds to decide
  desk.screen.key("Ctrl+M");
  desk.until([&] {
    return desk.editor.live->decision_progress().part > 0 && desk.editor.live->slow_is_fresh() &&
           desk.editor.live->tornado_is_fresh();
  });
  if (!desk.editor.live->decision_progress().busy) return;  // a very fast machine
  REQUIRE(desk.screen.shows("compare/cancel_decision"));
  const auto begin = Clock::now();
  desk.screen.click("compare/cancel_decision");
  CHECK_FALSE(desk.editor.live->decision_progress().busy);
  desk.editor.live->wait();  // until its thread has heard
  const auto took = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  CHECK(took < 1000);  // 100 ms where nobody else works
  MESSAGE("stopped within " << took << " ms");
  desk.screen.frames(3);
  CHECK(desk.section("odds").waits_for == "not decided yet");
  CHECK(desk.screen.shows("compare/decide"));
  desk.screen.frames(100);
  CHECK_FALSE(desk.editor.live->decision_progress().busy);  // it is not asked for by itself
  desk.screen.click("compare/decide");
  desk.screen.frames(2);
  CHECK((desk.editor.live->decision_progress().busy || desk.editor.live->decision_is_fresh()));
}

TEST_CASE("The page can be read and used with the keyboard alone") {
  ParcelDesk desk;
  desk.compare_at_once();
  const double top = drawn_at(desk, "compare/verdict");
  desk.screen.key("PageDown");
  desk.screen.frames(2);
  const double below = drawn_at(desk, "compare/verdict");
  CHECK(below < top - 300);
  desk.screen.key("Up");
  desk.screen.frames(2);
  CHECK(drawn_at(desk, "compare/verdict") > below);
  desk.screen.key("End");
  desk.screen.frames(2);
  const ScreenBox page = desk.screen.box("compare/page");
  const ScreenBox last = desk.screen.box("compare/observed");
  CHECK(last.y + last.height < page.y + page.height + 1);
  desk.screen.key("Home");
  desk.screen.frames(2);
  CHECK(drawn_at(desk, "compare/verdict") == doctest::Approx(top));
  // Tab goes to the boxes, Space switches them.
  desk.screen.key("Tab");
  desk.screen.frames(3);
  desk.screen.key("Space");
  desk.screen.frames(3);
  CHECK(desk.editor.view.left_out.contains("tidy"));
}

TEST_CASE("Nothing is done to what is not seen") {
  ParcelDesk desk;
  desk.editor.view.selected = {"touchpoints.order"};
  desk.screen.key("Ctrl+M");
  desk.screen.frames(3);
  for (const char* keys : {"Del", "Ctrl+X", "Ctrl+D", "Ctrl+Enter", "Tab", "C", "Ctrl+T"}) {
    desk.screen.key(keys);
    desk.screen.frames(2);
  }
  CHECK_FALSE(desk.editor.document->can_undo());
  // What is to be shown on the map is shown there.
  desk.editor.requests.emplace_back(RequestSelect{{"touchpoints.help"}, true});
  desk.screen.frames(3);
  CHECK(desk.screen.shows("map"));
}

TEST_CASE(
    "No part of the page stands on another, and none is wider than the window, at any width") {
  ParcelDesk desk;
  desk.compare_and_wait();
  for (const double width : {560.0, 800.0, 1040.0, 1390.0, 1400.0, 2200.0}) {
    CAPTURE(width);
    const ComparePageLayout layout = lay_out_compare(desk.figures(), width, draw::estimated_width);
    std::vector<draw::Box> boxes;
    for (const PlacedPicture& placed : layout.pictures)
      boxes.push_back({placed.at.x, placed.at.y, placed.picture.width, placed.picture.height});
    for (std::size_t a = 0; a < boxes.size(); ++a) {
      if (width >= 800) CHECK(boxes[a].right() <= width + 0.01);
      CHECK(boxes[a].bottom() <= layout.height);
      for (std::size_t b = 0; b < a; ++b)
        CHECK((boxes[a].right() <= boxes[b].x || boxes[b].right() <= boxes[a].x ||
               boxes[a].bottom() <= boxes[b].y || boxes[b].bottom() <= boxes[a].y));
    }
  }
}

TEST_CASE("A journey without plans, or without customers, says what is missing") {
  Desk desk;
  desk.open("small_shop.yaml");
  take_step(desk.editor, StepNew{});
  desk.screen.frames(3);
  desk.screen.key("Ctrl+M");
  desk.settle();
  desk.settle();
  CHECK(desk.screen.shows("compare/page"));
  std::string words;
  for (const PlacedPicture& placed : desk.editor.view.compare_panel->cache.layout().pictures)
    for (const draw::Item& item : placed.picture.items)
      if (const auto* text = std::get_if<draw::Text>(&item.what)) words += text->text + ' ';
  CHECK(words.find("no scenario") != std::string::npos);
  CHECK_FALSE(desk.screen.shows("compare/decide"));
}

}  // namespace painpoint::gui
