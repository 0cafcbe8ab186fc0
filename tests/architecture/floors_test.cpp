#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

// The floors of src/, checked from the #includes: a folder includes only itself and the folders
// below it, and some libraries are known to one folder only.

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

/// What each floor stands on directly; it may include these and everything below them.
const std::map<std::string, Names> kStandsOn = {
    {"base", {}},
    {"texts", {"base"}},
    {"draw", {"base"}},
    {"model", {"texts"}},
    {"yaml", {"model"}},
    {"graph", {"model"}},
    {"chain", {"graph"}},
    {"exact", {"chain"}},
    {"montecarlo", {"chain"}},
    {"study", {"exact", "montecarlo"}},
    {"report", {"study", "draw"}},
    {"editor", {"study", "yaml"}},
    {"publish", {"report", "yaml"}},
    {"gui", {"editor", "publish"}},
    {"cli", {"gui", "publish"}},
};

/// Header prefixes that only some floors may see.
const std::map<std::string, Names> kOnlyIn = {
    {"yaml-cpp/", {"yaml"}},
    {"boost/graph/", {"graph"}},
    {"boost/property_map/", {"graph"}},
    {"Eigen/", {"exact", "study"}},
    {"imgui", {"gui"}},
    {"GLFW/", {"gui"}},
    {"fribidi", {"gui"}},
    {"fontconfig/", {"gui"}},
    {"ft2build", {"gui"}},
    {"Random123/", {"base"}},
    {"cairo", {"draw"}},
    {"pango/", {"draw"}},
    {"CLI/", {"cli"}},
    {"nlohmann/", {"report", "cli", "editor", "gui"}},
};

Names all_below(const std::string& floor) {
  Names result;
  for (const std::string& direct : kStandsOn.at(floor)) {
    result.insert(direct);
    result.merge(all_below(direct));
  }
  return result;
}

struct Include {
  fs::path file;
  std::string floor;
  std::string header;
  bool quoted;
};

std::vector<Include> all_includes() {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> result;
  const fs::path src = fs::path(PAINPOINT_SOURCE_DIR) / "src";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(src)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    const fs::path below = entry.path().lexically_relative(src);
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);)
      if (std::smatch found; std::regex_search(line, found, pattern))
        result.push_back({below, below.begin()->string(), found[2], found[1] == "\""});
  }
  return result;
}

}  // namespace

TEST_CASE("every folder of src is a floor of the plan") {
  for (const auto& entry : fs::directory_iterator(fs::path(PAINPOINT_SOURCE_DIR) / "src"))
    if (entry.is_directory())
      CHECK_MESSAGE(kStandsOn.contains(entry.path().filename().string()),
                    entry.path().filename().string() << " is no floor: add it to this test");
}

TEST_CASE("a floor includes only itself and what is below it") {
  const std::vector<Include> includes = all_includes();
  CHECK(includes.size() > 100);  // or this test looks in the wrong place
  for (const Include& include : includes) {
    if (!include.quoted) continue;
    REQUIRE_MESSAGE(kStandsOn.contains(include.floor), include.file.string());
    const std::string target = include.header.substr(0, include.header.find('/'));
    CHECK_MESSAGE(kStandsOn.contains(target), fmt::format("{} includes \"{}\": write folder/file.h",
                                                          include.file.string(), include.header));
    CHECK_MESSAGE((target == include.floor || all_below(include.floor).contains(target)),
                  fmt::format("{} includes {}, which is not below {}", include.file.string(),
                              include.header, include.floor));
  }
}

TEST_CASE("some libraries are known to one floor only") {
  for (const Include& include : all_includes())
    for (const auto& [prefix, floors] : kOnlyIn)
      if (include.header.starts_with(prefix))
        CHECK_MESSAGE(floors.contains(include.floor),
                      fmt::format("{} includes {}", include.file.string(), include.header));
}

TEST_CASE("headers are guarded") {
  const fs::path src = fs::path(PAINPOINT_SOURCE_DIR) / "src";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(src)) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    CHECK_MESSAGE(text.find("#pragma once") != std::string::npos, entry.path().string());
  }
}
