#include <doctest/doctest.h>

#include "editor/document.h"
#include "study/prepare.h"
#include "tests/editor/folder.h"
#include "tests/editor/random_edits.h"
#include "tests/support/large_journeys.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

/// A journey as large as large ones are, with scenarios and segments.
Journey large_journey() {
  Journey journey = line_journey(200);
  journey.name = "Two hundred";
  journey.segments["one"].share = 0.5;
  journey.segments["two"].share = 0.5;
  journey.segments.erase(kEveryone);
  Change change;
  change.operand = 2.0;
  journey.scenarios["quick"].changes["touchpoints.t5.minutes"] = change;
  journey.scenarios["slow"].includes = {"quick"};
  return journey;
}

struct Run {
  std::size_t applied = 0;
  std::size_t refused = 0;
  std::size_t rewritten = 0;
};

/// The text of the document says its journey, soundly.
void check_text(const Document& document, Run& run) {
  CAPTURE(document.undo_message());
  const Outcome<yaml::Written> written = document.text();
  REQUIRE_MESSAGE(written, words_of(written.diagnostics));
  run.rewritten += written->rewritten.size();
  const yaml::JourneyFile file = yaml::read_journey("again.yaml", written->text);
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), words_of(file.diagnostics) << written->text);
  REQUIRE(file.journey == document.journey());
  const Diagnostics found = study::check(file.journey);
  REQUIRE_MESSAGE(!found.has_errors(), words_of(found));
}

/// Edits with undo and redo in between; then all is undone and done again.
Run edit_at_random(Document& document, unsigned seed, int edits, int check_every) {
  RandomEdits random(seed);
  Run run;
  const std::string first_text = document.text()->text;
  const Journey first = document.journey();
  for (int i = 0; i < edits; ++i) {
    CAPTURE(i);
    const Revision revision = document.revision();
    const Edit edit = random.next(document.journey());
    const auto outcome = document.apply(edit, random.below(10) == 0);
    if (outcome) {
      ++run.applied;
    } else {
      ++run.refused;
      REQUIRE(outcome.diagnostics.has_errors());
      REQUIRE_FALSE(outcome.diagnostics.all()[0].message.empty());
      REQUIRE(document.revision() == revision);
    }
    if (document.can_undo()) REQUIRE_FALSE(document.undo_message().empty());
    for (std::size_t n = random.below(8) == 0 ? random.below(5) : 0; n > 0; --n) document.undo();
    for (std::size_t n = random.below(8) == 0 ? random.below(5) : 0; n > 0; --n) document.redo();
    if (i % check_every == 0) check_text(document, run);
  }
  while (document.redo()) {
  }
  check_text(document, run);
  const std::string last_text = document.text()->text;
  const Journey last = document.journey();
  while (document.undo()) {
  }
  REQUIRE(document.journey() == first);
  REQUIRE(document.text()->text == first_text);
  while (document.redo()) {
  }
  REQUIRE(document.journey() == last);
  REQUIRE(document.text()->text == last_text);
  return run;
}

}  // namespace

TEST_CASE("random edits of the sample journeys leave them sound, and can be taken back") {
  const auto folder = std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys";
  std::size_t applied = 0;
  std::size_t refused = 0;
  std::size_t rewritten = 0;
  unsigned seed = 1;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml" || !is_tried(entry.path())) continue;
    CAPTURE(entry.path().string());
    Outcome<Document> document = Document::open(entry.path());
    REQUIRE(document);
    REQUIRE(document->text()->text == bytes_of(entry.path()));
    const Run run = edit_at_random(*document, seed++, some_of(200), 4);
    applied += run.applied;
    refused += run.refused;
    rewritten += run.rewritten;
  }
  MESSAGE(applied << " edits, " << refused << " refused, " << rewritten << " sections rewritten");
  CHECK(applied > 2 * refused);
}

TEST_CASE("random edits of random journeys") {
  for (std::uint64_t seed = 0; seed < some_of(20); ++seed) {
    CAPTURE(seed);
    Outcome<Document> document =
        Document::from_text("painpoint: 1\njourney: any\n" + random_journey(500 + seed), "");
    REQUIRE(document);
    edit_at_random(*document, static_cast<unsigned>(100 + seed), 60, 3);
  }
}

TEST_CASE("random edits of a journey of 200 touchpoints") {
  Outcome<Document> document = Document::from_text(yaml::render_journey(large_journey()), "");
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  const Run run = edit_at_random(*document, 7, some_of(60), 10);
  CHECK(run.applied > run.refused);
}

TEST_CASE("from nothing") {
  Document document = Document::empty();
  edit_at_random(document, 3, 300, 5);
}
