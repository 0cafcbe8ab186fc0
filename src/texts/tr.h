#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "texts/table.h"

/// What the program says, in the language that is on. Texts stand in the source in English, and are
/// translated by assets/texts/*.po; one that has no translation is said in English.
///
/// The language is the one state that is not handed around: each thread has its own, English until
/// told otherwise, so that what makes sentences need not know of it. A test holds the calls below,
/// in all sources, against the tables.
namespace painpoint::texts {

/// As it is written: for what is measured, wrapped, put into other texts or ordered later. Texts
/// last as long as the program.
const char* tr_words(const char* english);

/// Marks a text of a table, to be translated with `tr_words` where it is said.
constexpr const char* tr_later(const char* english) {
  return english;
}

std::string tr_with(const char* english, fmt::format_args values);

/// Where sentences run from right to left, a value keeps its own order in marks of isolation:
/// "1.5 min" would else be turned round.
std::string isolated(std::string_view value);

/// As `tr_words`, with values in the places of fmt.
template <class... Values>
std::string tr_format(const char* english, const Values&... values) {
  const auto in_place = [](const auto& value) {
    if constexpr (std::is_convertible_v<decltype(value), std::string_view>)
      return isolated(value);
    else
      return value;
  };
  const auto kept = std::make_tuple(in_place(values)...);
  return std::apply(
      [english](const auto&... each) { return tr_with(english, fmt::make_format_args(each...)); },
      kept);
}

/// Sets the language of this thread.
void speak(Language language);
Language spoken();
/// Whether sentences run from right to left in that language.
bool speaks_right_to_left();

/// This thread speaks a language until the end of a block: English, where a program reads what is
/// said.
class Speaking {
 public:
  explicit Speaking(Language language) : before_(spoken()) { speak(language); }
  ~Speaking() { speak(before_); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  Language before_;
};

/// The table of a language, read when it is first asked for; that of English is empty.
const Table& table_of(Language language);
/// What is wrong with the table of a language, in words; empty if nothing is.
const std::string& trouble_with(Language language);

}  // namespace painpoint::texts
