#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "gui/story_actions.h"
#include "report/story.h"
#include "report/story_told.h"
#include "report/story_words.h"
#include "tests/gui/desk.h"

/// A desk on which a customer is followed, for the tests of stories.
namespace painpoint::gui {

/// The whole editor, and beside it the story's panel a second time, in a window whose text can be
/// read.
class Reader {
 public:
  explicit Reader(Desk& desk) : desk_(desk) {
    desk.screen.draw_with([this](const std::vector<KeyPress>& keys) {
      frame(desk_.editor, keys);
      read_panel();
    });
  }
  ~Reader() {
    desk_.screen.draw_with(
        [&desk = desk_](const std::vector<KeyPress>& keys) { frame(desk.editor, keys); });
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Whether it says so, however words are broken into lines.
  bool says(const std::string& text) {
    desk_.screen.frames(1);
    return squeezed(ImGui::GetClipboardText()).find(squeezed(text)) != std::string::npos;
  }

 private:
  void read_panel() {
    Editor& editor = desk_.editor;
    PanelContext context{*editor.document, *editor.live, editor.theme, editor.view,
                         editor.requests};
    const bool had_keyboard = editor.view.story.had_keyboard;
    ImGui::SetNextWindowSize(ImVec2(320, 600));
    ImGui::Begin("read", nullptr, ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoInputs);
    ImGui::LogToClipboard();
    draw_story(context);
    ImGui::LogFinish();
    ImGui::End();
    editor.view.story.had_keyboard = had_keyboard;
  }
  static std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : text)
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') result += c;
    return result;
  }
  Desk& desk_;
};

inline StoryState& story_of(Desk& desk) {
  return desk.editor.view.story;
}

/// Waits until what was asked for has been told, and draws it.
inline void hear(Desk& desk) {
  desk.screen.frames(2);
  desk.editor.story->wait();
  desk.screen.frames(3);
}

inline void follow(Desk& desk, std::uint64_t customer, const std::string& beside = {}) {
  open_story(desk.editor.view);
  fulfil(desk.editor.view, StoryBeside{beside});
  fulfil(desk.editor.view, StoryOf{customer});
  hear(desk);
  REQUIRE(story_of(desk).fresh);
  REQUIRE(story_of(desk).told->story);
}

/// As `painpoint story` prepares it.
struct Printed {
  study::Replay replay;
  study::Story story;
  report::Document document;

  Printed(const Journey& journey, const std::vector<std::string>& scenarios, std::uint64_t customer)
      : replay(
            study::prepare_replay(journey, scenarios, montecarlo::Settings{}.seed).value.value()),
        story(study::tell(replay, customer).value.value()),
        document(report::story_document(journey, replay, story)) {}

  [[nodiscard]] std::vector<std::string> paragraphs() const {
    std::vector<std::string> all;
    for (const auto& block : document.blocks)
      if (const auto* paragraph = std::get_if<report::Paragraph>(&block); paragraph != nullptr)
        all.push_back(paragraph->text);
    return all;
  }
  /// Heading and body of each step of one scenario, as its table has them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> steps() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& block : document.blocks) {
      const auto* table = std::get_if<report::Table>(&block);
      if (table == nullptr || table->columns[0].title != "Step") continue;
      for (const report::Row& row : table->rows) {
        if (row.quiet)
          all.back().second = row.cells[1].text;
        else
          all.emplace_back(row.cells[1].text, "");
      }
    }
    return all;
  }
};

/// The first customer who is lost under the first scenario and not under the second.
inline std::uint64_t kept_customer(const Journey& journey,
                                   const std::vector<std::string>& scenarios) {
  const auto replay = study::prepare_replay(journey, scenarios, montecarlo::Settings{}.seed);
  REQUIRE(replay);
  for (std::uint64_t customer = 0; customer < 10'000; ++customer) {
    const study::Story story = study::tell(*replay, customer).value.value();
    const bool kept = story.sides[0].lost && !story.sides[1].lost;
    if (kept && !story.side_by_side->first.empty()) return customer;
  }
  FAIL("nobody is kept");
  return 0;
}

inline bool is_around(const ScreenBox& outer, const ScreenBox& inner) {
  return outer.x < inner.x && outer.y < inner.y && outer.x + outer.width > inner.x + inner.width &&
         outer.y + outer.height > inner.y + inner.height;
}

/// All that was named of the panel and of the way stays within the window.
inline void check_places(Desk& desk) {
  for (const auto& probe : desk.screen.probes()) {
    if (!probe.first.starts_with("story/")) continue;
    CAPTURE(probe.first);
    CHECK(probe.second.x + probe.second.width <= 1280.5F);
  }
}

}  // namespace painpoint::gui
