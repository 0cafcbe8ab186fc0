#include "gui/fonts.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "draw/cairo.h"
#include "gui/bidi.h"
#include "gui/glyphs.h"
#include "tests/gui/screen.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

bool has_glyphs(const ImFont& font, std::string_view line) {
  for (std::size_t at = 0; at < line.size();)
    if (font.FindGlyphNoFallback(next_character(line, at)) == nullptr) return false;
  return true;
}

}  // namespace

TEST_CASE("characters are there from the frame after they were asked for") {
  Screen screen;
  screen.frames();
  const std::string arabic = visual("خدمة العملاء");
  REQUIRE(has_glyphs(*screen.theme.text, "Delivery · 12%"));
  CHECK_FALSE(has_glyphs(*screen.theme.text, arabic));
  screen.fonts.need("خدمة العملاء");
  screen.frames();
  CHECK(has_glyphs(*screen.theme.text, arabic));
  CHECK(has_glyphs(*screen.theme.text, "خدمة"));  // as it stands in a field
  CHECK(screen.fonts.missing().empty());
}

TEST_CASE(
    "an Arabic text that is cut ends with letters that are there, whatever was joined to them") {
  Screen screen;
  const std::string text = "ضغط ضعيف وتقطع";
  screen.fonts.need(text);
  screen.frames();
  for (std::size_t cut = 0; cut < text.size(); cut += 2) {
    const std::string part = text.substr(0, cut);
    CAPTURE(part);
    CHECK(has_glyphs(*screen.theme.text, visual(part + "…")));
  }
}

TEST_CASE("the atlas is made anew only when something new is needed") {
  Screen screen;
  screen.frames();
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  CHECK_FALSE(screen.fonts.update(atlas, screen.theme));
  screen.fonts.need("Delivery");
  CHECK_FALSE(screen.fonts.update(atlas, screen.theme));
  screen.fonts.need("Ω");
  CHECK(screen.fonts.update(atlas, screen.theme));
}

TEST_CASE("Chinese is as large as Latin text beside it") {
  Screen screen;
  screen.fonts.need("送貨");
  screen.frames();
  if (!screen.fonts.missing().empty()) {
    CHECK(screen.fonts.missing().find("fonts-noto-cjk") != std::string::npos);
    return;
  }
  const draw::Measure measure = measure_with(screen.theme);
  CHECK(measure("送貨", {20}) == doctest::Approx(40).epsilon(0.03));
}

TEST_CASE("what no font has is said, with the package that has it") {
  Screen screen;
  screen.fonts.need("\uE123");  // for private use
  screen.frames();
  CHECK(screen.fonts.missing().find("U+E123") != std::string::npos);
  CHECK(screen.fonts.missing().find("install") != std::string::npos);
}

TEST_CASE("texts are as wide as Pango draws them, at every size") {
  Screen screen;
  screen.frames();
  const draw::Measure ours = measure_with(screen.theme);
  const draw::Measure pango = draw::pango_measure();
  for (const std::string_view text : {"Order and pay", "WiFi fit, 42%", "Illegible mmmm iiii"})
    for (const double size : {11.0, 13.0, 20.0})
      for (const bool bold : {false, true}) {
        CHECK(ours(text, {size, bold}) == doctest::Approx(pango(text, {size, bold})).epsilon(0.06));
        CHECK(ours(text, {size * 2, bold}) == doctest::Approx(2 * ours(text, {size, bold})));
      }
}

TEST_CASE("scales outside of what is offered are brought into it") {
  CHECK(theme_of(0.1).scale == kLeastScale);
  CHECK(theme_of(9).scale == kMostScale);
}
