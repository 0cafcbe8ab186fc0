#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "chain/chain.h"
#include "exact/evaluate.h"
#include "model/journey.h"
#include "model/scenario.h"

/// Money by month, from what the journey does to a customer in each month. Nothing is solved here.
namespace painpoint::study {

/// One month against the base, in the journey's money. `net` leaves invest out, `cumulative` is
/// undiscounted and has it.
struct Month {
  int month = 0;      ///< 1-based
  double effect = 0;  ///< of the scenario itself, in [0, 1]
  double spending_avoided = 0;
  double staff_hours_freed = 0;
  double staff_cash = 0;
  double margin_ends = 0;
  double margin_kept = 0;
  double run_cost = 0;
  double invest = 0;
  double net = 0;
  double cumulative = 0;
};

/// What money needs of a journey in one state, per customer over all segments.
struct MonthFigures {
  double spending = 0;
  double cashable_cost = 0;
  double staff_minutes = 0;
  double margin = 0;
  /// By segment: the chance that a customer of the journey is one of this segment and is lost by
  /// the journey (background apart), and what he would have paid in the k-th month after.
  std::vector<double> lost;
  std::vector<std::vector<double>> payments;  ///< [segment][k - 1]
  std::vector<double> values;                 ///< present values V
};

/// What a customer of this segment would have paid in the k-th month after the loss, for k up to
/// the horizon.
std::vector<double> payments_after_loss(const Segment& segment, double discount_rate, int horizon);

/// Adds a segment's totals. `payments` as payments_after_loss gives them.
void add_segment(MonthFigures& figures, const chain::SegmentChain& chain,
                 const exact::Totals& totals, std::vector<double> payments);

/// What all plans are counted in.
struct Frame {
  int horizon = 0;          ///< months
  double monthly_rate = 0;  ///< d
  double customers = 0;     ///< per month
};
Frame frame_of(const Journey& journey);

/// The price of a scenario and of those it includes.
struct Price {
  struct Part {
    double start_month = 1;
    double invest = 0;
    double run_cost = 0;
  };
  std::vector<Part> parts;
};
Price price_of(const Journey& journey, const std::vector<ScenarioPart>& parts);

/// Present values of the horizon.
struct PresentValues {
  double cash = 0;          ///< cash_npv
  double horizon = 0;       ///< horizon_npv
  double all = 0;           ///< npv
  double costs = 0;         ///< invest and run costs
  double invest = 0;        ///< invest alone
  double kept_horizon = 0;  ///< the margin of customers kept, in `horizon`
  double kept_all = 0;      ///< likewise in `all`
};

struct CashFlows {
  std::vector<Month> months;
  PresentValues values;
};

/// `by_month[m - 1]` is the journey in month m. `effects`, by month, are only handed on to Month.
CashFlows cash_flows(const Frame& frame, const Price& price, const MonthFigures& base,
                     std::span<const MonthFigures* const> by_month,
                     std::span<const double> effects);

}  // namespace painpoint::study
