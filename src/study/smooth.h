#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

namespace painpoint::study {

/// The ranks of values turned into standard normal scores: what a smooth curve is drawn over, so
/// that skewed numbers weigh no more than others.
std::vector<double> normal_scores(std::span<const double> values);

/// Natural cubic splines over normal scores: `knots` columns, the first constant, the second
/// linear. A row for each score.
Eigen::MatrixXd natural_splines(std::span<const double> scores, std::size_t knots);

}  // namespace painpoint::study
