#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "study/outcomes.h"

/// What it is worth to know something before choosing, from worlds that have been solved anyway:
/// the value of each option is regressed on what would be known (Strong, Oakley, Brennan 2014).
namespace painpoint::study {

/// Expected value of perfect information on one number, whose value in each world is given. The
/// choice is made from one half of the worlds and valued by the other, so that chance does not
/// count as knowledge; the estimate is never below 0.
Estimate value_of_knowing(const Outcomes& outcomes, std::span<const double> values);

/// The same for several numbers at once, each with its own smooth effect.
Estimate value_of_knowing(const Outcomes& outcomes, const std::vector<std::vector<double>>& values);

/// Expected value of a sample, by how much of the number's variance it takes away, in [0, 1]: the
/// mean after the sample is spread around today's like the number itself, but less (Jalal and
/// Alarid-Escudero 2018). A curve over `parts`.
std::vector<double> value_of_samples(const Outcomes& outcomes, std::span<const double> values,
                                     std::span<const double> parts);

}  // namespace painpoint::study
