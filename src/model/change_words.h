#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"
#include "model/quantity.h"

namespace painpoint {

/// A change as people say it: "set to 12%", "cut by 75%", "set to deliver 90%, abandoned 10%".
/// `quantity` is that of the number it changes.
std::string in_words(const Change& change, Quantity quantity, std::string_view currency);
/// The same in the language that is on, for sentences that are translated.
std::string said(const Change& change, Quantity quantity, std::string_view currency);

/// A time as people write it: "10 min", "lognormal, mean 10 min, cv 0.5".
std::string in_words(const Time& time);
std::string said(const Time& time);

}  // namespace painpoint
