#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "base/catalogue.h"

using namespace painpoint;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every code has a complete entry, in the order of the numbers") {
  int before = 0;
  for (const CatalogueEntry& entry : catalogue()) {
    CHECK(static_cast<int>(entry.code) > before);
    before = static_cast<int>(entry.code);
    CHECK_FALSE(entry.title.empty());
    CHECK(entry.title.find('.') == std::string_view::npos);
    CHECK(entry.explanation.size() > 80);
    CHECK(entry.explanation.ends_with('.'));
  }
}

TEST_CASE("every enumerator of Code is in the catalogue") {
  const std::filesystem::path source(PAINPOINT_SOURCE_DIR);
  const std::string header = text_of(source / "src/base/catalogue.h");
  const std::string body = text_of(source / "src/base/catalogue.cpp");
  const std::size_t begin = header.find("enum class Code");
  const std::string list = header.substr(begin, header.find("};", begin) - begin);
  std::size_t count = 0;
  std::istringstream lines(list);
  for (std::string line; std::getline(lines, line);) {  // "  unknown_key = 12,"
    const std::size_t equals = line.find(" = ");
    if (equals == std::string::npos) continue;
    ++count;
    const std::string name = line.substr(2, equals - 2);
    const std::string number = line.substr(equals + 3, line.find(',') - equals - 3);
    CHECK_MESSAGE(find_in_catalogue(number).has_value(), name);
    CHECK_MESSAGE(body.find("Code::" + name + ",") != std::string::npos, name);
  }
  CHECK(count == catalogue().size());
}

TEST_CASE("codes are found by what people type") {
  CHECK(code_name(Code::unknown_key) == "PP012");
  for (const char* name : {"PP012", "pp12", "12", "PP12", "012", "Pp012"}) {
    const auto entry = find_in_catalogue(name);
    REQUIRE(entry.has_value());
    CHECK(entry->code == Code::unknown_key);
  }
  for (const char* name : {"", "PP", "PP999", "abc", "12a", "-1", "PP0000012345678901234"})
    CHECK_FALSE(find_in_catalogue(name).has_value());
}
