#include "gui/paint.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "draw/palette.h"
#include "tests/gui/screen.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

constexpr int kWidth = 200;
constexpr int kHeight = 100;
constexpr draw::Colour kBlack{0, 0, 0};

struct Canvas {
  Screen screen{kWidth, kHeight};
  PaintView view{{0, 0, kWidth, kHeight}, {0, 0, 1, true}, 1};
  draw::Picture picture;

  void show() {
    screen.draw_with([this](const std::vector<KeyPress>&) {
      paint(*ImGui::GetForegroundDrawList(), picture.items, view, screen.theme);
    });
    screen.frames();
  }
  /// Of a pixel, 0 to 255.
  [[nodiscard]] int red(int x, int y) const {
    return screen.pixels()[static_cast<std::size_t>(y * kWidth + x) * 3];
  }
  [[nodiscard]] int dark_pixels() const {
    const std::vector<unsigned char> pixels = screen.pixels();
    int count = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 3) count += pixels[i] < 128 ? 1 : 0;
    return count;
  }
};

}  // namespace

TEST_CASE("a rectangle is where the camera sees it") {
  Canvas canvas;
  canvas.picture.add(draw::Rectangle{{10, 10, 20, 20}, 0, kBlack});
  canvas.show();
  CHECK(canvas.red(20, 20) == 0);
  CHECK(canvas.red(5, 20) == 255);
  CHECK(canvas.red(35, 20) == 255);
  canvas.view.camera = {10, 10, 2, true};
  canvas.show();
  CHECK(canvas.red(2, 2) == 0);
  CHECK(canvas.red(38, 38) == 0);
  CHECK(canvas.red(42, 38) == 255);
}

TEST_CASE("what is stale is paler") {
  Canvas canvas;
  canvas.view.opacity = 0.4;
  canvas.picture.add(draw::Rectangle{{10, 10, 20, 20}, 0, kBlack});
  canvas.show();
  CHECK(canvas.red(20, 20) == doctest::Approx(255 * 0.6).epsilon(0.02));
}

TEST_CASE("shapes with corners that point inwards are filled, and only they") {
  Canvas canvas;  // an L
  canvas.picture.add(
      draw::polygon({{10, 10}, {30, 10}, {30, 60}, {80, 60}, {80, 80}, {10, 80}}, kBlack));
  canvas.show();
  CHECK(canvas.red(20, 20) == 0);
  CHECK(canvas.red(70, 70) == 0);
  CHECK(canvas.red(60, 30) == 255);
  // Seen in a mirror its corners run the other way round.
  draw::mirror(canvas.picture);
}

TEST_CASE("the direction of a shape's corners does not matter") {
  Canvas canvas;
  canvas.picture.add(draw::polygon({{10, 10}, {10, 50}, {50, 50}, {50, 10}}, kBlack));
  canvas.picture.add(draw::polygon({{60, 10}, {100, 10}, {100, 50}, {60, 50}}, kBlack));
  canvas.show();
  CHECK(canvas.red(30, 30) == 0);
  CHECK(canvas.red(80, 30) == 0);
  CHECK(canvas.dark_pixels() == doctest::Approx(3200).epsilon(0.03));
}

TEST_CASE("dashes leave gaps") {
  Canvas canvas;
  canvas.picture.add(draw::polyline({{0, 50}, {200, 50}}, {kBlack, 4, {10, 10}}));
  canvas.show();
  CHECK(canvas.red(5, 50) == 0);
  CHECK(canvas.red(15, 50) == 255);
  CHECK(canvas.red(25, 50) == 0);
}

TEST_CASE("curves go where their control points pull them") {
  Canvas canvas;
  draw::Path path{{10, 90}, {{{190, 90}, std::pair{draw::Point{10, 0}, draw::Point{190, 0}}}}};
  path.stroke = {kBlack, 4};
  canvas.picture.add(path);
  canvas.show();
  CHECK(canvas.red(100, 22) < 60);  // a quarter of the way up to the controls is left
  CHECK(canvas.red(100, 90) == 255);
}

TEST_CASE("texts stand at their point: beginning, middle, end") {
  for (const draw::Anchor anchor :
       {draw::Anchor::left, draw::Anchor::middle, draw::Anchor::right}) {
    Canvas canvas;
    canvas.picture.add(draw::Text{{100, 50}, "HHHH", {20, true}, anchor, kBlack});
    canvas.show();
    const double width = measure_with(canvas.screen.theme)("HHHH", {20, true});
    int first = kWidth, last = 0;
    for (int x = 0; x < kWidth; ++x)
      if (canvas.red(x, 45) < 128) {
        first = std::min(first, x);
        last = std::max(last, x);
      }
    const double left = anchor == draw::Anchor::left     ? 100
                        : anchor == draw::Anchor::middle ? 100 - width / 2
                                                         : 100 - width;
    CHECK(first == doctest::Approx(left + 2).epsilon(0.03));
    CHECK(last == doctest::Approx(left + width - 2).epsilon(0.03));
  }
}

TEST_CASE("texts keep their share of the picture at every zoom") {
  for (const double zoom : {0.5, 0.75, 1.0, 1.33, 2.0}) {
    Canvas canvas;
    canvas.view.camera.zoom = zoom;
    canvas.picture.add(draw::Text{{10, 30}, "HIH", {14}, draw::Anchor::left, kBlack});
    canvas.show();
    int last = 0;
    const int row = static_cast<int>(25 * zoom);
    for (int x = 0; x < kWidth; ++x)
      if (canvas.red(x, row) < 140) last = x;
    const double width = measure_with(canvas.screen.theme)("HIH", {14});
    CHECK(std::abs(last - (10 + width - 1.5) * zoom) < 2.6);
  }
}

TEST_CASE("what is out of sight or too small to read takes no vertices") {
  Canvas canvas;
  canvas.show();
  const int nothing = canvas.screen.drawn().TotalVtxCount;
  canvas.picture.add(draw::Rectangle{{-500, 10, 20, 20}, 3, kBlack, {kBlack, 1}});
  canvas.picture.add(draw::Circle{{300, 300}, 20, kBlack});
  canvas.picture.add(draw::polyline({{300, 300}, {400, 400}}, {kBlack, 3, {4, 4}}));
  canvas.picture.add(draw::Text{{500, 20}, "far", {12}, draw::Anchor::left, kBlack});
  canvas.picture.add(draw::Text{{20, 20}, "tiny", {3}, draw::Anchor::left, kBlack});
  canvas.picture.add(draw::Group{"", {{draw::Circle{{-300, 3}, 9, kBlack}}}});
  canvas.show();
  CHECK(canvas.screen.drawn().TotalVtxCount == nothing);
}

TEST_CASE("shapes without extent, and those that cross themselves, do no harm") {
  Canvas canvas;
  canvas.picture.add(draw::Path{{5, 5}, {}, true, kBlack, {kBlack, 1}});
  canvas.picture.add(draw::polygon({{5, 5}, {5, 5}, {5, 5}}, kBlack));
  canvas.picture.add(draw::polygon({{10, 10}, {50, 50}, {50, 10}, {10, 50}}, kBlack));
  canvas.picture.add(draw::Rectangle{{5, 5, 0, 0}, 9, kBlack, {kBlack, 1, {2, 2}}});
  canvas.picture.add(draw::polyline({{5, 5}, {90, 5}}, {kBlack, 2, {0, 0}}));
  canvas.picture.add(draw::Text{{5, 5}, "\xFF\xFE bad \x01", {12}, draw::Anchor::left, kBlack});
  canvas.show();
}
