#include "montecarlo/tally.h"

#include <algorithm>

namespace painpoint::montecarlo {
namespace {

void add_to(Amounts& sum, const Amounts& more) {
  for (std::size_t m = 0; m < kTallied; ++m) sum[m] += more[m];
}
template <class Cell>
void merge_cells(SparseCells<Cell>& into, const SparseCells<Cell>& from) {
  for (std::size_t i = 0; i < from.used().size(); ++i)
    into.use(from.used()[i]).merge(from.nth_used(i));
}
void merge_counts(std::vector<CountSums>& into, const std::vector<CountSums>& from) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i].merge(from[i]);
}

constexpr Amounts kNothing{};

const Amounts& journey_of(const CustomerSheet& sheet) {
  const Amounts* cell = sheet.cells().find(CellLayout::kJourney);
  return cell != nullptr ? *cell : kNothing;
}

}  // namespace

void Sums::add(const Amounts& x, double weight) {
  for (std::size_t m = 0; m < kTallied; ++m) {
    sum[m] += x[m];
    squares[m] += x[m] * x[m] * weight;
  }
  const auto parts = montecarlo::ratios(x);
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto [n, d] = parts[i];
    ratios[i].nn += n * n * weight;
    ratios[i].dd += d * d * weight;
    ratios[i].nd += n * d * weight;
  }
}

void Sums::merge(const Sums& other) {
  add_to(sum, other.sum);
  add_to(squares, other.squares);
  for (std::size_t i = 0; i < kRatios; ++i) {
    ratios[i].nn += other.ratios[i].nn;
    ratios[i].dd += other.ratios[i].dd;
    ratios[i].nd += other.ratios[i].nd;
  }
}

void DifferenceSums::add(const Amounts& x, const Amounts& y, double weight) {
  for (std::size_t m = 0; m < kTallied; ++m) {
    const double difference = x[m] - y[m];
    sum[m] += difference;
    squares[m] += difference * difference * weight;
  }
  const auto here = montecarlo::ratios(x);
  const auto base = montecarlo::ratios(y);
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto [n, d] = here[i];
    const auto [m, e] = base[i];
    ratios[i].nm += n * m * weight;
    ratios[i].ne += n * e * weight;
    ratios[i].dm += d * m * weight;
    ratios[i].de += d * e * weight;
  }
}

void DifferenceSums::merge(const DifferenceSums& other) {
  add_to(sum, other.sum);
  add_to(squares, other.squares);
  for (std::size_t i = 0; i < kRatios; ++i) {
    ratios[i].nm += other.ratios[i].nm;
    ratios[i].ne += other.ratios[i].ne;
    ratios[i].dm += other.ratios[i].dm;
    ratios[i].de += other.ratios[i].de;
  }
}

SideTally::SideTally(const Roster& roster, const CellLayout& layout)
    : cells(layout.size()),
      differences(layout.size()),
      ends(roster.ends.size()),
      end_differences(roster.ends.size()) {}

void SideTally::add(CustomerSheet& sheet) {
  if (!sheet.closed()) sheet.close();
  const double weight = 1 / sheet.customers();
  customers += sheet.customers();
  groups += 1;
  const SparseCells<Amounts>& amounts = sheet.cells();
  for (std::size_t i = 0; i < amounts.used().size(); ++i)
    cells.use(amounts.used()[i]).add(amounts.nth_used(i), weight);
  for (std::size_t e = 0; e < ends.size(); ++e) ends[e].add(sheet.ends()[e], weight);
}

void SideTally::add_difference(const CustomerSheet& sheet, const CustomerSheet& base) {
  const double weight = 1 / sheet.customers();
  const SparseCells<Amounts>& here = sheet.cells();
  const SparseCells<Amounts>& there = base.cells();
  for (std::size_t i = 0; i < here.used().size(); ++i) {
    const std::uint32_t number = here.used()[i];
    const Amounts* in_base = there.find(number);
    differences.use(number).add(here.nth_used(i), in_base != nullptr ? *in_base : kNothing, weight);
  }
  for (std::size_t i = 0; i < there.used().size(); ++i) {
    const std::uint32_t number = there.used()[i];
    if (here.find(number) == nullptr)
      differences.use(number).add(kNothing, there.nth_used(i), weight);
  }
  for (std::size_t e = 0; e < ends.size(); ++e)
    end_differences[e].add(sheet.ends()[e] - base.ends()[e], weight);
  controls.add(journey_of(sheet), journey_of(base), weight);
}

void SideTally::merge(const SideTally& other) {
  merge_cells(cells, other.cells);
  merge_cells(differences, other.differences);
  merge_counts(ends, other.ends);
  merge_counts(end_differences, other.end_differences);
  controls.merge(other.controls);
  customers += other.customers;
  groups += other.groups;
}

void SideTally::clear() {
  cells.clear();
  differences.clear();
  std::fill(ends.begin(), ends.end(), CountSums{});
  std::fill(end_differences.begin(), end_differences.end(), CountSums{});
  controls = {};
  customers = groups = 0;
}

void CostSums::add(const std::vector<CustomerTotals>& customers) {
  for (const CustomerTotals& customer : customers) {
    const double cost = customer.total_cost();
    sum += cost;
    squares += cost * cost;
  }
}

void Tally::merge(const Tally& block) {
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (std::size_t s = 0; s < parts[p].size(); ++s) parts[p][s].merge(block.parts[p][s]);
  for (std::size_t p = 0; p < pairs.size(); ++p)
    for (std::size_t i = 0; i < pairs[p].size(); ++i) pairs[p][i].merge(block.pairs[p][i]);
  for (std::size_t s = 0; s < costs.size(); ++s) costs[s].merge(block.costs[s]);
  customers += block.customers;
}

void Tally::clear() {
  for (std::vector<SideTally>& sides : parts)
    for (SideTally& side : sides) side.clear();
  for (std::vector<PairSums>& sums : pairs) std::fill(sums.begin(), sums.end(), PairSums{});
  std::fill(costs.begin(), costs.end(), CostSums{});
  customers = 0;
}

void Distributions::add(const std::vector<CustomerTotals>& customers) {
  // One after the other: the bins of one fit the first-level cache.
  histograms[0].add_all(customers, [](const CustomerTotals& c) { return c.total_cost(); });
  histograms[1].add_all(customers, [](const CustomerTotals& c) { return c.friction; });
  histograms[2].add_all(customers, [](const CustomerTotals& c) { return c.minutes; });
  histograms[3].add_all(customers, [](const CustomerTotals& c) { return c.satisfaction; });
}

void Distributions::merge(const Distributions& other) {
  for (std::size_t i = 0; i < histograms.size(); ++i) histograms[i].merge(other.histograms[i]);
}

}  // namespace painpoint::montecarlo
