#pragma once

#include <cstddef>
#include <string>
#include <variant>

namespace painpoint::gui {

/// What is asked of a workshop (see workshop_state.h).
struct WorkshopTry {
  std::string address;
  double value = 0;
  bool goes_on = false;  ///< with the gesture before: one step of undo
};
/// So many presses of an arrow away from where it is by then.
struct WorkshopStep {
  std::string address;
  int steps = 1;
};
struct WorkshopReset {
  std::string address;
};
struct WorkshopResetAll {};
/// A number becomes a slider, or is one no more.
struct WorkshopPin {
  std::string address;
  bool on = true;
};
struct WorkshopChoose {
  std::size_t slider = 0;  ///< beyond the last one: the last one
};
/// The keyboard is for the list of what was tried, and which row of it.
struct WorkshopChooseRow {
  std::size_t row = 0;
};
/// ... or for the sliders again.
struct WorkshopToSliders {};
struct WorkshopNote {};
struct WorkshopGoBackTo {
  std::size_t row = 0;
};
/// A name is asked for, under which a row becomes a scenario; then kept, or given up.
struct WorkshopAskName {
  std::size_t row = 0;
};
struct WorkshopKeep {
  std::size_t row = 0;
  std::string name;
};
struct WorkshopGiveUpName {};
using WorkshopWish =
    std::variant<WorkshopTry, WorkshopStep, WorkshopReset, WorkshopResetAll, WorkshopPin,
                 WorkshopChoose, WorkshopChooseRow, WorkshopToSliders, WorkshopNote,
                 WorkshopGoBackTo, WorkshopAskName, WorkshopKeep, WorkshopGiveUpName>;

}  // namespace painpoint::gui
