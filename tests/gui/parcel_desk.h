#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "gui/compare_layout.h"
#include "tests/gui/desk.h"

namespace painpoint::gui {

/// Small enough to be decided in a moment, with something of everything that the page shows.
inline constexpr std::string_view kParcels = R"(painpoint: 1
journey: Parcels
currency: EUR
customers_per_month: 500
horizon_months: 12
observed: { complaints_per_1000: 40, satisfaction: 70 }
segments: { all: { name: All, share: 100%, value: 200 } }
teams: { desk: { name: Desk, cost_per_hour: { value: 30, low: 20, high: 45 }, cashable: 60% } }
causes: { haste: { name: Haste }, tools: { name: Old tools } }
touchpoints:
  order:
    name: Order
    minutes: 10
    staff: { team: desk, minutes: 3 }
    pains: { lost: { name: Cannot find it, chance: { value: 20%, low: 10%, high: 35% },
                     causes: { haste: 60%, tools: 40% }, then: help } }
    next: { deliver: 95%, abandoned: 5% }
  deliver: { name: Deliver, minutes: 2, next: completed }
  help: { name: Help, minutes: 5, staff: { team: desk, minutes: 12 }, next: back }
scenarios:
  tidy: { name: Tidy up, invest: { value: 900, low: 400, high: 2000 },
          changes: { causes.haste.level: { cut: { value: 50%, low: 10%, high: 80% } } } }
  tools: { name: New tools, invest: 9000, changes: { causes.tools.level: { cut: 90% } } }
)";

/// A desk on which that journey lies.
struct ParcelDesk : Desk {
  std::filesystem::path file = folder.path() / "parcels.yaml";

  ParcelDesk() {
    test::write_bytes(file, kParcels);
    take_step(editor, StepOpen{file});
    until([this] { return editor.live->slow_is_fresh(); });
  }
  /// Draws frames until something is so; gives up after half a minute, with a sanitizer after five.
  template <class Condition>
  void until(Condition condition) {
    constexpr int kMostFrames = PAINPOINT_SANITIZED != 0 ? 30'000 : 3'000;
    for (int i = 0; i < kMostFrames && !condition(); ++i) {
      screen.frames(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(condition());
    screen.frames(2);
  }
  void compare_and_wait() {
    if (!is_comparing(editor)) screen.key("Ctrl+M");
    screen.frames();  // an edit is noticed
    until([this] {
      return is_comparing(editor) && editor.live->decision_is_fresh() &&
             editor.live->tornado_is_fresh() && editor.live->slow_is_fresh();
    });
  }
  /// The same without what takes longer, which is stopped.
  void compare_at_once() {
    screen.key("Ctrl+M");
    screen.frames();
    editor.live->cancel_decision();
    until([this] { return editor.live->slow_is_fresh() && editor.live->tornado_is_fresh(); });
  }
  [[nodiscard]] CompareFigures figures() const {
    return {editor.document->snapshot(), *editor.live, editor.view.left_out};
  }
  [[nodiscard]] std::vector<CompareSection> sections() const {
    return compare_sections(figures(), {});
  }
  [[nodiscard]] CompareSection section(const std::string& id) const {
    for (CompareSection& part : sections())
      if (part.section.id == id) return part;
    FAIL("there is no section " << id);
    return {};
  }
  [[nodiscard]] const ComparePageLayout& layout() const {
    return editor.view.compare_panel->cache.layout();
  }
  /// All texts that a part of the page draws.
  [[nodiscard]] std::vector<std::string> texts(const std::string& part) const {
    std::vector<std::string> result;
    for (const PlacedPicture& placed : layout().pictures) {
      if (placed.section != part) continue;
      for (const draw::Item& item : placed.picture.items)
        if (const auto* text = std::get_if<draw::Text>(&item.what)) result.push_back(text->text);
    }
    return result;
  }
  [[nodiscard]] std::string words(const std::string& part) const {
    std::string result;
    for (const std::string& text : texts(part)) result += text + ' ';
    return result;
  }
  /// What the program writes about the file.
  [[nodiscard]] std::string program(const std::string& arguments, const std::string& output) const {
    const std::filesystem::path to = folder.path() / output;
    const std::string command = fmt::format("{} {} --quiet --output {} 2>/dev/null",
                                            PAINPOINT_PROGRAM, arguments, to.string());
    REQUIRE(std::system(command.c_str()) == 0);
    return test::bytes_of(to);
  }
};

}  // namespace painpoint::gui
