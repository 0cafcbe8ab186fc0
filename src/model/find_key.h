#pragma once

#include <optional>
#include <string_view>

#include "model/quantity.h"

namespace painpoint {

/// What the language itself says about an address, whatever the journey: ids on the way are not
/// looked up.
struct KeyFacts {
  std::string_view meaning;
  Quantity quantity = Quantity::none;  ///< none: not a number
  bool number = false;
  std::optional<double> by_default;   ///< of a number that has one
  std::string_view default_in_words;  ///< where the default is no fixed number
};

/// Follows an address through the table of keys: `touchpoints.any.minutes`,
/// `complaints.escalate.chance`, `scenarios.any.changes`.
std::optional<KeyFacts> find_key(std::string_view address);

}  // namespace painpoint
