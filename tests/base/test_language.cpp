#include <doctest/doctest.h>

#include "base/language.h"

using painpoint::language_of;
using painpoint::TextLanguage;

TEST_CASE("the language of a text by the script of most letters") {
  CHECK(language_of("Place the order") == TextLanguage{"en", false});
  CHECK(language_of("وصول الفاتورة") == TextLanguage{"ar", true});
  CHECK(language_of("وصول الفاتورة GBP") == TextLanguage{"ar", true});
  CHECK(language_of("帳單難懂") == TextLanguage{"zh-Hant", false});
  CHECK(language_of("請求書がわからない") == TextLanguage{"ja", false});
  CHECK(language_of("청구서") == TextLanguage{"ko", false});
  CHECK(language_of("חשבון") == TextLanguage{"he", true});
  CHECK(language_of("Счёт") == TextLanguage{"und", false});
  CHECK(language_of("1,234 (50%)") == TextLanguage{"en", false});
  CHECK(language_of("12%", {"ar", true}) == TextLanguage{"ar", true});
  CHECK(language_of("", {"zh-Hant", false}) == TextLanguage{"zh-Hant", false});
  CHECK(language_of("\xff\xfe") == TextLanguage{"en", false});
}
