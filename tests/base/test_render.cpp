#include <doctest/doctest.h>

#include "base/render.h"
#include "base/text.h"

using namespace painpoint;

namespace {

std::string rendered(const std::string& text, std::size_t begin, std::size_t end,
                     RenderOptions options = {}) {
  const SourceText source{"f.yaml", text};
  const LineIndex lines(source.text);
  return render({Code::unknown_key, Level::error, "what", "do this", "", Span{begin, end}}, source,
                lines, options);
}

/// The column of a terminal at which the caret stands.
std::size_t caret_column(const std::string& text) {
  const std::size_t caret = text.rfind('^');
  const std::size_t line = text.rfind('\n', caret) + 1;
  return display_width(std::string_view(text).substr(line, caret - line));
}

}  // namespace

TEST_CASE("a finding names its place, what is wrong, what to do and its code") {
  CHECK(rendered("a: 1\nbc: 2\n", 5, 7) ==
        "f.yaml:2:1: error: what; do this [PP012]\n"
        "    bc: 2\n"
        "    ^~\n");
}

TEST_CASE("without a span there is no line") {
  const SourceText source{"f.yaml", "a: 1\n"};
  const LineIndex lines(source.text);
  const Diagnostic finding{Code::trap, Level::warning, "what", "", "", std::nullopt};
  CHECK(render(finding, source, lines) == "f.yaml: warning: what [PP060]\n");
}

TEST_CASE("the caret stands under wide, narrow and combining characters alike") {
  const std::string wide = "客户: x";
  CHECK(caret_column(rendered(wide, wide.find('x'), wide.size())) == 4 + 6);
  const std::string marks = "e\u0301e\u0301: x";
  CHECK(caret_column(rendered(marks, marks.find('x'), marks.size())) == 4 + 4);
  const std::string under = "客户: x";
  CHECK(rendered(under, 0, 6).ends_with("\n    ^~~~\n"));
}

TEST_CASE("tabs are kept, so that the caret moves with them") {
  CHECK(rendered("a:\tb", 3, 4).ends_with("    a:\tb\n      \t^\n"));
}

TEST_CASE("long lines are cut around the caret") {
  const std::string text = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const std::string shown = rendered(text, 5000, 5004);
  const std::size_t line = shown.find('\n') + 1;
  const std::string_view source =
      std::string_view(shown).substr(line, shown.find('\n', line) - line);
  CHECK(display_width(source) <= 110);
  CHECK(source.find("HERE") != std::string::npos);
  CHECK(source.starts_with("    …"));
  CHECK(source.ends_with("…"));
  CHECK(caret_column(shown) == display_width(source.substr(0, source.find("HERE"))));
}

TEST_CASE("what is in the file cannot talk to the terminal") {
  const std::string text = "a\x1b[31mb\x07\xFF\u202E: x";
  const std::string shown = rendered(text, text.size() - 1, text.size());
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find('\x07') == std::string::npos);
  CHECK(shown.find("\u202E") == std::string::npos);
  CHECK_FALSE(first_invalid_utf8(shown).has_value());
  CHECK(caret_column(shown) == 4 + 1 + 1 + 4 + 1 + 1 + 1 + 1 + 2);
}

TEST_CASE("colour only when asked for") {
  CHECK(rendered("a: 1", 0, 1).find('\x1b') == std::string::npos);
  CHECK(rendered("a: 1", 0, 1, {true, 100}).find("\x1b[1;31m") != std::string::npos);
}

TEST_CASE("spans at the end, over lines and of nothing are drawn") {
  CHECK(rendered("a", 1, 1).ends_with("    a\n     ^\n"));
  CHECK(rendered("", 0, 0).ends_with("\n    ^\n"));
  CHECK(rendered("a: b\nc: d\n", 3, 9).ends_with("    a: b\n       ^\n"));
}
