#include "gui/bidi.h"

#include <fribidi.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// Explicit marks and embeddings have done their work, and fonts draw boxes for them. The filler is
/// what is left of the second letter of a ligature.
bool leaves_no_mark(FriBidiChar c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == FRIBIDI_CHAR_FILL;
}

std::string utf8_of(const std::vector<FriBidiChar>& characters) {
  std::string result(characters.size() * 4 + 1, '\0');
  const FriBidiStrIndex bytes =
      fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, characters.data(),
                                 static_cast<FriBidiStrIndex>(characters.size()), result.data());
  result.resize(static_cast<std::size_t>(bytes));
  return result;
}

}  // namespace

std::string visual(std::string_view text) {
  // Longer lines are never seen, and would take time.
  constexpr std::size_t kMostBytes = 20'000;
  // Nearly all texts have nothing from Hebrew (U+0590) on, whose UTF-8 begins with D6.
  const bool early = std::none_of(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0xD6; });
  if (early || text.size() > kMostBytes || !has_right_to_left(text) || first_invalid_utf8(text))
    return std::string(text);

  std::vector<FriBidiChar> characters(text.size() + 1);
  const auto length =
      fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, text.data(),
                                 static_cast<FriBidiStrIndex>(text.size()), characters.data());
  const auto count = static_cast<std::size_t>(length);
  characters.resize(count);

  std::vector<FriBidiCharType> types(count);
  std::vector<FriBidiBracketType> brackets(count);
  std::vector<FriBidiLevel> levels(count);
  fribidi_get_bidi_types(characters.data(), length, types.data());
  fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &direction,
                                          levels.data()) == 0)
    return std::string(text);

  std::vector<FriBidiJoiningType> joining(count);
  std::vector<FriBidiArabicProp> properties(count);
  fribidi_get_joining_types(characters.data(), length, joining.data());
  std::copy(joining.begin(), joining.end(), properties.begin());
  fribidi_join_arabic(types.data(), length, levels.data(), properties.data());
  fribidi_shape(
      FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA,
      levels.data(), length, properties.data(), characters.data());
  if (fribidi_reorder_line(0, types.data(), length, 0, direction, levels.data(), characters.data(),
                           nullptr) == 0)
    return std::string(text);
  characters.erase(std::remove_if(characters.begin(), characters.end(), leaves_no_mark),
                   characters.end());
  return utf8_of(characters);
}

bool runs_from_right(std::string_view text) {
  if (!speaks_right_to_left()) return false;
  // Names of the journey stand in these quotes, and say nothing of the language around them.
  constexpr std::string_view kOpening = "“", kClosing = "”";
  while (!text.empty()) {
    const std::size_t quote = text.find(kOpening);
    const std::string_view ours = text.substr(0, quote);
    for (const char c : ours) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0xD6 && byte <= 0xDF) return true;  // first bytes of Hebrew and Arabic
      if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) return false;
    }
    if (quote == std::string_view::npos) break;
    const std::size_t end = text.find(kClosing, quote);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + kClosing.size());
  }
  return true;
}

std::string marked_sentence(std::string_view line, bool from_right) {
  if (!has_right_to_left(line)) return std::string(line);
  // A mark counts as a letter, and leaves no trace.
  constexpr std::string_view kLeftToRightMark = "\u200E", kRightToLeftMark = "\u200F";
  return std::string(from_right ? kRightToLeftMark : kLeftToRightMark) + std::string(line);
}

std::string visual_sentence(std::string_view line, bool from_right) {
  return visual(marked_sentence(line, from_right));
}

std::string visual_sentence(std::string_view text) {
  return visual_sentence(text, runs_from_right(text));
}

std::string visual_lines(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t end = text.find('\n');
    result += visual(text.substr(0, end));
    if (end == std::string_view::npos) return result;
    result += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace painpoint::gui
