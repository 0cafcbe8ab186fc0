#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "chain/state_index.h"
#include "exact/flows.h"

namespace painpoint::exact {

/// A figure of a segment that adds up over what happens to its customers.
struct Functional {
  /// Added at each visit: its mean there.
  std::function<double(const chain::SegmentChain&, const chain::SharedVisit&)> per_visit;
  /// Added when a customer is lost, background apart.
  std::function<double(const chain::SegmentChain&)> per_loss;
  /// Added at the end of a journey.
  std::function<double(const chain::SegmentChain&, EndIndex)> per_end;
};

Functional total_cost();
Functional lost_customers();
Functional complaints();
Functional recontacts();

/// How figures of a segment change with its coefficients, to first order and without another
/// solution of the flows.
///
/// With v the visits of all customers and w of those not lost before, a figure is v.r + w.l, where
/// v = start + Q'v, w = start + K'w. Let x = r + Qx and y = l + Ky be what a state adds from there
/// on (one transposed solve each). Then to first order
///   d(figure) = d(start).(x + y) + v.(dr + dQ x) + w.(dl + dK y),
/// the method of adjoints (Griewank and Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3 and
/// 15): as many derivatives as one likes for the price of one more solve.
class Adjoint {
 public:
  static Outcome<Adjoint> of(std::shared_ptr<const chain::SegmentChain> chain, const Roster& roster,
                             std::vector<Functional> functionals);

  /// The figures themselves.
  [[nodiscard]] const std::vector<double>& values() const { return values_; }

  /// The right-hand side above, with the differences to `now` in the place of the differentials:
  /// a function of `now` that is explicit, 0 at the segment itself, and has the derivatives of the
  /// figures there. Nothing if customers move between other states: that is not a small change.
  /// Several threads may ask at a time.
  [[nodiscard]] std::optional<std::vector<double>> change(const chain::SegmentChain& now) const;

 private:
  /// What a segment adds to a figure at a loss and at each end.
  struct Prices {
    double loss = 0;
    std::vector<double> ends;
    bool operator==(const Prices&) const = default;
  };

  Adjoint(std::shared_ptr<const chain::SegmentChain> chain, const SolvedFlows& flows,
          std::vector<Functional> functionals);
  void solve(SolvedFlows& flows);
  [[nodiscard]] std::vector<Prices> prices_of(const chain::SegmentChain& chain) const;
  [[nodiscard]] bool add_start(const chain::SegmentChain& now, std::vector<double>& change) const;
  /// By functional: what a state adds here and ahead, to all customers and to those not lost.
  struct RowSums {
    std::vector<double> everyone;
    std::vector<double> not_lost;
  };
  /// Calls `visit(state, sums)` for each state for which `wanted(state)`, with the sums of its row
  /// under `now`. False if a row leads to unknown states.
  template <class Wanted, class Visit>
  bool for_each_row(const chain::SegmentChain& now, const std::vector<Prices>& prices,
                    Wanted&& wanted, Visit&& visit) const;
  [[nodiscard]] bool sum_row(const chain::SegmentChain& now, std::size_t state,
                             const std::vector<chain::Way>& ways, const std::vector<Prices>& prices,
                             RowSums& sums) const;

  std::shared_ptr<const chain::SegmentChain> chain_;
  std::vector<Functional> functionals_;
  chain::StateSpace space_;
  chain::StateIndex index_;
  std::vector<std::vector<std::uint32_t>> states_of_visit_;
  std::vector<double> visits_, visits_not_lost_;
  std::vector<Prices> prices_;                       ///< by functional
  std::vector<std::vector<double>> ahead_;           ///< x, by functional and state
  std::vector<std::vector<double>> ahead_not_lost_;  ///< y
  std::vector<RowSums> rows_;                        ///< by state; x and y but for rounding
  std::vector<double> values_;
};

}  // namespace painpoint::exact
