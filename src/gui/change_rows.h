#pragma once

#include <string>

#include "gui/form.h"

namespace painpoint::gui {

/// What a segment or scenario changes: each number with what becomes of it, operation and operand
/// to edit, and the way back to the base; and a field to find another number. `owner` is
/// "scenarios.fix" or "segments.new".
void change_rows(Form& form, const std::string& owner, const Changes& changes);

}  // namespace painpoint::gui
