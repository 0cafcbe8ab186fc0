#include "draw/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace painpoint::draw {
namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Relative luminance (WCAG 2.1).
double luminance(const Colour& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::uint8_t between(std::uint8_t a, std::uint8_t b, double part) {
  return static_cast<std::uint8_t>(std::lround(a + part * (static_cast<double>(b) - a)));
}

/// Even steps of lightness in one blue hue.
constexpr std::array<Colour, 6> kScale = {{{243, 247, 252},
                                           {205, 222, 240},
                                           {157, 193, 226},
                                           {98, 155, 206},
                                           {41, 111, 172},
                                           {8, 58, 112}}};

constexpr std::array<Colour, 6> kSeries = {
    {{0, 90, 150}, {176, 66, 0}, {0, 112, 84}, {136, 68, 112}, {110, 92, 0}, {60, 66, 74}}};

}  // namespace

Colour scale_colour(double part) {
  if (!(part > 0)) return kScale.front();
  const double at = std::min(part, 1.0) * static_cast<double>(kScale.size() - 1);
  const auto step = std::min(static_cast<std::size_t>(at), kScale.size() - 2);
  const double rest = at - static_cast<double>(step);
  const Colour& a = kScale[step];
  const Colour& b = kScale[step + 1];
  return {between(a.red, b.red, rest), between(a.green, b.green, rest),
          between(a.blue, b.blue, rest)};
}

Colour ink_on(const Colour& ground) {
  constexpr Colour kBlack{0, 0, 0};
  return contrast(ground, kBlack) >= contrast(ground, kWhite) ? kBlack : kWhite;
}

double contrast(const Colour& a, const Colour& b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

Colour series_colour(std::size_t series) {
  return kSeries[series % kSeries.size()];
}

std::vector<double> series_dashes(std::size_t series) {
  static const std::array<std::vector<double>, 6> kDashes = {
      {{}, {7, 4}, {2, 3}, {10, 3, 2, 3}, {12, 5}, {4, 2, 1, 2}}};
  return kDashes[series % kDashes.size()];
}

}  // namespace painpoint::draw
