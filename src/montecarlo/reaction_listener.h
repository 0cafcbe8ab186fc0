#pragma once

#include "montecarlo/plain_sums.h"
#include "montecarlo/rules.h"

namespace painpoint::montecarlo {

/// Counts a reaction other than leaving.
inline void add_reaction(CustomerSheet::ReactionSums& sums, const Reacted& event) {
  sums.lost_minutes += event.lost_minutes;
  sums.customer_minutes += event.customer_minutes;
  sums.redress += event.redress;
  switch (event.reaction) {
    case Reaction::recontact:
      sums.recontacts += 1;
      sums.recontact_minutes += event.staff.minutes;
      break;
    case Reaction::complain:
      sums.complaints += 1;
      sums.desk_minutes += event.staff.minutes;
      sums.escalations += event.escalated ? 1 : 0;
      sums.escalation_minutes += event.escalation_staff.minutes;
      break;
    default:
      sums.silent += 1;
  }
}

/// Listens to what a problem does to one customer of a group. Reactions are frequent, so that they
/// are added up by PlainSums; whatever else happens is for the sheet.
class ReactionListener {
 public:
  ReactionListener(const CustomerSheet::Turn& turn, CustomerSheet::ReactionSums& sums,
                   CustomerSheet& sheet)
      : turn_(turn), sums_(sums), sheet_(sheet) {}

  void reacted(const Reacted& event) {
    if (event.reaction == Reaction::leave) {
      sheet().reacted(event);
      return;
    }
    add_reaction(*turn_.totals, event);
    add_reaction(sums_, event);
  }
  void sent_to_rework(const SentToRework&) {}

  void customer_starts(const CustomerStarts& event) { sheet().customer_starts(event); }
  void visit(const Visit& event) { sheet().visit(event); }
  void work(const StaffTime& staff) { sheet().work(staff); }
  void policy_applied(const PolicyApplied& event) { sheet().policy_applied(event); }
  void misuse(const Misuse& event) { sheet().misuse(event); }
  void caught(const Problem& problem, const Correction& correction) {
    sheet().caught(problem, correction);
  }
  void may_be_lost(const LossChance& event) { sheet().may_be_lost(event); }
  void lost(const Lost& event) { turn_.totals->value_lost += event.value; }
  void end_reached(const EndReached& event) { sheet().end_reached(event); }
  void customer_finished(const CustomerFinished& event) { sheet().customer_finished(event); }

 private:
  CustomerSheet& sheet() {
    sheet_.take_turn(turn_);
    return sheet_;
  }

  const CustomerSheet::Turn& turn_;
  CustomerSheet::ReactionSums& sums_;
  CustomerSheet& sheet_;
};

}  // namespace painpoint::montecarlo
