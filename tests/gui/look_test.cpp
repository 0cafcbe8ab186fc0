#include "gui/look.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "draw/palette.h"
#include "gui/commands.h"
#include "gui/theme.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

draw::Colour in(Look look, const draw::Colour& colour) {
  const std::uint32_t shown = shown_in(look, packed(colour));
  const auto at = [&](unsigned shift) { return static_cast<std::uint8_t>(shown >> shift); };
  return {at(IM_COL32_R_SHIFT), at(IM_COL32_G_SHIFT), at(IM_COL32_B_SHIFT)};
}

}  // namespace

TEST_CASE("what can be read in the light look can be read in the others") {
  const Theme theme = theme_of(1);
  for (const Look look : {Look::dark, Look::contrast}) {
    CAPTURE(name_of(look));
    for (const draw::Colour& ground : {theme.panel, theme.ground, draw::kGround})
      for (const draw::Colour& ink :
           {theme.ink, theme.quiet_ink, theme.accent, theme.alarm, theme.selection})
        CHECK(draw::contrast(in(look, ink), in(look, ground)) >= 4.5);
    // What is read most.
    for (const draw::Colour& ink : {theme.ink, theme.quiet_ink})
      if (look == Look::contrast) CHECK(draw::contrast(in(look, ink), in(look, theme.panel)) > 20);
    for (int i = 0; i <= 100; ++i) {
      const draw::Colour card = draw::scale_colour(i / 100.0);
      CAPTURE(i);
      CHECK(draw::contrast(in(look, card), in(look, draw::ink_on(card))) >= 4.5);
    }
  }
}

TEST_CASE("the scale stays a scale: more is further from the ground, in every look") {
  for (const Look look : {Look::dark, Look::contrast}) {
    const draw::Colour ground = in(look, draw::kWhite);
    double before = 1;
    for (int i = 0; i <= 20; ++i) {
      const double now = draw::contrast(in(look, draw::scale_colour(i / 20.0)), ground);
      CHECK(now >= before - 0.02);
      before = now;
    }
    CHECK(before > 7);
  }
}

TEST_CASE("light is what was drawn, and opacity is kept where it says how fresh a figure is") {
  for (const std::uint32_t colour : {IM_COL32(1, 2, 3, 4), IM_COL32_WHITE, IM_COL32_BLACK})
    CHECK(shown_in(Look::light, colour) == colour);
  for (const Look look : {Look::dark, Look::contrast})
    CHECK((shown_in(look, IM_COL32(10, 20, 30, 140)) & IM_COL32_A_MASK) ==
          (IM_COL32(0, 0, 0, 140) & IM_COL32_A_MASK));
}

TEST_CASE("a frame is recoloured as a whole") {
  Desk desk;
  desk.open("small_shop.yaml");
  const std::uint32_t panel = packed(theme_of(1).panel);
  const auto vertices_of = [&](std::uint32_t colour) {
    int count = 0;
    const ImDrawData& drawn = desk.screen.drawn();
    for (int i = 0; i < drawn.CmdListsCount; ++i)
      for (const ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer)
        count += vertex.col == colour ? 1 : 0;
    return count;
  };
  REQUIRE(vertices_of(panel) > 0);
  const int light = vertices_of(panel);
  recolour(desk.screen.drawn(), Look::dark);
  CHECK(vertices_of(shown_in(Look::dark, panel)) >= light);
  CHECK(vertices_of(packed(theme_of(1).ink)) == 0);
}

TEST_CASE("the toolbar fits into the window at every scale that is offered") {
  for (const int width : {1280, 1920}) {
    Desk desk(width, 800);
    desk.open("broadband.yaml");
    for (const double scale : {0.75, 1.0, 1.5, 2.0, 1.25, 1.0}) {
      CAPTURE(scale);
      desk.editor.theme.scale = scale;
      desk.screen.frames(4);
      int parts = 0;
      for (const auto& probe : desk.screen.probes()) {
        if (!probe.first.starts_with("toolbar/")) continue;
        CAPTURE(probe.first);
        ++parts;
        CHECK(probe.second.x + probe.second.width <= static_cast<float>(width));
      }
      CHECK(parts >= 8);
    }
    CHECK(desk.screen.box("toolbar/scenario").width == 220);
  }
}

TEST_CASE("one key sets the window for a room, and puts everything back") {
  Desk desk;
  desk.open("small_shop.yaml");
  desk.editor.layout.bottom = true;
  const double scale = desk.editor.theme.scale;
  desk.screen.key("F12");
  CHECK(desk.editor.theme.look == Look::dark);
  desk.screen.key("F11");
  CHECK(desk.editor.theme.look == Look::contrast);
  CHECK(desk.editor.theme.scale == doctest::Approx(1.5 * scale));
  CHECK_FALSE(desk.editor.layout.outline);
  CHECK_FALSE(desk.editor.layout.bottom);
  CHECK(desk.screen.shows("map"));
  desk.screen.key("F11");
  CHECK(desk.editor.theme.look == Look::dark);
  CHECK(desk.editor.theme.scale == scale);
  CHECK(desk.editor.layout.outline);
  CHECK(desk.editor.layout.bottom);
}
