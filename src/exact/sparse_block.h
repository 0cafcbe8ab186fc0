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
/// Gauss-Seidel first: all its terms are positive, so that each entry converges from below with
/// nearly all its digits, also those that are many orders smaller than the largest. Where that is
/// too slow (loops that are hardly ever left), BiCGSTAB, then sparse LU, give it a start to polish.
/// Every solution comes with a proven bound of its error: with a vector w for which
/// (I - Q) w >= 1/2, |x - solution| <= 2 max|residual| w, because the inverse of I - Q has no
/// negative entries. The bound is one on the equations as stored: the chance to leave a state is
/// rounded with the rest of its row, so that blocks which customers go round in more than some
/// million times are not trustworthy().
class SparseBlock {
 public:
  /// `leaves[i]` is the chance to leave the block from state i.
  SparseBlock(const std::vector<Entry>& entries, std::vector<double> leaves);
  ~SparseBlock();
  SparseBlock(SparseBlock&&) noexcept;
  SparseBlock& operator=(SparseBlock&&) noexcept;

  /// Whether rounding of the coefficients alone keeps the relative error below 1e-9.
  [[nodiscard]] bool trustworthy() const;

  /// Solves in place; false if the relative error cannot be shown to be below 1e-9.
  [[nodiscard]] bool solve(std::span<double> b) const;
  [[nodiscard]] bool solve_transposed(std::span<double> b) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace painpoint::exact
