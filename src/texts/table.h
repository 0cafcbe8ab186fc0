#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "texts/po.h"

namespace painpoint::texts {

enum class Language : std::uint8_t { english, arabic, chinese };

/// "en", "ar", "zh_TW": how it is written down, and what its table is called.
std::string_view code_of(Language language);
std::optional<Language> language_of_code(std::string_view code);

/// As browsers and others who set or read texts know it.
TextLanguage text_language_of(Language language);

/// The language of a locale, "ar_JO.UTF-8" or "zh_TW": English for those there is no table of.
Language language_of_locale(std::string_view locale);
/// That of the system, from LC_ALL, LC_MESSAGES or LANG: the first that is not empty.
Language language_of_system();

/// The translations of one language, by the English text.
class Table {
 public:
  Table() = default;  ///< of English: it has none
  explicit Table(const PoFile& file);

  /// The translation, or null.
  [[nodiscard]] const std::string* find(std::string_view english,
                                        std::string_view context = {}) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return translations_;
  }

 private:
  /// With a context, "context\x04english", as gettext does it.
  std::map<std::string, std::string, std::less<>> translations_;
};

}  // namespace painpoint::texts
