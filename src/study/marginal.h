#pragma once

#include <optional>
#include <vector>

/// Distributions of single uncertain numbers. All are given as a function of a standard normal
/// deviate z (z = -1.645 is the 5th percentile, 0 the median), monotone in z, so that whoever draws
/// z decides how worlds are spread.
namespace painpoint::study {

/// Which numbers a distribution can take.
enum class Domain {
  chance,    ///< between 0 and 1: normal on the scale of log odds
  positive,  ///< above 0: normal on the scale of logarithms
  any,       ///< normal
};

/// The standard normal deviate of the 95th percentile.
inline constexpr double kZ95 = 1.6448536269514722;

class Marginal {
 public:
  /// Always this value.
  static Marginal fixed(double value);
  /// A chance with this mean whose log odds have the standard deviation `sigma`.
  static Marginal chance_of_width(double mean, double sigma);
  /// A positive number, lognormal with this mean and standard deviation / mean.
  static Marginal positive_of_width(double mean, double cv);
  /// Normal.
  static Marginal normal(double mean, double sd);
  /// 5th percentile `low`, 95th `high`, and this mean: a normal on the scale of the domain whose
  /// halves below and above the median have standard deviations of their own. Two parameters could
  /// not keep all three promises of a file. The mean gives way where only a lopsided
  /// distribution would have it: the median stays within the middle 80% of the range, on that
  /// scale; percentiles at the edge of the domain are taken as just inside it.
  static Marginal of_range(Domain domain, double mean, double low, double high);
  /// Beta(a, b). Each value takes some microseconds; tabulated, nanoseconds.
  static Marginal beta(double a, double b);
  /// Gamma with this shape and scale 1, of which Dirichlet shares are made.
  static Marginal gamma(double shape);

  [[nodiscard]] double at(double z) const;
  [[nodiscard]] double low() const { return at(-kZ95); }
  [[nodiscard]] double high() const { return at(kZ95); }
  /// By quadrature over z where there is no formula, to about 1e-9.
  [[nodiscard]] double mean() const;
  [[nodiscard]] double variance() const;

  /// The same from a table, good to 1e-6 of the number: for those that are drawn often.
  [[nodiscard]] Marginal tabulated() const;

 private:
  Marginal(Domain domain, double median, double below, double above)
      : domain_(domain), median_(median), below_(below), above_(above) {}

  Domain domain_ = Domain::any;
  double median_ = 0;  ///< on the scale of the domain
  double below_ = 0;   ///< standard deviation below the median, on that scale
  double above_ = 0;
  double a_ = 0, b_ = 0;       ///< if not 0: of a beta
  std::vector<double> table_;  ///< if not empty: values at the knots of z, on the domain's scale
};

/// The z below which a standard normal number is with chance u in (0, 1).
double normal_quantile(double u);

}  // namespace painpoint::study
