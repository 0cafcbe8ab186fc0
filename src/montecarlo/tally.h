#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "montecarlo/cells.h"
#include "montecarlo/controls.h"
#include "montecarlo/histogram.h"
#include "montecarlo/sheet.h"

namespace painpoint::montecarlo {

/// Sums over groups of customers. x is what the m customers of a group have together; the groups'
/// x^2/m tell how customers differ: x/m is the mean of m customers, so that the sum of
/// m (x/m - mean)^2 over G groups has the expectation (G - 1) times the variance of a customer,
/// whatever the sizes of the groups.
struct Sums {
  Amounts sum{};
  Amounts squares{};
  struct RatioSums {
    double nn = 0, dd = 0, nd = 0;  ///< of numerators n and denominators d: n^2/m, d^2/m, n d/m
  };
  std::array<RatioSums, kRatios> ratios{};

  /// `weight` is 1/m.
  void add(const Amounts& x, double weight);
  void merge(const Sums& other);
};

/// The same of the differences x - y of a side from the base, group by group; for each ratio n/d
/// here and m/e in the base, sums of n m, n e, d m and d e.
struct DifferenceSums {
  Amounts sum{};
  Amounts squares{};
  struct RatioSums {
    double nm = 0, ne = 0, dm = 0, de = 0;
  };
  std::array<RatioSums, kRatios> ratios{};

  void add(const Amounts& x, const Amounts& y, double weight);
  void merge(const DifferenceSums& other);
};

/// Sums of counts x of customers, and of x^2/m.
struct CountSums {
  double sum = 0;
  double squares = 0;

  void add(double x, double weight) {
    sum += x;
    squares += x * x * weight;
  }
  void merge(const CountSums& other) {
    sum += other.sum;
    squares += other.squares;
  }
};

/// All sums that are kept of a part of one side. The size depends on the journey, not on the
/// number of customers.
struct SideTally {
  SideTally(const Roster& roster, const CellLayout& layout);

  SparseCells<Sums> cells;
  SparseCells<DifferenceSums> differences;  ///< from the base; unused in the base itself
  std::vector<CountSums> ends;
  std::vector<CountSums> end_differences;  ///< from the base
  ControlSums controls;                    ///< of the differences of the whole journey
  double customers = 0;
  double groups = 0;

  /// Adds a group. Closes the sheet where that has not been done.
  void add(CustomerSheet& sheet);
  /// Both of the same group, and closed.
  void add_difference(const CustomerSheet& sheet, const CustomerSheet& base);
  void merge(const SideTally& other);
  void clear();
};

/// Sums of the differences d between two sides' figures in a decision: of d, of d^2/m, and of q and
/// q^2 with q = (d - m mean)^2/m, the mean being that of the same part in the same block. They tell
/// how many groups the variance comes from, and have nothing of what is the same for everybody.
struct PairSums {
  double sum = 0;
  double squares = 0;
  double deviations = 0;
  double square_deviations = 0;

  void add(double difference, double size, double mean) {
    const double apart = difference - size * mean;
    const double deviation = apart * apart / size;
    sum += difference;
    squares += difference * difference / size;
    deviations += deviation;
    square_deviations += deviation * deviation;
  }
  void merge(const PairSums& other) {
    sum += other.sum;
    squares += other.squares;
    deviations += other.deviations;
    square_deviations += other.square_deviations;
  }
};
/// Where a pair of sides i < j stands among all pairs.
constexpr std::size_t pair_number(std::size_t i, std::size_t j) {
  return j * (j - 1) / 2 + i;
}

/// Sums over customers, one by one, of what a journey cost and of its square; for how they differ.
struct CostSums {
  double sum = 0;
  double squares = 0;

  void add(const std::vector<CustomerTotals>& customers);
  void merge(const CostSums& other) {
    sum += other.sum;
    squares += other.squares;
  }
};

/// All parts (strata by kinds of groups) of all sides, and how many customers they hold.
struct Tally {
  /// `with_pairs`: for a decision between sides.
  Tally(const Roster& roster, const CellLayout& layout, std::size_t part_count,
        std::size_t side_count, bool with_pairs = false)
      : parts(part_count, std::vector<SideTally>(side_count, SideTally(roster, layout))),
        pairs(part_count, std::vector<PairSums>(with_pairs ? pair_number(0, side_count) : 0)),
        costs(side_count) {}

  std::vector<std::vector<SideTally>> parts;  ///< by Group::part() and side
  std::vector<std::vector<PairSums>> pairs;   ///< by Group::part() and pair_number
  std::vector<CostSums> costs;                ///< by side
  std::uint64_t customers = 0;

  /// Adds a block of customers. Sums depend on the order of merging in their last bits.
  void merge(const Tally& block);
  void clear();
};

/// The quantities whose quantiles are kept.
inline constexpr std::array<chain::Metric, 4> kQuantileMetrics = {
    chain::Metric::total_cost, chain::Metric::friction_minutes, chain::Metric::journey_minutes,
    chain::Metric::satisfaction};

/// The histograms of one side, in the order of kQuantileMetrics. They hold integers: merging them
/// in any order gives the same.
struct Distributions {
  std::array<Histogram, kQuantileMetrics.size()> histograms;

  void add(const std::vector<CustomerTotals>& customers);
  void merge(const Distributions& other);
};

}  // namespace painpoint::montecarlo
