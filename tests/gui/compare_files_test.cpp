#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include "report/print.h"
#include "tests/gui/parcel_desk.h"

// What leaves the page of comparing: reports, maps and the clipboard.

namespace painpoint::gui {

TEST_CASE("Buttons write the files that the program writes") {
  ParcelDesk desk;
  desk.compare_and_wait();
  const auto write = [&](const std::string& button, const std::string& name) {
    desk.screen.click("compare/" + button);
    desk.screen.frames(3);
    desk.screen.fill_in("files/name", (desk.folder.path() / name).string());
    desk.screen.frames(3);
    const auto there = [&] { return std::filesystem::exists(desk.folder.path() / name); };
    desk.until(there);
    desk.until([&] { return desk.editor.message.text.starts_with("Wrote"); });
    desk.editor.message = {};
    return test::bytes_of(desk.folder.path() / name);
  };
  const std::string file = desk.file.string();
  CHECK(write("write_report", "a.html") == desk.program("report " + file, "b.html"));
  CHECK(write("write_map", "a.svg") == desk.program("map " + file, "b.svg"));
  desk.editor.view.scenario = "tidy";
  desk.editor.view.metric = chain::Metric::lost;
  const std::string map = "map " + file + " --scenario tidy --metric lost";
  CHECK(write("write_map", "a.png") == desk.program(map, "b.png"));
  CHECK(write("write_map", "a.pdf") == desk.program(map, "b.pdf"));
}

TEST_CASE("What cannot be written is said") {
  ParcelDesk desk;
  desk.screen.key("Ctrl+E");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  CHECK(desk.editor.file_dialog->name == "parcels.svg");
  desk.screen.fill_in("files/name", "map.bmp");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  CHECK(desk.editor.file_dialog->problem.find(".svg, .png or .pdf") != std::string::npos);
  desk.screen.key("Esc");
  desk.screen.key("Ctrl+R");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  desk.screen.fill_in("files/name", "parcels.yaml");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  CHECK(desk.editor.file_dialog->problem.find("journey itself") != std::string::npos);
  CHECK(test::bytes_of(desk.file) == kParcels);
  desk.screen.key("Esc");
  desk.screen.frames(3);
  write_map(desk.editor, "/dev/full/map.svg");
  desk.until([&] { return desk.editor.message.trouble; });
  CHECK(desk.editor.message.text.find("was not written") != std::string::npos);
}

TEST_CASE("The table is copied for spreadsheets") {
  ParcelDesk desk;
  desk.compare_at_once();
  desk.screen.key("Ctrl+C");
  desk.screen.frames(2);
  const std::string text = ImGui::GetClipboardText();
  CHECK(text == report::print_tabs(compare_table(desk.figures())));
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  CHECK(line == "Per customer\t\tAs it is\tTidy up\tNew tools");
  for (; std::getline(lines, line);) CHECK(std::count(line.begin(), line.end(), '\t') == 4);
  ImGui::SetClipboardText("");
  desk.screen.click("compare/copy_table");
  desk.screen.frames(2);
  CHECK(ImGui::GetClipboardText() == text);
}

}  // namespace painpoint::gui
