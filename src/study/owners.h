#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"

/// Whose each thing is, as the file's `owner` notes say; empty where it says nothing.
namespace painpoint::study {

std::string owner_of(const Notes& notes);

/// A cause, or a policy.
std::string owner_of_cause(const Journey& journey, std::string_view id);

/// Of a touchpoint, also of one that a scenario adds; else of its stage.
std::string owner_of_touchpoint(const Journey& journey, std::string_view id);

}  // namespace painpoint::study
