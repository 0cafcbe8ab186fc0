#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace painpoint::exact {

struct Entry {
  std::uint32_t row;
  std::uint32_t column;
  double chance;
};

/// I - Q of a strongly connected block too large for DenseBlock.
///
/// Gauss-Seidel first: all its terms are positive, so that each entry converges with nearly all its
/// digits, also those that are many orders smaller than the largest. Where that is
/// too slow (loops that are hardly ever left), BiCGSTAB, then sparse LU, give it a start to polish.
/// Every solution comes with a proven bound of its error: with a vector w for which
/// (I - Q) w >= 1/2, |x - solution| <= 2 max|residual| w, because the inverse of I - Q has no
/// negative entries. The bound is one on the equations as stored: the chance to leave a state is
/// rounded with the rest of its row, so that blocks which customers go round in more than some
/// million times are not trustworthy().
class SparseBlock {
 public:
  /// `leaves[i]` is the chance to leave the block from state i.
  SparseBlock(const std::vector<Entry>& entries, const std::vector<double>& leaves);

  /// Whether rounding of the coefficients alone keeps the relative error below 1e-9.
  [[nodiscard]] bool trustworthy() const;

  /// A relative error of half an ulp in each row grows by at most the expected number of steps
  /// within a block: beyond these many it is not below 1e-9.
  static constexpr double kMostSteps = 1e-9 / 2.220446049250313e-16;

  /// Solves in place; false if the relative error cannot be shown to be below 1e-9.
  [[nodiscard]] bool solve(std::span<double> b) const;
  [[nodiscard]] bool solve_transposed(std::span<double> b) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace painpoint::exact
