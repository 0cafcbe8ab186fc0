#include "study/information.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/smooth.h"

namespace painpoint::study {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr std::size_t kKnotsOfOne = 7;
constexpr std::size_t kKnotsOfEach = 4;
/// More columns than this in proportion to worlds, and a regression learns noise.
constexpr std::size_t kWorldsPerColumn = 20;

/// What each option brings more than the one that is best on average: a column per option.
MatrixXd gains(const Outcomes& outcomes) {
  const std::vector<double>& best = outcomes[best_on_average(outcomes)];
  MatrixXd result(static_cast<Index>(best.size()), static_cast<Index>(outcomes.size()));
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    for (std::size_t w = 0; w < best.size(); ++w)
      result(static_cast<Index>(w), static_cast<Index>(o)) = outcomes[o][w] - best[w];
  return result;
}

/// The rows of one half, 0 or 1.
MatrixXd half_of(const MatrixXd& rows, const std::vector<int>& halves, int half) {
  const auto count = std::count(halves.begin(), halves.end(), half);
  MatrixXd result(static_cast<Index>(count), rows.cols());
  Index next = 0;
  for (std::size_t i = 0; i < halves.size(); ++i)
    if (halves[i] == half) result.row(next++) = rows.row(static_cast<Index>(i));
  return result;
}

/// Regresses gains on `known` in each half of the worlds; the curves of one half choose, those of
/// the other say what the choice is worth. `asked` are the rows for which to choose.
class TwoHalves {
 public:
  TwoHalves(const MatrixXd& gains, const MatrixXd& known, const std::vector<int>& halves)
      : gains_(gains) {
    for (const int half : {0, 1}) {
      const MatrixXd rows = half_of(known, halves, half);
      curves_[half] = rows.colPivHouseholderQr().solve(half_of(gains, halves, half));
    }
  }

  /// The mean gain from choosing with what the rows know.
  [[nodiscard]] double mean_gain(const MatrixXd& asked) const {
    double sum = 0;
    for (const int half : {0, 1}) {
      const MatrixXd chooses = asked * curves_[half];
      const MatrixXd values = asked * curves_[1 - half];
      for (Index i = 0; i < asked.rows(); ++i) sum += values(i, choice(chooses, i));
    }
    return sum / 2 / static_cast<double>(asked.rows());
  }

  /// The standard error that comes from what the curves leave unexplained where a choice is made.
  [[nodiscard]] double standard_error(const MatrixXd& known) const {
    const MatrixXd fitted = known * (curves_[0] + curves_[1]) / 2;
    double sum = 0;
    for (Index i = 0; i < known.rows(); ++i) {
      const Index chosen = choice(fitted, i);
      const double rest = gains_(i, chosen) - fitted(i, chosen);
      sum += rest * rest;
    }
    return std::sqrt(sum) / static_cast<double>(known.rows());
  }

 private:
  static Index choice(const MatrixXd& values, Index row) {
    Index best = 0;
    values.row(row).maxCoeff(&best);
    return best;
  }

  const MatrixXd& gains_;
  MatrixXd curves_[2];  ///< [column of known][option]
};

/// Neighbours in the order of a number go to different halves.
std::vector<int> halves_by_rank(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  std::vector<int> halves(scores.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    halves[order[rank]] = static_cast<int>(rank % 2);
  return halves;
}

Estimate knowing(const MatrixXd& gains, const MatrixXd& known, const std::vector<int>& halves) {
  const TwoHalves regression(gains, known, halves);
  return {std::max(0.0, regression.mean_gain(known)), regression.standard_error(known)};
}

}  // namespace

Estimate value_of_knowing(const Outcomes& outcomes, std::span<const double> values) {
  const std::vector<double> scores = normal_scores(values);
  return knowing(gains(outcomes), natural_splines(scores, kKnotsOfOne), halves_by_rank(scores));
}

Estimate value_of_knowing(const Outcomes& outcomes,
                          const std::vector<std::vector<double>>& values) {
  if (values.empty()) return {};
  if (values.size() == 1) return value_of_knowing(outcomes, values[0]);
  const std::size_t worlds = outcomes[0].size();
  const std::size_t room = worlds / kWorldsPerColumn / values.size();
  const std::size_t knots = std::clamp<std::size_t>(room, 2, kKnotsOfEach);
  const auto own = static_cast<Index>(knots - 1);  // without the constant
  MatrixXd known(static_cast<Index>(worlds), 1 + own * static_cast<Index>(values.size()));
  known.col(0).setOnes();
  for (std::size_t i = 0; i < values.size(); ++i)
    known.middleCols(1 + own * static_cast<Index>(i), own) =
        natural_splines(normal_scores(values[i]), knots).rightCols(own);
  std::vector<int> halves(worlds);
  for (std::size_t w = 0; w < worlds; ++w) halves[w] = static_cast<int>(w % 2);
  return knowing(gains(outcomes), known, halves);
}

std::vector<double> value_of_samples(const Outcomes& outcomes, std::span<const double> values,
                                     std::span<const double> parts) {
  const MatrixXd gained = gains(outcomes);
  const std::vector<double> scores = normal_scores(values);
  const TwoHalves regression(gained, natural_splines(scores, kKnotsOfOne), halves_by_rank(scores));
  // Between a number and its score, by interpolation.
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> sorted_scores = scores;
  std::sort(sorted_scores.begin(), sorted_scores.end());
  const auto score_of = [&](double value) {
    const auto above = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto i = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(above, 1, static_cast<std::ptrdiff_t>(sorted.size()) - 1));
    const double width = sorted[i] - sorted[i - 1];
    const double t = width > 0 ? std::clamp((value - sorted[i - 1]) / width, 0.0, 1.0) : 0.5;
    return sorted_scores[i - 1] + t * (sorted_scores[i] - sorted_scores[i - 1]);
  };
  const double mean =
      std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::vector<double> worth;
  for (const double part : parts) {
    std::vector<double> after;
    after.reserve(values.size());
    for (const double value : values)
      after.push_back(score_of(mean + std::sqrt(part) * (value - mean)));
    worth.push_back(std::max(0.0, regression.mean_gain(natural_splines(after, kKnotsOfOne))));
  }
  return worth;
}

}  // namespace painpoint::study
