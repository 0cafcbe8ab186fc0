#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gui/keys.h"
#include "gui/story_state.h"
#include "gui/story_wish.h"

namespace painpoint::gui {

/// As many as a run may have.
inline constexpr std::uint64_t kMostCustomers = 100'000'000'000;

/// What a key means while the story has the keyboard; nothing for all others.
std::optional<StoryWish> wish_of_key(const StoryState& story, const KeyPress& press);

/// A customer's number as people type it, with or without commas; nothing if it is none.
std::optional<std::uint64_t> read_customer(std::string_view text);

}  // namespace painpoint::gui
