#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "yaml/lexer.h"

using namespace painpoint;
using namespace painpoint::yaml;

namespace {

std::vector<std::string> scalars_of(const std::string& text) {
  const Lexed lexed = lex(text);
  CHECK_FALSE(lexed.diagnostics.has_errors());
  std::vector<std::string> result;
  for (const ScalarRange& range : lexed.scalars)
    result.push_back(text.substr(range.begin, range.end - range.begin));
  return result;
}

using Texts = std::vector<std::string>;

struct Refused {
  const char* text;
  Code code;
  std::size_t at;  ///< the byte where the caret stands
};

}  // namespace

TEST_CASE("every scalar has its bytes") {
  CHECK(scalars_of("a: 1\nb: two words # comment\n") == Texts{"a", "1", "b", "two words"});
  CHECK(scalars_of("a: \"q: 1\" # c\n'b c': 'it''s'\n") ==
        Texts{"a", "\"q: 1\"", "'b c'", "'it''s'"});
  CHECK(scalars_of("- a\n- - b\n  - c: d\n") == Texts{"a", "b", "c", "d"});
  CHECK(scalars_of("a: { b: 1, c: [x y, 'z'] }\n") == Texts{"a", "b", "1", "c", "x y", "'z'"});
  CHECK(scalars_of("{\"a\":1,\"b\":[2]}") == Texts{"\"a\"", "1", "\"b\"", "2"});
  CHECK(scalars_of("a: |\n  one\n  two\n\nb: 1\n") == Texts{"a", "|\n  one\n  two", "b", "1"});
  CHECK(scalars_of("a: one\n  two\n\n  three\nb: 1\n") ==
        Texts{"a", "one\n  two\n\n  three", "b", "1"});
  CHECK(scalars_of("a: http://x.y/z#t\n") == Texts{"a", "http://x.y/z#t"});
  CHECK(scalars_of("a:\n- b\n- c\nd: e\n") == Texts{"a", "b", "c", "d", "e"});
  CHECK(scalars_of("--- # start\na: 1\n...\n# end\n") == Texts{"a", "1"});
  CHECK(scalars_of("a: [\n  b, # comment\n  c\n]\nd: 1") == Texts{"a", "b", "c", "d", "1"});
  CHECK(scalars_of("a : -1\n-b: :c\n") == Texts{"a", "-1", "-b", ":c"});
}

TEST_CASE("brackets have their bytes too") {
  const std::string text = "a: { b: [1, 2] }\nc: []\n";
  const Lexed lexed = lex(text);
  REQUIRE(lexed.flows.size() == 3);
  CHECK(text.substr(lexed.flows[0].begin, lexed.flows[0].end - lexed.flows[0].begin) ==
        "{ b: [1, 2] }");
  CHECK(text.substr(lexed.flows[1].begin, lexed.flows[1].end - lexed.flows[1].begin) == "[1, 2]");
  CHECK(text.substr(lexed.flows[2].begin, lexed.flows[2].end - lexed.flows[2].begin) == "[]");
}

TEST_CASE("what is refused, and where") {
  const Refused table[] = {
      {"a: &x 1", Code::yaml_feature, 3},
      {"a: *x", Code::yaml_feature, 3},
      {"a: !!str x", Code::yaml_feature, 3},
      {"? a\n: b", Code::yaml_feature, 0},
      {"a: { ? b }", Code::yaml_feature, 5},
      {"%YAML 1.2\n---\na: 1", Code::yaml_feature, 0},
      {"<<: 1", Code::yaml_feature, 0},
      {"a: {<<: 1}", Code::yaml_feature, 4},
      {"[a]: b", Code::yaml_feature, 0},
      {"a: {[b]: c}", Code::yaml_feature, 4},
      {"a: 1\n---\nb: 2", Code::second_document, 5},
      {"a: 1\n...\nb: 2", Code::second_document, 9},
      {"---\n---\n", Code::second_document, 4},
      {"# nothing\n", Code::empty_file, 10},
      {"---\n", Code::empty_file, 4},
      {"a:\n\tb: 1", Code::tab_indentation, 3},
      {"a:\n  \tb: 1", Code::tab_indentation, 5},
      {"-\ta: 1", Code::tab_indentation, 1},
      {"a: b\n \tc", Code::tab_indentation, 6},
      {"a: \"b\nc: 1", Code::unclosed_quote, 3},
      {"  a: \"b\n  c: \"d\"\n", Code::unclosed_quote, 5},
      {"a: 'tis\n", Code::unclosed_quote, 3},
      {"a: { b: \"c }\n", Code::unclosed_quote, 8},
      {"a: [b\nc: 1\n", Code::syntax, 3},
      {"a: [b}\n", Code::syntax, 5},
      {"a: b]\nc: ]\n", Code::syntax, 9},
      {"a: b: c", Code::syntax, 4},
      {"a: \"b\": c", Code::syntax, 6},
      {"a: - b", Code::syntax, 3},
      {"a: \"b\" c", Code::syntax, 7},
      {"a: [b] c", Code::syntax, 7},
      {"a: [b c: d: e]", Code::syntax, 10},
      {"a: {b: 1 c: 2}", Code::syntax, 10},
      {"a: {b: \"1\" c: 2}", Code::syntax, 11},
      {"a: [b,, c]", Code::syntax, 6},
      {"a: [what? no]", Code::syntax, 8},
      {"a: [- b]", Code::syntax, 4},
      {"a: %50", Code::syntax, 3},
      {"a: @x", Code::syntax, 3},
      {"a: b\n  c: d", Code::syntax, 7},
      {"a:\n  b: 1\n c: 2", Code::syntax, 11},
      {"a:\n  b 1\n  c: 2", Code::syntax, 5},
      {"a: 1\nb:2\nc: 3", Code::syntax, 5},
      {"a: 1\n- b", Code::syntax, 5},
      {": b", Code::syntax, 0},
      {"a: >x\n", Code::syntax, 3},
      {"\"a\nb\": c", Code::syntax, 0},
  };
  for (const Refused& refused : table) {
    CAPTURE(refused.text);
    const Lexed lexed = lex(refused.text);
    REQUIRE(lexed.diagnostics.has_errors());
    const Diagnostic& first = lexed.diagnostics.all().front();
    CHECK_MESSAGE(first.code == refused.code, first.message);
    REQUIRE(first.span.has_value());
    CHECK(first.span->begin == refused.at);
    CHECK_FALSE(first.advice.empty());
  }
}

TEST_CASE("limits are where they are said to be") {
  const auto first_code = [](const std::string& text) {
    const Lexed lexed = lex(text);
    return lexed.diagnostics.empty() ? 0 : static_cast<int>(lexed.diagnostics.all()[0].code);
  };
  const int deep = static_cast<int>(Code::nested_too_deeply);
  CHECK(first_code(std::string(64, '[') + std::string(64, ']')) == 0);
  CHECK(first_code(std::string(65, '[') + std::string(65, ']')) == deep);
  std::string dashes;
  for (int i = 0; i < 64; ++i) dashes += "- ";
  CHECK(first_code(dashes + "a") == 0);
  CHECK(first_code(dashes + "- a") == deep);
  CHECK(first_code(dashes + "[a]") == deep);
  std::string block;
  for (int i = 0; i < 64; ++i) block += std::string(static_cast<std::size_t>(i), ' ') + "k:\n";
  CHECK(first_code(block + std::string(64, ' ') + "a") == 0);
  CHECK(first_code(block + std::string(64, ' ') + "a: b") == deep);
  const int flow = static_cast<int>(Code::flow_too_long);
  CHECK(first_code("a: [" + std::string(65'000, 'b') + "]") == 0);
  CHECK(first_code("a: [" + std::string(66'000, 'b') + "]") == flow);
  const int syntax = static_cast<int>(Code::syntax);
  CHECK(first_code(std::string(999, 'k') + ": 1") == 0);
  CHECK(first_code(std::string(1001, 'k') + ": 1") == syntax);
}

TEST_CASE("a file over 64 MB is refused unread") {
  const Lexed lexed = lex(std::string(kMostBytes + 1, '\x01'));
  REQUIRE(lexed.diagnostics.all().size() == 1);
  CHECK(lexed.diagnostics.all()[0].code == Code::file_too_large);
}

TEST_CASE("encodings are named") {
  using std::string_literals::operator""s;
  const auto message = [](const std::string& text) {
    const Lexed lexed = lex(text);
    REQUIRE(lexed.diagnostics.has_errors());
    CHECK(lexed.diagnostics.all()[0].code == Code::encoding);
    return lexed.diagnostics.all()[0].message;
  };
  CHECK(message("\xFF\xFE"
                "a\0:\0"s)
            .find("UTF-16 (little") != std::string::npos);
  CHECK(message("\xFE\xFF\0a\0:"s).find("UTF-16 (big") != std::string::npos);
  CHECK(message("a\0:\0"s).find("UTF-16 (little") != std::string::npos);
  CHECK(message("\0a\0:"s).find("UTF-16 (big") != std::string::npos);
  CHECK(message("\xFF\xFE\0\0a\0\0\0"s).find("UTF-32 (little") != std::string::npos);
  CHECK(message("\0\0\xFE\xFF\0\0\0a"s).find("UTF-32 (big") != std::string::npos);
  CHECK(message("a: caf\xE9").find("byte 7") != std::string::npos);
}

TEST_CASE("control characters are named, line separators of Unicode are not breaks") {
  for (const char* text :
       {"a: \x07", "a: \x7F", "a: \xC2\x80", "a: b\xEF\xBB\xBF", "a: \xEF\xBF\xBF"}) {
    const Lexed lexed = lex(text);
    REQUIRE(lexed.diagnostics.has_errors());
    CHECK(lexed.diagnostics.all()[0].code == Code::control_character);
  }
  CHECK(scalars_of("a: x\u0085y\u2028z\u2029\n").size() == 2);
}

TEST_CASE("all uses of forbidden features are reported, up to a limit") {
  CHECK(lex("a: &x 1\nb: *x\nc: !t 2\n").diagnostics.error_count() == 3);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += fmt::format("k{}: *x\n", i);
  CHECK(lex(many).diagnostics.error_count() == 20);
}
