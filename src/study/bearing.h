#pragma once

#include <string_view>

#include "model/journey.h"
#include "model/quantity.h"

namespace painpoint::study {

/// Whether a number at this address can change the money of a journey or of its scenarios. The
/// customers' own time, satisfaction, what was observed and what is only shown cannot; a wait can
/// where a pain asks how long it was.
bool bears_on_money(const Journey& journey, std::string_view address);

/// Whether a number belongs to the frame in which plans are compared, and is chosen rather than
/// known: rates, calendars.
bool frames_the_comparison(std::string_view address, Quantity quantity);

}  // namespace painpoint::study
