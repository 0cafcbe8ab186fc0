#include "montecarlo/controls.h"

#include <cmath>
#include <optional>

#include "montecarlo/block.h"
#include "montecarlo/tally.h"

namespace painpoint::montecarlo {
namespace {

constexpr std::size_t kK = kControls.size();
using Controls = ControlSums::Controls;
using Matrix = std::array<Controls, kK>;

/// A control counts as a combination of those before it where less than this share of its variance
/// is its own.
constexpr double kOwnShare = 1e-9;
/// With fewer degrees of freedom in a stratum the coefficients would follow luck.
constexpr double kFewestFreedom = 4 * kK;

/// What one stratum knows, per customer.
struct Stratum {
  double share = 0;      ///< of customers, known
  double customers = 0;  ///< played
  double freedom = 0;    ///< degrees of freedom of the covariances
  Controls mean{};
  Matrix covariance{};  ///< the lower triangle
  std::array<double, kControlled.size()> target_mean{};
  std::array<double, kControlled.size()> target_variance{};
  std::array<Controls, kControlled.size()> with_target{};
};

/// Groups of a kind tell a covariance each; kinds count by their customers, as in spread.h.
std::optional<Stratum> stratum_of(const Tally& tally, const Strata& strata, std::size_t h,
                                  std::size_t side) {
  Stratum result;
  result.share = strata.up_to[h] - (h > 0 ? strata.up_to[h - 1] : 0);
  const auto kinds = [&](auto&& use) {
    for (std::size_t k = 0; k < kGroupKinds; ++k) {
      const SideTally& part = tally.parts[h * kGroupKinds + k][side];
      const DifferenceSums* targets = part.differences.find(CellLayout::kJourney);
      static constexpr DifferenceSums kNone{};
      if (part.customers > 0) use(part, targets != nullptr ? *targets : kNone);
    }
  };
  double known = 0;  // customers of kinds that tell a covariance
  kinds([&](const SideTally& part, const DifferenceSums& targets) {
    result.customers += part.customers;
    if (part.groups > 1) known += part.customers;
    for (std::size_t i = 0; i < kK; ++i) result.mean[i] += part.controls.sum[i];
    for (std::size_t t = 0; t < kControlled.size(); ++t)
      result.target_mean[t] += at(targets.sum, kControlled[t]);
  });
  if (known == 0) return std::nullopt;
  double spread = 0;  // sum of squared shares by degrees of freedom (Satterthwaite 1946)
  kinds([&](const SideTally& part, const DifferenceSums& targets) {
    if (part.groups <= 1) return;
    const double n = part.customers;
    const double weight = n / known / (part.groups - 1);
    spread += n / known * weight;
    const Controls& c = part.controls.sum;
    for (std::size_t i = 0; i < kK; ++i)
      for (std::size_t j = 0; j <= i; ++j)
        result.covariance[i][j] += weight * (part.controls.squares[i][j] - c[i] * c[j] / n);
    for (std::size_t t = 0; t < kControlled.size(); ++t) {
      const double y = at(targets.sum, kControlled[t]);
      result.target_variance[t] += weight * (at(targets.squares, kControlled[t]) - y * y / n);
      for (std::size_t i = 0; i < kK; ++i)
        result.with_target[t][i] += weight * (part.controls.with_target[t][i] - y * c[i] / n);
    }
  });
  result.freedom = 1 / spread;
  if (result.freedom < kFewestFreedom) return std::nullopt;
  for (double& mean : result.mean) mean /= result.customers;
  for (double& mean : result.target_mean) mean /= result.customers;
  return result;
}

/// The lower triangular L with covariance = L L', without the controls that are combinations of
/// others: their rows and columns are 0.
struct Factor {
  Matrix lower{};
  std::size_t used = 0;
};
Factor factorise(const Matrix& covariance) {
  Factor factor;
  Matrix& lower = factor.lower;
  for (std::size_t i = 0; i < kK; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (lower[j][j] == 0) continue;
      double rest = covariance[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      lower[i][j] = rest / lower[j][j];
    }
    double own = covariance[i][i];
    for (std::size_t k = 0; k < i; ++k) own -= lower[i][k] * lower[i][k];
    if (covariance[i][i] > 0 && own > kOwnShare * covariance[i][i]) {
      lower[i][i] = std::sqrt(own);
      ++factor.used;
    } else {
      lower[i] = Controls{};
    }
  }
  return factor;
}

/// Solves L L' b = y among the controls in use, and says how much of the variance that explains.
struct Regression {
  Controls coefficients{};
  double explained = 0;
};
Regression regress(const Factor& factor, const Controls& with_target) {
  Regression result;
  Controls forward{};
  const Matrix& lower = factor.lower;
  for (std::size_t i = 0; i < kK; ++i) {
    if (lower[i][i] == 0) continue;
    double rest = with_target[i];
    for (std::size_t k = 0; k < i; ++k) rest -= lower[i][k] * forward[k];
    forward[i] = rest / lower[i][i];
    result.explained += forward[i] * forward[i];
  }
  for (std::size_t i = kK; i-- > 0;) {
    if (lower[i][i] == 0) continue;
    double rest = forward[i];
    for (std::size_t k = i + 1; k < kK; ++k) rest -= lower[k][i] * result.coefficients[k];
    result.coefficients[i] = rest / lower[i][i];
  }
  return result;
}

}  // namespace

void ControlSums::add(const Amounts& here, const Amounts& base, double weight) {
  Controls c;
  for (std::size_t i = 0; i < kK; ++i) c[i] = at(here, kControls[i]) - at(base, kControls[i]);
  for (std::size_t i = 0; i < kK; ++i) {
    sum[i] += c[i];
    for (std::size_t j = 0; j <= i; ++j) squares[i][j] += c[i] * c[j] * weight;
  }
  for (std::size_t t = 0; t < kControlled.size(); ++t) {
    const double y = (at(here, kControlled[t]) - at(base, kControlled[t])) * weight;
    for (std::size_t i = 0; i < kK; ++i) with_target[t][i] += y * c[i];
  }
}

void ControlSums::merge(const ControlSums& other) {
  for (std::size_t i = 0; i < kK; ++i) {
    sum[i] += other.sum[i];
    for (std::size_t j = 0; j <= i; ++j) squares[i][j] += other.squares[i][j];
  }
  for (std::size_t t = 0; t < kControlled.size(); ++t)
    for (std::size_t i = 0; i < kK; ++i) with_target[t][i] += other.with_target[t][i];
}

std::vector<Controlled> control(const Tally& tally, const Strata& strata,
                                const std::vector<Side>& sides, std::size_t side) {
  if (sides[side].known.empty() || sides[0].known.empty()) return {};
  std::vector<Controlled> result;
  for (const chain::Metric metric : kControlled) result.push_back({metric, 0, 0, 0});
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const chain::Row& here = sides[side].known[strata.segments[h][side].value];
    const chain::Row& base = sides[0].known[strata.segments[h][0].value];
    const auto known = [&](chain::Metric metric) {
      return chain::at(here, metric) - chain::at(base, metric);
    };
    const std::optional<Stratum> own = stratum_of(tally, strata, h, side);
    if (!own) return {};
    const Factor factor = factorise(own->covariance);
    const auto used = static_cast<double>(factor.used);
    for (std::size_t t = 0; t < result.size(); ++t) {
      const Regression fit = regress(factor, own->with_target[t]);
      double mean = own->target_mean[t];
      for (std::size_t i = 0; i < kK; ++i)
        mean -= fit.coefficients[i] * (own->mean[i] - known(kControls[i]));
      const double left = own->freedom - used;
      // The first factor is for the degrees of freedom, the second for what luck there is in the
      // coefficients themselves (Lavenberg and Welch 1981, Management Science 27).
      const double variance = std::max(0.0, own->target_variance[t] - fit.explained) *
                              (own->freedom / left) * ((own->freedom - 1) / (left - 1));
      result[t].mean += own->share * mean;
      result[t].standard_error += own->share * own->share * variance / own->customers;
      result[t].exact += own->share * known(kControlled[t]);
    }
  }
  for (Controlled& one : result) one.standard_error = std::sqrt(one.standard_error);
  return result;
}

}  // namespace painpoint::montecarlo
