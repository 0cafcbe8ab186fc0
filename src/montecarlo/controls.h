#pragma once

#include <array>
#include <vector>

#include "montecarlo/cells.h"
#include "montecarlo/simulate.h"
#include "montecarlo/strata.h"

/// Control variates: what the exact solver knows of a difference between two sides sharpens what a
/// sample says of it.
namespace painpoint::montecarlo {

/// The controls: how much more of this happens to a customer than in the base. Only events, no
/// amounts, because prices and times are the same for most of them: within a segment a lost
/// customer is worth the same V, and most of a cost is a number of visits times what one takes.
inline constexpr std::array<chain::Metric, 8> kControls = {
    chain::Metric::lost,        chain::Metric::problems,   chain::Metric::rework_visits,
    chain::Metric::visits,      chain::Metric::complaints, chain::Metric::recontacts,
    chain::Metric::escalations, chain::Metric::abandoned};
/// What they are used for.
inline constexpr std::array<chain::Metric, 4> kControlled = {
    chain::Metric::total_cost, chain::Metric::cash_cost, chain::Metric::staff_minutes,
    chain::Metric::friction_minutes};

/// Sums over groups of differences from the base, of controls c and targets y: of c, of c c'/m and
/// of y c/m. Those of y and y^2/m are in DifferenceSums.
struct ControlSums {
  using Controls = std::array<double, kControls.size()>;
  Controls sum{};
  std::array<Controls, kControls.size()> squares{};  ///< the lower triangle
  std::array<Controls, kControlled.size()> with_target{};

  void add(const Amounts& here, const Amounts& base, double weight);
  void merge(const ControlSums& other);
};

struct Tally;

/// The regression estimate of the differences in kControlled, in that order; empty where a side's
/// true means are not known or a stratum has too few groups.
///
/// In stratum h, of known share w and known mean mu of the controls, the coefficients b are those
/// of a regression among the groups, and the mean difference is estimated as
///   sum over h of  w (mean of y - b'(mean of c - mu)),
/// with the variance w^2 (variance of y - b'c)/n each, n - the customers of the stratum - being
/// given. The residual variance has so many degrees of freedom less as there are controls, and the
/// luck in b is allowed for. The bias of such an estimate is of the order of 1/n (Cochran, Sampling
/// Techniques, 3rd ed., ch. 7), its error of 1/sqrt(n). Strata matter: V differs between segments,
/// so one b for all would leave most of the value lost in the residual. Controls that are a
/// combination of others are left out.
std::vector<Controlled> control(const Tally& tally, const Strata& strata,
                                const std::vector<Side>& sides, std::size_t side);

}  // namespace painpoint::montecarlo
