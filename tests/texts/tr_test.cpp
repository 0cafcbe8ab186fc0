#include "texts/tr.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>

using namespace painpoint::texts;

TEST_CASE("a text is said in the language that is on, and in English where it is not known") {
  CHECK(spoken() == Language::english);
  CHECK(tr_words("Save") == std::string("Save"));
  const Speaking chinese(Language::chinese);
  CHECK(tr_words("Save") == std::string("儲存"));
  CHECK(tr_words("No text of ours") == std::string("No text of ours"));
  CHECK(tr_format("Saved {}", "a.yaml") == "已儲存 a.yaml");
  {
    const Speaking arabic(Language::arabic);
    CHECK(tr_words("Save") == std::string("حفظ"));
    CHECK(tr_format("No text of ours {}", "a") == "No text of ours \u2068\u200Ea\u200E\u2069");
    CHECK(speaks_right_to_left());
    // A clause that begins with a value runs as its own words do.
    const std::string clause = tr_format("{} once", "GBP 5");
    CHECK(clause == "\u2068\u200EGBP 5\u200E\u2069 مرة واحدة");
    CHECK(isolated(clause) == "\u2068" + clause + "\u2069");
    CHECK(isolated("“\u2068\u200Ea\u200E\u2069”").starts_with("\u2068\u200E“"));
  }
  CHECK(spoken() == Language::chinese);
}

TEST_CASE("each thread has its own language, English at first") {
  const Speaking chinese(Language::chinese);
  std::string said;
  std::thread([&said] { said = tr_words("Save"); }).join();
  CHECK(said == "Save");
}

TEST_CASE("the tables that come with the program are there, and nothing is wrong with them") {
  for (const Language language : {Language::english, Language::arabic, Language::chinese})
    CHECK(trouble_with(language).empty());
  CHECK(table_of(Language::english).all().empty());
  CHECK(table_of(Language::arabic).all().size() == table_of(Language::chinese).all().size());
}
