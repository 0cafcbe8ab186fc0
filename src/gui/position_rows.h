#pragma once

#include "gui/form.h"

namespace painpoint::gui {

/// Where cards stand that people have placed, and the way back to where the layout puts them.
void position_rows(Form& form, const MapPositions& positions);

}  // namespace painpoint::gui
