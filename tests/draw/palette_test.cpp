#include "draw/palette.h"

#include <doctest/doctest.h>

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
