#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "texts/table.h"

/// What the window says, in the language that is on. Texts stand in the source in English, and are
/// translated by assets/texts/*.po; one that has no translation is shown in English.
///
/// The language is the one state of this floor that is not handed around: each thread that draws
/// has its own, which `frame` and `before_frame` set from the editor's, so that nothing else needs
/// to know of it. A test holds the calls below against the tables.
namespace painpoint::gui {

/// In the order in which ImGui draws it: for labels that go straight there. Texts last as long as
/// the program.
const char* tr(const char* english);

/// As it is written: for what is measured, wrapped, put into other texts or ordered later
/// (gui/bidi.h).
const char* tr_words(const char* english);

/// Marks a text of a table, to be translated with `tr` or `tr_words` where it is shown.
constexpr const char* tr_later(const char* english) {
  return english;
}

std::string tr_with(const char* english, fmt::format_args values);

/// Where sentences run from right to left, a value keeps its own order in marks of isolation, which
/// gui/bidi.h takes out: "1.5 min" would else be turned round.
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

void speak(texts::Language language);
texts::Language spoken();
/// Whether sentences run from right to left in that language.
bool speaks_right_to_left();

/// What is wrong with the table of a language, in words; empty if nothing is.
const std::string& trouble_with(texts::Language language);
/// All that is in its table, for the fonts; one text a line.
const std::string& all_texts_of(texts::Language language);

}  // namespace painpoint::gui
