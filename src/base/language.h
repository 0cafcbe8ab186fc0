#pragma once

#include <string_view>

namespace painpoint {

/// What a text seems to be written in, for those who read it aloud or set it in type.
struct TextLanguage {
  std::string_view tag = "en";  ///< BCP 47; "und" for scripts that many languages share
  bool right_to_left = false;
  bool operator==(const TextLanguage&) const = default;
};

/// By the script of most letters. Latin letters count as English, Arabic ones as Arabic, Han
/// without kana as Traditional Chinese. A text without letters is nothing in particular: `none`.
TextLanguage language_of(std::string_view text, TextLanguage none = {});

}  // namespace painpoint
