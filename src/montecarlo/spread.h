#pragma once

#include <vector>

namespace painpoint::montecarlo {

/// What is known of a quantity in one stratum from sums over its groups of customers; see Sums.
struct Spread {
  double customers = 0;
  double groups = 0;
  double sum = 0;
  double squares = 0;      ///< of the groups' x^2/m
  double size = 0;         ///< of the terms that `sum` was made of
  double square_size = 0;  ///< of the terms that `squares` was made of
};
Spread plain_spread(double customers, double groups, double sum, double squares);

/// The mean over the customers of all strata.
double mean_of(const std::vector<Spread>& strata);

/// The standard error of that mean: 0 for fewer than two customers, and where all differences are
/// within rounding.
///
/// A stratum of n customers in G groups has the variance (squares - sum^2/n)/(G - 1) per customer;
/// the variance of a customer of any stratum is the mean of those plus the variance of the strata's
/// means (law of total variance). A stratum of one group is taken to be as the others are.
double error_of_mean(const std::vector<Spread>& strata);

}  // namespace painpoint::montecarlo
