#include "gui/look.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/tr.h"

namespace painpoint::gui {
namespace {

constexpr std::uint32_t kByte = 0xff;

/// Lightness (CIE L*) of the darkest ground, and the bend of the way from there to white: as far
/// from black as the middle of the colour scale allows, on which both inks must still be read.
constexpr double kDarkest = 1;
constexpr double kTurningBend = 1.05;

constexpr int kGreyUpTo = 20;  ///< channels that differ by no more make a grey
constexpr int kInkUpTo = 160;
constexpr int kGroundFrom = 232;
constexpr int kLineGrey = 96;
constexpr int kFaint = 120;  ///< opacity of marks that lie over others

struct Channels {
  std::array<int, 3> rgb{};
  int opacity = 0;
};

Channels channels_of(std::uint32_t colour) {
  const auto at = [&](unsigned shift) { return static_cast<int>(colour >> shift & kByte); };
  return {{at(IM_COL32_R_SHIFT), at(IM_COL32_G_SHIFT), at(IM_COL32_B_SHIFT)}, at(IM_COL32_A_SHIFT)};
}

std::uint32_t packed_of(const Channels& colour) {
  const auto put = [](int value, unsigned shift) {
    return static_cast<std::uint32_t>(std::clamp(value, 0, 255)) << shift;
  };
  return put(colour.rgb[0], IM_COL32_R_SHIFT) | put(colour.rgb[1], IM_COL32_G_SHIFT) |
         put(colour.rgb[2], IM_COL32_B_SHIFT) | put(colour.opacity, IM_COL32_A_SHIFT);
}

double linear(int channel) {
  const double code = channel / 255.0;
  return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
}

int coded(double light) {
  const double code = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<int>(std::lround(255 * code));
}

/// CIE 1976 lightness of a luminance, and back.
double lightness_of(double luminance) {
  constexpr double kLinearUpTo = 216.0 / 24389, kSlope = 24389.0 / 27;
  return luminance <= kLinearUpTo ? kSlope * luminance : 116 * std::cbrt(luminance) - 16;
}

double luminance_of(double lightness) {
  constexpr double kLinearUpTo = 8, kSlope = 24389.0 / 27;
  return lightness <= kLinearUpTo ? lightness / kSlope : std::pow((lightness + 16) / 116, 3);
}

/// Dark becomes bright by as much; hues stay.
void turn_over(Channels& colour) {
  std::array<double, 3> light{};
  for (std::size_t i = 0; i < 3; ++i) light[i] = linear(colour.rgb[i]);
  const double now = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  const double turned = std::pow(std::max(0.0, 1 - lightness_of(now) / 100), kTurningBend);
  const double wanted = luminance_of(kDarkest + (100 - kDarkest) * turned);
  for (std::size_t i = 0; i < 3; ++i) {
    // Darker by less light, brighter by adding white.
    const double shown = wanted <= now ? light[i] * wanted / now
                                       : light[i] + (1 - light[i]) * (wanted - now) / (1 - now);
    colour.rgb[i] = coded(std::clamp(shown, 0.0, 1.0));
  }
}

void strengthen(Channels& colour) {
  const auto [least, most] = std::minmax_element(colour.rgb.begin(), colour.rgb.end());
  const int lightness = (*most + *least) / 2;
  // The scale, the accents and what is written on them were chosen for each other.
  if (*most - *least <= kGreyUpTo)
    colour.rgb.fill(lightness < kInkUpTo ? 0 : lightness >= kGroundFrom ? 255 : kLineGrey);
  if (colour.opacity < kFaint) colour.opacity = colour.opacity * 8 / 5;
}

}  // namespace

std::string_view name_of(Look look) {
  constexpr std::array<std::string_view, 3> kNames = {tr_later("light"), tr_later("dark"),
                                                      tr_later("high contrast")};
  return kNames[static_cast<std::size_t>(look)];
}

Look next_look(Look look) {
  return static_cast<Look>((static_cast<unsigned>(look) + 1) % 3);
}

std::uint32_t shown_in(Look look, std::uint32_t colour) {
  if (look == Look::light) return colour;
  Channels channels = channels_of(colour);
  if (look == Look::dark)
    turn_over(channels);
  else
    strengthen(channels);
  return packed_of(channels);
}

void recolour(const ImDrawData& drawn, Look look) {
  if (look == Look::light) return;
  // Neighbours mostly have one colour.
  std::uint32_t from = 0, to = shown_in(look, 0);
  for (int i = 0; i < drawn.CmdListsCount; ++i)
    for (ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer) {
      if (vertex.col != from) {
        from = vertex.col;
        to = shown_in(look, from);
      }
      vertex.col = to;
    }
}

}  // namespace painpoint::gui
