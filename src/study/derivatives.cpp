#include "study/derivatives.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "exact/adjoint.h"
#include "exact/evaluate.h"
#include "model/address.h"
#include "study/moved_base.h"

namespace painpoint::study {
namespace {

/// Steps are this part of a number.
constexpr double kSlopeStep = 0.01;
/// Steps from 0.
constexpr double kSlopeStepOfChance = 0.001;
constexpr double kSlopeStepOfOthers = 0.01;

/// Numbers that the base does not calculate with, by the beginning of their address.
bool is_outside_base(std::string_view address) {
  return address.starts_with("scenarios.") || address.starts_with("observed.");
}

class Differentiator {
 public:
  explicit Differentiator(const Journey& journey) : base_(journey) {}

  /// Solves the base; false if that fails.
  bool solve(Diagnostics& diagnostics) {
    auto chains = base_.with({});
    if (!chains) return false;
    for (chain::SegmentChain& chain : *chains) {
      shares_.push_back(chain.share);
      Outcome<exact::Adjoint> adjoint =
          exact::Adjoint::of(std::make_shared<const chain::SegmentChain>(std::move(chain)),
                             base_.roster(), {exact::total_cost()});
      diagnostics.append(std::move(adjoint.diagnostics));
      if (!adjoint) return false;
      total_ += shares_.back() * adjoint->values().front();
      segments_.push_back(std::move(*adjoint));
    }
    return true;
  }

  [[nodiscard]] double total() const { return total_; }
  [[nodiscard]] const Journey& journey() const { return base_.journey(); }

  [[nodiscard]] Derivative by(const std::string& address) const {
    Derivative result{address, Quantity::none, 0, {0.0, 0.0}};
    Journey copy = base_.journey();
    const Addressed found = find_address(copy, address);
    if (!found.number) return result;
    result.quantity = found.number->quantity;
    result.value = found.number->get();
    const QuantityRule& rule = rule_of(result.quantity);
    if (rule.whole || is_outside_base(address)) return result;

    SlopeProblem problem;
    problem.noise = 16 * std::numeric_limits<double>::epsilon() * std::abs(total_);
    const double step = usual_step(result.quantity, result.value);
    const bool in_split = found.number->in_split();
    const double high = in_split ? 1 : rule.high;
    problem.reach_down = reach(address, result.value, -std::min(step, result.value - rule.low));
    problem.reach_up = reach(address, result.value, std::min(step, high - result.value));

    bool same_states = true;
    problem.change = [&](double offset) {
      const auto change = change_by_adjoint({{address, result.value + offset}});
      same_states = same_states && change.has_value();
      return change.value_or(0);
    };
    result.slopes = find_slopes(problem);
    if (same_states) return result;
    problem.change = [&](double offset) {
      return change_by_solving({{address, result.value + offset}});
    };
    result.slopes = find_slopes(problem);
    return result;
  }

 private:
  static double usual_step(Quantity quantity, double value) {
    if (value != 0) return kSlopeStep * std::abs(value);
    return rule_of(quantity).high == 1 ? kSlopeStepOfChance : kSlopeStepOfOthers;
  }

  /// How far a number can be moved in this direction, as a length: the offset or a part of it; 0
  /// where the least step makes a journey that cannot be.
  [[nodiscard]] double reach(const std::string& address, double value, double offset) const {
    constexpr int kShorter = 3;
    for (int tried = 0; tried < kShorter && offset != 0; ++tried, offset /= 16)
      if (base_.allows(std::vector<Assignment>{{address, value + offset}})) return std::abs(offset);
    return 0;
  }

  /// The change of the total to first order; nothing where other states are reached.
  [[nodiscard]] std::optional<double> change_by_adjoint(
      const std::vector<Assignment>& moved) const {
    const auto chains = base_.with(moved);
    if (!chains) return std::nullopt;
    double sum = 0;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      const auto change = segments_[s].change((*chains)[s]);
      if (!change) return std::nullopt;
      const double share = (*chains)[s].share;
      sum += (share - shares_[s]) * segments_[s].values().front() + share * change->front();
    }
    return sum;
  }

  [[nodiscard]] double change_by_solving(const std::vector<Assignment>& moved) const {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    const auto chains = base_.with(moved);
    if (!chains) return kNone;
    double sum = 0;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      const chain::SegmentChain& chain = (*chains)[s];
      const Outcome<exact::Totals> totals = exact::solve_totals(chain, base_.roster());
      if (!totals) return kNone;
      const double value = totals->cash_cost + totals->lost * chain.loss_value() - totals->margin;
      sum += chain.share * value - shares_[s] * segments_[s].values().front();
    }
    return sum;
  }

  MovableBase base_;
  std::vector<exact::Adjoint> segments_;
  std::vector<double> shares_;
  double total_ = 0;
};

}  // namespace

Outcome<Derivatives> derivatives_of(const Journey& journey,
                                    const std::vector<std::string>& addresses,
                                    CancelFlag cancelled) {
  Outcome<Derivatives> outcome;
  Differentiator differentiator(journey);
  if (!differentiator.solve(outcome.diagnostics)) return outcome;
  Derivatives result;
  result.total_cost = differentiator.total();
  for (const std::string& address : addresses.empty() ? all_addresses(journey) : addresses) {
    if (is_cancelled(cancelled)) return outcome;
    result.all.push_back(differentiator.by(address));
  }
  outcome.value = std::move(result);
  return outcome;
}

}  // namespace painpoint::study
