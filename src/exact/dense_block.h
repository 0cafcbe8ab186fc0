#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace painpoint::exact {

/// I - Q of a strongly connected block of states, eliminated without a single subtraction after
/// Grassmann, Taksar and Heyman (Operations Research 33, 1985): the chance to leave the block is
/// carried along instead of being formed as 1 - sum, so that every entry of a solution keeps
/// nearly all its digits however seldom the block is left (O'Cinneide, Numer. Math. 65, 1993).
/// Memory n^2, time n^3 / 3 to build and n^2 per solve.
class DenseBlock {
 public:
  /// `q` is n by n, row by row; `leaves[i]` the chance to leave the block from state i. The
  /// diagonal of q is ignored: it follows from the row's sum of 1.
  DenseBlock(std::vector<double> q, std::vector<double> leaves);

  /// Solves (I - Q) x = b in place, b >= 0 for full accuracy.
  void solve(std::span<double> b) const;
  /// Solves (I - Q)^T x = b in place.
  void solve_transposed(std::span<double> b) const;

 private:
  [[nodiscard]] double& at(std::size_t i, std::size_t j) { return q_[i * n_ + j]; }
  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return q_[i * n_ + j]; }

  std::size_t n_;
  std::vector<double> q_;  ///< below the diagonal: row k when it was eliminated; above: factors
  std::vector<double> pivot_;
};

}  // namespace painpoint::exact
