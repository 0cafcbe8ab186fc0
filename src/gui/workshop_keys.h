#pragma once

#include <optional>

#include "gui/keys.h"
#include "gui/workshop_state.h"
#include "gui/workshop_wish.h"

namespace painpoint::gui {

/// What a key means on the page of sliders; nothing for all others.
std::optional<WorkshopWish> wish_of_key(const WorkshopState& workshop, const KeyPress& press);

}  // namespace painpoint::gui
