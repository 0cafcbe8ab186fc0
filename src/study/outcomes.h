#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace painpoint::study {

/// A figure that was estimated from worlds, with its standard error.
struct Estimate {
  double value = 0;
  double se = 0;
};

/// What each option is worth in each world, in money: [option][world]. World w belongs to the
/// sample w % WorldDraws::kSamples.
using Outcomes = std::vector<std::vector<double>>;

/// The mean of a figure of worlds; its standard error is what the means of the samples differ by.
Estimate mean_over_worlds(std::size_t worlds, const std::function<double(std::size_t)>& figure);

/// The option with the highest mean; the first of several.
std::size_t best_on_average(const Outcomes& outcomes);

/// What the best option of a world is worth.
double best_in_world(const Outcomes& outcomes, std::size_t world);

/// The share of worlds in which each option is best; ties are shared.
std::vector<Estimate> chance_to_be_best(const Outcomes& outcomes);

/// Expected value of perfect information: E[max] - max E (Raiffa and Schlaifer 1961).
Estimate value_of_perfect_information(const Outcomes& outcomes);

/// The p-quantile of values, linear between order statistics (Hyndman and Fan's type 7).
double quantile(std::vector<double> values, double p);

/// The mean of the worst `part` of values.
double mean_of_worst(std::vector<double> values, double part);

}  // namespace painpoint::study
