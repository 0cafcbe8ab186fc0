#pragma once

#include <doctest/doctest.h>

#include <string>

#include "gui/commands.h"
#include "gui/workshop_actions.h"
#include "tests/gui/parcel_desk.h"

/// A desk at which a room tries numbers, for the tests of the workshop.
namespace painpoint::gui {

/// A sample journey, whose figures are there. What rests is noted at once.
struct WorkshopDesk : ParcelDesk {
  explicit WorkshopDesk(const std::string& sample = "small_shop.yaml") {
    if (!sample.empty()) open(sample);
    until([this] { return editor.live->slow_is_fresh(); });
  }

  WorkshopState& workshop() { return editor.view.workshop; }
  void enter() {
    screen.key("F3");
    workshop().rest = std::chrono::milliseconds(0);
    until([this] { return workshop().sliders.size() > 2; });
  }
  [[nodiscard]] const editor::WorkshopSlider& slider(std::size_t number) {
    return workshop().sliders[number];
  }
  [[nodiscard]] std::string track(std::size_t number) {
    return "workshop/slider/" + slider(number).address;
  }
  /// Drags a knob to a part of its track.
  void drag_to(std::size_t number, double part) {
    const ScreenBox box = screen.box(track(number));
    const auto along = [&](double at) {
      constexpr double kRim = 10 * 1.5;  // half a knob, at the scale of a projector
      return static_cast<double>(box.x) + kRim + at * (static_cast<double>(box.width) - 2 * kRim);
    };
    const double y = static_cast<double>(box.y + box.height / 2);
    const double from = editor::part_of(slider(number).track, slider(number).value);
    screen.drag(along(from), y, along(part), y);
    screen.frames(40);  // the next press is no double click
  }
  /// Figures of what is tried are there, and it has been noted.
  void settle_tried() {
    until([this] {
      return editor.live->exact_is_fresh() && workshop().rested && !workshop().log.rows().empty() &&
             workshop().log.rows().back().figures;
    });
  }
  [[nodiscard]] const Scenario* scratch() { return journey().scenarios.find(workshop().scratch); }
  [[nodiscard]] Journey base() const {
    Journey only = journey();
    only.scenarios = {};
    return only;
  }
  /// Whether the program says that the file is right.
  [[nodiscard]] bool is_read_by_program() const {
    const std::string command = fmt::format("{} check {} > /dev/null 2>&1", PAINPOINT_PROGRAM,
                                            editor.document->path().string());
    return std::system(command.c_str()) == 0;
  }
};

}  // namespace painpoint::gui
