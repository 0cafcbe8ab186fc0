#include "gui/bidi.h"

#include <doctest/doctest.h>

#include "base/text.h"

using painpoint::gui::visual;
using painpoint::gui::visual_sentence;

// What stands left comes first. Letters are written by their code points: an editor that shows this
// file would order them again.

TEST_CASE("text from left to right stays as it is, of whatever script") {
  CHECK(visual("Delivery · 12%") == "Delivery · 12%");
  CHECK(visual("送貨 Café Ελλάδα") == "送貨 Café Ελλάδα");
  CHECK(visual("").empty());
}

TEST_CASE("Arabic letters are joined and run from right to left") {
  // beh, alef, beh ("door"): beh at its beginning joined to alef at its end, then beh alone.
  CHECK(visual("\u0628\u0627\u0628") == "\uFE8F\uFE8E\uFE91");
}

TEST_CASE("lam and alef are one letter, and nothing is left of the second") {
  CHECK(visual("\u0644\u0627") == "\uFEFB");              // alone
  CHECK(visual("\u0628\u0644\u0627") == "\uFEFC\uFE91");  // joined to a beh before it
}

TEST_CASE("numbers and Latin words within Arabic keep their own direction") {
  // "beh 25%": the number stands left of the letter, its digits in their order.
  CHECK(visual("\u0628 25") == "25 \uFE8F");
  CHECK(visual("\u0628 abc 25 \u062F") == "\uFEA9 abc 25 \uFE8F");
  // Arabic-Indic digits, too.
  CHECK(visual("\u0628 \u0661\u0662") == "\u0661\u0662 \uFE8F");
}

TEST_CASE("Arabic within Latin text is turned round where it stands") {
  CHECK(visual("Team \u0628\u062F, London") == "Team \uFEAA\uFE91, London");
  // A number after Arabic letters belongs to them (rule W2), with what stands between.
  CHECK(visual("Team \u0628\u062F: 3") == "Team 3 :\uFEAA\uFE91");
}

TEST_CASE("brackets around Arabic open towards it") {
  CHECK(visual("\u0628 (\u062F)") == "(\uFEA9) \uFE8F");
  CHECK(visual("a (\u062F)") == "a (\uFEA9)");
}

TEST_CASE("Hebrew is ordered") {
  CHECK(visual("\u05D0\u05D1 1") == "1 \u05D1\u05D0");
}

TEST_CASE("marks of direction do their work and are not drawn") {
  CHECK(visual("\u200F\u0628") == "\uFE8F");
  CHECK(visual("\u061C1 a") == "a 1");
  CHECK(visual("\u200E\u05D0!") == "\u05D0!");
  CHECK(visual("\u05D0!") == "!\u05D0");
}

TEST_CASE("vowel signs stand before their letters, for fonts that draw them without width") {
  CHECK(visual("\u0628\u064E\u062F") == "\uFEAA\u064E\uFE91");
}

TEST_CASE("what is not UTF-8, and what is far too long, does no harm") {
  CHECK(visual("\xD8") == "\xD8");
  std::string longest;
  for (int i = 0; i < 30'000; ++i) longest += "\u0628";
  CHECK(visual(longest) == longest);
}

TEST_CASE("lines of a paragraph are ordered one by one") {
  CHECK(painpoint::gui::visual_lines("\u0628 1\n\u062F 2\n") == "1 \uFE8F\n2 \uFEA9\n");
}

TEST_CASE("a sentence of ours runs from left to right whatever name it begins with") {
  // Alef with hamza: alone it stays alone, and has a presentation form of its own.
  CHECK(visual_sentence("“\u0623” wins") == "“\uFE83” wins");
  CHECK(visual("“\u0623” wins") != "“\uFE83” wins");
  CHECK(visual_sentence("3 problems: \u0623") == "3 problems: \uFE83");
  CHECK(visual_sentence("plain words") == "plain words");
  CHECK(visual_sentence("") == "");
}
