#include "gui/letters.h"

#include <imgui.h>

#include <bit>
#include <cmath>

namespace painpoint::gui {
namespace {

std::uint64_t place_in_atlas(float u, float v) {
  return std::uint64_t{std::bit_cast<std::uint32_t>(u)} << 32U | std::bit_cast<std::uint32_t>(v);
}

/// Two triangles over four corners, as letters are drawn.
bool is_quad(const ImDrawIdx* index) {
  return index[1] == index[0] + 1 && index[2] == index[0] + 2 && index[3] == index[0] &&
         index[4] == index[0] + 2 && index[5] == index[0] + 3;
}

}  // namespace

bool goes_on(const DrawnLetter& before, const DrawnLetter& letter) {
  constexpr float kRounding = 1;
  if (std::fabs(letter.base - before.base) > kRounding) return false;
  const float gap = letter.pen - before.next_pen;
  return std::fabs(gap) < kRounding || std::fabs(gap - letter.space) < kRounding;
}

void Letters::learn(const ImFontAtlas& atlas) {
  known_.clear();
  for (const ImFont* font : atlas.Fonts)
    for (const ImFontGlyph& glyph : font->Glyphs)
      known_.emplace(place_in_atlas(glyph.U0, glyph.V0),
                     Known{&glyph, font->GetCharAdvance(static_cast<ImWchar>(' '))});
}

std::vector<DrawnLetter> Letters::in(const ImDrawList& list) const {
  std::vector<DrawnLetter> letters;
  for (const ImDrawCmd& command : list.CmdBuffer)
    for (unsigned i = 0; i + 6 <= command.ElemCount; i += 3) {
      const ImDrawIdx* index =
          list.IdxBuffer.Data + static_cast<std::ptrdiff_t>(command.IdxOffset + i);
      if (!is_quad(index)) continue;
      const unsigned first = command.VtxOffset + index[0];
      const ImDrawVert* corner = list.VtxBuffer.Data + static_cast<std::ptrdiff_t>(first);
      const auto found = known_.find(place_in_atlas(corner[0].uv.x, corner[0].uv.y));
      if (found == known_.end()) continue;
      const ImFontGlyph& glyph = *found->second.glyph;
      // Letters at an edge may be cut off, so that only a part of the glyph is drawn.
      const float shown = (corner[2].uv.x - corner[0].uv.x) / (glyph.U1 - glyph.U0);
      const float full = shown * (glyph.X1 - glyph.X0);
      if (!(full > 0)) continue;
      const float zoom = (corner[2].pos.x - corner[0].pos.x) / full;
      const float pen = corner[0].pos.x - glyph.X0 * zoom;
      letters.push_back({first, glyph.Codepoint, pen, pen + glyph.AdvanceX * zoom,
                         corner[0].pos.y - glyph.Y0 * zoom, found->second.space * zoom, shown,
                         &command});
      i += 3;
    }
  return letters;
}

}  // namespace painpoint::gui
