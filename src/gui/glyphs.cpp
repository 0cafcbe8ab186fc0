#include "gui/glyphs.h"

#include <imgui.h>

#include "gui/bidi.h"

namespace painpoint::gui {

char16_t next_character(std::string_view text, std::size_t& at) {
  constexpr char16_t kReplacement = 0xFFFD;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at++);
  if (first < 0x80) return static_cast<char16_t>(first);
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  unsigned code = more == 2 ? first & 0x0FU : first & 0x1FU;
  std::size_t read = 0;
  while (read < more && at < text.size() && (byte(at) & 0xC0U) == 0x80U) {
    code = (code << 6U) | (byte(at) & 0x3FU);
    ++at;
    ++read;
  }
  if (read != more || more == 0 || more == 3) return kReplacement;
  return static_cast<char16_t>(code);
}

double visual_width(const ImFont& font, std::string_view line) {
  double width = 0;
  for (std::size_t at = 0; at < line.size();)
    width += static_cast<double>(font.GetCharAdvance(next_character(line, at)));
  return width;
}

double glyphs_width(const ImFont& font, std::string_view text) {
  return visual_width(font, visual(text));
}

}  // namespace painpoint::gui
