#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"

namespace painpoint::gui {

/// Where an address leads, in names that people gave: "Deliver › Cannot find the door › chance".
std::string place_in_words(const Journey& journey, std::string_view address);

/// What kind of thing stands at an address: "touchpoint", "pain point", "way"; empty for the
/// journey itself.
std::string kind_in_words(std::string_view address);

/// The longest part of an address that names something which can be selected and inspected:
/// "touchpoints.deliver.pains.late" for its chance; empty for a number of the journey itself.
std::string thing_at(const Journey& journey, std::string_view address);

std::vector<std::string_view> steps_of(std::string_view address);

/// What a scenario is called, and the base in the language that is on.
std::string plan_name(const Journey& journey, std::string_view id);

}  // namespace painpoint::gui
