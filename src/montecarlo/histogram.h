#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace painpoint::montecarlo {

/// Counts of a quantity per customer, for quantiles. Bins are 1/128 of an octave wide by exponent
/// and leading bits, for both signs, and one for what is smaller than 2^-32 in size. Each bin keeps
/// its smallest and its largest value, and counts are integers, so that merging is exact and does
/// not depend on the order. Memory: one entry per bin in use, and 100 kB.
class Histogram {
 public:
  Histogram();

  void add(double value);
  void merge(const Histogram& other);
  void clear();
  [[nodiscard]] std::uint64_t count() const { return count_; }

  /// The smallest value that at least `percent` % of the counted values do not exceed; 0 if there
  /// are none. Exact where the bin holds one value only (fixed amounts, scores) and at both of its
  /// ends; else within the bin, hence off by less than 1/128 = 0.8% of the value, or by 2^-31
  /// around 0. Sizes over 2^64 share a bin. O(bins in use).
  [[nodiscard]] double quantile(unsigned percent) const;

  bool operator==(const Histogram& other) const;

 private:
  struct Bin {
    std::uint32_t number = 0;
    std::uint64_t count = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    bool operator==(const Bin&) const = default;
  };
  Bin& bin(std::uint32_t number);
  [[nodiscard]] std::vector<Bin> sorted() const;

  std::vector<std::uint32_t> position_;  ///< by bin number: 1 + position in bins_, or 0
  std::vector<Bin> bins_;
  std::uint64_t count_ = 0;
};

}  // namespace painpoint::montecarlo
