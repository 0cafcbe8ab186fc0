#include "tests/gui/rasterise.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace painpoint::gui {
namespace {

struct Sheet {
  int width, height;
  std::vector<float> colours;
};

struct Texture {
  const unsigned char* alpha = nullptr;
  int width = 0, height = 0;

  [[nodiscard]] float at(int x, int y) const {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return static_cast<float>(alpha[y * width + x]) / 255;
  }
  /// Between the four nearest, as GL_LINEAR does.
  [[nodiscard]] float sample(float u, float v) const {
    const float x = u * static_cast<float>(width) - 0.5F;
    const float y = v * static_cast<float>(height) - 0.5F;
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    const float dx = x - static_cast<float>(left);
    const float dy = y - static_cast<float>(top);
    return (at(left, top) * (1 - dx) + at(left + 1, top) * dx) * (1 - dy) +
           (at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx) * dy;
  }
};

float edge(const ImVec2& a, const ImVec2& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// Pixels on an edge belong to one of the two triangles that share it.
bool owns_edge(const ImVec2& a, const ImVec2& b) {
  return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

void fill_triangle(Sheet& sheet, const Texture& texture, std::array<ImDrawVert, 3> corners,
                   const ImVec4& clip) {
  float area = edge(corners[0].pos, corners[1].pos, corners[2].pos.x, corners[2].pos.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(corners[1], corners[2]);
    area = -area;
  }
  const auto& a = corners[0];
  const auto& b = corners[1];
  const auto& c = corners[2];
  const float left = std::max({std::min({a.pos.x, b.pos.x, c.pos.x}), clip.x, 0.0F});
  const float top = std::max({std::min({a.pos.y, b.pos.y, c.pos.y}), clip.y, 0.0F});
  const float right =
      std::min({std::max({a.pos.x, b.pos.x, c.pos.x}), clip.z, static_cast<float>(sheet.width)});
  const float bottom =
      std::min({std::max({a.pos.y, b.pos.y, c.pos.y}), clip.w, static_cast<float>(sheet.height)});
  const auto channel = [](ImU32 colour, int shift) {
    return static_cast<float>((colour >> static_cast<unsigned>(shift)) & 0xFFU) / 255;
  };
  for (int y = static_cast<int>(top); y < static_cast<int>(std::ceil(bottom)); ++y)
    for (int x = static_cast<int>(left); x < static_cast<int>(std::ceil(right)); ++x) {
      const float px = static_cast<float>(x) + 0.5F;
      const float py = static_cast<float>(y) + 0.5F;
      if (px < clip.x || px >= clip.z || py < clip.y || py >= clip.w) continue;
      const float wa = edge(b.pos, c.pos, px, py);
      const float wb = edge(c.pos, a.pos, px, py);
      const float wc = edge(a.pos, b.pos, px, py);
      const auto inside = [](float w, const ImVec2& from, const ImVec2& to) {
        return w > 0 || (w == 0 && owns_edge(from, to));
      };
      if (!inside(wa, b.pos, c.pos) || !inside(wb, c.pos, a.pos) || !inside(wc, a.pos, b.pos))
        continue;
      const auto mixed = [&](float va, float vb, float vc) {
        return (va * wa + vb * wb + vc * wc) / area;
      };
      const auto colour = [&](int shift) {
        return mixed(channel(a.col, shift), channel(b.col, shift), channel(c.col, shift));
      };
      const float alpha = colour(IM_COL32_A_SHIFT) * texture.sample(mixed(a.uv.x, b.uv.x, c.uv.x),
                                                                    mixed(a.uv.y, b.uv.y, c.uv.y));
      float* pixel = &sheet.colours[static_cast<std::size_t>(y * sheet.width + x) * 3];
      constexpr std::array<int, 3> kShifts = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
      for (std::size_t i = 0; i < 3; ++i)
        pixel[i] = pixel[i] * (1 - alpha) + colour(kShifts[i]) * alpha;
    }
}

}  // namespace

std::vector<unsigned char> rasterise(const ImDrawData& data, ImFontAtlas& atlas, int width,
                                     int height) {
  Sheet sheet{width, height, {}};
  sheet.colours.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 1);
  Texture texture;
  unsigned char* alpha = nullptr;
  atlas.GetTexDataAsAlpha8(&alpha, &texture.width, &texture.height);
  texture.alpha = alpha;
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto corner = [&](unsigned k) {
          return list.VtxBuffer[static_cast<int>(
              command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)])];
        };
        fill_triangle(sheet, texture, {corner(0), corner(1), corner(2)}, command.ClipRect);
      }
    }
  }
  std::vector<unsigned char> pixels(sheet.colours.size());
  std::transform(sheet.colours.begin(), sheet.colours.end(), pixels.begin(), [](float value) {
    return static_cast<unsigned char>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255));
  });
  return pixels;
}

}  // namespace painpoint::gui
