#pragma once

#include <string>
#include <string_view>

#include "gui/form.h"
#include "model/key.h"

namespace painpoint::gui {

/// A time: its mean as any number, then its family with a small curve of how likely which time is,
/// and what the family needs.
void time_rows(Form& form, const std::string& address, const LanguageKey& key, const Time& time);

}  // namespace painpoint::gui
