#include <doctest/doctest.h>

#include "editor/document.h"
#include "tests/editor/folder.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

constexpr std::string_view kCommented =
    "painpoint: 1\njourney: Shop   # ours\n\ntouchpoints:\n  order:   # at the desk\n"
    "    minutes: 10 min\n    next: pay\n  pay: { minutes: 2, next: completed }\n";

std::string problem_of(const Outcome<Document::Saved>& outcome) {
  CHECK_FALSE(outcome);
  return outcome.diagnostics.has_errors() ? outcome.diagnostics.all()[0].message : "";
}

Document open(const std::filesystem::path& path) {
  Outcome<Document> document = Document::open(path);
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

}  // namespace

TEST_CASE("saving changes what was edited and nothing else") {
  const Folder folder;
  const auto path = folder.path() / "shop.yaml";
  write_bytes(path, kCommented);
  Document document = open(path);
  CHECK_FALSE(document.unsaved());
  CHECK(document.text()->text == kCommented);
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 12}));
  CHECK(document.unsaved());
  const auto saved = document.save();
  REQUIRE_MESSAGE(saved, words_of(saved.diagnostics));
  CHECK(saved->rewritten.empty());
  CHECK_FALSE(document.unsaved());
  CHECK_FALSE(document.changed_on_disk());
  std::string expected(kCommented);
  expected.replace(expected.find("10 min"), 6, "12 min");
  CHECK(bytes_of(path) == expected);
  CHECK(open(path).journey() == document.journey());
  // Back over the save: the first bytes again, which the file does not have now.
  REQUIRE(document.undo());
  CHECK(document.unsaved());
  CHECK(document.text()->text == kCommented);
  REQUIRE(document.redo());
  CHECK_FALSE(document.unsaved());
}

TEST_CASE("an edit after a save does not join the one before it") {
  const Folder folder;
  write_bytes(folder.path() / "shop.yaml", kCommented);
  Document document = open(folder.path() / "shop.yaml");
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 12}));
  REQUIRE(document.save());
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 13}, true));
  CHECK(document.history().size() == 2);
}

TEST_CASE("a file that somebody else has changed is not written over unasked") {
  const Folder folder;
  const auto path = folder.path() / "shop.yaml";
  write_bytes(path, kCommented);
  Document document = open(path);
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 12}));
  CHECK_FALSE(document.changed_on_disk());
  const std::string theirs = std::string(kCommented) + "# theirs\n";
  write_bytes(path, theirs);
  CHECK(document.changed_on_disk());
  CHECK(problem_of(document.save()).find("somebody else has changed") != std::string::npos);
  CHECK(bytes_of(path) == theirs);
  CHECK(document.unsaved());
  REQUIRE(document.save(true));
  CHECK(bytes_of(path).find("12 min") != std::string::npos);
  // One that is gone is made again.
  std::filesystem::remove(path);
  CHECK(document.changed_on_disk());
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 14}));
  REQUIRE(document.save());
  CHECK(bytes_of(path).find("14 min") != std::string::npos);
}

TEST_CASE("saving under another name") {
  const Folder folder;
  const auto path = folder.path() / "new.yaml";
  Document document = Document::empty();
  CHECK(problem_of(document.save()) == "the journey has no file yet");
  REQUIRE(document.save_as(path));
  CHECK(document.path() == path);
  CHECK(open(path).journey() == document.journey());
  REQUIRE(document.save());
  // Not over another one.
  const auto other = folder.path() / "other.yaml";
  write_bytes(other, kCommented);
  CHECK(problem_of(document.save_as(other)).find("there is a file") != std::string::npos);
  CHECK(document.path() == path);
  REQUIRE(document.save_as(other, true));
  CHECK(open(other).journey() == document.journey());
  // From then on edits are patched into what was written.
  REQUIRE(document.apply(SetText{"touchpoints.first.name", "Begin"}));
  REQUIRE(document.save());
  CHECK(open(other).journey() == document.journey());
}

TEST_CASE("where a file cannot be written, that is said and nothing is lost") {
  const Folder folder;
  Document document = Document::empty();
  REQUIRE(document.apply(AddEntry{"touchpoints", "pay", "Pay"}));
  CHECK_FALSE(problem_of(document.save_as(folder.path() / "no" / "folder.yaml")).empty());
  CHECK_FALSE(problem_of(document.save_as(folder.path(), true)).empty());
  CHECK_FALSE(problem_of(document.save_as("/dev/full", true)).empty());
  CHECK(document.unsaved());
  CHECK(document.path().empty());
  REQUIRE(document.save_as(folder.path() / "shop.yaml"));
}

TEST_CASE("a sample has no file of its own, and closing it loses nothing") {
  const auto path = std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys" / "small_shop.yaml";
  Outcome<Document> document = Document::sample(path);
  REQUIRE(document);
  CHECK_FALSE(document->unsaved());
  CHECK(document->path().empty());
  CHECK(problem_of(document->save()) == "the journey has no file yet");
  const Folder folder;
  REQUIRE(document->save_as(folder.path() / "mine.yaml"));
  CHECK(bytes_of(folder.path() / "mine.yaml") == bytes_of(path));
}

TEST_CASE("work that was recovered knows what its file held when it began") {
  const Folder folder;
  const auto path = folder.path() / "shop.yaml";
  write_bytes(path, kCommented);
  const DiskState began = open(path).disk();
  Outcome<Document> same = Document::from_text(std::string(kCommented), path, began);
  REQUIRE(same);
  CHECK(same->unsaved());
  CHECK_FALSE(same->changed_on_disk());
  REQUIRE(same->save());
  write_bytes(path, std::string(kCommented) + "# theirs\n");
  Outcome<Document> other = Document::from_text(std::string(kCommented), path, began);
  CHECK(other->changed_on_disk());
  CHECK_FALSE(other->save());
}
