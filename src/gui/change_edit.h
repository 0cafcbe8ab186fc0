#pragma once

#include <string>
#include <string_view>

#include "gui/number_text.h"
#include "model/journey.h"

namespace painpoint::gui {

/// The change written with another operation, so that `before` still becomes what it became.
Change with_operation(const Change& change, Change::Operation operation, double before);

/// What stands behind an operation: `3%` behind set, `75%` behind cut, `0.5` behind scale, `-2 min`
/// behind add. `quantity` is that of the number that is changed.
std::string text_of_operand(const Change& change, Quantity quantity);
TypedNumber operand_from_text(std::string_view text, Change::Operation operation, Quantity quantity,
                              std::string_view currency);

/// "set to", "times", "cut by", "plus".
std::string_view words_of(Change::Operation operation);

}  // namespace painpoint::gui
