#include "texts/po.h"

#include <doctest/doctest.h>

#include <string>

using namespace painpoint::texts;
using Strings = std::vector<std::string>;

TEST_CASE("a table is read: header, comments, contexts, texts over several lines, escapes") {
  const PoFile file = read_po(
      "\xEF\xBB\xBF# A comment\r\n"
      "msgid \"\"\r\n"
      "msgstr \"\"\r\n"
      "\"Language: ar\\n\"\r\n"
      "\r\n"
      "#: somewhere\n"
      "msgid \"Save\"\n"
      "msgstr \"حفظ\"\n"
      "msgctxt \"of a shop\"\n"
      "msgid \"Save\"\n"
      "msgstr \"توفير\"\n"
      "msgid \"\"\n"
      "\"two \\\"lines\\\"\\n\"\n"
      "  \"and\\ta \\\\\"\n"
      "msgstr\"سطر\"");
  CHECK(file.mistakes.empty());
  REQUIRE(file.entries.size() == 3);
  CHECK(file.entries[0].english == "Save");
  CHECK(file.entries[0].translation == "حفظ");
  CHECK(file.entries[0].line == 7);
  CHECK(file.entries[1].context == "of a shop");
  CHECK(file.entries[1].translation == "توفير");
  CHECK(file.entries[2].english == "two \"lines\"\nand\ta \\");
  CHECK(file.entries[2].translation == "سطر");
}

TEST_CASE("a mistake is located, its entry left out, and the rest is read") {
  struct Case {
    const char* text;
    int line;
    const char* says;
  };
  const std::string good = "\nmsgid \"Good\"\nmsgstr \"gut\"\n";
  for (const Case& each : {
           Case{"msgid \"a\"\nmsgstr b\n", 2, "quotes"},
           Case{"msgid \"a\"\nmsgstr \"b\n", 2, "quotes"},
           Case{"msgid \"a\"\nmsgstr \"b\\\"\n", 2, "quotes"},
           Case{"msgid \"a\"\nmsgstr \"b\\x\"\n", 2, "quotes"},
           Case{"msgid \"a\"\nmsgstr \"b\"c\"\n", 2, "quotes"},
           Case{"msgid \"a\"\nmsgstr \"\xC3\"\n", 2, "UTF-8"},
           Case{"msgstr \"b\"\n", 1, "without a msgid"},
           Case{"msgid \"a\"\n", 1, "no msgstr"},
           Case{"msgctxt \"a\"\nmsgid \"b\"\n", 2, "no msgstr"},
           Case{"msgid \"a\"\nmsgstr \"\"\n", 1, "empty"},
           Case{"\"a\"\n", 1, "belongs to nothing"},
           Case{"hello\n", 1, "neither"},
           Case{"msgid_plural \"a\"\n", 1, "neither"},
           Case{"msgid \"{} of {}\"\nmsgstr \"{}\"\n", 1, "places for values"},
           Case{"msgid \"{:.1f}\"\nmsgstr \"{}\"\n", 1, "places for values"},
           Case{"msgid \"{}\"\nmsgstr \"{0} {\"\n", 1, "places for values"},
           Case{"msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n", 3, "already"},
       }) {
    CAPTURE(each.text);
    const PoFile file = read_po(each.text + good);
    REQUIRE(file.mistakes.size() == 1);
    CHECK(file.mistakes[0].line == each.line);
    CHECK(file.mistakes[0].what.find(each.says) != std::string::npos);
    REQUIRE_FALSE(file.entries.empty());
    CHECK(file.entries.back().english == "Good");
    CHECK(file.entries.size() == (std::string(each.says) == "already" ? 2 : 1));
  }
}

TEST_CASE("whatever a file holds, reading it ends") {
  const std::string whole =
      "# c\nmsgctxt \"x\"\nmsgid \"a{}\\n\"\n\"b\"\nmsgstr \"{0}\\\\\"\n\n\"loose\nmsgid\nmsgstr";
  for (std::size_t i = 0; i <= whole.size(); ++i) {
    (void)read_po(std::string_view(whole).substr(i));
    (void)read_po(std::string_view(whole).substr(0, i));
    std::string changed = whole;
    if (i < changed.size()) changed[i] = '"';
    (void)read_po(changed);
  }
  CHECK(read_po("").entries.empty());
  CHECK(read_po("").mistakes.empty());
}

TEST_CASE("the places for values, however they are numbered") {
  CHECK(placeholders("none") == Strings{});
  CHECK(placeholders("{} of {}") == Strings{"0", "1"});
  CHECK(placeholders("{1} / {0}") == Strings{"0", "1"});
  CHECK(placeholders("{:.1f}% {{no}}") == Strings{"0:.1f"});
  CHECK(placeholders("{0:.1f}") == placeholders("{:.1f}"));
  CHECK(placeholders("{0} {0}") != placeholders("{} {}"));
  // fmt throws where both kinds are in one text.
  CHECK(placeholders("{} {2} {1}") != placeholders("{} {} {}"));
}
