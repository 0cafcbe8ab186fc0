#pragma once

#include <optional>
#include <string>

#include "model/journey.h"

/// Numbers that are possible one by one, and not together.
namespace painpoint {

/// How far a sum of chances may be from 1 by rounding.
inline constexpr double kSumTolerance = 1e-9;

/// The chance with which a pain strikes a customer who carries all its causes, which must not be
/// more than 1. `level` is that of the policy whose pain it is, else 1.
double highest_strike_chance(const Journey& journey, const Pain& pain, double level);

/// The address of the first sum of chances over 1 (problems, reactions, complaint outcomes), or of
/// a customer who is worth infinitely much; nothing if all is well. Fast: what validate_values says
/// in words, for those who ask again and again.
std::optional<std::string> contradiction_in(const Journey& journey);

}  // namespace painpoint
