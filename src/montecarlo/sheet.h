#pragma once

#include <cstdint>

#include "montecarlo/cells.h"
#include "montecarlo/events.h"

namespace painpoint::montecarlo {

/// The listener that writes down what one customer cost, split by who owns what ("What is counted"
/// of the model). Used for one customer after the other.
class CustomerSheet {
 public:
  CustomerSheet(const Roster& roster, const CellLayout& layout, double engagement_factor)
      : roster_(roster),
        layout_(layout),
        engagement_factor_(engagement_factor),
        cells_(layout.size()) {}

  void customer_starts(const CustomerStarts& event);
  void visit(const Visit& event);
  void work(const StaffTime& staff);
  void policy_applied(const PolicyApplied& event);
  void misuse(const Misuse& event);
  void caught(const Problem& problem, const Correction& correction);
  void reacted(const Reacted& event);
  void lost(const Lost& event);
  void sent_to_rework(const SentToRework&) {}
  void end_reached(const EndReached& event);
  void customer_finished(const CustomerFinished& event);

  // The sheet of a customer who has finished.
  [[nodiscard]] const SparseCells<Amounts>& cells() const { return cells_; }
  [[nodiscard]] EndIndex end() const { return end_; }
  [[nodiscard]] SegmentIndex segment() const { return segment_; }

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
    void add_customer_time(double minutes, bool friction) const;
  };
  Owners owners(CauseIndex cause);
  void add_staff(const Owners& owners, const StaffTime& staff, chain::Metric money, bool rework);

  const Roster& roster_;
  const CellLayout& layout_;
  double engagement_factor_;
  SparseCells<Amounts> cells_;
  const chain::SegmentChain* chain_ = nullptr;
  SegmentIndex segment_;
  EndIndex end_;
  // of the visit in hand
  std::uint32_t touchpoint_cell_ = 0;
  std::uint32_t channel_cell_ = 0;
  CauseIndex origin_cause_ = kNoCause;
  bool rework_ = false;
};

}  // namespace painpoint::montecarlo
