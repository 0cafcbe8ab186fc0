#include "gui/mirror.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/gui/desk.h"

namespace painpoint::gui {
namespace {

constexpr float kRoom = 1280;

struct Corner {
  float x = 0, y = 0;
};

std::vector<Corner> corners_of(const ImDrawData& drawn) {
  std::vector<Corner> corners;
  for (int i = 0; i < drawn.CmdListsCount; ++i)
    for (const ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer)
      corners.push_back({vertex.pos.x, vertex.pos.y});
  return corners;
}

/// A window with this in it, as it is laid out and as the mirror shows it.
struct Mirrored {
  Screen screen{static_cast<int>(kRoom), 400};
  ViewState view;
  std::vector<KeptOrder> kept;
  Mirror mirror;

  template <class Contents>
  explicit Mirrored(Contents contents) {
    view.kept = &kept;
    screen.draw_with([this, contents](const std::vector<KeyPress>&) {
      kept.clear();
      ImGui::SetNextWindowPos(ImVec2(0, 0));
      ImGui::SetNextWindowSize(ImVec2(kRoom, 400));
      ImGui::Begin("all", nullptr, ImGuiWindowFlags_NoDecoration);
      contents(*this);
      ImGui::End();
    });
    screen.frames(3);
    mirror.learn(*ImGui::GetIO().Fonts);
  }

  /// The corners of the letters of the frame, in their order.
  [[nodiscard]] std::vector<Corner> letters() const {
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    std::vector<Corner> letters;
    for (int i = 0; i < screen.drawn().CmdListsCount; ++i)
      for (const ImDrawVert& vertex : screen.drawn().CmdLists[i]->VtxBuffer)
        if (vertex.uv.x != white.x || vertex.uv.y != white.y)
          letters.push_back({vertex.pos.x, vertex.pos.y});
    return letters;
  }
};

void box(const char* id, float x, float y, float width, float height) {
  ImGui::SetCursorScreenPos(ImVec2(x, y));
  ImGui::InvisibleButton(id, ImVec2(width, height));
}

TEST_CASE("mirror: a line of text changes its place as a whole") {
  Mirrored window([](Mirrored& own) {
    ImGui::SetCursorScreenPos(ImVec2(100, 50));
    ImGui::TextUnformatted("two words");
    ImGui::SameLine();
    ImGui::TextUnformatted("beside");
    own.screen.probe_list()->insert_or_assign("none", ScreenBox{});
  });
  const std::vector<Corner> before = window.letters();
  constexpr std::size_t kLetters = 8 + 6;  // a space draws nothing
  REQUIRE(before.size() == 4 * kLetters);
  window.mirror.reflect(window.screen.drawn(), window.kept);
  const std::vector<Corner> after = window.letters();
  // Each run was moved by one distance, so that its letters stand as they stood.
  const float first = after[0].x - before[0].x;
  const float second = after[4 * 8].x - before[4 * 8].x;
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].x - before[i].x == (i < 4 * std::size_t{8} ? first : second));
    CHECK(after[i].y == before[i].y);
  }
  // "two words" began at 100, so that it ends there from the right; "beside" stands left of it.
  CHECK(std::fabs(after[4 * 8 - 3].x - (kRoom - 100)) < 12);
  float end_of_second = 0;
  for (std::size_t i = 4 * std::size_t{8}; i < after.size(); ++i)
    end_of_second = std::max(end_of_second, after[i].x);
  CHECK(end_of_second < after[0].x);
}

TEST_CASE("mirror: shapes turn round, but for windows and boxes that keep their order") {
  Mirrored window([](Mirrored& own) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddTriangleFilled(ImVec2(100, 10), ImVec2(140, 10), ImVec2(100, 40), IM_COL32_WHITE);
    ImGui::SetCursorScreenPos(ImVec2(200, 100));
    ImGui::BeginChild("map", ImVec2(300, 100));
    keep_order_of_window(own.view);
    ImGui::GetWindowDrawList()->AddTriangleFilled(ImVec2(210, 110), ImVec2(250, 110),
                                                  ImVec2(210, 140), IM_COL32_WHITE);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(ImVec2(600, 200));
    bool on = true;
    ImGui::Checkbox("##ticked", &on);
    keep_tick_of_box(own.view);
  });
  const std::vector<Corner> before = corners_of(window.screen.drawn());
  window.mirror.reflect(window.screen.drawn(), window.kept);
  const std::vector<Corner> after = corners_of(window.screen.drawn());
  REQUIRE(before.size() == after.size());
  const auto moved = [&](float x, float y) {
    for (std::size_t i = 0; i < before.size(); ++i)
      if (std::fabs(before[i].x - x) < 3 && std::fabs(before[i].y - y) < 3) return after[i].x;
    FAIL("nothing was drawn at ", x, ", ", y);
    return 0.0F;
  };
  CHECK(std::fabs(moved(140, 10) - (kRoom - 140)) < 4);
  // The child lay from 200 to 500, and lies from 780 to 1080 now: all in it 580 further right.
  CHECK(std::fabs(moved(250, 110) - (250 + 580)) < 4);
  CHECK(std::fabs(moved(210, 140) - (210 + 580)) < 4);
  // In the mirror's mirror all is as it was.
  window.kept.clear();
  window.mirror.reflect(window.screen.drawn(), window.kept);
  CHECK(std::fabs(corners_of(window.screen.drawn()).front().x - before.front().x) < 1);
}

TEST_CASE("mirror: the mouse is where its place is laid out") {
  Mirrored window([](Mirrored& own) {
    box("plain", 40, 20, 100, 20);
    ImGui::SetCursorScreenPos(ImVec2(200, 100));
    ImGui::BeginChild("map", ImVec2(300, 100));
    keep_order_of_window(own.view);
    ImGui::EndChild();
  });
  const auto x_in_layout = [&](float x, float y) {
    return window.mirror.mouse_x(x, y, window.kept);
  };
  CHECK(x_in_layout(kRoom - 50, 30) == 50);
  CHECK(x_in_layout(780 + 7, 150) == 207);  // the map moves as it is
  // What was pressed in the map stays with the map, wherever the mouse goes.
  window.screen.move_to(207, 150);
  window.screen.press();
  CHECK(x_in_layout(1200, 150) == 1200 - 580);
  window.screen.release();
  CHECK(x_in_layout(1200, 150) == kRoom - 1200);
}

}  // namespace
}  // namespace painpoint::gui
