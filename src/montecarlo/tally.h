#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "montecarlo/cells.h"
#include "montecarlo/histogram.h"
#include "montecarlo/sheet.h"

namespace painpoint::montecarlo {

/// Sums over customers of one row's figures x, of x^2, and for each ratio n/d of n^2, d^2 and n d.
struct Sums {
  Amounts sum{};
  Amounts squares{};
  struct RatioSums {
    double nn = 0, dd = 0, nd = 0;
  };
  std::array<RatioSums, kRatios> ratios{};

  void add(const Amounts& x);
  void merge(const Sums& other);
};

/// The same of the differences x - y of a side from the base, customer by customer; for each ratio
/// n/d here and m/e in the base, sums of n m, n e, d m and d e.
struct DifferenceSums {
  Amounts sum{};
  Amounts squares{};
  struct RatioSums {
    double nm = 0, ne = 0, dm = 0, de = 0;
  };
  std::array<RatioSums, kRatios> ratios{};

  void add(const Amounts& x, const Amounts& y);
  void merge(const DifferenceSums& other);
};

/// The quantities whose quantiles are kept.
inline constexpr std::array<chain::Metric, 4> kQuantileMetrics = {
    chain::Metric::total_cost, chain::Metric::friction_minutes, chain::Metric::journey_minutes,
    chain::Metric::satisfaction};

/// All that is kept of one side. Its size depends on the journey, not on the number of customers.
struct SideTally {
  explicit SideTally(const Roster& roster, const CellLayout& layout);

  SparseCells<Sums> cells;
  SparseCells<DifferenceSums> differences;  ///< from the base; unused in the base itself
  std::vector<std::uint64_t> ends;
  std::vector<std::uint64_t> ends_gained;  ///< customers who end here, and elsewhere in the base
  std::vector<std::uint64_t> ends_left;    ///< customers who end elsewhere, and here in the base
  std::vector<std::uint64_t> segment_customers;
  std::uint64_t in_other_segment = 0;  ///< customers of another segment than in the base
  std::array<Histogram, kQuantileMetrics.size()> histograms;

  void add(const CustomerSheet& sheet);
  void add_difference(const CustomerSheet& sheet, const CustomerSheet& base);
  void merge(const SideTally& other);
  void clear();
};

/// All sides, and how many customers they hold.
struct Tally {
  Tally(const Roster& roster, const CellLayout& layout, std::size_t how_many)
      : sides(how_many, SideTally(roster, layout)) {}

  std::vector<SideTally> sides;
  std::uint64_t customers = 0;

  /// Adds a block of customers. Sums depend on the order of merging in their last bits.
  void merge(const Tally& block);
  void clear();
};

}  // namespace painpoint::montecarlo
