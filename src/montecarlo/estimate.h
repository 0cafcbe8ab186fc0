#pragma once

#include "montecarlo/simulate.h"
#include "montecarlo/strata.h"
#include "montecarlo/tally.h"

namespace painpoint::montecarlo {

/// Turns a tally into means and standard errors. The variance of a customer is that within strata,
/// from the spread of their groups, plus that between them; ratios of sums have their error by the
/// delta method.
class Estimator {
 public:
  Estimator(const Tally& tally, const Strata& strata, const Roster& roster,
            const CellLayout& layout)
      : tally_(tally), strata_(strata), roster_(roster), layout_(layout) {}

  [[nodiscard]] Estimate estimate(std::size_t side) const;

  /// One figure of the whole journey.
  struct Figure {
    double mean = 0;
    double error = 0;
  };
  [[nodiscard]] Figure journey_figure(std::size_t side, chain::Metric metric) const;

  /// The paired differences of a side from the base, side 0. Where segments are not the same
  /// customers as in the base, their differences are treated as those of independent groups, which
  /// overstates the error.
  [[nodiscard]] Estimate difference(std::size_t side) const;

  /// How customers differ in what their journeys cost, each lost or not; 0 for fewer than two.
  [[nodiscard]] double total_cost_sd(std::size_t side) const;

  /// How many customers each segment of the side had.
  [[nodiscard]] std::vector<std::uint64_t> segment_customers(std::size_t side) const;

 private:
  const Tally& tally_;
  const Strata& strata_;
  const Roster& roster_;
  const CellLayout& layout_;
};

Quantiles quantiles_of(const Distributions& distributions);
Plots plots_of(const Distributions& distributions);

}  // namespace painpoint::montecarlo
