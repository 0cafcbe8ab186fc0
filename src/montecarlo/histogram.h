#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace painpoint::montecarlo {

/// A histogram to draw: bins of equal width from `from` on, and how many values lie outside them.
struct Plot {
  double from = 0;
  double width = 0;
  std::vector<std::uint64_t> counts;
  std::uint64_t below = 0, above = 0;
  bool operator==(const Plot&) const = default;
};

/// Counts of a quantity per customer, for quantiles. Bins are 1/128 of an octave wide by exponent
/// and leading bits, for both signs, and one for what is smaller than 2^-32 in size. Each bin keeps
/// its smallest and its largest value, and counts are integers, so that merging is exact and does
/// not depend on the order. Memory: one entry per bin in use, and 50 kB.
class Histogram {
 public:
  Histogram();

  void add(double value) {
    add_to(bin(bin_number(value)), value);
    ++count_;
  }
  /// Adds what `value` gives for each of `items`.
  template <class Items, class Value>
  void add_all(const Items& items, Value value) {
    const Position* position = position_.data();
    Bin* bins = bins_.data();
    for (const auto& item : items) {
      const double x = value(item);
      const std::uint32_t number = bin_number(x);
      if (position[number] == 0) {
        open_bin(number);
        bins = bins_.data();
      }
      add_to(bins[position[number] - 1], x);
    }
    count_ += items.size();
  }
  void merge(const Histogram& other);
  void clear();
  [[nodiscard]] std::uint64_t count() const { return count_; }

  /// The smallest value that at least `percent` % of the counted values do not exceed; 0 if there
  /// are none. Exact where the bin holds one value only (fixed amounts, scores) and at both of its
  /// ends; else within the bin, hence off by less than 1/128 = 0.8% of the value, or by 2^-31
  /// around 0. Sizes over 2^64 share a bin. O(bins in use).
  [[nodiscard]] double quantile(unsigned percent) const { return quantiles<1>({percent})[0]; }
  /// Several at once: bins are sorted for them only once.
  template <std::size_t N>
  [[nodiscard]] std::array<double, N> quantiles(const std::array<unsigned, N>& percents) const {
    const std::vector<Bin> bins = sorted();
    std::array<double, N> result{};
    for (std::size_t i = 0; i < N; ++i) result[i] = quantile(bins, percents[i]);
    return result;
  }

  /// The values between the 1% and the 99% quantile in `bins` bins; each bin of this histogram
  /// counts where its middle lies. One bin where all those values are the same; none without
  /// values.
  [[nodiscard]] Plot plot(std::size_t bins) const;

  bool operator==(const Histogram& other) const;

 private:
  struct Bin {
    std::uint32_t number = 0;
    std::uint64_t count = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    bool operator==(const Bin&) const = default;
  };
  static void add_to(Bin& bin, double value) {
    ++bin.count;
    // Extremes are rare, so that these are branches that are foreseen.
    if (value < bin.least) bin.least = value;
    if (value > bin.most) bin.most = value;
  }
  static constexpr std::uint32_t kBinsPerOctave = 128;
  static constexpr int kLeastExponent = -32;
  static constexpr int kMostExponent = 64;
  static constexpr auto kPositiveBins =
      static_cast<std::uint32_t>(kMostExponent - kLeastExponent) * kBinsPerOctave;
  static constexpr std::uint32_t kZeroBin = kPositiveBins;
  static constexpr std::uint32_t kBins = 2 * kPositiveBins + 1;
  using Position = std::uint16_t;  // small, so that those in use stay in the first-level cache
  static_assert(kBins < 65536);

  /// Bins are numbered in the order of their values.
  static std::uint32_t bin_number(double value) {
    // The exponent and the leading bits of the fraction, counted from the least bin on.
    const std::uint64_t size = std::bit_cast<std::uint64_t>(value) << 1U >> 46U;
    constexpr std::uint64_t kLeast = std::uint64_t{kLeastExponent + 1023} * kBinsPerOctave;
    std::uint64_t number = size - kLeast;
    if (number >= kPositiveBins) {
      if (size < kLeast) return kZeroBin;
      number = kPositiveBins - 1;
    }
    const auto distance = static_cast<std::uint32_t>(number + 1);
    return value < 0 ? kZeroBin - distance : kZeroBin + distance;
  }
  Bin& bin(std::uint32_t number) {
    const std::uint32_t position = position_[number];
    return position != 0 ? bins_[position - 1] : open_bin(number);
  }
  Bin& open_bin(std::uint32_t number);
  [[nodiscard]] std::vector<Bin> sorted() const;
  [[nodiscard]] double quantile(const std::vector<Bin>& sorted, unsigned percent) const;

  std::vector<Position> position_;  ///< by bin number: 1 + position in bins_, or 0
  std::vector<Bin> bins_;
  std::uint64_t count_ = 0;
};

}  // namespace painpoint::montecarlo
