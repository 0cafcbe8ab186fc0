#include "montecarlo/estimate.h"

#include <algorithm>
#include <cmath>

#include "montecarlo/block.h"
#include "montecarlo/spread.h"

namespace painpoint::montecarlo {
namespace {

using chain::Metric;
using chain::Row;
using chain::Split;

constexpr Sums kNoSums{};
constexpr DifferenceSums kNoDifferences{};
constexpr auto kComplaints = static_cast<std::size_t>(Metric::complaints);
constexpr auto kPerThousand = static_cast<std::size_t>(Metric::complaints_per_1000);

/// The sums of one row in one part of the tally. Those of the base and of the difference from it
/// are there only where differences are asked for.
struct Part {
  double customers = 0;
  double groups = 0;
  const Sums* here = &kNoSums;
  const Sums* base = &kNoSums;
  const DifferenceSums* difference = &kNoDifferences;
};
using Parts = std::vector<Part>;

/// A ratio of sums over all parts.
struct RatioFit {
  double value = 0;
  double numerator = 0;
  double denominator = 0;
};

RatioFit fit(const Parts& parts, const Sums* Part::*side, std::size_t ratio) {
  RatioFit result;
  for (const Part& part : parts) {
    const Ratio sums = ratios((part.*side)->sum)[ratio];
    result.numerator += sums.numerator;
    result.denominator += sums.denominator;
  }
  if (result.denominator > 0) result.value = result.numerator / result.denominator;
  return result;
}

/// The sum of (n - r d)(m - q e) over groups from the sums of products. In this order of
/// operations a side that equals its base gets the same bits as residuals.
double cross_residuals(double nm, double ne, double dm, double de, double r, double q) {
  return ((nm - q * ne) - r * dm) + r * q * de;
}

/// The linearised residual n - r d of one part, over all customers' denominator.
Spread residual(const Part& part, const Sums& sums, std::size_t ratio, const RatioFit& fitted) {
  Spread spread{part.customers, part.groups, 0, 0, 0, 0};
  if (fitted.denominator <= 0) return spread;
  const double r = fitted.value;
  const double d = fitted.denominator;
  const Ratio of = ratios(sums.sum)[ratio];
  const Sums::RatioSums& s = sums.ratios[ratio];
  spread.sum = (of.numerator - r * of.denominator) / d;
  spread.size = (of.numerator + r * of.denominator) / d;
  spread.squares = cross_residuals(s.nn, s.nd, s.nd, s.dd, r, r) / (d * d);
  spread.square_size = 2 * (s.nn + r * r * s.dd) / (d * d);
  return spread;
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

double customers_of(const Parts& parts) {
  double customers = 0;
  for (const Part& part : parts) customers += part.customers;
  return customers;
}

/// Means and errors of what is linear. `sums` gives the sums of a part.
template <class SumsOf>
void fill_linear(RowPair row, const Parts& parts, SumsOf sums) {
  std::vector<Spread> spreads(parts.size());
  for (std::size_t m = 0; m < kTallied; ++m) {
    for (std::size_t h = 0; h < parts.size(); ++h) {
      const auto& of = sums(parts[h]);
      spreads[h] = plain_spread(parts[h].customers, parts[h].groups, of.sum[m], of.squares[m]);
    }
    row.mean[m] = mean_of(spreads);
    row.error[m] = error_of_mean(spreads);
  }
  row.mean[kPerThousand] = 1000 * row.mean[kComplaints];
  row.error[kPerThousand] = 1000 * row.error[kComplaints];
}

void fill(RowPair row, const Parts& parts, Split split) {
  const double customers = customers_of(parts);
  if (customers < 1) return;
  fill_linear(row, parts, [](const Part& part) -> const Sums& { return *part.here; });
  std::vector<Spread> spreads(parts.size());
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto m = static_cast<std::size_t>(ratio_metric(i));
    const RatioFit ratio = fit(parts, &Part::here, i);
    for (std::size_t h = 0; h < parts.size(); ++h)
      spreads[h] = residual(parts[h], *parts[h].here, i, ratio);
    row.mean[m] = factor_of(i) * ratio.value;
    row.error[m] = factor_of(i) * customers * error_of_mean(spreads);
  }
  keep_what_applies(row.mean, split);
  keep_what_applies(row.error, split);
}

void fill_difference(RowPair row, const Parts& parts, Split split) {
  const double customers = customers_of(parts);
  if (customers < 1) return;
  fill_linear(row, parts,
              [](const Part& part) -> const DifferenceSums& { return *part.difference; });
  std::vector<Spread> spreads(parts.size());
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto m = static_cast<std::size_t>(ratio_metric(i));
    const RatioFit here = fit(parts, &Part::here, i);
    const RatioFit base = fit(parts, &Part::base, i);
    for (std::size_t h = 0; h < parts.size(); ++h) {
      const Spread one = residual(parts[h], *parts[h].here, i, here);
      const Spread other = residual(parts[h], *parts[h].base, i, base);
      Spread& both = spreads[h] = one;
      both.sum -= other.sum;
      both.size += other.size;
      both.squares += other.squares;
      both.square_size += other.square_size;
      if (here.denominator <= 0 || base.denominator <= 0) continue;
      const DifferenceSums::RatioSums& s = parts[h].difference->ratios[i];
      const double cross = cross_residuals(s.nm, s.ne, s.dm, s.de, here.value, base.value);
      both.squares -= 2 * (cross / (here.denominator * base.denominator));
    }
    row.mean[m] = factor_of(i) * (here.value - base.value);
    row.error[m] = factor_of(i) * customers * error_of_mean(spreads);
  }
  keep_what_applies(row.mean, split);
  keep_what_applies(row.error, split);
}

/// Two groups of different customers.
void fill_unpaired(RowPair row, const Row& mean, const Row& error, const Row& base_mean,
                   const Row& base_error) {
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    row.mean[m] = mean[m] - base_mean[m];
    row.error[m] = std::hypot(error[m], base_error[m]);
  }
}

template <class Cell>
const Cell* cell_or(const SparseCells<Cell>& cells, std::uint32_t number, const Cell& otherwise) {
  const Cell* found = cells.find(number);
  return found != nullptr ? found : &otherwise;
}

/// Calls `each(split, member, cell number)` for every row but the journey's.
template <class Each>
void for_each_member(const chain::Breakdown& shape, const CellLayout& layout, Each each) {
  for (const Split split : chain::kSplits)
    for (std::uint32_t i = 0; i < shape.rows(split).size(); ++i)
      each(split, i, layout.cell(split, i));
}

QuantileSet quantile_set(const Histogram& h) {
  const auto [p5, p25, p50, p75, p95, p99] = h.quantiles<6>({5, 25, 50, 75, 95, 99});
  return {p5, p25, p50, p75, p95, p99};
}

/// The parts of a row: all, or those of the strata in which `side` has the segment.
Parts parts_of(const Tally& tally, const Strata& strata, std::size_t side, std::uint32_t cell,
               SegmentIndex segment = {}) {
  Parts parts;
  for (std::size_t h = 0; h < tally.parts.size(); ++h) {
    if (segment.valid() && strata.segments[h / kGroupKinds][side] != segment) continue;
    const SideTally& own = tally.parts[h][side];
    if (own.customers == 0) continue;
    parts.push_back({own.customers, own.groups, cell_or(own.cells, cell, kNoSums),
                     cell_or(tally.parts[h][0].cells, cell, kNoSums),
                     cell_or(own.differences, cell, kNoDifferences)});
  }
  return parts;
}

/// Chances of the ends, or their differences.
void fill_ends(const Tally& tally, std::size_t side, std::vector<CountSums> SideTally::*counts,
               Estimate& estimate) {
  std::vector<Spread> spreads;
  for (std::size_t e = 0; e < estimate.mean.ends.size(); ++e) {
    spreads.clear();
    for (const std::vector<SideTally>& sides : tally.parts) {
      const CountSums& sums = (sides[side].*counts)[e];
      spreads.push_back(
          plain_spread(sides[side].customers, sides[side].groups, sums.sum, sums.squares));
    }
    estimate.mean.ends[e] = mean_of(spreads);
    estimate.standard_error.ends[e] = error_of_mean(spreads);
  }
}

bool same_segments(const Tally& tally, const Strata& strata, std::size_t side) {
  for (std::size_t h = 0; h < tally.parts.size(); ++h)
    if (tally.parts[h][side].customers > 0 &&
        strata.segments[h / kGroupKinds][side] != strata.segments[h / kGroupKinds][0])
      return false;
  return true;
}

}  // namespace

Estimate Estimator::estimate(std::size_t side) const {
  Estimate result{chain::Breakdown(roster_), chain::Breakdown(roster_)};
  fill({result.mean.journey, result.standard_error.journey},
       parts_of(tally_, strata_, side, CellLayout::kJourney), Split::journey);
  for_each_member(result.mean, layout_, [&](Split split, std::uint32_t i, std::uint32_t cell) {
    const SegmentIndex segment = split == Split::segment ? SegmentIndex(i) : SegmentIndex{};
    fill({result.mean.rows(split)[i], result.standard_error.rows(split)[i]},
         parts_of(tally_, strata_, side, cell, segment), split);
  });
  fill_ends(tally_, side, &SideTally::ends, result);
  return result;
}

Estimator::Figure Estimator::journey_figure(std::size_t side, Metric metric) const {
  Row mean{};
  Row error{};
  fill({mean, error}, parts_of(tally_, strata_, side, CellLayout::kJourney), Split::journey);
  return {chain::at(mean, metric), chain::at(error, metric)};
}

Estimate Estimator::difference(std::size_t side) const {
  Estimate result{chain::Breakdown(roster_), chain::Breakdown(roster_)};
  fill_difference({result.mean.journey, result.standard_error.journey},
                  parts_of(tally_, strata_, side, CellLayout::kJourney), Split::journey);
  const bool same = same_segments(tally_, strata_, side);
  Estimate here;
  Estimate base;
  if (!same) {
    here = estimate(side);
    base = estimate(0);
  }
  for_each_member(result.mean, layout_, [&](Split split, std::uint32_t i, std::uint32_t cell) {
    const RowPair row{result.mean.rows(split)[i], result.standard_error.rows(split)[i]};
    if (split != Split::segment)
      fill_difference(row, parts_of(tally_, strata_, side, cell), split);
    else if (same)
      fill_difference(row, parts_of(tally_, strata_, side, cell, SegmentIndex(i)), split);
    else
      fill_unpaired(row, here.mean.segments[i], here.standard_error.segments[i],
                    base.mean.segments[i], base.standard_error.segments[i]);
  });
  fill_ends(tally_, side, &SideTally::end_differences, result);
  return result;
}

double Estimator::total_cost_sd(std::size_t side) const {
  const CostSums& sums = tally_.costs[side];
  const auto customers = static_cast<double>(tally_.customers);
  // Every customer is a group of his own.
  return std::sqrt(customers) *
         error_of_mean({plain_spread(customers, customers, sums.sum, sums.squares)});
}

std::vector<std::uint64_t> Estimator::segment_customers(std::size_t side) const {
  std::vector<std::uint64_t> result(roster_.segments.size(), 0);
  for (std::size_t h = 0; h < tally_.parts.size(); ++h)
    result[strata_.segments[h / kGroupKinds][side].value] +=
        static_cast<std::uint64_t>(tally_.parts[h][side].customers);
  return result;
}

namespace {

std::optional<double> factor_against_independent(const SideResult& side, const SideResult& base,
                                                 Metric metric, double error) {
  if (!(error > 0)) return std::nullopt;
  const double here = chain::at(side.estimate.standard_error.journey, metric);
  const double there = chain::at(base.estimate.standard_error.journey, metric);
  return (here * here + there * there) / (error * error);
}

}  // namespace

std::optional<double> pairing_factor(const SideResult& side, const SideResult& base,
                                     Metric metric) {
  if (!side.difference) return std::nullopt;
  return factor_against_independent(side, base, metric,
                                    chain::at(side.difference->standard_error.journey, metric));
}

std::optional<double> factor_against_drawn(const SideResult& side, const SideResult& base,
                                           std::uint64_t customers) {
  if (!side.difference) return std::nullopt;
  const double error = chain::at(side.difference->standard_error.journey, Metric::total_cost);
  if (!(error > 0)) return std::nullopt;
  const double here = side.total_cost_sd;
  const double there = base.total_cost_sd;
  return (here * here + there * there) / static_cast<double>(customers) / (error * error);
}

std::optional<double> controlled_factor(const SideResult& side, const SideResult& base,
                                        const Controlled& controlled) {
  return factor_against_independent(side, base, controlled.metric, controlled.standard_error);
}

Quantiles quantiles_of(const Distributions& distributions) {
  const auto& h = distributions.histograms;
  return {quantile_set(h[0]), quantile_set(h[1]), quantile_set(h[2]), quantile_set(h[3])};
}

Plots plots_of(const Distributions& distributions) {
  const auto& h = distributions.histograms;
  return {h[0].plot(kPlotBins), h[1].plot(kPlotBins), h[2].plot(kPlotBins), h[3].plot(kPlotBins)};
}

}  // namespace painpoint::montecarlo
