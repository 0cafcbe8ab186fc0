#include "montecarlo/spread.h"

#include <cmath>

#include "montecarlo/simulate.h"

namespace painpoint::montecarlo {
namespace {

/// What is this small beside the terms that it was made of is rounding, and counts as 0: sums run
/// over the customers of a block, then over blocks, and each addition rounds by 2^-53 at most.
double rounding_share(double customers) {
  const double additions =
      static_cast<double>(kBlockCustomers) + customers / static_cast<double>(kBlockCustomers);
  return 2 * additions * 0x1p-53;
}

}  // namespace

Spread plain_spread(double customers, double groups, double sum, double squares) {
  return {customers, groups, sum, squares, std::fabs(sum), squares};
}

double mean_of(const std::vector<Spread>& strata) {
  double customers = 0;
  double sum = 0;
  for (const Spread& s : strata) {
    customers += s.customers;
    sum += s.sum;
  }
  return customers > 0 ? sum / customers : 0;
}

double error_of_mean(const std::vector<Spread>& strata) {
  double customers = 0;
  for (const Spread& s : strata) customers += s.customers;
  if (customers < 2) return 0;
  const double mean = mean_of(strata);
  double within = 0;
  double known = 0;  // customers whose stratum tells how they differ
  double between = 0;
  for (const Spread& s : strata) {
    if (s.customers == 0) continue;
    const double rounding = rounding_share(s.customers);
    const double deviations = s.squares - s.sum * s.sum / s.customers;
    if (s.groups > 1) {
      known += s.customers;
      if (deviations > s.square_size * rounding)
        within += s.customers * deviations / (s.groups - 1);
    }
    const double gap = s.sum / s.customers - mean;
    const double least = rounding * (s.size / s.customers + std::fabs(mean));
    if (std::fabs(gap) > least) between += s.customers * gap * gap;
  }
  if (known > 0) within *= customers / known;
  return std::sqrt(within / (customers * customers) + between / (customers * (customers - 1)));
}

}  // namespace painpoint::montecarlo
