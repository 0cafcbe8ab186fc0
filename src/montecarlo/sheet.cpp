#include "montecarlo/sheet.h"

namespace painpoint::montecarlo {

using chain::Metric;
using chain::Split;
using enum chain::Metric;

void CustomerSheet::Owners::add_customer_time(double minutes, bool friction) const {
  if (minutes == 0) return;
  add(journey_minutes, minutes);
  add(elapsed_minutes, minutes);
  if (friction) add(friction_minutes, minutes);
}

CustomerSheet::Owners CustomerSheet::owners(CauseIndex cause) {
  cells_.make_room(5);  // three here, and the teams of up to two pieces of work
  return {cells_.use(touchpoint_cell_), cells_.use(channel_cell_),
          cells_.use(layout_.cell(Split::cause, cause.value))};
}

/// `money` names where the hourly money goes.
void CustomerSheet::add_staff(const Owners& owners, const StaffTime& staff, Metric money,
                              bool rework) {
  if (staff.minutes == 0) return;
  owners.add(staff_minutes, staff.minutes);
  owners.add(staff_cost, staff.money);
  owners.add(money, staff.money);
  Amounts& team = cells_.use(layout_.cell(Split::team, staff.team.value));
  at(team, staff_minutes) += staff.minutes;
  at(team, staff_cost) += staff.money;
  if (!rework) return;
  owners.add(rework_minutes, staff.minutes);
  at(team, rework_minutes) += staff.minutes;
}

void CustomerSheet::customer_starts(const CustomerStarts& event) {
  cells_.clear();
  chain_ = event.chain;
  segment_ = event.segment;
}

void CustomerSheet::visit(const Visit& event) {
  touchpoint_cell_ = layout_.cell(Split::touchpoint, event.at.value);
  channel_cell_ = layout_.cell(Split::channel, event.channel.value);
  origin_cause_ = event.origin_cause;
  rework_ = event.rework;
  const Owners own = owners(origin_cause_);
  own.add(visits, 1);
  if (rework_) own.add(rework_visits, 1);
  own.add_customer_time(event.wait, true);
  own.add_customer_time(event.service, rework_);
  own.add(elapsed_minutes, event.delay);
  own.add(rework_ ? rework_cost : service_cost, event.cost);
}

void CustomerSheet::work(const StaffTime& staff) {
  add_staff(owners(origin_cause_), staff, rework_ ? rework_cost : service_cost, rework_);
}

void CustomerSheet::policy_applied(const PolicyApplied& event) {
  const Owners own = owners(kNoCause);
  own.add_customer_time(event.burden, true);
  add_staff(own, event.staff, service_cost, rework_);
  own.add(service_cost, event.cost);
}

void CustomerSheet::misuse(const Misuse& event) {
  owners(kNoCause).add(policy_loss, event.loss);
}

void CustomerSheet::caught(const Problem& problem, const Correction& correction) {
  const Owners own = owners(problem.cause);
  own.add(Metric::caught, 1);
  add_staff(own, correction.staff, rework_cost, true);
  own.add(rework_cost, correction.cost);
}

void CustomerSheet::reacted(const Reacted& event) {
  const Owners own = owners(event.problem.cause);
  own.add(problems, 1);
  own.add_customer_time(event.lost_minutes, true);
  switch (event.reaction) {
    case Reaction::leave:
      return;
    case Reaction::silent:
      own.add(silent, 1);
      return;
    case Reaction::complain:
      own.add(complaints, 1);
      break;
    case Reaction::recontact:
      own.add(recontacts, 1);
      break;
  }
  own.add_customer_time(event.customer_minutes, true);
  add_staff(own, event.staff, rework_cost, true);
  own.add(rework_cost, event.cost);
  own.add(redress, event.redress);
  if (!event.escalated) return;
  own.add(escalations, 1);
  add_staff(own, event.escalation_staff, rework_cost, true);
  own.add(rework_cost, event.escalation_cost);
}

void CustomerSheet::lost(const Lost& event) {
  const Owners own = owners(event.cause);
  own.add(Metric::lost, 1);
  own.add(value_lost, event.value);
}

void CustomerSheet::end_reached(const EndReached& event) {
  end_ = event.end;
  const Owners own = owners(event.cause);
  if (event.end == chain_->abandoned) own.add(abandoned, 1);
  if (event.end == chain_->completed) own.add(completed, 1);
  own.add(margin, event.margin);
}

void CustomerSheet::customer_finished(const CustomerFinished& event) {
  const std::size_t used = cells_.used().size();
  cells_.make_room(used + 2);
  Amounts& journey = cells_.use(CellLayout::kJourney);
  // Everything happens at a touchpoint: stages and the journey are sums of touchpoints.
  const std::uint32_t first = layout_.cell(Split::touchpoint, 0);
  for (std::size_t i = 0; i < used; ++i) {
    const std::uint32_t number = cells_.used()[i];
    if (number < first || number - first >= roster_.touchpoints.size()) continue;
    const Amounts& touchpoint = cells_.nth_used(i);
    Amounts& stage = cells_.use(layout_.cell(Split::stage, roster_.stage_of[number - first].value));
    for (std::size_t m = 0; m < chain::kCounted; ++m) {
      journey[m] += touchpoint[m];
      stage[m] += touchpoint[m];
    }
  }
  at(journey, background_lost) = event.background_lost ? 1 : 0;
  at(journey, satisfaction) = satisfaction_score(*chain_, event, engagement_factor_);
  cells_.use(layout_.cell(Split::segment, segment_.value)) = journey;
  for (std::size_t i = 0; i < cells_.used().size(); ++i) {
    Amounts& a = cells_.nth_used(i);
    at(a, cash_cost) =
        at(a, service_cost) + at(a, rework_cost) + at(a, redress) + at(a, policy_loss);
    at(a, spending) = at(a, cash_cost) - at(a, staff_cost);
    at(a, total_cost) = at(a, cash_cost) + at(a, value_lost) - at(a, margin);
  }
}

}  // namespace painpoint::montecarlo
