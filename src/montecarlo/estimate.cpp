#include "montecarlo/estimate.h"

#include <cmath>
#include <limits>

namespace painpoint::montecarlo {
namespace {

using chain::Metric;
using chain::Row;
using chain::Split;

constexpr Sums kNoSums{};
constexpr DifferenceSums kNoDifferences{};
constexpr auto kComplaints = static_cast<std::size_t>(Metric::complaints);
constexpr auto kPerThousand = static_cast<std::size_t>(Metric::complaints_per_1000);

/// A sum of squares this small beside what it was taken from is rounding, and counts as 0: sums run
/// over at most 4096 customers, then over blocks, and each addition rounds by 2^-53 at most.
double rounding_share(double customers) {
  const double additions =
      static_cast<double>(kBlockCustomers) + customers / static_cast<double>(kBlockCustomers);
  return 2 * additions * 0x1p-53;
}

/// The standard error of the mean of `customers` amounts with these sums.
double mean_error(double sum, double squares, double customers) {
  if (customers < 2) return 0;
  const double deviations = squares - sum * sum / customers;
  if (deviations <= squares * rounding_share(customers)) return 0;
  return std::sqrt(deviations / (customers - 1) / customers);
}

/// One ratio: its value, its mean denominator, and the sums that its error needs.
struct RatioFit {
  double value = 0;
  double denominator = 0;
  double residuals = 0;  ///< sum of (n - value d)^2
  double noise = 0;      ///< what rounding may have left of it
};

/// The sum of (n - r d)(m - q e) over customers from the sums of products. In this order of
/// operations a side that equals its base gets the same bits as residuals.
double cross_residuals(double nm, double ne, double dm, double de, double r, double q) {
  return ((nm - q * ne) - r * dm) + r * q * de;
}

RatioFit fit(const Sums& sums, std::size_t ratio, double customers) {
  const Ratio parts = ratios(sums.sum)[ratio];
  if (parts.denominator <= 0) return {};
  RatioFit result;
  result.value = parts.numerator / parts.denominator;
  result.denominator = parts.denominator / customers;
  const Sums::RatioSums& s = sums.ratios[ratio];
  result.residuals = cross_residuals(s.nn, s.nd, s.nd, s.dd, result.value, result.value);
  result.noise = 2 * (s.nn + result.value * result.value * s.dd) * rounding_share(customers);
  return result;
}

/// The error of a ratio, or of a difference of ratios, whose linearised residuals have this sum of
/// squares (delta method).
double ratio_error(double squares, double customers) {
  if (customers < 2) return 0;
  return std::sqrt(squares / (customers - 1) / customers);
}

Metric ratio_metric(std::size_t ratio) {
  return static_cast<Metric>(chain::kLinear + ratio);
}
double factor_of(std::size_t ratio) {
  return chain::ratio_parts(Row{}, ratio_metric(ratio)).factor;
}

void keep_what_applies(Row& row, Split split) {
  for (std::size_t m = 0; m < chain::kMetrics; ++m)
    if (!chain::applies(static_cast<Metric>(m), split)) row[m] = 0;
}

struct RowPair {
  Row& mean;
  Row& error;
};

void fill(RowPair row, const Sums& sums, double customers, Split split) {
  if (customers < 1) return;
  for (std::size_t m = 0; m < kTallied; ++m) {
    row.mean[m] = sums.sum[m] / customers;
    row.error[m] = mean_error(sums.sum[m], sums.squares[m], customers);
  }
  row.mean[kPerThousand] = 1000 * row.mean[kComplaints];
  row.error[kPerThousand] = 1000 * row.error[kComplaints];
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto m = static_cast<std::size_t>(ratio_metric(i));
    const RatioFit ratio = fit(sums, i, customers);
    if (ratio.denominator <= 0) continue;
    row.mean[m] = factor_of(i) * ratio.value;
    if (ratio.residuals <= ratio.noise) continue;
    const double squares = ratio.residuals / (ratio.denominator * ratio.denominator);
    row.error[m] = factor_of(i) * ratio_error(squares, customers);
  }
  keep_what_applies(row.mean, split);
  keep_what_applies(row.error, split);
}

void fill_difference(RowPair row, const DifferenceSums& d, const Sums& here, const Sums& base,
                     double customers, Split split) {
  if (customers < 1) return;
  for (std::size_t m = 0; m < kTallied; ++m) {
    row.mean[m] = d.sum[m] / customers;
    row.error[m] = mean_error(d.sum[m], d.squares[m], customers);
  }
  row.mean[kPerThousand] = 1000 * row.mean[kComplaints];
  row.error[kPerThousand] = 1000 * row.error[kComplaints];
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto m = static_cast<std::size_t>(ratio_metric(i));
    const RatioFit one = fit(here, i, customers);
    const RatioFit other = fit(base, i, customers);
    row.mean[m] = factor_of(i) * (one.value - other.value);
    // The residual of a customer is (n - r d)/D - (m - q e)/E.
    double squares = 0;
    double noise = 0;
    for (const RatioFit* ratio : {&one, &other}) {
      if (ratio->denominator <= 0) continue;
      squares += ratio->residuals / (ratio->denominator * ratio->denominator);
      noise += ratio->noise / (ratio->denominator * ratio->denominator);
    }
    if (one.denominator > 0 && other.denominator > 0) {
      const DifferenceSums::RatioSums& s = d.ratios[i];
      const double cross = cross_residuals(s.nm, s.ne, s.dm, s.de, one.value, other.value);
      squares -= 2 * (cross / (one.denominator * other.denominator));
    }
    if (squares > noise) row.error[m] = factor_of(i) * ratio_error(squares, customers);
  }
  keep_what_applies(row.mean, split);
  keep_what_applies(row.error, split);
}

/// Two groups of different customers.
void fill_unpaired(RowPair row, const Row& mean, const Row& error, const Row& base_mean,
                   const Row& base_error) {
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    row.mean[m] = mean[m] - base_mean[m];
    row.error[m] = std::sqrt(error[m] * error[m] + base_error[m] * base_error[m]);
  }
}

template <class Cell>
const Cell& cell_or(const SparseCells<Cell>& cells, std::uint32_t number, const Cell& otherwise) {
  const Cell* found = cells.find(number);
  return found != nullptr ? *found : otherwise;
}

/// Calls `each(split, member, cell number)` for every row but the journey's.
template <class Each>
void for_each_member(const chain::Breakdown& shape, const CellLayout& layout, Each each) {
  for (const Split split : chain::kSplits)
    for (std::uint32_t i = 0; i < shape.rows(split).size(); ++i)
      each(split, i, layout.cell(split, i));
}

QuantileSet quantile_set(const Histogram& h) {
  return {h.quantile(5),  h.quantile(25), h.quantile(50),
          h.quantile(75), h.quantile(95), h.quantile(99)};
}

}  // namespace

Estimate estimate_of(const SideTally& side, std::uint64_t customers, const Roster& roster,
                     const CellLayout& layout) {
  Estimate estimate{chain::Breakdown(roster), chain::Breakdown(roster)};
  const auto n = static_cast<double>(customers);
  fill({estimate.mean.journey, estimate.standard_error.journey},
       cell_or(side.cells, CellLayout::kJourney, kNoSums), n, Split::journey);
  for_each_member(estimate.mean, layout, [&](Split split, std::uint32_t i, std::uint32_t number) {
    const double group =
        split == Split::segment ? static_cast<double>(side.segment_customers[i]) : n;
    fill({estimate.mean.rows(split)[i], estimate.standard_error.rows(split)[i]},
         cell_or(side.cells, number, kNoSums), group, split);
  });
  for (std::size_t e = 0; e < side.ends.size() && customers > 0; ++e) {
    const auto count = static_cast<double>(side.ends[e]);
    estimate.mean.ends[e] = count / n;
    estimate.standard_error.ends[e] = mean_error(count, count, n);
  }
  return estimate;
}

Estimate difference_of(const SideTally& side, const SideTally& base, std::uint64_t customers,
                       const Roster& roster, const CellLayout& layout) {
  Estimate difference{chain::Breakdown(roster), chain::Breakdown(roster)};
  const auto n = static_cast<double>(customers);
  const auto fill_cell = [&](RowPair row, std::uint32_t number, double group, Split split) {
    fill_difference(row, cell_or(side.differences, number, kNoDifferences),
                    cell_or(side.cells, number, kNoSums), cell_or(base.cells, number, kNoSums),
                    group, split);
  };
  fill_cell({difference.mean.journey, difference.standard_error.journey}, CellLayout::kJourney, n,
            Split::journey);
  const bool same_segments = side.in_other_segment == 0;
  Estimate here;
  Estimate there;
  if (!same_segments) {
    here = estimate_of(side, customers, roster, layout);
    there = estimate_of(base, customers, roster, layout);
  }
  for_each_member(difference.mean, layout, [&](Split split, std::uint32_t i, std::uint32_t number) {
    const RowPair row{difference.mean.rows(split)[i], difference.standard_error.rows(split)[i]};
    if (split != Split::segment)
      fill_cell(row, number, n, split);
    else if (same_segments)
      fill_cell(row, number, static_cast<double>(side.segment_customers[i]), split);
    else
      fill_unpaired(row, here.mean.segments[i], here.standard_error.segments[i],
                    there.mean.segments[i], there.standard_error.segments[i]);
  });
  for (std::size_t e = 0; e < side.ends.size() && customers > 0; ++e) {
    const auto gained = static_cast<double>(side.ends_gained[e]);
    const auto left = static_cast<double>(side.ends_left[e]);
    difference.mean.ends[e] = (gained - left) / n;
    difference.standard_error.ends[e] = mean_error(gained - left, gained + left, n);
  }
  return difference;
}

Quantiles quantiles_of(const SideTally& side) {
  return {quantile_set(side.histograms[0]), quantile_set(side.histograms[1]),
          quantile_set(side.histograms[2]), quantile_set(side.histograms[3])};
}

}  // namespace painpoint::montecarlo
