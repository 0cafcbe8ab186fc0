#include "texts/table.h"

#include <array>
#include <cstdlib>

namespace painpoint::texts {
namespace {

constexpr std::array<std::string_view, 3> kCodes = {"en", "ar", "zh_TW"};

std::string key_of(std::string_view english, std::string_view context) {
  std::string key(context);
  key += '\x04';
  return key.append(english);
}

}  // namespace

std::string_view code_of(Language language) {
  return kCodes[static_cast<std::size_t>(language)];
}

std::optional<Language> language_of_code(std::string_view code) {
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    if (kCodes[i] == code) return static_cast<Language>(i);
  return std::nullopt;
}

TextLanguage text_language_of(Language language) {
  constexpr std::array<TextLanguage, 3> kTags = {{{"en", false}, {"ar", true}, {"zh-Hant", false}}};
  return kTags[static_cast<std::size_t>(language)];
}

Language language_of_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  if (language == "ar") return Language::arabic;
  return language == "zh" ? Language::chinese : Language::english;
}

Language language_of_system() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (value != nullptr && *value != '\0') return language_of_locale(value);
  }
  return Language::english;
}

Table::Table(const PoFile& file) {
  for (const PoEntry& entry : file.entries)
    translations_.emplace(
        entry.context.empty() ? entry.english : key_of(entry.english, entry.context),
        entry.translation);
}

const std::string* Table::find(std::string_view english, std::string_view context) const {
  const auto found =
      context.empty() ? translations_.find(english) : translations_.find(key_of(english, context));
  return found == translations_.end() ? nullptr : &found->second;
}

}  // namespace painpoint::texts
