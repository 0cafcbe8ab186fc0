#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "yaml/tree.h"

using namespace painpoint;
using namespace painpoint::yaml;

namespace {

std::string shown(const Tree& tree, NodeId node) {
  switch (tree.kind(node)) {
    case NodeKind::null:
      return "~";
    case NodeKind::scalar:
      return fmt::format("{}{}", tree.is_plain(node) ? "" : "'", tree.text(node));
    case NodeKind::map:
    case NodeKind::sequence:
      break;
  }
  std::string text = tree.is_map(node) ? "{" : "[";
  for (const NodeId child : tree.children(node)) {
    if (text.size() > 1) text += ",";
    if (tree.is_map(node)) text += std::string(tree.key(child)) + "=";
    text += shown(tree, child);
  }
  return text + (tree.is_map(node) ? "}" : "]");
}

std::string parsed(const std::string& text) {
  const Parsed result = parse(text);
  if (result.diagnostics.has_errors())
    return fmt::format("error: {}", result.diagnostics.all()[0].message);
  return shown(result.tree, 0);
}

/// The bytes of every node, which must be what the node says.
void check_places(const Tree& tree, const std::string& text, NodeId node) {
  const Span span = tree.span(node);
  CHECK(span.begin <= span.end);
  CHECK(span.end <= text.size());
  const std::string raw = text.substr(span.begin, span.end - span.begin);
  if (tree.is_scalar(node) && tree.is_plain(node) && raw.find('\n') == std::string::npos)
    CHECK(raw == tree.text(node));
  for (const NodeId child : tree.children(node)) {
    const Span key = tree.key_span(child);
    if (tree.is_map(node)) {
      CHECK(key.begin < key.end);
      CHECK(key.end <= tree.span(child).begin);
    }
    CHECK(tree.span(child).begin >= span.begin);
    CHECK(tree.span(child).end <= span.end);
    check_places(tree, text, child);
  }
}

}  // namespace

TEST_CASE("texts are decoded") {
  CHECK(parsed("a: 1\nb: 'it''s'\nc: \"\\u00e4\\n\"\n") == "{a=1,b='it's,c='\u00e4\n}");
  CHECK(parsed("a: one\n  two\n\n  three\n") == "{a=one two\nthree}");
  CHECK(parsed("a: |\n  x\n  y\nb: >-\n  x\n  y\n") == "{a='x\ny\n,b='x y}");
  CHECK(parsed("- a\n- - b\n  - c: d\n    e: f\n") == "[a,[b,{c=d,e=f}]]");
  CHECK(parsed("{\"a\":1, b: [x, {y}], c: }") == "{a=1,b=[x,{y=~}],c=~}");
  CHECK(parsed("a:\nb: ~\nc: null\nd: 'null'\n") == "{a=~,b=~,c=~,d='null}");
  CHECK(parsed("a: [b: c, d]\n") == "{a=[{b=c},d]}");
  CHECK(parsed("null: 1\n~: 2\n") == "{null=1,~=2}");
  CHECK(parsed("a:\nnull:\n- b:\n  ~: 1\n") == "{a=~,null=[{b=~,~=1}]}");
  CHECK(parsed("a: { b: , null: ~, c: null }\n") == "{a={b=~,null=~,c=~}}");
  CHECK(parsed("a:\n- b\nc:\n- d\n") == "{a=[b],c=[d]}");
  CHECK(parsed("a: []\nb: {}\nc: ''\n") == "{a=[],b={},c='}");
  CHECK(parsed("- \n-\n- a\n") == "[~,~,a]");
}

TEST_CASE("line breaks of all systems mean the same, a byte-order mark nothing") {
  const std::string expected = "{a=1,b='x\ny\n,c=p q}";
  CHECK(parsed("a: 1\nb: |\n  x\n  y\nc: p\n  q\n") == expected);
  CHECK(parsed("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: p\r\n  q\r\n") == expected);
  CHECK(parsed("a: 1\rb: |\r  x\r  y\rc: p\r  q\r") == expected);
  CHECK(parsed("\xEF\xBB\xBF"
               "a: 1\n") == "{a=1}");
  CHECK(parsed("a: \"x\u0085y\u2028z\u2029\"\n") == "{a='x\u0085y\u2028z\u2029}");
}

TEST_CASE("every value has its bytes") {
  for (const std::string text :
       {"a: 1\nb:\n  - x: 'y'\n    z:\n  - [1, { k: v }]\nc:\n",
        "\xEF\xBB\xBFä: [ü, ö]\r\nb: {}\r\n", "- a: b\n  c:\n    - d\n    -\n- |\n  text\n- e\n",
        "{ a: , b: [ ], c: { d: ~ } }", "a:   # comment\n  b # more\nc: \"x\n  y\"\n"}) {
    CAPTURE(text);
    const Parsed result = parse(text);
    REQUIRE_FALSE(result.diagnostics.has_errors());
    check_places(result.tree, text, 0);
  }
}

TEST_CASE("absent values stand behind their colon") {
  const std::string text = "a:\nb: 1\n";
  const Parsed result = parse(text);
  CHECK(result.tree.span(result.tree.child(0, "a")) == Span{2, 2});
}

TEST_CASE("what yaml-cpp refuses is located and explained") {
  const Parsed escape = parse("a: \"x\\dy\"\n");
  REQUIRE(escape.diagnostics.has_errors());
  CHECK(escape.diagnostics.all()[0].code == Code::syntax);
  CHECK(escape.diagnostics.all()[0].message == "this escape does not exist");
  CHECK(escape.diagnostics.all()[0].span->begin >= 5);
  CHECK(escape.diagnostics.all()[0].span->begin <= 7);
  CHECK(parsed("a: \"\\uD800\"\n").starts_with("error: this escape is no character"));
  CHECK(parsed("a: \"\\u00zz\"\n").starts_with("error: this escape has too few digits"));
}
