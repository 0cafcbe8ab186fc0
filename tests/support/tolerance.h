#pragma once

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>

/// Tolerances computed from a budget of false alarms, never chosen by hand. A budget is the chance
/// that a correct program fails, over all comparisons that share it (union bound). Seeds are fixed:
/// a test that passes today passes tomorrow.
namespace painpoint::test {

/// The z with P(|Z| > z) = budget / comparisons for a standard normal Z.
inline double z_for(double budget, std::size_t comparisons) {
  return std::sqrt(2.0) * boost::math::erfc_inv(budget / static_cast<double>(comparisons));
}

/// The e with P(sup |F_n - F| > e) <= chance for n independent draws from any distribution
/// (Dvoretzky, Kiefer, Wolfowitz; constant by Massart 1990).
inline double kolmogorov_distance(double chance, std::size_t n) {
  return std::sqrt(std::log(2 / chance) / (2 * static_cast<double>(n)));
}

/// Whether a count is so far from the mean of its Poisson distribution that either tail is rarer
/// than `chance` / 2.
inline bool poisson_surprise(double count, double mean, double chance) {
  if (mean <= 0) return count > 0;
  const double at_least = count > 0 ? boost::math::gamma_p(count, mean) : 1;
  const double at_most = boost::math::gamma_q(count + 1, mean);
  return at_least < chance / 2 || at_most < chance / 2;
}

}  // namespace painpoint::test
