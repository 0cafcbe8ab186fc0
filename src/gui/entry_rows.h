#pragma once

#include <string>
#include <string_view>

#include "gui/form.h"

namespace painpoint::gui {

/// One entry of a map: a click opens it, × takes it away.
void entry_row(Form& form, const std::string& address, const std::string& name);

/// A field for the name of a new entry of "stages", "touchpoints.order.pains", ... The new one is
/// opened when it is there.
void add_entry_row(Form& form, const std::string& collection);

void remove_button(Form& form, const std::string& address, std::string_view says);

/// For what is there or not: "policies.check.pain".
void optional_entry_buttons(Form& form, const std::string& address, bool there);

}  // namespace painpoint::gui
