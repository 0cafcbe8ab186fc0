#include "texts/tr.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/installed.h"
#include "base/language.h"
#include "base/text.h"

namespace painpoint::texts {
namespace {

/// A table, and what was wrong with it.
struct Tongue {
  Table table;
  std::string trouble;
};

Tongue load_tongue(Language language) {
  Tongue tongue;
  if (language == Language::english) return tongue;
  const std::string name = std::string(code_of(language)) + ".po";
  const std::filesystem::path path =
      folder_that_came_along("texts", std::filesystem::path("assets") / "texts", "ar.po") / name;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    tongue.trouble = fmt::format("The texts of this language ({}) are not installed", name);
    return tongue;
  }
  const PoFile file = read_po(std::string(std::istreambuf_iterator<char>(in), {}));
  if (!file.mistakes.empty()) {
    const PoMistake& first = file.mistakes.front();
    tongue.trouble = fmt::format("{}, line {}: {} ({} mistakes in all)", path.string(), first.line,
                                 first.what, file.mistakes.size());
  }
  tongue.table = Table(file);
  return tongue;
}

/// Each is read when it is first asked for, and stays.
const Tongue& tongue_of(Language language) {
  static const Tongue english = load_tongue(Language::english);
  if (language == Language::arabic) {
    static const Tongue arabic = load_tongue(Language::arabic);
    return arabic;
  }
  if (language == Language::chinese) {
    static const Tongue chinese = load_tongue(Language::chinese);
    return chinese;
  }
  return english;
}

thread_local Language language_now = Language::english;

constexpr std::string_view kFirstStrongIsolate = "\u2068", kPopIsolate = "\u2069";

/// A text without the values in it: a sentence of ours runs as its own words do, whatever value it
/// begins with.
std::string outside_isolation(std::string_view text) {
  std::string outside;
  int depth = 0;
  while (!text.empty()) {
    const bool opens = text.starts_with(kFirstStrongIsolate);
    const bool closes = text.starts_with(kPopIsolate);
    if (opens || closes) {
      depth = std::max(depth + (opens ? 1 : -1), 0);
      text.remove_prefix(kPopIsolate.size());
      continue;
    }
    if (depth == 0) outside += text.front();
    text.remove_prefix(1);
  }
  return outside;
}

}  // namespace

const char* tr_words(const char* english) {
  if (language_now == Language::english) return english;
  const std::string* found = tongue_of(language_now).table.find(english);
  return found == nullptr ? english : found->c_str();
}

std::string tr_with(const char* english, fmt::format_args values) {
  // The places in a translation are those of the English text: the reader has seen to that.
  return fmt::vformat(tr_words(english), values);
}

std::string isolated(std::string_view value) {
  if (!speaks_right_to_left() || value.empty()) return std::string(value);
  // Where a text is made printable, isolation is taken out and this mark is not.
  const std::string own = outside_isolation(value);
  const bool wordless = language_of(own, {"", false}).tag.empty();
  const std::string_view mark =
      starts_right_to_left(wordless ? value : std::string_view(own)) ? "" : "\u200E";
  std::string result(kFirstStrongIsolate);
  return result.append(mark).append(value).append(mark).append(kPopIsolate);
}

void speak(Language language) {
  language_now = language;
}

Language spoken() {
  return language_now;
}

bool speaks_right_to_left() {
  return language_now == Language::arabic;
}

const Table& table_of(Language language) {
  return tongue_of(language).table;
}

const std::string& trouble_with(Language language) {
  return tongue_of(language).trouble;
}

}  // namespace painpoint::texts
