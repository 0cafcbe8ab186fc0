#include "base/language.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace painpoint {
namespace {

struct Script {
  TextLanguage language;
  utf8proc_int32_t first, last;
};

constexpr TextLanguage kArabic{"ar", true};
constexpr TextLanguage kHebrew{"he", true};
constexpr TextLanguage kChinese{"zh-Hant", false};
constexpr TextLanguage kJapanese{"ja", false};
constexpr TextLanguage kKorean{"ko", false};
constexpr TextLanguage kEnglish{"en", false};
constexpr TextLanguage kOther{"und", false};

constexpr std::array<Script, 20> kScripts = {{
    {kEnglish, 0x0041, 0x024F}, {kOther, 0x0370, 0x052F},     {kHebrew, 0x0590, 0x05FF},
    {kArabic, 0x0600, 0x06FF},  {kArabic, 0x0750, 0x077F},    {kArabic, 0x08A0, 0x08FF},
    {kOther, 0x0900, 0x109F},   {kKorean, 0x1100, 0x11FF},    {kEnglish, 0x1E00, 0x1EFF},
    {kOther, 0x1F00, 0x1FFF},   {kJapanese, 0x3040, 0x30FF},  {kChinese, 0x3400, 0x4DBF},
    {kChinese, 0x4E00, 0x9FFF}, {kKorean, 0xAC00, 0xD7AF},    {kChinese, 0xF900, 0xFAFF},
    {kHebrew, 0xFB1D, 0xFB4F},  {kArabic, 0xFB50, 0xFDFF},    {kArabic, 0xFE70, 0xFEFF},
    {kEnglish, 0xFF21, 0xFF5A}, {kChinese, 0x20000, 0x3FFFF},
}};

bool is_letter(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return true;
    default:
      return false;
  }
}

}  // namespace

TextLanguage language_of(std::string_view text, TextLanguage none) {
  struct Count {
    TextLanguage language;
    std::size_t letters = 0;
  };
  std::array<Count, 7> counts = {
      {{kEnglish}, {kArabic}, {kChinese}, {kJapanese}, {kKorean}, {kHebrew}, {kOther}}};
  while (!text.empty()) {
    utf8proc_int32_t character = -1;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (bytes <= 0) {
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(static_cast<std::size_t>(bytes));
    if (!is_letter(character)) continue;
    const auto* script = std::find_if(kScripts.begin(), kScripts.end(), [&](const Script& one) {
      return character >= one.first && character <= one.last;
    });
    const TextLanguage language = script == kScripts.end() ? kOther : script->language;
    for (Count& count : counts)
      if (count.language == language) ++count.letters;
  }
  // Japanese is written with Han and kana: some kana decide.
  if (counts[3].letters > 0) {
    counts[3].letters += counts[2].letters;
    counts[2].letters = 0;
  }
  const auto* most =
      std::max_element(counts.begin(), counts.end(),
                       [](const Count& a, const Count& b) { return a.letters < b.letters; });
  return most->letters == 0 ? none : most->language;
}

}  // namespace painpoint
