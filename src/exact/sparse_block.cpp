#include "exact/sparse_block.h"

#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>
#include <Eigen/SparseLU>
#include <algorithm>
#include <cmath>

namespace painpoint::exact {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using Vector = Eigen::VectorXd;

constexpr double kRelativeError = 1e-9;
constexpr double kConverged = 4e-16;
constexpr int kMostSweeps = 2000;
/// Visits that change by less are not rescaled: the sums that would tell are rounded themselves.
constexpr double kFinelyScaled = 1e-14;

}  // namespace

struct SparseBlock::Impl {
  /// The off-diagonal chances by rows.
  struct Rows {
    std::vector<std::size_t> offsets;
    std::vector<std::uint32_t> columns;
    std::vector<double> chances;
  };

  static Rows make_rows(const std::vector<Entry>& entries, std::size_t n, bool transposed) {
    Rows rows;
    rows.offsets.assign(n + 1, 0);
    for (const Entry& e : entries) ++rows.offsets[(transposed ? e.column : e.row) + 1];
    for (std::size_t i = 0; i < n; ++i) rows.offsets[i + 1] += rows.offsets[i];
    rows.columns.resize(entries.size());
    rows.chances.resize(entries.size());
    std::vector<std::size_t> place(rows.offsets.begin(), rows.offsets.end() - 1);
    for (const Entry& e : entries) {
      const std::size_t at = place[transposed ? e.column : e.row]++;
      rows.columns[at] = transposed ? e.row : e.column;
      rows.chances[at] = e.chance;
    }
    return rows;
  }

  static double row_sum(const Rows& rows, std::size_t i, const Vector& x) {
    double sum = 0;
    for (std::size_t e = rows.offsets[i]; e < rows.offsets[i + 1]; ++e)
      sum += rows.chances[e] * x[rows.columns[e]];
    return sum;
  }

  Impl(const std::vector<Entry>& entries, const std::vector<double>& chances_to_leave)
      : n(chances_to_leave.size()),
        forward(make_rows(entries, n, false)),
        backward(make_rows(entries, n, true)),
        leaves(Eigen::Map<const Vector>(chances_to_leave.data(), static_cast<Eigen::Index>(n))),
        pivots(chances_to_leave) {
    for (const Entry& e : entries) pivots[e.row] += e.chance;  // the diagonal, not as 1 - q
    find_certificate();
  }

  /// One Gauss-Seidel sweep. States are numbered roughly in the order in which customers come to
  /// them: visits travel up the numbers, totals down.
  void sweep(Vector& x, const Vector& b, bool transposed) const {
    const Rows& rows = transposed ? backward : forward;
    for (std::size_t step = 0; step < n; ++step) {
      const std::size_t i = transposed ? step : n - 1 - step;
      const auto at = static_cast<Eigen::Index>(i);
      x[at] = (b[at] + row_sum(rows, i, x)) / pivots[i];
    }
  }
  /// The same; returns the largest relative change.
  double measured_sweep(Vector& x, const Vector& b, bool transposed) const {
    const Vector before = x;
    sweep(x, b, transposed);
    return ((x - before).array().abs() / x.array().abs().max(1e-290)).maxCoeff();
  }

  /// Makes as many customers leave as come in. Sweeps alone are slow to find out how many visits
  /// there are altogether, and faster to find how they are distributed.
  void rescale(Vector& visits, const Vector& start) const {
    visits *= start.sum() / leaves.dot(visits);
  }

  /// Sweeps until nothing changes. Gives up early where the rate shows that it would take too long.
  bool sweep_until_settled(Vector& x, const Vector& b, bool transposed) const {
    double earlier = INFINITY;
    // When all states have been reached, and then each time the change has halved: whatever
    // rescaling does to the distribution, the sweeps in between must have made good for it.
    double rescaled_below = 0.5;
    for (int done = 1; done <= kMostSweeps; ++done) {
      if (done % 4 != 0) {  // measuring costs half as much as a sweep
        sweep(x, b, transposed);
        continue;
      }
      const double change = measured_sweep(x, b, transposed);
      if (!x.allFinite()) return false;
      if (change <= kConverged * (1 + done * 0.01)) return true;
      if (transposed && change > kFinelyScaled && change <= rescaled_below) {
        rescale(x, b);
        rescaled_below = change / 2;
      }
      if (done % 100 != 0) continue;
      const double digits_per_100 = std::log10(earlier / change);
      const double digits_left = std::log10(change / kConverged);
      if (done > 100 &&
          digits_per_100 * static_cast<double>(kMostSweeps - done) < 100 * digits_left)
        return false;
      earlier = change;
    }
    return false;
  }

  void find_certificate() {
    // From below, (I - Q) w grows towards the ones that it is solved for; half of it will do.
    const Vector ones = Vector::Ones(static_cast<Eigen::Index>(n));
    certificate = Vector::Zero(ones.size());
    for (int done = 1; done <= kMostSweeps; ++done) {
      sweep(certificate, ones, false);
      if (done % 4 == 0 && certifies()) return;
    }
    certificate = solve_by_eigen(ones, false, false);
    if (!certifies()) certificate = solve_by_eigen(ones, false, true);
    proven = certificate.allFinite() && certifies();
  }

  bool certifies() {
    proven = false;
    for (std::size_t i = 0; i < n; ++i) {
      const auto at = static_cast<Eigen::Index>(i);
      if (!(certificate[at] > 0)) return false;
      if (!(pivots[i] * certificate[at] - row_sum(forward, i, certificate) >= 0.5)) return false;
    }
    proven = true;
    return true;
  }

  [[nodiscard]] Vector residual(const Vector& x, const Vector& b, bool transposed) const {
    const Rows& rows = transposed ? backward : forward;
    Vector r(b.size());
    for (std::size_t i = 0; i < n; ++i) {
      const auto at = static_cast<Eigen::Index>(i);
      r[at] = b[at] + row_sum(rows, i, x) - pivots[i] * x[at];
    }
    return r;
  }

  [[nodiscard]] bool good(const Vector& x, const Vector& b, bool transposed) const {
    if (!proven || !x.allFinite()) return false;
    const Vector r = residual(x, b, transposed).cwiseAbs();
    if (transposed) return 2 * r.dot(certificate) <= kRelativeError * x.cwiseAbs().sum();
    return 2 * r.maxCoeff() * certificate.maxCoeff() <= kRelativeError * x.cwiseAbs().maxCoeff();
  }

  [[nodiscard]] Vector solve_by_eigen(const Vector& b, bool transposed, bool directly) const {
    std::vector<Eigen::Triplet<double>> triplets;
    const Rows& rows = transposed ? backward : forward;
    for (std::size_t i = 0; i < n; ++i) {
      const auto row = static_cast<int>(i);
      triplets.emplace_back(row, row, pivots[i]);
      for (std::size_t e = rows.offsets[i]; e < rows.offsets[i + 1]; ++e)
        triplets.emplace_back(row, static_cast<int>(rows.columns[e]), -rows.chances[e]);
    }
    const auto size = static_cast<Eigen::Index>(n);
    Matrix matrix(size, size);
    matrix.setFromTriplets(triplets.begin(), triplets.end());
    if (directly) {
      const Eigen::SparseLU<Matrix> lu(matrix);
      if (lu.info() != Eigen::Success) return Vector::Constant(b.size(), NAN);
      Vector x = lu.solve(b);
      x += lu.solve(b - matrix * x);
      return x;
    }
    Eigen::BiCGSTAB<Matrix, Eigen::IncompleteLUT<double>> krylov;
    krylov.setTolerance(1e-14);
    krylov.setMaxIterations(1000);
    krylov.compute(matrix);
    return krylov.solve(b);
  }

  bool solve(std::span<double> values, bool transposed) const {
    Eigen::Map<Vector> map(values.data(), static_cast<Eigen::Index>(values.size()));
    const Vector b = map;
    if (b.isZero(0)) return true;
    Vector x = Vector::Zero(b.size());
    if (!sweep_until_settled(x, b, transposed) || !good(x, b, transposed)) {
      for (const bool directly : {false, true}) {
        x = solve_by_eigen(b, transposed, directly);
        if (!x.allFinite()) continue;
        for (int polish = 0; polish < 20; ++polish) sweep(x, b, transposed);
        if (good(x, b, transposed)) break;
      }
    }
    map = x;
    return good(x, b, transposed);
  }

  std::size_t n;
  Rows forward;
  Rows backward;
  Vector leaves;
  std::vector<double> pivots;
  Vector certificate;  ///< w
  bool proven = false;
};

SparseBlock::SparseBlock(const std::vector<Entry>& entries, const std::vector<double>& leaves) {
  std::vector<Entry> moves;
  moves.reserve(entries.size());
  for (const Entry& entry : entries)
    if (entry.row != entry.column) moves.push_back(entry);
  impl_ = std::make_shared<const Impl>(moves, leaves);
}

bool SparseBlock::trustworthy() const {
  // The certificate is at least half the expected number of steps.
  return impl_->proven && 2 * impl_->certificate.maxCoeff() <= kMostSteps;
}
bool SparseBlock::solve(std::span<double> b) const {
  return impl_->solve(b, false);
}
bool SparseBlock::solve_transposed(std::span<double> b) const {
  return impl_->solve(b, true);
}

}  // namespace painpoint::exact
