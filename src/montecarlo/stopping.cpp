#include "montecarlo/stopping.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "montecarlo/spread.h"

namespace painpoint::montecarlo {
namespace {

/// Half the width of a 95% interval in standard errors. The groups that variances come from are
/// more than 500 after the first block, where Student's t has 1.965.
constexpr double kHalf95 = 1.959963984540054;

/// The mixture's scale squared: where it is narrowest after kNarrowest customers (the formula of
/// the same paper for two sides, at twice the error).
double scale_squared(double error) {
  const double twice = -2 * std::log(2 * error);
  return (twice + std::log(std::max(twice, 1e-9)) + 1) / kNarrowest;
}

/// What is known of side i minus side j.
struct Gap {
  double mean = 0;
  double width = std::numeric_limits<double>::infinity();
};

Gap gap_of(const Tally& tally, std::size_t pair, double error) {
  std::vector<Spread> spreads;
  double customers = 0;
  double variance = 0;  // of a customer, times the number of customers
  double noise = 0;     // of the same, squared
  for (std::size_t p = 0; p < tally.parts.size(); ++p) {
    const SideTally& part = tally.parts[p][0];
    if (part.customers == 0) continue;
    const PairSums& sums = tally.pairs[p][pair];
    spreads.push_back(plain_spread(part.customers, part.groups, sums.sum, sums.squares));
    customers += part.customers;
    const double weight = part.customers / part.groups;
    variance += weight * sums.deviations;
    noise += weight * weight * sums.square_deviations;
  }
  Gap gap;
  gap.mean = mean_of(spreads);
  const double standard_error = error_of_mean(spreads);
  const bool enough = noise > 0 && variance * variance >= kFewestEffectiveGroups * noise;
  if (enough && standard_error > 0)
    gap.width = time_uniform_bound(customers, standard_error * standard_error * customers, error);
  return gap;
}

bool precise_enough(const Precision& precision, std::size_t sides, const Estimator& estimator) {
  for (std::size_t s = 0; s < sides; ++s) {
    const Estimator::Figure figure = estimator.journey_figure(s, precision.metric);
    // A standard error of 0 says that nothing was seen, or that all were alike so far.
    if (figure.error == 0) return false;
    if (kHalf95 * figure.error > precision.relative * std::fabs(figure.mean)) return false;
  }
  return true;
}

/// The mean of the metric on the base.
double base_mean(chain::Metric metric, const Tally& tally) {
  double sum = 0;
  double customers = 0;
  for (const std::vector<SideTally>& sides : tally.parts) {
    customers += sides[0].customers;
    const Sums* cell = sides[0].cells.find(CellLayout::kJourney);
    if (cell != nullptr) sum += at(cell->sum, metric);
  }
  return customers > 0 ? sum / customers : 0;
}

}  // namespace

bool can_be_decided(chain::Metric metric) {
  return static_cast<std::size_t>(metric) < kTallied;
}

bool more_is_better(chain::Metric metric) {
  return metric == chain::Metric::satisfaction || metric == chain::Metric::completed ||
         metric == chain::Metric::margin;
}

double time_uniform_bound(double customers, double variance, double error) {
  const double grown = customers * scale_squared(error) + 1;
  const double per_customer = 2 * grown / (customers * (grown - 1));
  return std::sqrt(variance * per_customer * std::log1p(std::sqrt(grown) / (2 * error)));
}

bool is_look(std::uint64_t merged_blocks) {
  for (std::uint64_t look = 1; look <= merged_blocks; look += std::max<std::uint64_t>(look / 10, 1))
    if (look == merged_blocks) return true;
  return false;
}

Contest contest_of(const Decision& decision, const Tally& tally) {
  const std::size_t sides = tally.parts.front().size();
  const double sign = more_is_better(decision.metric) ? -1 : 1;
  const double error = decision.error / static_cast<double>(std::max<std::size_t>(sides - 1, 1));
  // worse[i][j]: how much worse i may be than j at most
  std::vector<std::vector<double>> worse(sides, std::vector<double>(sides, 0));
  std::vector<double> mean(sides, 0);  // above the base
  for (std::size_t j = 1; j < sides; ++j)
    for (std::size_t i = 0; i < j; ++i) {
      const Gap gap = gap_of(tally, pair_number(i, j), error);
      worse[i][j] = sign * gap.mean + gap.width;
      worse[j][i] = -sign * gap.mean + gap.width;
      if (i == 0) mean[j] = -sign * gap.mean;
    }
  Contest contest;
  contest.leader =
      static_cast<std::size_t>(std::min_element(mean.begin(), mean.end()) - mean.begin());
  for (std::size_t j = 0; j < sides; ++j) {
    bool beaten = false;
    for (std::size_t i = 0; i < sides; ++i) beaten = beaten || worse[i][j] < 0;
    if (!beaten) contest.contenders.push_back(j);
  }
  double within = 0;
  for (const std::size_t i : contest.contenders)
    for (const std::size_t j : contest.contenders) within = std::max(within, worse[i][j]);
  if (contest.contenders.size() > 1 && std::isfinite(within)) contest.within = within;
  return contest;
}

std::optional<StopReason> reason_to_stop(const Settings& settings, std::uint64_t merged_blocks,
                                         const Tally& tally, const Estimator& estimator) {
  const std::size_t sides = tally.parts.front().size();
  if (settings.decide && sides > 1) {
    const Contest contest = contest_of(*settings.decide, tally);
    if (contest.contenders.size() == 1) return StopReason::decided;
    const double indifferent =
        settings.decide->indifference * std::fabs(base_mean(settings.decide->metric, tally));
    if (contest.within && *contest.within < indifferent) return StopReason::too_close_to_call;
  }
  if (settings.precision && is_look(merged_blocks) &&
      precise_enough(*settings.precision, sides, estimator))
    return StopReason::precise_enough;
  return std::nullopt;
}

}  // namespace painpoint::montecarlo
