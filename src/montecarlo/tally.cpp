#include "montecarlo/tally.h"

#include <algorithm>

namespace painpoint::montecarlo {
namespace {

void add_to(Amounts& sum, const Amounts& more) {
  for (std::size_t m = 0; m < kTallied; ++m) sum[m] += more[m];
}
void add_to(std::vector<std::uint64_t>& counts, const std::vector<std::uint64_t>& more) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += more[i];
}
template <class Cell>
void merge_cells(SparseCells<Cell>& into, const SparseCells<Cell>& from) {
  for (std::size_t i = 0; i < from.used().size(); ++i)
    into.use(from.used()[i]).merge(from.nth_used(i));
}

constexpr Amounts kNothing{};

}  // namespace

void Sums::add(const Amounts& x) {
  for (std::size_t m = 0; m < kTallied; ++m) {
    sum[m] += x[m];
    squares[m] += x[m] * x[m];
  }
  const auto parts = montecarlo::ratios(x);
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto [n, d] = parts[i];
    ratios[i].nn += n * n;
    ratios[i].dd += d * d;
    ratios[i].nd += n * d;
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

void DifferenceSums::add(const Amounts& x, const Amounts& y) {
  for (std::size_t m = 0; m < kTallied; ++m) {
    const double difference = x[m] - y[m];
    sum[m] += difference;
    squares[m] += difference * difference;
  }
  const auto here = montecarlo::ratios(x);
  const auto base = montecarlo::ratios(y);
  for (std::size_t i = 0; i < kRatios; ++i) {
    const auto [n, d] = here[i];
    const auto [m, e] = base[i];
    ratios[i].nm += n * m;
    ratios[i].ne += n * e;
    ratios[i].dm += d * m;
    ratios[i].de += d * e;
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
      ends(roster.ends.size(), 0),
      ends_gained(roster.ends.size(), 0),
      ends_left(roster.ends.size(), 0),
      segment_customers(roster.segments.size(), 0) {}

void SideTally::add(const CustomerSheet& sheet) {
  const SparseCells<Amounts>& amounts = sheet.cells();
  for (std::size_t i = 0; i < amounts.used().size(); ++i)
    cells.use(amounts.used()[i]).add(amounts.nth_used(i));
  ++ends[sheet.end().value];
  ++segment_customers[sheet.segment().value];
  const Amounts& journey = *amounts.find(CellLayout::kJourney);
  for (std::size_t i = 0; i < kQuantileMetrics.size(); ++i)
    histograms[i].add(at(journey, kQuantileMetrics[i]));
}

void SideTally::add_difference(const CustomerSheet& sheet, const CustomerSheet& base) {
  const SparseCells<Amounts>& here = sheet.cells();
  const SparseCells<Amounts>& there = base.cells();
  for (std::size_t i = 0; i < here.used().size(); ++i) {
    const std::uint32_t number = here.used()[i];
    const Amounts* in_base = there.find(number);
    differences.use(number).add(here.nth_used(i), in_base != nullptr ? *in_base : kNothing);
  }
  for (std::size_t i = 0; i < there.used().size(); ++i) {
    const std::uint32_t number = there.used()[i];
    if (here.find(number) == nullptr) differences.use(number).add(kNothing, there.nth_used(i));
  }
  if (sheet.end() != base.end()) {
    ++ends_gained[sheet.end().value];
    ++ends_left[base.end().value];
  }
  if (sheet.segment() != base.segment()) ++in_other_segment;
}

void SideTally::merge(const SideTally& other) {
  merge_cells(cells, other.cells);
  merge_cells(differences, other.differences);
  add_to(ends, other.ends);
  add_to(ends_gained, other.ends_gained);
  add_to(ends_left, other.ends_left);
  add_to(segment_customers, other.segment_customers);
  in_other_segment += other.in_other_segment;
  for (std::size_t i = 0; i < histograms.size(); ++i) histograms[i].merge(other.histograms[i]);
}

void SideTally::clear() {
  cells.clear();
  differences.clear();
  for (auto* counts : {&ends, &ends_gained, &ends_left, &segment_customers})
    std::fill(counts->begin(), counts->end(), 0);
  in_other_segment = 0;
  for (Histogram& histogram : histograms) histogram.clear();
}

void Tally::merge(const Tally& block) {
  for (std::size_t i = 0; i < sides.size(); ++i) sides[i].merge(block.sides[i]);
  customers += block.customers;
}

void Tally::clear() {
  for (SideTally& side : sides) side.clear();
  customers = 0;
}

}  // namespace painpoint::montecarlo
