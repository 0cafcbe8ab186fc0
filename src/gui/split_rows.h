#pragma once

#include <string>

#include "gui/form.h"
#include "model/key.h"

namespace painpoint::gui {

/// A split: a row for each key with its share to type or to slide, the others moving along; keys to
/// add and to take out. With a scenario on, shares are what the scenario makes of them. `chosen` is
/// the key that is selected on the map, and comes first; it may be empty.
void split_rows(Form& form, const std::string& address, const LanguageKey& key, const Split& split,
                const std::string& chosen = {});

}  // namespace painpoint::gui
