#include "gui/tr.h"

#include <filesystem>
#include <functional>
#include <map>

#include "base/text.h"
#include "editor/files.h"
#include "editor/places.h"
#include "gui/bidi.h"

namespace painpoint::gui {
namespace {

/// A table, what it looks like when it is drawn, and what was wrong with it.
struct Tongue {
  texts::Table table;
  std::map<std::string, std::string, std::less<>> drawn;  ///< by the English text
  std::string trouble;
  std::string all;
};

Tongue load_tongue(texts::Language language) {
  Tongue tongue;
  if (language == texts::Language::english) return tongue;
  const std::string name = std::string(texts::code_of(language)) + ".po";
  const std::filesystem::path path = editor::folder_of_texts() / name;
  const Outcome<std::string> text = editor::read_file(path);
  if (!text) {
    tongue.trouble = fmt::format("The texts of this language ({}) are not installed", name);
    return tongue;
  }
  const texts::PoFile file = texts::read_po(*text);
  if (!file.mistakes.empty()) {
    const texts::PoMistake& first = file.mistakes.front();
    tongue.trouble = fmt::format("{}, line {}: {} ({} mistakes in all)", path.string(), first.line,
                                 first.what, file.mistakes.size());
  }
  tongue.table = texts::Table(file);
  for (const auto& [english, translation] : tongue.table.all()) {
    tongue.drawn.emplace(english, visual_lines(translation));
    tongue.all += translation + "\n";
  }
  return tongue;
}

/// Each is read when it is first asked for, and stays.
const Tongue& tongue_of(texts::Language language) {
  static const Tongue english = load_tongue(texts::Language::english);
  if (language == texts::Language::arabic) {
    static const Tongue arabic = load_tongue(texts::Language::arabic);
    return arabic;
  }
  if (language == texts::Language::chinese) {
    static const Tongue chinese = load_tongue(texts::Language::chinese);
    return chinese;
  }
  return english;
}

thread_local texts::Language language_now = texts::Language::english;

}  // namespace

const char* tr(const char* english) {
  if (language_now == texts::Language::english) return english;
  const Tongue& tongue = tongue_of(language_now);
  const auto found = tongue.drawn.find(std::string_view(english));
  return found == tongue.drawn.end() ? english : found->second.c_str();
}

const char* tr_words(const char* english) {
  if (language_now == texts::Language::english) return english;
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

void speak(texts::Language language) {
  language_now = language;
}

texts::Language spoken() {
  return language_now;
}

bool speaks_right_to_left() {
  return language_now == texts::Language::arabic;
}

const std::string& trouble_with(texts::Language language) {
  return tongue_of(language).trouble;
}

const std::string& all_texts_of(texts::Language language) {
  return tongue_of(language).all;
}

}  // namespace painpoint::gui
