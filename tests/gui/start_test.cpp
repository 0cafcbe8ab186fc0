#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "gui/commands.h"
#include "gui/file_dialog.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;
namespace fs = std::filesystem;

TEST_CASE("the start screen begins a journey, and shows every sample") {
  Desk desk;
  CHECK_FALSE(desk.editor.document);
  for (const editor::Sample& sample : desk.editor.samples)
    CHECK(desk.screen.shows("start/sample/" + sample.path.stem().string()));
  CHECK(desk.editor.samples.size() >= 6);
  desk.screen.click("start/new");
  desk.screen.frames();
  REQUIRE(desk.editor.document);
  CHECK(desk.journey().touchpoints.size() == 1);
}

TEST_CASE("a sample is opened as a journey of one's own: saving asks for a place") {
  Desk desk;
  desk.screen.click("start/sample/broadband");
  desk.settle();
  REQUIRE(desk.editor.document);
  CHECK_FALSE(desk.editor.document->unsaved());
  desk.screen.key("Ctrl+S");
  desk.screen.frames(3);
  REQUIRE(desk.editor.file_dialog);
  desk.screen.fill_in("files/name", (desk.folder.path() / "mine").string());
  desk.screen.frames();
  CHECK(fs::exists(desk.folder.path() / "mine.yaml"));
  CHECK_FALSE(desk.editor.file_dialog);
  CHECK(desk.editor.recent.front() == desk.folder.path() / "mine.yaml");
}

TEST_CASE("the file dialog goes through folders and opens a file") {
  Desk desk;
  fs::create_directories(desk.folder.path() / "deep");
  fs::copy_file(fs::path(PAINPOINT_SOURCE_DIR) / "journeys/small_shop.yaml",
                desk.folder.path() / "deep/shop.yaml");
  std::ofstream(desk.folder.path() / "deep/notes.txt") << "no journey";
  desk.editor.file_dialog = make_file_dialog(false, desk.folder.path(), "");
  desk.screen.frames(3);
  desk.screen.double_click("files/deep");
  desk.screen.frames(40);  // so that no further click makes a double click with these
  CHECK(desk.screen.shows("files/shop.yaml"));
  CHECK_FALSE(desk.screen.shows("files/notes.txt"));
  desk.screen.click("files/shop.yaml");
  desk.screen.click("files/take");
  desk.screen.frames(3);
  REQUIRE(desk.editor.document);
  CHECK(desk.editor.document->path().filename() == "shop.yaml");
}

TEST_CASE("a file is not written over by the dialog without a question") {
  Desk desk;
  run_command(desk.editor, "new");
  const fs::path there = desk.folder.path() / "there.yaml";
  std::ofstream(there) << "something";
  desk.editor.file_dialog = make_file_dialog(true, desk.folder.path(), "there");
  desk.screen.frames(3);
  desk.screen.click("files/take");
  desk.screen.frames();
  CHECK(fs::file_size(there) == 9);
  REQUIRE(desk.screen.shows("files/overwrite"));
  SUBCASE("no") {
    desk.screen.click("files/another_name");
    desk.screen.click("files/cancel");
    CHECK(fs::file_size(there) == 9);
    CHECK_FALSE(desk.editor.file_dialog);
  }
  SUBCASE("yes") {
    desk.screen.click("files/overwrite");
    desk.screen.frames();
    CHECK(fs::file_size(there) > 9);
    CHECK_FALSE(desk.editor.document->unsaved());
  }
}

TEST_CASE("what is typed into the dialog is understood") {
  FileDialog dialog;
  dialog.folder = "/tmp";
  dialog.name = "a";
  CHECK(meant_path(dialog) == "/tmp/a");
  dialog.saves = true;
  CHECK(meant_path(dialog) == "/tmp/a.yaml");
  dialog.name = "a.yml";
  CHECK(meant_path(dialog) == "/tmp/a.yml");
  dialog.name = "../b";
  CHECK(meant_path(dialog) == "/b.yaml");
  dialog.name = "/c/d.yaml";
  CHECK(meant_path(dialog) == "/c/d.yaml");
}

TEST_CASE("a folder that is not there is said") {
  FileDialog dialog;
  go_to_folder(dialog, "/nowhere/at/all");
  CHECK_FALSE(dialog.problem.empty());
  CHECK(dialog.entries.empty());
}

TEST_CASE("a file with mistakes is not opened, and the mistakes are shown") {
  Desk desk;
  const fs::path wrong = desk.folder.path() / "wrong.yaml";
  std::ofstream(wrong) << "painpoint: 1\nname: x\ntouchpoints:\n  a: { next: nowhere }\n";
  desk.editor.requests.emplace_back(RequestOpen{wrong});
  desk.screen.frames(4);
  CHECK_FALSE(desk.editor.document);
  CHECK(desk.editor.mistakes.find("nowhere") != std::string::npos);
  CHECK(desk.editor.mistakes.find("Line 4, column 14: ") != std::string::npos);
  CHECK(desk.editor.mistakes.find("Line 2, column 1: ") != std::string::npos);
  desk.screen.click("mistakes/close");
  CHECK(desk.editor.mistakes.empty());
}

TEST_CASE("work that a session left behind is offered and taken up again") {
  test::Folder folder;
  const fs::path state = folder.path() / "state";
  const fs::path path = folder.path() / "shop.yaml";
  fs::copy_file(fs::path(PAINPOINT_SOURCE_DIR) / "journeys/small_shop.yaml", path);
  Screen screen;
  {
    Editor first(screen.theme, screen.fonts, state);
    screen.between_frames([&] { before_frame(first); });
    screen.draw_with([&](const std::vector<KeyPress>& keys) { frame(first, keys); });
    first.requests.emplace_back(RequestOpen{path});
    screen.frames();
    run_command(first, "add_cause");
    screen.frames();
    first.autosave->flush();
    first.autosave->keep_when_closed();
  }
  Editor second(screen.theme, screen.fonts, state);
  second.view.probes = screen.probe_list();
  screen.between_frames([&] { before_frame(second); });
  screen.draw_with([&](const std::vector<KeyPress>& keys) { frame(second, keys); });
  screen.frames(4);
  REQUIRE(second.left_behind.size() == 1);
  screen.click("recover/take/0");
  screen.frames(3);
  REQUIRE(second.document);
  CHECK(second.document->unsaved());
  CHECK(second.document->path() == path);
  CHECK(second.left_behind.empty());
}

TEST_CASE("the hint of the first start stays until it is dismissed, and does not come back") {
  Desk desk;
  desk.editor.remembered.hint_seen = false;
  desk.screen.frames();
  CHECK(desk.screen.shows("hint/words"));
  CHECK(desk.screen.box("hint/words").y + desk.screen.box("hint/words").height <
        desk.screen.box("start/new").y);
  desk.open("small_shop.yaml");
  REQUIRE(desk.screen.shows("hint/dismiss"));
  desk.screen.click("hint/help");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("help/close"));
  desk.screen.key("Esc");
  desk.screen.frames(3);
  desk.screen.click("hint/dismiss");
  desk.screen.frames();
  CHECK_FALSE(desk.screen.shows("hint/words"));
  CHECK(read_remembered(desk.editor.state_folder).hint_seen);
}

TEST_CASE("help has the desktop show how journey files are written") {
  Desk desk;
  const fs::path seen = desk.folder.path() / "seen";
  const fs::path program = desk.folder.path() / "xdg-open";
  std::ofstream(program) << "#!/bin/sh\nprintf '%s' \"$1\" > '" << seen.string() << ".part' && mv '"
                         << seen.string() << ".part' '" << seen.string() << "'\n";
  fs::permissions(program, fs::perms::owner_all);
  const std::string path = std::getenv("PATH");
  const auto ask = [&] {
    desk.screen.key("F1");
    desk.screen.frames(3);
    desk.screen.click("help/language");
    desk.screen.frames(3);
  };
  setenv("PATH", (desk.folder.path().string() + ":" + path).c_str(), 1);
  ask();
  for (int i = 0; i < 500 && !fs::exists(seen); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::ifstream in(seen);
  const std::string opened{std::istreambuf_iterator<char>(in), {}};
  CHECK(opened == (fs::path(PAINPOINT_SOURCE_DIR) / "journeys/README.md").string());
  // Where nothing shows files, it says so.
  desk.screen.key("Esc");
  desk.screen.frames(3);
  fs::create_directory(desk.folder.path() / "bare");
  fs::create_symlink("/bin/sh", desk.folder.path() / "bare" / "sh");
  setenv("PATH", (desk.folder.path() / "bare").c_str(), 1);
  ask();
  setenv("PATH", path.c_str(), 1);
  CHECK(desk.editor.message.trouble);
  CHECK(desk.editor.message.text.find("xdg-utils") != std::string::npos);
}
