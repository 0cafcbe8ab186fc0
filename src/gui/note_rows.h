#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gui/form.h"
#include "model/key.h"

namespace painpoint::gui {

/// Texts that are shown and never calculated with. Those of the journey map stand there to be
/// filled in; keys of people's own can be added. `address` is that of the thing (or its persona).
void note_rows(Form& form, const std::string& address, const Notes& notes, NoteKeys keys);

}  // namespace painpoint::gui
