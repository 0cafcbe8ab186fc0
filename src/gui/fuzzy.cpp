#include "gui/fuzzy.h"

#include <cstddef>

namespace painpoint::gui {
namespace {

char folded(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '_' || text[at - 1] == '.' ||
         text[at - 1] == '-';
}

/// The score of one way to find the characters: the next one from `from` on, where a word begins if
/// that can be.
std::optional<int> score_from(std::string_view typed, std::string_view text, bool prefer_words) {
  constexpr int kTogether = 8;
  constexpr int kWordBegin = 6;
  int score = 0;
  std::size_t at = 0;
  bool last_found = false;
  for (const char c : typed) {
    if (c == ' ') {
      last_found = false;
      continue;
    }
    std::size_t found = at;
    while (found < text.size() && folded(text[found]) != folded(c)) ++found;
    if (prefer_words && !(last_found && found == at)) {
      std::size_t word = found;
      while (word < text.size() && (folded(text[word]) != folded(c) || !begins_word(text, word)))
        ++word;
      if (word < text.size()) found = word;
    }
    if (found == text.size()) return std::nullopt;
    if (last_found && found == at) score += kTogether;
    if (begins_word(text, found)) score += kWordBegin;
    if (found == 0) score += kWordBegin;
    at = found + 1;
    last_found = true;
  }
  return score * 16 - static_cast<int>(text.size() < 200 ? text.size() : 200) / 4;
}

}  // namespace

std::optional<int> fuzzy_score(std::string_view typed, std::string_view text) {
  const auto by_words = score_from(typed, text, true);
  const auto in_order = score_from(typed, text, false);
  if (!by_words || (in_order && *in_order > *by_words)) return in_order;
  return by_words;
}

}  // namespace painpoint::gui
