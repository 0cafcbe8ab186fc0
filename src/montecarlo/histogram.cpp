#include "montecarlo/histogram.h"

#include <algorithm>

namespace painpoint::montecarlo {
Histogram::Histogram() : position_(kBins, 0) {}

Histogram::Bin& Histogram::open_bin(std::uint32_t number) {
  bins_.emplace_back();
  bins_.back().number = number;
  position_[number] = static_cast<Position>(bins_.size());
  return bins_.back();
}

void Histogram::merge(const Histogram& other) {
  for (const Bin& from : other.bins_) {
    Bin& to = bin(from.number);
    to.count += from.count;
    to.least = std::min(to.least, from.least);
    to.most = std::max(to.most, from.most);
  }
  count_ += other.count_;
}

void Histogram::clear() {
  for (const Bin& b : bins_) position_[b.number] = 0;
  bins_.clear();
  count_ = 0;
}

std::vector<Histogram::Bin> Histogram::sorted() const {
  std::vector<Bin> bins = bins_;
  std::sort(bins.begin(), bins.end(),
            [](const Bin& a, const Bin& b) { return a.number < b.number; });
  return bins;
}

double Histogram::quantile(const std::vector<Bin>& sorted, unsigned percent) const {
  if (count_ == 0) return 0;
  // The rank, from 1; in two steps, so that no count overflows.
  std::uint64_t rank = count_ / 100 * percent + (count_ % 100 * percent + 99) / 100;
  rank = std::max<std::uint64_t>(rank, 1);
  for (const Bin& b : sorted) {
    if (rank > b.count) {
      rank -= b.count;
      continue;
    }
    if (b.least == b.most || rank == 1) return b.least;
    if (rank == b.count) return b.most;
    const double part = static_cast<double>(rank - 1) / static_cast<double>(b.count - 1);
    return b.least + (b.most - b.least) * part;
  }
  return 0;
}

Plot Histogram::plot(std::size_t bins) const {
  Plot plot;
  if (count_ == 0) return plot;
  const auto [from, to] = quantiles<2>({1, 99});
  plot.from = from;
  plot.width = (to - plot.from) / static_cast<double>(bins);
  plot.counts.assign(plot.width > 0 ? bins : 1, 0);
  for (const Bin& b : bins_) {
    const double middle = b.least + (b.most - b.least) / 2;
    if (middle < plot.from) {
      plot.below += b.count;
    } else if (middle > to) {
      plot.above += b.count;
    } else {
      const double place = plot.width > 0 ? (middle - plot.from) / plot.width : 0;
      plot.counts[std::min(static_cast<std::size_t>(place), plot.counts.size() - 1)] += b.count;
    }
  }
  return plot;
}

bool Histogram::operator==(const Histogram& other) const {
  return sorted() == other.sorted();
}

}  // namespace painpoint::montecarlo
