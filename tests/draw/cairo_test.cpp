#include "draw/cairo.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace painpoint::draw;

namespace {

Picture words() {
  Picture picture;
  picture.width = 200;
  picture.height = 60;
  picture.title = "Words <&> كلمات";
  picture.ground = Colour{255, 255, 255};
  picture.add(Text{{10, 20}, "Words, خدمة العملاء, 收貨", {13, true}});
  picture.add(Rectangle{{10, 30, 50, 20}, 5, Colour{1, 90, 140}, Stroke{{0, 0, 0}, 1, {3, 2}}});
  return picture;
}

/// Width and height from the header of a PNG.
std::pair<unsigned, unsigned> size_of_png(const std::string& png) {
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value = (value << 8U) | static_cast<unsigned char>(png[at + i]);
    return value;
  };
  return {number(16), number(20)};
}

}  // namespace

TEST_CASE("a PNG has the size asked for, and the same bytes each time") {
  const std::string png = print_png(words(), 2);
  REQUIRE(png.starts_with("\x89PNG\r\n"));
  CHECK(size_of_png(png) == std::pair{400U, 120U});
  CHECK(png == print_png(words(), 2));
}

TEST_CASE("a PDF has no date in it, and the same bytes each time") {
  const std::string pdf = print_pdf(words());
  REQUIRE(pdf.starts_with("%PDF-"));
  CHECK(pdf.find("CreationDate") == std::string::npos);
  // A second later, a clock in the file would show.
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  CHECK(pdf == print_pdf(words()));
}

TEST_CASE("a picture too large for an image is drawn smaller") {
  Picture wide = words();
  wide.width = 200'000;
  const auto [width, height] = size_of_png(print_png(wide, 2));
  CHECK(width <= 32767);
  CHECK(width > 32000);
  CHECK(height >= 1);
  Picture large = words();
  large.width = large.height = 20'000;
  const auto [w, h] = size_of_png(print_png(large, 2));
  CHECK(static_cast<double>(w) * h <= 64e6);
}

TEST_CASE("Pango measures what it draws: more text is wider, bold is wider, size scales") {
  const Measure measure = pango_measure();
  CHECK(measure("", {12}) == 0);
  CHECK(measure("Words", {12}) > 10);
  CHECK(measure("Words and more", {12}) > measure("Words", {12}));
  CHECK(measure("Words", {12, true}) > measure("Words", {12}));
  CHECK(measure("Words", {24}) == doctest::Approx(2 * measure("Words", {12})).epsilon(0.02));
}

TEST_CASE("the estimate leaves room for what Pango measures") {
  const Measure measure = pango_measure();
  for (const char* text : {"Contractor is paid for visits and not for working lines", "12.5 min",
                           "Straße, façade, œuvre", "عناوين قديمة غير محدثة في النظام"})
    for (const bool bold : {false, true}) {
      CAPTURE(text);
      CHECK(estimated_width(text, {12, bold}) >= 0.97 * measure(text, {12, bold}));
    }
}
