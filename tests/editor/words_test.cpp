#include <doctest/doctest.h>

#include "editor/job.h"
#include "tests/editor/shop.h"
#include "texts/parts.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

Document with_words() {
  Outcome<Document> document =
      Document::from_text("painpoint: 1\njourney: Shop\n" + std::string(kShop), "");
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

}  // namespace

TEST_CASE("what undo takes back is said in the language in which it was done") {
  Document document = Document::empty();
  const std::string first = "touchpoints." + document.journey().touchpoints[0].id;
  {
    const texts::Speaking chinese(texts::Language::chinese);
    REQUIRE(document.apply(SetNumber{first + ".minutes", 5}));
    CHECK(document.undo_message() == "將分鐘（“First touchpoint”）設為5 分鐘");
    REQUIRE(document.apply(DuplicateEntry{first, "second"}));
    CHECK(document.journey().touchpoints.find("second")->name == "First touchpoint（副本）");
  }
  {
    const texts::Speaking arabic(texts::Language::arabic);
    REQUIRE(document.apply(DuplicateEntry{first, "third"}));
    // What goes into the file has no marks of isolation.
    CHECK(document.journey().touchpoints.find("third")->name == "First touchpoint (نسخة)");
    CHECK(texts::plain(document.undo_message()) == "تكرار “First touchpoint”");
  }
  REQUIRE(document.apply(DuplicateEntry{first, "fourth"}));
  CHECK(document.journey().touchpoints.find("fourth")->name == "First touchpoint (copy)");
  CHECK(Document::empty().journey().name == "New journey");
}

TEST_CASE("states that are made again are the same in whatever language that happens") {
  Document document = Document::empty();
  const std::string first = "touchpoints." + document.journey().touchpoints[0].id;
  REQUIRE(document.apply(DuplicateEntry{first, "copy"}));
  const Journey before = document.journey();
  // So many that journeys in between are let go.
  for (int i = 1; i <= 200; ++i)
    REQUIRE(document.apply(SetNumber{first + ".minutes", static_cast<double>(i)}));
  const texts::Speaking chinese(texts::Language::chinese);
  while (document.history_position() > 1) REQUIRE(document.undo());
  CHECK(document.journey() == before);
  REQUIRE(document.undo());
  REQUIRE(document.redo());
  CHECK(document.journey() == before);
}

TEST_CASE("findings follow the language, and stay the same findings") {
  Document document = with_words();
  REQUIRE(document.apply(AddEntry{"teams", "nobody", "Nobody"}));
  const Diagnostics english = document.findings();
  REQUIRE_FALSE(english.empty());
  const texts::Speaking chinese(texts::Language::chinese);
  document.speak_findings();
  const Diagnostics& said = document.findings();
  REQUIRE(said.all().size() == english.all().size());
  for (std::size_t i = 0; i < said.all().size(); ++i) {
    CHECK(said.all()[i].code == english.all()[i].code);
    CHECK(said.all()[i].address == english.all()[i].address);
    CHECK(said.all()[i].message != english.all()[i].message);
  }
  REQUIRE(document.undo());
  REQUIRE(document.redo());
  CHECK(document.findings().all() == said.all());
}

TEST_CASE("a job answers in the language of whoever asked") {
  Job<std::string> job;
  const auto say = [](const JobControl&) -> std::optional<std::string> {
    return std::string(texts::tr_words("the file is empty"));
  };
  {
    const texts::Speaking chinese(texts::Language::chinese);
    job.ask(1, say);
    job.wait();
    CHECK(job.fetch()->result == "檔案是空的");
  }
  job.ask(2, say);
  job.wait();
  CHECK(job.fetch()->result == "the file is empty");
}
