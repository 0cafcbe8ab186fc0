#include "exact/dense_block.h"

#include <utility>

namespace painpoint::exact {

DenseBlock::DenseBlock(std::vector<double> q, std::vector<double> leaves)
    : n_(leaves.size()), q_(std::move(q)), pivot_(n_) {
  for (std::size_t k = n_; k-- > 0;) {
    double pivot = leaves[k];
    for (std::size_t j = 0; j < k; ++j) pivot += at(k, j);
    pivot_[k] = pivot;
    for (std::size_t i = 0; i < k; ++i) {
      if (at(i, k) == 0) continue;
      const double factor = at(i, k) / pivot;
      at(i, k) = factor;
      for (std::size_t j = 0; j < k; ++j)
        if (j != i) at(i, j) += factor * at(k, j);
      leaves[i] += factor * leaves[k];
    }
  }
}

void DenseBlock::solve(std::span<double> b) const {
  for (std::size_t k = n_; k-- > 1;)
    for (std::size_t i = 0; i < k; ++i) b[i] += at(i, k) * b[k];
  for (std::size_t k = 0; k < n_; ++k) {
    double sum = b[k];
    for (std::size_t j = 0; j < k; ++j) sum += at(k, j) * b[j];
    b[k] = sum / pivot_[k];
  }
}

void DenseBlock::solve_transposed(std::span<double> b) const {
  for (std::size_t k = n_; k-- > 0;) {
    b[k] /= pivot_[k];
    for (std::size_t j = 0; j < k; ++j) b[j] += at(k, j) * b[k];
  }
  for (std::size_t k = 1; k < n_; ++k) {
    double sum = b[k];
    for (std::size_t i = 0; i < k; ++i) sum += at(i, k) * b[i];
    b[k] = sum;
  }
}

}  // namespace painpoint::exact
