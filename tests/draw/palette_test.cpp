#include "draw/palette.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace painpoint::draw;

TEST_CASE("contrast is that of the standard") {
  CHECK(contrast({0, 0, 0}, kWhite) == doctest::Approx(21));
  CHECK(contrast(kWhite, kWhite) == doctest::Approx(1));
  CHECK(contrast({0x76, 0x76, 0x76}, kWhite) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("text can be read on every colour of the scale, which darkens evenly") {
  double before = 1;
  for (int i = 0; i <= 1000; ++i) {
    const Colour colour = scale_colour(i / 1000.0);
    CHECK(contrast(colour, ink_on(colour)) >= 4.5);
    const double on_white = contrast(colour, kWhite);
    CHECK(on_white >= before - 1e-9);
    before = on_white;
  }
  CHECK(scale_colour(-1) == scale_colour(0));
  CHECK(scale_colour(2) == scale_colour(1));
  CHECK(scale_colour(std::numeric_limits<double>::quiet_NaN()) == scale_colour(0));
}

TEST_CASE("black or white can be read on any colour") {
  for (int red = 0; red < 256; red += 15)
    for (int green = 0; green < 256; green += 15)
      for (int blue = 0; blue < 256; blue += 15) {
        const Colour colour{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                            static_cast<std::uint8_t>(blue)};
        CHECK(contrast(colour, ink_on(colour)) >= 4.5);
      }
}

TEST_CASE("texts and series can be read on white and on the ground, and series differ in dashes") {
  for (const Colour& ground : {kWhite, kGround}) {
    for (const Colour& ink : {kInk, kQuietInk, kAlarm, kGood}) CHECK(contrast(ink, ground) >= 4.5);
    for (std::size_t s = 0; s < 6; ++s) CHECK(contrast(series_colour(s), ground) >= 4.5);
  }
  for (std::size_t a = 0; a < 6; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      CHECK(series_dashes(a) != series_dashes(b));
      CHECK(!(series_colour(a) == series_colour(b)));
    }
}

namespace {

/// What is seen with a colour vision that lacks one kind of cones (Machado, Oliveira and Fernandes
/// 2009, severity 1): a matrix on linear light.
using Vision = std::array<std::array<double, 3>, 3>;
constexpr Vision kProtanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Vision kDeuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Vision kTritanopia = {{{1.255528, -0.076749, -0.178779},
                                 {-0.078411, 0.930809, 0.147602},
                                 {0.004733, 0.691367, 0.303900}}};

Colour seen_with(const Vision& vision, const Colour& colour) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const auto coded = [](double light) {
    const double c = std::clamp(light, 0.0, 1.0);
    const double code = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(255 * code));
  };
  const std::array<double, 3> light = {linear(colour.red), linear(colour.green),
                                       linear(colour.blue)};
  std::array<std::uint8_t, 3> seen{};
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 3; ++j) sum += vision[i][j] * light[j];
    seen[i] = coded(sum);
  }
  return {seen[0], seen[1], seen[2]};
}

}  // namespace

TEST_CASE("the scale darkens evenly, and can be read on, with every common colour blindness") {
  for (const Vision& vision : {kProtanopia, kDeuteranopia, kTritanopia}) {
    double before = 0;
    for (int i = 0; i <= 4; ++i) {
      const Colour colour = scale_colour(i / 4.0);
      const Colour seen = seen_with(vision, colour);
      const double on_white = contrast(seen, kWhite);
      CHECK(on_white > 1.15 * before);  // a step is seen as a step
      // In the middle of a scale the better of black and white has sqrt(21) = 4.58 at best, and
      // where that middle is differs a little with the eye.
      CHECK(contrast(seen, seen_with(vision, ink_on(colour))) >= 4);
      before = on_white;
    }
    for (const Colour& ink : {kAlarm, kGood, kQuietInk})
      CHECK(contrast(seen_with(vision, ink), kWhite) >= 4.5);
  }
}
