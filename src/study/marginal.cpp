#include "study/marginal.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace painpoint::study {
namespace {

// Knots of tabulated quantile functions. Between them they are interpolated by cubics, which for
// log odds of beta and logarithms of gamma quantiles is good to 1e-6 of the number.
constexpr double kFirstKnot = -6;
constexpr double kStep = 0.125;
constexpr std::size_t kKnots = 97;

double to_scale(Domain domain, double value) {
  if (domain == Domain::chance) return std::log(value) - std::log1p(-value);
  return domain == Domain::positive ? std::log(value) : value;
}

double from_scale(Domain domain, double x) {
  if (domain == Domain::chance) return 1 / (1 + std::exp(-x));
  return domain == Domain::positive ? std::exp(x) : x;
}

/// Cubic through the four knots around z; straight on beyond the ends.
double interpolate(const std::vector<double>& table, double z) {
  const double position = (z - kFirstKnot) / kStep;
  const auto last = static_cast<double>(kKnots - 1);
  if (position <= 0) return table[0] + position * (table[1] - table[0]);
  if (position >= last)
    return table[kKnots - 1] + (position - last) * (table[kKnots - 1] - table[kKnots - 2]);
  const std::size_t i = std::min(static_cast<std::size_t>(position), kKnots - 2);
  const double t = position - static_cast<double>(i);
  const double p1 = table[i];
  const double p2 = table[i + 1];
  const double p0 = i > 0 ? table[i - 1] : 2 * p1 - p2;
  const double p3 = i + 2 < kKnots ? table[i + 2] : 2 * p2 - p1;
  // Lagrange's cubic through four equidistant points.
  return p0 * (-t * (t - 1) * (t - 2) / 6) + p1 * ((t + 1) * (t - 1) * (t - 2) / 2) +
         p2 * (-(t + 1) * t * (t - 2) / 2) + p3 * ((t + 1) * t * (t - 1) / 6);
}

/// The mean of f(z) for a standard normal z: Simpson's rule on each side of 0, where f may bend.
template <class F>
double normal_mean(F&& f) {
  constexpr int kPanels = 128;  // on each side
  constexpr double kEnd = 8.5;
  constexpr double kWidth = kEnd / kPanels;
  double sum = 0;
  for (const double side : {-1.0, 1.0})
    for (int i = 0; i <= kPanels; ++i) {
      const double z = side * i * kWidth;
      const double weight = i == 0 || i == kPanels ? 1 : (i % 2 == 1 ? 4 : 2);
      sum += weight * std::exp(-z * z / 2) * f(z);
    }
  constexpr double kRootTwoPi = 2.5066282746310002;
  return sum * kWidth / 3 / kRootTwoPi;
}

/// The x in [low, high] at which an increasing function is 0; an end if there is none.
template <class F>
double solve_increasing(F&& f, double low, double high) {
  const double at_low = f(low);
  const double at_high = f(high);
  if (at_low >= 0) return low;
  if (at_high <= 0) return high;
  std::uintmax_t iterations = 100;
  const auto [a, b] = boost::math::tools::toms748_solve(
      f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(46), iterations);
  return a + (b - a) / 2;
}

template <class Quantile>
std::vector<double> tabulate(Quantile&& quantile) {
  std::vector<double> table(kKnots);
  for (std::size_t i = 0; i < kKnots; ++i)
    table[i] = quantile(kFirstKnot + kStep * static_cast<double>(i));
  return table;
}

/// The lower and the upper tail at z, each with all its digits.
double lower_tail(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// The log odds of a beta number. Each tail from its own side, so that neither 0 nor 1 is met.
double beta_log_odds(double a, double b, double z) {
  if (z > 0) return -beta_log_odds(b, a, -z);
  const double q = boost::math::quantile(boost::math::beta_distribution<>(a, b), lower_tail(z));
  return to_scale(Domain::chance, std::clamp(q, std::numeric_limits<double>::min(), 1 - 0x1p-53));
}

}  // namespace

double normal_quantile(double u) {
  return -std::sqrt(2.0) * boost::math::erfc_inv(2 * u);
}

Marginal Marginal::fixed(double value) {
  return {Domain::any, value, 0, 0};
}

Marginal Marginal::chance_of_width(double mean, double sigma) {
  if (mean <= 0 || mean >= 1) return fixed(mean);
  const double centre = to_scale(Domain::chance, mean);
  const double median = solve_increasing(
      [&](double m) {
        const auto value = [&](double z) { return from_scale(Domain::chance, m + sigma * z); };
        return normal_mean(value) - mean;
      },
      centre - sigma * sigma - 1, centre + sigma * sigma + 1);
  return {Domain::chance, median, sigma, sigma};
}

Marginal Marginal::positive_of_width(double mean, double cv) {
  if (mean <= 0) return fixed(mean);
  const double variance = std::log1p(cv * cv);
  return {Domain::positive, std::log(mean) - variance / 2, std::sqrt(variance),
          std::sqrt(variance)};
}

Marginal Marginal::normal(double mean, double sd) {
  return {Domain::any, mean, sd, sd};
}

Marginal Marginal::of_range(Domain domain, double mean, double low, double high) {
  if (low >= high) return fixed(mean);
  constexpr double kInside = 1e-3;  // of the way from the edge to the other end
  if (domain != Domain::any && low <= 0) low = kInside * high;
  if (domain == Domain::chance && high >= 1) high = 1 - kInside * (1 - low);
  const double at_low = to_scale(domain, low);
  const double at_high = to_scale(domain, high);
  const auto with_median = [&](double median) {
    return Marginal(domain, median, (median - at_low) / kZ95, (at_high - median) / kZ95);
  };
  // Nearer to a percentile, half of all worlds would crowd there.
  constexpr double kLeastPart = 0.1;
  const double least = kLeastPart * (at_high - at_low);
  const double median = solve_increasing([&](double m) { return with_median(m).mean() - mean; },
                                         at_low + least, at_high - least);
  return with_median(median);
}

Marginal Marginal::beta(double a, double b) {
  Marginal result(Domain::chance, 0, 0, 0);
  result.a_ = a;
  result.b_ = b;
  return result;
}

Marginal Marginal::gamma(double shape) {
  Marginal result(Domain::positive, 0, 0, 0);
  // Not that of std, which writes to a global: two decisions may be made at the same time.
  const double log_factorial = boost::math::lgamma(shape + 1);
  result.table_ = tabulate([&](double z) {
    const double p = lower_tail(z);
    // Where the quantile would underflow: P(X < x) = x^shape / Gamma(shape + 1) for small x.
    const double log_small = (std::log(p) + log_factorial) / shape;
    if (log_small < -300) return log_small;
    const double x = z <= 0 ? boost::math::gamma_p_inv(shape, p)
                            : boost::math::gamma_q_inv(shape, lower_tail(-z));
    return x > 0 ? std::log(x) : log_small;
  });
  return result;
}

double Marginal::at(double z) const {
  if (!table_.empty()) return from_scale(domain_, interpolate(table_, z));
  if (a_ > 0) return from_scale(Domain::chance, beta_log_odds(a_, b_, z));
  return from_scale(domain_, median_ + (z < 0 ? below_ : above_) * z);
}

double Marginal::mean() const {
  if (a_ > 0) return a_ / (a_ + b_);
  return normal_mean([this](double z) { return at(z); });
}

double Marginal::variance() const {
  if (a_ > 0) return a_ * b_ / ((a_ + b_) * (a_ + b_) * (a_ + b_ + 1));
  const double centre = mean();
  return normal_mean([&](double z) {
    const double step = at(z) - centre;
    return step * step;
  });
}

Marginal Marginal::tabulated() const {
  if (a_ <= 0) return *this;
  Marginal result(Domain::chance, 0, 0, 0);
  result.table_ = tabulate([this](double z) { return beta_log_odds(a_, b_, z); });
  return result;
}

}  // namespace painpoint::study
