#pragma once

#include <string>
#include <vector>

#include "gui/form.h"

namespace painpoint::gui {

/// Fields for all that the language says of the thing at an address; of the journey itself if it is
/// empty. Whether there is such a thing.
bool inspect(Form& form, const std::string& address);

/// Fields for what several things of one kind have in common: their value where all have the same,
/// "several" where not. An edit is made at all of them as one step.
void inspect_several(Form& form, Several& several);

}  // namespace painpoint::gui
