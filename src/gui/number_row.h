#pragma once

#include <string>
#include <string_view>

#include "gui/form.h"

namespace painpoint::gui {

/// A row for the number at an address: its field, a slider where it is a part of something, what a
/// scenario makes of it with the way back, and (behind a mark of how it is known) range, sample,
/// evidence, source, note, default and effect. Does nothing where no number has the address.
void number_row(Form& form, const std::string& address, std::string_view label);

/// The field alone, as wide as ImGui's next item: for numbers in rows with other things.
void number_field(Form& form, const std::string& address, const NumberFacts& facts);

/// Low, high, sample, evidence, source and note of a number, indented.
void provenance_rows(Form& form, const std::string& address, const NumberFacts& facts);

/// All that is worth saying of a number: meaning, range, default, source, effect.
std::string said_of(const Form& form, const std::string& address, const NumberFacts& facts);

}  // namespace painpoint::gui
