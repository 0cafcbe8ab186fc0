#pragma once

#include <string>

#include "gui/form.h"
#include "model/key.h"

namespace painpoint::gui {

/// What a customer of a segment is worth: a present value, or what he pays a year while he stays.
void value_rows(Form& form, const std::string& segment, const LanguageKey& key,
                const CustomerValue& value);

/// The same worth in the other form: over as long as it takes, at a discount rate a year.
CustomerValue in_other_form(const CustomerValue& value, double discount_rate);

}  // namespace painpoint::gui
