#include "montecarlo/histogram.h"

#include <algorithm>
#include <bit>

namespace painpoint::montecarlo {
namespace {

constexpr std::uint32_t kBinsPerOctave = 128;
constexpr int kLeastExponent = -32;
constexpr int kMostExponent = 64;
constexpr auto kPositiveBins =
    static_cast<std::uint32_t>(kMostExponent - kLeastExponent) * kBinsPerOctave;
constexpr std::uint32_t kZeroBin = kPositiveBins;
constexpr std::uint32_t kBins = 2 * kPositiveBins + 1;

/// Bins are numbered in the order of their values.
std::uint32_t bin_number(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const int exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1023;
  if (exponent < kLeastExponent) return kZeroBin;
  std::uint32_t size = kPositiveBins - 1;
  if (exponent < kMostExponent)
    size = static_cast<std::uint32_t>(exponent - kLeastExponent) * kBinsPerOctave +
           static_cast<std::uint32_t>(bits >> 45 & 0x7f);
  return value < 0 ? kZeroBin - 1 - size : kZeroBin + 1 + size;
}

}  // namespace

Histogram::Histogram() : position_(kBins, 0) {}

Histogram::Bin& Histogram::bin(std::uint32_t number) {
  std::uint32_t& position = position_[number];
  if (position == 0) {
    bins_.emplace_back();
    bins_.back().number = number;
    position = static_cast<std::uint32_t>(bins_.size());
  }
  return bins_[position - 1];
}

void Histogram::add(double value) {
  Bin& b = bin(bin_number(value));
  ++b.count;
  ++count_;
  b.least = std::min(b.least, value);
  b.most = std::max(b.most, value);
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

double Histogram::quantile(unsigned percent) const {
  if (count_ == 0) return 0;
  // The rank, from 1; in two steps, so that no count overflows.
  std::uint64_t rank = count_ / 100 * percent + (count_ % 100 * percent + 99) / 100;
  rank = std::max<std::uint64_t>(rank, 1);
  for (const Bin& b : sorted()) {
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

bool Histogram::operator==(const Histogram& other) const {
  return sorted() == other.sorted();
}

}  // namespace painpoint::montecarlo
