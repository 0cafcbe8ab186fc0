#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "base/catalogue.h"
#include "chain/metrics.h"
#include "model/key_words.h"
#include "model/language.h"
#include "texts/tr.h"

using namespace painpoint;
namespace fs = std::filesystem;

namespace {

constexpr std::array kTranslated = {texts::Language::arabic, texts::Language::chinese};

std::string content_of(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

texts::PoFile po_of(texts::Language language) {
  return texts::read_po(content_of(fs::path(PAINPOINT_SOURCE_DIR) / "assets/texts" /
                                   (std::string(texts::code_of(language)) + ".po")));
}

/// What stands between the quotes of literals that follow each other.
std::string literal_of(const std::string& quoted) {
  static const std::regex each(R"re("((?:[^"\\]|\\.)*)")re");
  std::string text;
  for (std::sregex_iterator at(quoted.begin(), quoted.end(), each), end; at != end; ++at)
    text += (*at)[1];
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      plain += text[i];
      continue;
    }
    ++i;
    plain += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
  }
  return plain;
}

/// The titles of the table of commands, but for those that are the names of languages.
void take_commands(std::set<std::string>& found) {
  static const std::regex command(R"re(\{"([a-z_]+)",\s*"((?:[^"\\\n]|\\.)*)",)re");
  const std::string source = content_of(fs::path(PAINPOINT_SOURCE_DIR) / "src/gui/commands.cpp");
  for (std::sregex_iterator at(source.begin(), source.end(), command), end; at != end; ++at)
    if (!(*at)[1].str().starts_with("language_")) found.insert((*at)[2]);
}

/// All texts of src/ that are to be translated.
std::set<std::string> texts_in_source() {
  static const std::regex call(
      R"re(\btr(?:_words|_later|_format)?\(\s*("(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*))re");
  std::set<std::string> found;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(PAINPOINT_SOURCE_DIR) / "src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    const std::string source = content_of(entry.path());
    for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at)
      found.insert(literal_of((*at)[1]));
  }
  take_commands(found);
  // The keys and words of the journey language, as the inspector shows them.
  static const std::regex key(R"re(Key\{"([^"]+)")re");
  const std::string language = content_of(fs::path(PAINPOINT_SOURCE_DIR) / "src/model/language.h");
  for (std::sregex_iterator at(language.begin(), language.end(), key), end; at != end; ++at)
    found.insert(words_of_key((*at)[1].str()));
  // ... and what they mean, as reports and the inspector say it.
  static const std::regex meaning(
      R"re(Key\{"[^"]+",\s*("(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*))re");
  for (std::sregex_iterator at(language.begin(), language.end(), meaning), end; at != end; ++at)
    found.insert(literal_of((*at)[1]));
  for (const CatalogueEntry& entry : catalogue()) {
    found.emplace(entry.title);
    found.emplace(entry.explanation);
  }
  const auto take = [&found](const auto& words) {
    for (const std::string_view word : words)
      if (!word.empty()) found.insert(words_of_key(word));
  };
  take(Words<Severity>::words);
  take(Words<Scope>::words);
  take(Words<CauseKind>::words);
  take(Words<Evidence>::words);
  take(Words<TimeFamily>::words);
  take(kGeneralNotes);
  take(kJourneyMapNotes);
  for (std::size_t m = 0; m < chain::kMetrics; ++m)
    for (const std::string_view text : {chain::info(static_cast<chain::Metric>(m)).title,
                                        chain::info(static_cast<chain::Metric>(m)).definition})
      found.emplace(text);
  return found;
}

}  // namespace

TEST_CASE("every text that is translated is in both tables, and nothing else is") {
  const std::set<std::string> source = texts_in_source();
  CHECK(source.size() > 500);  // or this test looks in the wrong place
  for (const texts::Language language : kTranslated) {
    CAPTURE(texts::code_of(language));
    const texts::PoFile table = po_of(language);
    for (const texts::PoMistake& mistake : table.mistakes)
      FAIL_CHECK("line " << mistake.line << ": " << mistake.what);
    std::set<std::string> translated;
    for (const texts::PoEntry& entry : table.entries) {
      translated.insert(entry.english);
      CHECK_MESSAGE(source.contains(entry.english), "not in the source: " << entry.english);
    }
    for (const std::string& text : source)
      CHECK_MESSAGE(translated.contains(text), "not translated: " << text);
  }
}
