#include "study/smooth.h"

#include <algorithm>
#include <numeric>

#include "study/marginal.h"

namespace painpoint::study {

std::vector<double> normal_scores(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> scores(values.size());
  const auto count = static_cast<double>(values.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    scores[order[rank]] = normal_quantile((static_cast<double>(rank) + 0.5) / count);
  return scores;
}

Eigen::MatrixXd natural_splines(std::span<const double> scores, std::size_t knots) {
  // Knots at equal distances in probability (Hastie, Tibshirani, Friedman 2009, section 5.2.1).
  std::vector<double> knot;
  for (std::size_t k = 0; k < knots; ++k)
    knot.push_back(normal_quantile((static_cast<double>(k) + 0.5) / static_cast<double>(knots)));
  const double last = knot.back();
  const auto cube_over = [](double x, double at) {
    const double over = std::max(0.0, x - at);
    return over * over * over;
  };
  const auto bend = [&](double x, double at) {
    return (cube_over(x, at) - cube_over(x, last)) / (last - at);
  };
  Eigen::MatrixXd columns(static_cast<Eigen::Index>(scores.size()),
                          static_cast<Eigen::Index>(knots));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const double x = scores[i];
    columns(row, 0) = 1;
    if (knots > 1) columns(row, 1) = x;
    for (std::size_t k = 0; k + 2 < knots; ++k)
      columns(row, static_cast<Eigen::Index>(k + 2)) = bend(x, knot[k]) - bend(x, knot[knots - 2]);
  }
  return columns;
}

}  // namespace painpoint::study
