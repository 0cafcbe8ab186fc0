#include <algorithm>
#include <set>
#include <vector>

#include "tests/cli/run.h"
#include "texts/tr.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

std::string journey_path(const std::string& name) {
  return quoted(source_path("journeys/" + name).string());
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// What stands between the tags of a page, without its style and its command.
std::vector<std::string> text_nodes(const std::string& html) {
  std::vector<std::string> nodes;
  bool skipped = false;
  for (std::size_t at = html.find('<'); at != std::string::npos;) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with("style") || tag.starts_with("pre")) skipped = true;
    if (tag.starts_with("/style") || tag.starts_with("/pre")) skipped = false;
    at = html.find('<', end);
    std::string text = html.substr(end + 1, at == std::string::npos ? at : at - end - 1);
    if (skipped || text.find_first_not_of(" \n") == std::string::npos) continue;
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&#39;", "'");
    replace_all(text, "&amp;", "&");
    nodes.push_back(std::move(text));
  }
  return nodes;
}

/// The longest piece of a text between its places for values.
std::string longest_piece(const std::string& english) {
  std::string longest, piece;
  bool inside = false;
  for (const char c : english) {
    if (c == '{') inside = true;
    if (!inside) piece += c;
    if (c == '}' || inside) {
      if (piece.size() > longest.size()) longest = piece;
      piece.clear();
    }
    if (c == '}') inside = false;
  }
  return piece.size() > longest.size() ? piece : longest;
}

/// English texts of ours, long enough that nobody's name has them, and all whole short ones.
struct English {
  std::set<std::string> whole;
  std::vector<std::string> pieces;
};

English english_of_ours(texts::Language language, const std::string& journey) {
  English english;
  for (const auto& [text, translation] : texts::table_of(language).all()) {
    // Some stay as they are, and names of the journey may be words of ours, too.
    if (text == translation || journey.find(text) != std::string::npos) continue;
    if (text.find('{') == std::string::npos) english.whole.insert(text);
    const std::string piece = longest_piece(text);
    const bool words = std::count(piece.begin(), piece.end(), ' ') >= 3;
    if (words && piece.size() >= 16 && translation.find(piece) == std::string::npos)
      english.pieces.push_back(piece);
  }
  return english;
}

struct Spoken {
  texts::Language language;
  const char* head;  ///< the first tag of its pages
};
const std::vector<Spoken> kSpoken = {
    {texts::Language::arabic, "<html lang=\"ar\" dir=\"rtl\">"},
    {texts::Language::chinese, "<html lang=\"zh-Hant\" dir=\"ltr\">"},
};

}  // namespace

TEST_CASE("a report in another language has no English sentence of ours") {
  for (const char* file : {"broadband.yaml", "small_shop.yaml"}) {
    for (const Spoken& spoken : kSpoken) {
      const std::string code(texts::code_of(spoken.language));
      INFO(file << ", " << code);
      const Ran ran =
          run("report --quiet --draws 200 --language " + code + " " + journey_path(file));
      CHECK(ran.exit == 0);
      CHECK(has(ran.out, spoken.head));
      std::ifstream in(source_path(std::string("journeys/") + file));
      const std::string journey{std::istreambuf_iterator<char>(in), {}};
      const English english = english_of_ours(spoken.language, journey);
      REQUIRE(english.whole.size() > 400);
      REQUIRE(english.pieces.size() > 200);
      const std::vector<std::string> nodes = text_nodes(ran.out);
      CHECK(nodes.size() > 500);
      for (const std::string& node : nodes) {
        CHECK_MESSAGE(!english.whole.contains(node), node);
        for (const std::string& piece : english.pieces)
          if (has(node, piece)) FAIL_CHECK("English in a text: " << node);
      }
    }
  }
}

TEST_CASE("figures of sentences keep their own order in Arabic") {
  const std::string journey = journey_path("broadband.yaml");
  const std::string page = run("report --quiet --draws 200 --language ar " + journey).out;
  CHECK(has(page, "<bdi>\u200EGBP "));
  CHECK(has(page, " من 100</bdi> من العوالم المحتملة"));
  CHECK(has(page, "<td class=\"n\"><span dir=\"ltr\">118,794</span>"));
  CHECK(!has(page, "\u2068"));
  CHECK(!has(run("report --quiet --draws 200 " + journey).out, "<bdi>"));
}

TEST_CASE("what programs read is the same in every language, byte by byte") {
  const std::string file = " --quiet " + journey_path("broadband.yaml");
  for (const std::string arguments :
       {"solve --scenario all --format json", "solve --format csv", "compare --format json",
        "compare --format csv", "hurts --format json", "hurts --format csv",
        "decide --draws 200 --format json", "decide --draws 200 --format csv",
        "sensitivity --format json", "sensitivity --format csv",
        "simulate --customers 2000 --format json", "simulate --customers 2000 --format csv",
        "compare --engine monte-carlo --customers 2000 --format json",
        "story --customer 5 --scenario base,fix_root_cause --format json",
        "story --customer 5 --format csv"}) {
    CAPTURE(arguments);
    const Ran english = run(arguments + file);
    CHECK(english.exit == 0);
    CHECK(english.out.size() > 100);
    for (const Spoken& spoken : kSpoken) {
      const std::string code(texts::code_of(spoken.language));
      CHECK(run(arguments + " --language " + code + file).out == english.out);
    }
  }
}

TEST_CASE("tables follow the system's language, and --language wins over it") {
  const std::string solve = "solve --quiet " + parcel_path();
  const std::string english = run(solve).out;
  const std::string chinese = run(solve, "LC_ALL=zh_TW.UTF-8").out;
  CHECK(has(english, "Per customer"));
  CHECK(has(chinese, "每位顧客"));
  CHECK(!has(chinese, "Per customer"));
  CHECK(run(solve + " --language zh_TW").out == chinese);
  CHECK(run("--language zh_TW " + solve).out == chinese);
  CHECK(run(solve + " --language=en", "LC_ALL=zh_TW.UTF-8").out == english);
  CHECK(run(solve, "LC_ALL=de_DE.UTF-8").out == english);
  CHECK(run(solve + " --language klingon").exit == 2);
}
