#include <doctest/doctest.h>

#include "base/source.h"

using namespace painpoint;

TEST_CASE("lines end with \\n, \\r\\n or \\r, and columns count characters") {
  const std::string text = "a\u00e4b\nsecond\r\nthird\rfourth";
  const LineIndex lines(text);
  REQUIRE(lines.line_count() == 4);
  CHECK(lines.line(1) == "a\u00e4b");
  CHECK(lines.line(2) == "second");
  CHECK(lines.line(3) == "third");
  CHECK(lines.line(4) == "fourth");
  CHECK(lines.position(0) == Position{1, 1});
  CHECK(lines.position(1) == Position{1, 2});
  CHECK(lines.position(3) == Position{1, 3});  // behind the two bytes of the umlaut
  CHECK(lines.position(text.find("third")) == Position{3, 1});
  CHECK(lines.position(text.find("fourth") + 2) == Position{4, 3});
  CHECK(lines.position(text.size()) == Position{4, 7});
  CHECK(lines.position(text.size() + 100) == Position{4, 7});
}

TEST_CASE("a byte-order mark belongs to no line") {
  const std::string text = "\xEF\xBB\xBFtitle: x\n";
  const LineIndex lines(text);
  CHECK(lines.line(1) == "title: x");
  CHECK(lines.position(0) == Position{1, 1});
  CHECK(lines.position(3) == Position{1, 1});
  CHECK(lines.position(5) == Position{1, 3});
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex lines("");
  CHECK(lines.line_count() == 1);
  CHECK(lines.line(1).empty());
  CHECK(lines.position(0) == Position{1, 1});
}
