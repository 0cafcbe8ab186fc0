#include "texts/tr.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/installed.h"
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
  constexpr std::string_view kFirstStrongIsolate = "\u2068", kPopIsolate = "\u2069";
  // Where a text is made printable, isolation is taken out and this mark is not.
  const std::string_view mark = starts_right_to_left(value) ? "" : "\u200E";
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
