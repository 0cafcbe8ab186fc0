#include "draw/svg.h"

#include <limits>

#include "tests/support/pictures.h"

using namespace painpoint;
using namespace painpoint::draw;

namespace {

Picture small_picture(const std::string& words) {
  Picture picture;
  picture.width = 100;
  picture.height = 50.126;
  picture.title = words;
  picture.description = words;
  picture.add(Rectangle{{1, 2.5, 3, 4}, 2, Colour{255, 0, 16}, Stroke{{0, 0, 0, 0.5}, 1, {4, 2}}});
  picture.add(Group{words, {{Text{{5, 6}, words, {12, true}, Anchor::right, {1, 2, 3}}}}});
  picture.add(polyline({{0, 0}, {-0.0001, 7}}, {{9, 9, 9}, 1.5}));
  picture.add(Circle{{1, 1}, 2, {}, Stroke{{0, 0, 0}, 1}});
  return picture;
}

}  // namespace

TEST_CASE("a picture as SVG, to the letter") {
  CHECK(print_svg(small_picture("A & B")) ==
        R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.13" viewBox="0 0 100 50.13" role="img" font-family="Noto Sans, DejaVu Sans, Noto Sans Arabic, Noto Naskh Arabic, Noto Sans CJK TC, Noto Sans TC, Segoe UI, Helvetica, Arial, sans-serif">
<title>A &amp; B</title>
<desc>A &amp; B</desc>
<rect x="1" y="2.5" width="3" height="4" rx="2" fill="#ff0010" stroke="#000000" stroke-opacity="0.5" stroke-width="1" stroke-dasharray="4 2"/>
<g><title>A &amp; B</title>
<text x="5" y="6" font-size="12" font-weight="bold" text-anchor="end" fill="#010203">A &amp; B</text>
</g>
<path d="M0 0L0 7" fill="none" stroke="#090909" stroke-width="1.5"/>
<circle cx="1" cy="1" r="2" fill="none" stroke="#000000" stroke-width="1"/>
</svg>
)");
}

TEST_CASE("hostile text stays text") {
  for (const std::string& text :
       {std::string("<script>alert(1)</script>"), std::string("\"/><svg onload='alert(1)'>"),
        std::string("]]> --> <!-- &#60; &amp;"), std::string("=cmd|' /C calc'!A0"),
        std::string("a\x1b[2J\x01\x02\nb"), std::string("\u202Egnp.exe"),
        std::string("\xEF\xBF\xBF and \xEF\xBF\xBE"), std::string("\xff\xfe not UTF-8"),
        std::string("\0nul", 4)}) {
    CAPTURE(text);
    const std::string svg = print_svg(small_picture(text));
    const auto tree = test::parse_xml(svg);
    std::vector<std::string> tags;
    test::collect_xml(tree, "script", tags);
    CHECK(tags.empty());
    std::vector<std::string> texts;
    test::collect_xml(tree, "text", texts);
    REQUIRE(texts.size() == 1);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("\u202E") == std::string::npos);
    for (const char c : svg) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    CHECK(svg.find("\xEF\xBF\xBF") == std::string::npos);
  }
  std::vector<std::string> texts;
  test::collect_xml(test::parse_xml(print_svg(small_picture("<b>&\"'</b>"))), "text", texts);
  CHECK(texts == std::vector<std::string>{"<b>&\"'</b>"});
}

TEST_CASE("right-to-left text is anchored as seen") {
  const auto with = [](Anchor anchor) {
    Picture picture;
    picture.add(Text{{5, 6}, "خدمة", {12}, anchor});
    return print_svg(picture, {false});
  };
  CHECK(with(Anchor::left).find("direction=\"rtl\" text-anchor=\"end\"") != std::string::npos);
  CHECK(with(Anchor::middle).find("direction=\"rtl\" text-anchor=\"middle\"") != std::string::npos);
  CHECK(with(Anchor::right).find("direction=\"rtl\" fill") != std::string::npos);
}

TEST_CASE("a part of a page has no declaration, and what is not a number is drawn at 0") {
  Picture picture;
  picture.add(Circle{{std::numeric_limits<double>::quiet_NaN(), -0.001},
                     std::numeric_limits<double>::infinity(),
                     Colour{},
                     {}});
  const std::string svg = print_svg(picture, {false});
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  CHECK(svg.find("-0") == std::string::npos);
}
