#include "montecarlo/sheet.h"

namespace painpoint::montecarlo {

using chain::Metric;
using chain::Split;
using enum chain::Metric;

void CustomerSheet::count_minutes(double minutes, bool friction) {
  current().minutes += minutes;
  if (friction) current().friction += minutes;
}

CustomerSheet::Owners CustomerSheet::owners(CauseIndex cause) {
  return {*touchpoint_, *channel_, cells_.use(layout_.cell(Split::cause, cause.value))};
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

void CustomerSheet::open(const chain::SegmentChain& chain, SegmentIndex segment,
                         double engagement_factor) {
  engagement_factor_ = engagement_factor;
  cells_.clear();
  ends_.assign(ends_.size(), 0);
  customers_ = background_lost_ = satisfaction_ = 0;
  chain_ = &chain;
  segment_ = segment;
  closed_ = false;
}

void CustomerSheet::take_turn(const Turn& turn) {
  totals_ = turn.totals;
  touchpoint_ = &cells_.use(layout_.cell(Split::touchpoint, turn.at.value));
  channel_ = &cells_.use(layout_.cell(Split::channel, turn.channel.value));
  origin_cause_ = turn.origin_cause;
  rework_ = turn.rework;
}

void CustomerSheet::customer_starts(const CustomerStarts& event) {
  if (closed_) open(*event.chain, event.segment, engagement_factor_);
  own_totals_ = {};
  totals_ = nullptr;
}

void CustomerSheet::visit(const Visit& event) {
  take_turn({totals_, event.at, event.channel, event.origin_cause, event.rework});
  const Owners own = owners(origin_cause_);
  own.add(visits, 1);
  if (rework_) own.add(rework_visits, 1);
  own.add_customer_time(event.wait, true);
  own.add_customer_time(event.service, rework_);
  own.add(elapsed_minutes, event.delay);
  own.add(rework_ ? rework_cost : service_cost, event.cost);
  count_minutes(event.wait, true);
  count_minutes(event.service, rework_);
  current().cash += event.cost;
}

void CustomerSheet::work(const StaffTime& staff) {
  add_staff(owners(origin_cause_), staff, rework_ ? rework_cost : service_cost, rework_);
  current().cash += staff.money;
}

void CustomerSheet::visits_of(const Turn& turn, const VisitSums& sums) {
  take_turn(turn);
  if (sums.count == 0) return;
  const Owners own = owners(origin_cause_);
  own.add(visits, sums.count);
  if (rework_) own.add(rework_visits, sums.count);
  own.add_customer_time(sums.wait, true);
  own.add_customer_time(sums.service, rework_);
  own.add(elapsed_minutes, sums.delay);
  own.add(rework_ ? rework_cost : service_cost, sums.count * sums.cost);
}

void CustomerSheet::work_of(const StaffTime& sum) {
  add_staff(owners(origin_cause_), sum, rework_ ? rework_cost : service_cost, rework_);
}

void CustomerSheet::reactions_of(CauseIndex cause, const ReactionSums& sums) {
  const chain::CompiledDesk& desk = chain_->desk;
  const chain::CompiledRecontact& recontact = chain_->recontact;
  const Owners own = owners(cause);
  const auto add_work = [&](const chain::StaffWork& work, double minutes) {
    add_staff(own, {work.team, minutes, minutes * work.money_per_minute}, rework_cost, true);
  };
  own.add(problems, sums.silent + sums.recontacts + sums.complaints);
  own.add(silent, sums.silent);
  own.add_customer_time(sums.lost_minutes, true);
  add_losses(own, sums.lost, chain_->loss_value());
  if (sums.recontacts + sums.complaints == 0) return;
  own.add(recontacts, sums.recontacts);
  own.add(complaints, sums.complaints);
  own.add_customer_time(sums.customer_minutes, true);
  add_work(recontact.staff, sums.recontact_minutes);
  add_work(desk.staff, sums.desk_minutes);
  own.add(rework_cost, sums.recontacts * recontact.cost + sums.complaints * desk.cost);
  own.add(redress, sums.redress);
  if (sums.escalations == 0) return;
  own.add(escalations, sums.escalations);
  add_work(desk.escalation_staff, sums.escalation_minutes);
  own.add(rework_cost, sums.escalations * desk.escalation_cost);
}

void CustomerSheet::ends_of(EndIndex end, double count, double end_margin, double end_lost) {
  ends_[end.value] += count;
  const Owners own = owners(kNoCause);
  if (end == chain_->abandoned) own.add(abandoned, count);
  if (end == chain_->completed) own.add(completed, count);
  own.add(margin, count * end_margin);
  add_losses(own, end_lost, chain_->loss_value());
}

void CustomerSheet::policies_of(const Turn& turn, double burden_minutes, const StaffTime& staff,
                                double cost) {
  take_turn(turn);
  add_policy(burden_minutes, staff, cost);
}

void CustomerSheet::add_policy(double burden_minutes, const StaffTime& staff, double cost) {
  const Owners own = owners(kNoCause);
  own.add_customer_time(burden_minutes, true);
  add_staff(own, staff, service_cost, rework_);
  own.add(service_cost, cost);
}

void CustomerSheet::policy_applied(const PolicyApplied& event) {
  add_policy(event.burden, event.staff, event.cost);
  count_minutes(event.burden, true);
  current().cash += event.staff.money;
  current().cash += event.cost;
}

void CustomerSheet::misuse(const Misuse& event) {
  owners(kNoCause).add(policy_loss, event.loss);
  current().cash += event.loss;
}

void CustomerSheet::caught(const Problem& problem, const Correction& correction) {
  const Owners own = owners(problem.cause);
  own.add(Metric::caught, 1);
  add_staff(own, correction.staff, rework_cost, true);
  own.add(rework_cost, correction.cost);
  current().cash += correction.staff.money;
  current().cash += correction.cost;
}

void CustomerSheet::reacted(const Reacted& event) {
  add_reaction(current(), event);
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

void CustomerSheet::add_losses(const Owners& owners, double chance, double value) {
  owners.add(Metric::lost, chance);
  owners.add(value_lost, chance * value);
}

void CustomerSheet::may_be_lost(const LossChance& event) {
  add_losses(owners(event.cause), event.chance, event.value);
}

void CustomerSheet::lost(const Lost& event) {
  current().value_lost += event.value;
}

void CustomerSheet::end_reached(const EndReached& event) {
  ends_[event.end.value] += 1;
  const Owners own = owners(event.cause);
  if (event.end == chain_->abandoned) own.add(abandoned, 1);
  if (event.end == chain_->completed) own.add(completed, 1);
  own.add(margin, event.margin);
  current().margin += event.margin;
}

void CustomerSheet::customer_finished(const CustomerFinished& event) {
  customers_ += 1;
  background_lost_ += event.background_chance;
  current().satisfaction = satisfaction_of(event);
  satisfaction_ += current().satisfaction;
}

void CustomerSheet::finished_of(double customers, double background_lost, double satisfaction) {
  customers_ += customers;
  background_lost_ += background_lost;
  satisfaction_ += satisfaction;
}

void CustomerSheet::close() {
  closed_ = true;
  const std::size_t used = cells_.used().size();
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
  at(journey, background_lost) = background_lost_;
  at(journey, satisfaction) = satisfaction_;
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
