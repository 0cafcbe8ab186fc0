#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "gui/actions.h"
#include "gui/commands.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

std::filesystem::path copy_of_sample(Desk& desk, const std::string& name) {
  const std::filesystem::path path = desk.folder.path() / ("dropped_" + name);
  std::filesystem::copy_file(std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys" / name, path);
  return path;
}

void drop(Desk& desk, std::vector<std::filesystem::path> paths) {
  drop_files(desk.editor, std::move(paths));
  desk.screen.frames(3);
}

}  // namespace

TEST_CASE("a file that is dropped onto the window is opened, also on the start screen") {
  Desk desk;
  const std::filesystem::path path = copy_of_sample(desk, "small_shop.yaml");
  drop(desk, {path});
  REQUIRE(desk.editor.document);
  CHECK(desk.editor.document->path() == path);
  CHECK(window_title(desk.editor) == "dropped_small_shop.yaml - painpoint");
}

TEST_CASE("unsaved work is asked about before a dropped file takes its place") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::filesystem::path before = desk.editor.document->path();
  run_command(desk.editor, "add_cause");
  REQUIRE(desk.editor.document->unsaved());
  const std::filesystem::path path = copy_of_sample(desk, "returns_policy.yaml");
  drop(desk, {path});
  CHECK(desk.editor.unsaved_question);
  CHECK(desk.editor.document->path() == before);
  CHECK(desk.journey().causes.contains("new_cause"));
  desk.screen.key("Esc");
  desk.screen.frames(3);
  CHECK(desk.editor.document->path() == before);
  CHECK(desk.editor.document->unsaved());
}

TEST_CASE("a dropped file that is no journey changes nothing, and it is said why") {
  Desk desk;
  desk.open("small_shop.yaml");
  const Journey before = desk.journey();
  const std::filesystem::path picture = desk.folder.path() / "photo.png";
  std::ofstream(picture, std::ios::binary) << "\x89PNG\r\n\x1a\n" << std::string(64, '\0');
  drop(desk, {picture});
  CHECK(desk.editor.mistakes.starts_with("photo.png cannot be opened"));
  CHECK(desk.journey() == before);
  desk.editor.mistakes.clear();

  const std::filesystem::path letter = desk.folder.path() / "letter.txt";
  std::ofstream(letter) << "Dear customer,\nwe are sorry.\n";
  drop(desk, {letter});
  CHECK(desk.editor.mistakes.starts_with("letter.txt cannot be opened"));
  CHECK(desk.journey() == before);
  desk.editor.mistakes.clear();

  drop(desk, {desk.folder.path() / "gone.yaml"});
  CHECK(desk.editor.message.trouble);
  CHECK(desk.editor.message.text.find("gone.yaml") != std::string::npos);
  CHECK(desk.journey() == before);
}

TEST_CASE("a folder that is dropped is looked into, and nothing else happens") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::filesystem::path folder =
      desk.folder.path() / "journeys.yaml";  // a folder all the same
  std::filesystem::create_directory(folder);
  drop(desk, {folder});
  REQUIRE(desk.editor.file_dialog);
  CHECK(desk.editor.file_dialog->folder == folder);
  CHECK(desk.editor.mistakes.empty());
  CHECK(desk.editor.document->path().filename() == "small_shop.yaml");
}

TEST_CASE("of several files that are dropped the journey is taken, and that is said") {
  Desk desk;
  const std::filesystem::path journey = copy_of_sample(desk, "small_shop.yaml");
  const std::filesystem::path other = copy_of_sample(desk, "returns_policy.yaml");
  const std::filesystem::path letter = desk.folder.path() / "letter.txt";
  std::ofstream(letter) << "Dear customer\n";
  drop(desk, {letter, journey, other});
  REQUIRE(desk.editor.document);
  CHECK(desk.editor.document->path() == journey);
  CHECK(desk.editor.message.text.find("of the 3 files") != std::string::npos);
  CHECK(desk.editor.message.text.find("dropped_small_shop.yaml") != std::string::npos);
}
