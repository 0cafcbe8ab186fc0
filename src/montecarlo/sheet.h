#pragma once

#include <cstdint>
#include <vector>

#include "montecarlo/cells.h"
#include "montecarlo/events.h"

namespace painpoint::montecarlo {

/// What one customer's journey came to, added up in the order of its events.
struct CustomerTotals {
  double cash = 0, friction = 0, minutes = 0, value_lost = 0, margin = 0;
  double satisfaction = 0;  ///< when finished

  [[nodiscard]] double total_cost() const { return cash + value_lost - margin; }
};

/// Adds what a customer bore of a problem, in this order.
inline void add_reaction(CustomerTotals& totals, const Reacted& event) {
  totals.minutes += event.lost_minutes;
  totals.friction += event.lost_minutes;
  if (event.reaction != Reaction::complain && event.reaction != Reaction::recontact) return;
  totals.minutes += event.customer_minutes;
  totals.friction += event.customer_minutes;
  totals.cash += event.staff.money;
  totals.cash += event.cost;
  totals.cash += event.redress;
  if (!event.escalated) return;
  totals.cash += event.escalation_staff.money;
  totals.cash += event.escalation_cost;
}

/// The listener that writes down what customers cost, split by who owns what ("What is counted" of
/// the model). It takes a group of customers, in any interleaving, until it is closed; all of them
/// must belong to one segment. The next customer who starts then opens a new sheet.
///
/// Losses are written down as chances, which have the same means as drawn ones and a smaller
/// spread; only CustomerTotals, where each customer is lost or not, have what was drawn.
class CustomerSheet {
 public:
  CustomerSheet(const Roster& roster, const CellLayout& layout, double engagement_factor)
      : roster_(roster),
        layout_(layout),
        engagement_factor_(engagement_factor),
        cells_(layout.size()),
        ends_(roster.ends.size(), 0) {}

  void customer_starts(const CustomerStarts& event);
  void visit(const Visit& event);
  void work(const StaffTime& staff);
  void policy_applied(const PolicyApplied& event);
  void misuse(const Misuse& event);
  void caught(const Problem& problem, const Correction& correction);
  void reacted(const Reacted& event);
  void may_be_lost(const LossChance& event);
  void lost(const Lost& event);
  void sent_to_rework(const SentToRework&) {}
  void end_reached(const EndReached& event);
  void customer_finished(const CustomerFinished& event);

  /// Says whose events come next: where he is, and on whose totals they go. For engines that let
  /// customers take turns; customer_starts and visit say it otherwise.
  struct Turn {
    CustomerTotals* totals = nullptr;  ///< null: the sheet's own
    TouchpointIndex at;
    ChannelIndex channel;
    CauseIndex origin_cause = kNoCause;
    bool rework = false;
  };
  void take_turn(const Turn& turn);

  // What happened to several customers at once, at one touchpoint and in one channel; their totals
  // are kept elsewhere.

  /// Their number, the sums of their times, and the money of one.
  struct VisitSums {
    double count = 0;
    double delay = 0, wait = 0, service = 0;
    double cost = 0;
  };
  /// Visits where `turn` says; its totals are not looked at. What follows is about the same place.
  void visits_of(const Turn& turn, const VisitSums& sums);
  /// The staff time of such visits.
  void work_of(const StaffTime& sum);
  /// Policies that were borne, where `turn` says: the sums of burden, staff time and other money.
  void policies_of(const Turn& turn, double burden_minutes, const StaffTime& staff, double cost);
  /// Problems with one cause that customers reacted to, other than by leaving.
  struct ReactionSums {
    double silent = 0, recontacts = 0, complaints = 0, escalations = 0;
    double lost = 0;  ///< chances of being lost over it
    double lost_minutes = 0;
    double customer_minutes = 0;  ///< of complaints and repeat contacts
    double recontact_minutes = 0, desk_minutes = 0, escalation_minutes = 0;  ///< of staff
    double redress = 0;
  };
  void reactions_of(CauseIndex cause, const ReactionSums& sums);
  /// `lost`: the chances of being lost there.
  void ends_of(EndIndex end, double count, double margin, double lost);
  /// Customers who finished, of whom each was given what satisfaction_of says. `background_lost`:
  /// the chances of that.
  void finished_of(double customers, double background_lost, double satisfaction);
  [[nodiscard]] double satisfaction_of(const CustomerFinished& event) const {
    return satisfaction_score(*chain_, event, engagement_factor_);
  }

  /// Adds up stages, the journey and the segment, and what follows from the counted figures.
  void close();
  /// Forgets everything. `segment` is that of the customers to come.
  void open(const chain::SegmentChain& chain, SegmentIndex segment, double engagement_factor);

  // Of a closed sheet:
  [[nodiscard]] const SparseCells<Amounts>& cells() const { return cells_; }
  /// How many customers came to each end.
  [[nodiscard]] const std::vector<double>& ends() const { return ends_; }
  [[nodiscard]] double customers() const { return customers_; }
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] SegmentIndex segment() const { return segment_; }
  /// Of the customer whose turn it was last, where nobody else keeps them.
  [[nodiscard]] const CustomerTotals& totals() const { return own_totals_; }

 private:
  /// The rows that everything at one visit goes to, by its cause.
  struct Owners {
    Amounts& touchpoint;
    Amounts& channel;
    Amounts& cause;
    void add(chain::Metric metric, double amount) const {
      at(touchpoint, metric) += amount;
      at(channel, metric) += amount;
      at(cause, metric) += amount;
    }
    void add_customer_time(double minutes, bool friction) const {
      if (minutes == 0) return;
      add(chain::Metric::journey_minutes, minutes);
      add(chain::Metric::elapsed_minutes, minutes);
      if (friction) add(chain::Metric::friction_minutes, minutes);
    }
  };
  Owners owners(CauseIndex cause);
  void add_policy(double burden_minutes, const StaffTime& staff, double cost);
  void add_staff(const Owners& owners, const StaffTime& staff, chain::Metric money, bool rework);
  CustomerTotals& current() { return totals_ != nullptr ? *totals_ : own_totals_; }
  /// The same on the totals of the customer in hand.
  void count_minutes(double minutes, bool friction);
  static void add_losses(const Owners& owners, double chance, double value);

  const Roster& roster_;
  const CellLayout& layout_;
  double engagement_factor_;
  SparseCells<Amounts> cells_;
  std::vector<double> ends_;
  double customers_ = 0;
  double background_lost_ = 0;
  double satisfaction_ = 0;
  const chain::SegmentChain* chain_ = nullptr;
  SegmentIndex segment_;
  bool closed_ = true;
  CustomerTotals own_totals_;
  // of the visit in hand
  CustomerTotals* totals_ = nullptr;  ///< null: own_totals_
  Amounts* touchpoint_ = nullptr;
  Amounts* channel_ = nullptr;
  CauseIndex origin_cause_ = kNoCause;
  bool rework_ = false;
};

}  // namespace painpoint::montecarlo
