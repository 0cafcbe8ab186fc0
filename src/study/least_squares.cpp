#include "study/least_squares.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace painpoint::study {
namespace {

using Vector = LeastSquares::Vector;

constexpr int kMostSteps = 200;
constexpr int kMostSweeps = 2000;
constexpr double kSmallStep = 1e-9;
constexpr double kMostDamping = 1e12;

Eigen::Map<const Eigen::VectorXd> as_eigen(const Vector& x) {
  return {x.data(), static_cast<Eigen::Index>(x.size())};
}

double cost_of(const Vector& residuals) {
  return as_eigen(residuals).squaredNorm() / 2;
}

/// Bounds and limits as rows of `a` step <= b.
struct Constraints {
  Eigen::MatrixXd a;
  Eigen::VectorXd b;
};

Constraints constraints_at(const LeastSquares& problem, const Vector& x) {
  std::vector<LeastSquares::Limit> rows;
  if (problem.limits) rows = problem.limits(x);
  for (LeastSquares::Limit& limit : rows) limit.value = -limit.value;
  for (std::size_t k = 0; k < x.size(); ++k) {
    Vector unit(x.size(), 0);
    unit[k] = 1;
    if (std::isfinite(problem.high[k])) rows.push_back({problem.high[k] - x[k], unit});
    unit[k] = -1;
    if (std::isfinite(problem.low[k])) rows.push_back({x[k] - problem.low[k], unit});
  }
  const auto count = static_cast<Eigen::Index>(rows.size());
  Constraints result{Eigen::MatrixXd(count, static_cast<Eigen::Index>(x.size())),
                     Eigen::VectorXd(count)};
  for (Eigen::Index i = 0; i < count; ++i) {
    const LeastSquares::Limit& row = rows[static_cast<std::size_t>(i)];
    result.a.row(i) = as_eigen(row.gradient);
    result.b[i] = std::max(0.0, row.value);
  }
  return result;
}

/// The step that minimises step.H.step / 2 + gradient.step under the constraints: from its dual,
/// one multiplier after the other, until none moves.
Eigen::VectorXd best_step(const Eigen::MatrixXd& h, const Eigen::VectorXd& gradient,
                          const Constraints& constraints) {
  const Eigen::LLT<Eigen::MatrixXd> factors(h);
  Eigen::VectorXd step = -factors.solve(gradient);
  if (constraints.b.size() == 0) return step;
  const Eigen::MatrixXd back = factors.solve(constraints.a.transpose());
  const Eigen::MatrixXd dual = constraints.a * back;
  const Eigen::VectorXd over = constraints.a * step - constraints.b;
  Eigen::VectorXd multipliers = Eigen::VectorXd::Zero(over.size());
  for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
    double moved = 0;
    for (Eigen::Index i = 0; i < over.size(); ++i) {
      if (dual(i, i) <= 0) continue;
      const double residual = over[i] - dual.row(i).dot(multipliers);
      const double next = std::max(0.0, multipliers[i] + residual / dual(i, i));
      moved = std::max(moved, std::abs(next - multipliers[i]) * dual(i, i));
      multipliers[i] = next;
    }
    if (moved < 1e-14) break;
  }
  return step - back * multipliers;
}

class Fitter {
 public:
  Fitter(const LeastSquares& problem, Vector start) : problem_(problem) {
    fit_.at = std::move(start);
  }

  std::optional<LeastSquaresFit> run() {
    auto residuals = problem_.residuals(fit_.at);
    if (!residuals) return std::nullopt;
    residuals_ = std::move(*residuals);
    fit_.cost = cost_of(residuals_);
    while (fit_.steps < kMostSteps && !fit_.converged) {
      const auto jacobian = problem_.jacobian(fit_.at);
      if (!jacobian || !improve(*jacobian)) break;
    }
    return fit_;
  }

 private:
  /// One accepted step, with as much damping as it takes; false if there is none.
  bool improve(const std::vector<Vector>& jacobian) {
    const auto n = static_cast<Eigen::Index>(fit_.at.size());
    Eigen::MatrixXd j(static_cast<Eigen::Index>(jacobian.size()), n);
    for (Eigen::Index i = 0; i < j.rows(); ++i)
      j.row(i) = as_eigen(jacobian[static_cast<std::size_t>(i)]);
    const Eigen::MatrixXd normal = j.transpose() * j;
    const Eigen::VectorXd gradient = j.transpose() * as_eigen(residuals_);
    const Constraints constraints = constraints_at(problem_, fit_.at);
    for (; damping_ < kMostDamping; damping_ *= 8) {
      Eigen::MatrixXd h = normal;
      h.diagonal() += damping_ * normal.diagonal();
      const Eigen::VectorXd step = best_step(h, gradient, constraints);
      if (step.lpNorm<Eigen::Infinity>() < kSmallStep) {
        fit_.converged = true;
        return true;
      }
      if (take(step)) return true;
    }
    return false;
  }

  bool take(const Eigen::VectorXd& step) {
    Vector next = fit_.at;
    for (std::size_t k = 0; k < next.size(); ++k)
      next[k] = std::clamp(next[k] + step[static_cast<Eigen::Index>(k)], problem_.low[k],
                           problem_.high[k]);
    if (problem_.restore) problem_.restore(next);
    auto residuals = problem_.residuals(next);
    if (!residuals) return false;
    const double cost = cost_of(*residuals);
    if (!(cost < fit_.cost)) return false;
    fit_.at = std::move(next);
    fit_.cost = cost;
    ++fit_.steps;
    residuals_ = std::move(*residuals);
    damping_ = std::max(1e-12, damping_ / 8);
    return true;
  }

  const LeastSquares& problem_;
  LeastSquaresFit fit_;
  Vector residuals_;
  double damping_ = 1e-3;
};

}  // namespace

std::optional<LeastSquaresFit> fit(const LeastSquares& problem, Vector start) {
  return Fitter(problem, std::move(start)).run();
}

}  // namespace painpoint::study
