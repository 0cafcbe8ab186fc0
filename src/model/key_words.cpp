#include "model/key_words.h"

#include <algorithm>

#include "texts/tr.h"

namespace painpoint {

std::string words_of_key(std::string_view key) {
  std::string words(key);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 32);
  return texts::tr_words(words.c_str());
}

std::string said_word(std::string_view word) {
  return texts::spoken() == texts::Language::english ? std::string(word) : words_of_key(word);
}

}  // namespace painpoint
