#include "gui/workshop_keys.h"

#include <algorithm>

namespace painpoint::gui {
namespace {

std::optional<WorkshopWish> wish_among_rows(const WorkshopState& workshop, Key key) {
  const std::size_t last = workshop.log.rows().empty() ? 0 : workshop.log.rows().size() - 1;
  switch (key) {
    case Key::up:
      return WorkshopChooseRow{workshop.row > 0 ? workshop.row - 1 : 0};
    case Key::down:
      return WorkshopChooseRow{workshop.row < last ? workshop.row + 1 : last};
    case Key::home:
      return WorkshopChooseRow{0};
    case Key::end:
      return WorkshopChooseRow{last};
    case Key::enter:
      return WorkshopGoBackTo{workshop.row};
    case Key::tab:
    case Key::left:
      return WorkshopToSliders{};
    default:
      return std::nullopt;
  }
}

std::optional<WorkshopWish> wish_among_sliders(const WorkshopState& workshop, Key key) {
  if (key == Key::enter) return WorkshopNote{};
  if (key == Key::tab) {
    if (workshop.log.rows().empty()) return std::nullopt;
    return WorkshopChooseRow{workshop.row};
  }
  if (workshop.slider >= workshop.sliders.size()) return std::nullopt;
  const editor::WorkshopSlider& slider = workshop.sliders[workshop.slider];
  switch (key) {
    case Key::up:
      return WorkshopChoose{workshop.slider > 0 ? workshop.slider - 1 : 0};
    case Key::down:
      return WorkshopChoose{std::min(workshop.slider + 1, workshop.sliders.size() - 1)};
    case Key::left:
      return WorkshopStep{slider.address, -1};
    case Key::right:
      return WorkshopStep{slider.address, 1};
    case Key::home:
      return WorkshopReset{slider.address};
    case Key::del:
      return WorkshopPin{slider.address, false};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<WorkshopWish> wish_of_key(const WorkshopState& workshop, const KeyPress& press) {
  if (press.ctrl || press.alt || press.shift) return std::nullopt;
  return workshop.in_log ? wish_among_rows(workshop, press.key)
                         : wish_among_sliders(workshop, press.key);
}

}  // namespace painpoint::gui
