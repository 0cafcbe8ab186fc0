#include "draw/text.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace painpoint;
using namespace painpoint::draw;

namespace {

const std::vector<std::string> kTexts = {"Contractor is paid for visits and not for working lines",
                                         "عناوين قديمة غير محدثة في النظام، ولا أحد يعرف",
                                         "收貨並檢查包裹是否完好無損，然後簽名。",
                                         "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
                                         "👩‍👩‍👧‍👦 family 👍🏽 thumbs",
                                         "שירות לקוחות",
                                         std::string(300, 'N'),
                                         "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 zalgo",
                                         "\u202Eevil\u2066 order\x1b[2J",
                                         "one",
                                         "",
                                         " "};

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

TEST_CASE("lines fit their place, are proper text and at most as many as asked for") {
  for (const std::string& text : kTexts)
    for (double width = 4; width < 400; width *= 1.3)
      for (const std::size_t most : {1U, 2U, 5U})
        for (const bool bold : {false, true}) {
          CAPTURE(text);
          CAPTURE(width);
          const Font font{12, bold};
          const auto lines = fit_lines(text, font, width, most, estimated_width);
          CHECK(lines.size() <= most);
          for (const std::string& line : lines) {
            CHECK(estimated_width(line, font) <= width);
            CHECK(!first_invalid_utf8(line));
            CHECK(!line.empty());
          }
          const std::string one = fit_line(text, font, width, estimated_width);
          CHECK(estimated_width(one, font) <= width);
          CHECK(!first_invalid_utf8(one));
        }
}

TEST_CASE("what fits is kept whole") {
  for (const std::string& text : kTexts) {
    if (text.find("zalgo") != std::string::npos) continue;
    CAPTURE(text);
    std::string joined;
    for (const std::string& line : fit_lines(text, {12}, 200, 1000, estimated_width))
      joined += line;
    CHECK(without_spaces(joined) == without_spaces(printable(text)));
    CHECK(fit_line(text, {12}, 1e9, estimated_width) == printable(text));
  }
}

TEST_CASE("words stay whole where they can, and closing signs begin no line") {
  const auto lines = [](std::string_view text, double width, std::size_t most = 9) {
    return fit_lines(text, {10}, width, most, [](std::string_view part, const Font&) {
      return 10 * static_cast<double>(display_width(part));
    });
  };
  using Lines = std::vector<std::string>;
  CHECK(lines("the quick brown fox", 100) == Lines{"the quick", "brown fox"});
  CHECK(lines("the quick brown fox", 100, 1) == Lines{"the quick…"});
  CHECK(lines("abcdefgh", 30) == Lines{"abc", "def", "gh"});
  CHECK(lines("收貨並檢查", 40) == Lines{"收貨", "並檢", "查"});
  CHECK(lines("收貨，檢查", 40) == Lines{"收", "貨，", "檢查"});
  CHECK(lines("a\u00A0· b", 30) == Lines{"a\u00A0·", "b"});
}

TEST_CASE("a letter keeps at most three marks, and what reorders lines is gone") {
  const std::string line = fit_line(kTexts[7], {12}, 1000, estimated_width);
  CHECK(line == "e\u0301\u0301\u0301 zalgo");
  CHECK(fit_line(kTexts[8], {12}, 1000, estimated_width).find("\u202E") == std::string::npos);
}

TEST_CASE("a name of a megabyte is cut without looking at all of it") {
  const std::string line = fit_line(std::string(1U << 20U, 'x'), {12}, 100, estimated_width);
  CHECK(line.ends_with("…"));
  CHECK(estimated_width(line, {12}) <= 100);
}

TEST_CASE("emoji and letters with marks are one piece") {
  CHECK(graphemes("👩‍👩‍👧‍👦e\u0301x") ==
        std::vector<std::string_view>{"👩‍👩‍👧‍👦", "e\u0301", "x"});
  CHECK(graphemes("").empty());
  CHECK(starts_right_to_left("12 خدمة x"));
  CHECK(!starts_right_to_left("x خدمة"));
  CHECK(!starts_right_to_left("12"));
}
