#include "gui/story_keys.h"

namespace painpoint::gui {
namespace {

StoryWish customer_after(const StoryState& story) {
  return StoryOf{story.customer + 1 < kMostCustomers ? story.customer + 1 : 0};
}
StoryWish customer_before(const StoryState& story) {
  return StoryOf{story.customer > 0 ? story.customer - 1 : 0};
}

}  // namespace

std::optional<StoryWish> wish_of_key(const StoryState& story, const KeyPress& press) {
  if (press.ctrl || press.alt || press.shift) return std::nullopt;
  const std::size_t step = story.shown.step;
  const std::size_t steps = story.shown.steps;
  switch (press.key) {
    case Key::right:
    case Key::page_down:
    case Key::space:
      return StoryStepTo{step + 1 < steps ? step + 1 : step};
    case Key::left:
    case Key::page_up:
      return StoryStepTo{step > 0 ? step - 1 : 0};
    case Key::home:
      return StoryStepTo{0};
    case Key::end:
      return StoryStepTo{steps > 0 ? steps - 1 : 0};
    case Key::down:
      return customer_after(story);
    case Key::up:
      return customer_before(story);
    case Key::escape:
      return StoryClose{};
    default:
      return std::nullopt;
  }
}

std::optional<std::uint64_t> read_customer(std::string_view text) {
  std::uint64_t number = 0;
  bool any = false;
  for (const char c : text) {
    if (c == ',' || c == ' ') continue;
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    any = true;
    if (number >= kMostCustomers) return std::nullopt;
  }
  return any ? std::optional(number) : std::nullopt;
}

}  // namespace painpoint::gui
