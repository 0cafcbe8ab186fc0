#include <map>
#include <set>

#include "base/render.h"
#include "tests/support/golden.h"
#include "yaml/reader.h"

using namespace painpoint;

namespace {

/// What each file must at least be told about. Those that are fine YAML are still no journeys.
const std::map<std::string, std::set<Code>>& expected() {
  static const std::map<std::string, std::set<Code>> table = {
      {"t01_dup_key_map.yaml", {Code::duplicate_key}},
      {"t02_dup_key_quoted.yaml", {Code::duplicate_key}},
      {"t03_dup_key_escape.yaml", {Code::duplicate_key}},
      {"t04_dup_key_flow.yaml", {Code::duplicate_key}},
      {"t05_billion_laughs.yaml", {Code::yaml_feature}},
      {"t06_alias_cycle.yaml", {Code::yaml_feature}},
      {"t07_alias_undefined.yaml", {Code::yaml_feature}},
      {"t08_merge_key.yaml", {Code::yaml_feature}},
      {"t09_anchor_redefined.yaml", {Code::yaml_feature}},
      {"t10_deep_flow_20000.yaml", {Code::nested_too_deeply}},
      {"t11_deep_flow_map_20000.yaml", {Code::nested_too_deeply}},
      {"t12_deep_block_500.yaml", {Code::nested_too_deeply}},
      {"t13_deep_seq_dashes.yaml", {Code::nested_too_deeply}},
      {"t14_unclosed_flow.yaml", {Code::syntax}},
      {"t15_unclosed_quote.yaml", {Code::unclosed_quote}},
      {"t16_tab_indent.yaml", {Code::tab_indentation}},
      {"t17_mixed_indent.yaml", {Code::syntax}},
      {"t18_invalid_utf8_lone.yaml", {Code::encoding}},
      {"t19_invalid_utf8_overlong.yaml", {Code::encoding}},
      {"t20_invalid_utf8_surrogate.yaml", {Code::encoding}},
      {"t21_truncated_utf8.yaml", {Code::encoding}},
      {"t22_nul_byte.yaml", {Code::control_character}},
      {"t23_control_char.yaml", {Code::control_character}},
      {"t24_bom_utf8.yaml", {Code::unknown_key, Code::missing_key}},
      {"t25_utf16le_bom.yaml", {Code::encoding}},
      {"t26_crlf.yaml", {Code::unknown_key, Code::missing_key}},
      {"t27_cr_only.yaml", {Code::unknown_key, Code::missing_key}},
      {"t28_nel_ls_ps.yaml", {Code::unknown_key, Code::missing_key}},
      {"t29_two_documents.yaml", {Code::second_document}},
      {"t30_empty.yaml", {Code::empty_file}},
  };
  return table;
}

}  // namespace

TEST_CASE("every bad file ends in located errors of the right kind") {
  const auto folder = test::source_path("tests/yaml/bad");
  const std::string index = test::read_file(folder / "index.json");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml")) continue;
    ++files;
    CAPTURE(name);
    CHECK(index.find(name) != std::string::npos);
    const yaml::JourneyFile file = yaml::read_journey(name, test::read_file(entry.path()));
    CHECK(file.diagnostics.has_errors());
    std::set<Code> codes;
    for (const Diagnostic& diagnostic : file.diagnostics.all()) {
      codes.insert(diagnostic.code);
      CHECK(diagnostic.span.has_value());
      CHECK_FALSE(diagnostic.message.empty());
      CHECK_FALSE(diagnostic.advice.empty());
    }
    REQUIRE(expected().contains(name));
    for (const Code code : expected().at(name))
      CHECK_MESSAGE(codes.contains(code), code_name(code));
    CHECK_FALSE(render_all(file.diagnostics, file.source).empty());
  }
  CHECK(files == expected().size());
}

TEST_CASE("the encoding is named, the empty file is called empty, the opening quote is shown") {
  const auto message = [](const char* name) {
    const auto path = test::source_path("tests/yaml/bad") / name;
    return yaml::read_journey(name, test::read_file(path)).diagnostics.all().front();
  };
  CHECK(message("t25_utf16le_bom.yaml").message.find("UTF-16") != std::string::npos);
  CHECK(message("t30_empty.yaml").message.find("empty") != std::string::npos);
  CHECK(message("t15_unclosed_quote.yaml").span == Span{3, 4});
  CHECK(message("t29_two_documents.yaml").span == Span{11, 14});
  CHECK(message("t18_invalid_utf8_lone.yaml").span == Span{10, 11});
}
