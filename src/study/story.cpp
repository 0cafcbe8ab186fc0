#include "study/story.h"

#include <fmt/format.h>

#include <utility>

#include "montecarlo/sheet.h"
#include "montecarlo/walk.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

using chain::Metric;
using montecarlo::Amounts;
using montecarlo::at;

StaffSpent spent(const montecarlo::StaffTime& staff) {
  return {staff.team, staff.minutes, staff.money};
}

/// Listens to a customer's walk and writes it down. Every event also goes to the engine's own
/// sheet, so that totals cannot differ from what the engine counts; except that this one customer
/// is lost or not, where sheets have chances.
class Storyteller {
 public:
  Storyteller(const Roster& roster, const montecarlo::CellLayout& layout, double engagement_factor,
              StorySide& side)
      : roster_(roster), layout_(layout), sheet_(roster, layout, engagement_factor), side_(side) {}

  void customer_starts(const montecarlo::CustomerStarts& event) {
    sheet_.customer_starts(event);
    chain_ = event.chain;
    carried_ = event.carried;
    side_.segment = event.segment;
    for (std::size_t i = 0; i < chain_->carried.size(); ++i)
      if ((carried_ >> i & 1U) != 0) side_.carried.push_back(chain_->carried[i].cause);
  }
  void visit(const montecarlo::Visit& event) {
    end_step();
    sheet_.visit(event);
    StoryStep step;
    step.at = event.at;
    step.channel = event.channel;
    step.earlier_visits = event.number;
    step.rework = event.rework;
    step.rework_cause = event.origin_cause;
    step.delay = event.delay;
    step.wait = event.wait;
    step.service = event.service;
    step.cost = event.cost;
    side_.steps.push_back(std::move(step));
    side_.carried_bits.push_back(carried_);
  }
  void work(const montecarlo::StaffTime& staff) {
    sheet_.work(staff);
    step().work.push_back(spent(staff));
  }
  void policy_applied(const montecarlo::PolicyApplied& event) {
    sheet_.policy_applied(event);
    step().policies.push_back({policy(event.policy), event.burden, spent(event.staff), event.cost});
  }
  void misuse(const montecarlo::Misuse& event) {
    sheet_.misuse(event);
    step().misuses.push_back({policy(event.policy), event.caught, event.loss});
  }
  void caught(const montecarlo::Problem& problem, const montecarlo::Correction& correction) {
    sheet_.caught(problem, correction);
    ProblemMet& met = strike(problem);
    met.caught = true;
    met.staff = spent(correction.staff);
    met.cost = correction.cost;
  }
  void reacted(const montecarlo::Reacted& event) {
    sheet_.reacted(event);
    ProblemMet& met = strike(event.problem);
    met.staff = spent(event.staff);
    met.cost = event.cost;
    met.lost_minutes = event.lost_minutes;
    met.reaction = event.reaction;
    if (event.reaction != montecarlo::Reaction::leave) met.ending = event.ending;
    met.customer_minutes = event.customer_minutes;
    met.redress = event.redress;
    met.escalated = event.escalated;
    met.escalation_staff = spent(event.escalation_staff);
    met.escalation_cost = event.escalation_cost;
  }
  void may_be_lost(const montecarlo::LossChance&) {}
  void lost(const montecarlo::Lost& event) {
    sheet_.may_be_lost({event.cause, 1, event.value});
    step().lost = LostFor{event.cause, event.at_end, event.value};
  }
  void sent_to_rework(const montecarlo::SentToRework& event) {
    sheet_.sent_to_rework(event);
    step().sent_on = SentOn{event.to, event.mended};
    for (std::size_t i = 0; i < chain_->carried.size(); ++i)
      if (event.mended && chain_->carried[i].cause == event.problem.cause)
        carried_ &= ~(std::uint64_t{1} << i);
  }
  void end_reached(const montecarlo::EndReached& event) {
    sheet_.end_reached(event);
    step().end = JourneyEnd{event.end, event.cause, event.margin};
  }
  void customer_finished(const montecarlo::CustomerFinished& event) {
    end_step();
    montecarlo::CustomerFinished certain = event;
    certain.background_chance = event.background_lost ? 1 : 0;
    sheet_.customer_finished(certain);
    side_.lost = event.lost;
    side_.background_lost = event.background_lost;
    sheet_.close();
    side_.totals = *sheet_.cells().find(montecarlo::CellLayout::kJourney);
  }

 private:
  StoryStep& step() { return side_.steps.back(); }
  CauseIndex policy(std::uint32_t number) {
    return chain_->touchpoints[step().at.value].policies[number].cause;
  }
  ProblemMet& strike(const montecarlo::Problem& problem) {
    ProblemMet met;
    met.pain = problem.pain->id;
    met.name = problem.pain->name;
    met.cause = problem.cause;
    met.severity = problem.pain->severity;
    return step().problem.emplace(std::move(met));
  }

  /// The totals so far, added up as the sheet does it at the end: by touchpoint, in the order in
  /// which they were first visited.
  void end_step() {
    if (side_.steps.empty()) return;
    Amounts sum{};
    const std::uint32_t first = layout_.cell(chain::Split::touchpoint, 0);
    const auto& cells = sheet_.cells();
    for (std::size_t i = 0; i < cells.used().size(); ++i) {
      const std::uint32_t number = cells.used()[i];
      if (number < first || number - first >= roster_.touchpoints.size()) continue;
      for (std::size_t m = 0; m < chain::kCounted; ++m) sum[m] += cells.nth_used(i)[m];
    }
    const double cash = at(sum, Metric::service_cost) + at(sum, Metric::rework_cost) +
                        at(sum, Metric::redress) + at(sum, Metric::policy_loss);
    step().so_far = {cash + at(sum, Metric::value_lost) - at(sum, Metric::margin),
                     at(sum, Metric::friction_minutes), at(sum, Metric::journey_minutes),
                     at(sum, Metric::elapsed_minutes)};
  }

  const Roster& roster_;
  const montecarlo::CellLayout& layout_;
  montecarlo::CustomerSheet sheet_;
  StorySide& side_;
  const chain::SegmentChain* chain_ = nullptr;
  std::uint64_t carried_ = 0;
};

}  // namespace

Outcome<Replay> prepare_replay(const Journey& journey, const std::vector<std::string>& scenarios,
                               std::uint64_t seed, const std::atomic<bool>* cancelled) {
  Outcome<Replay> outcome;
  montecarlo::Settings settings;
  settings.seed = seed;
  settings.cancelled = cancelled;
  Outcome<Sides> sides = prepare_sides(journey, scenarios, settings);
  outcome.diagnostics = std::move(sides.diagnostics);
  if (!sides) return outcome;
  Replay replay;
  replay.cast = std::move(*sides);
  replay.seed = seed;
  for (const montecarlo::Side& side : replay.cast.sides)
    replay.tables.push_back(montecarlo::make_tables(side.segments));
  outcome.value = std::move(replay);
  return outcome;
}

Outcome<Story> tell(const Replay& replay, std::uint64_t customer) {
  Outcome<Story> outcome;
  Story story;
  story.customer = customer;
  const Roster& roster = replay.cast.roster;
  const montecarlo::CellLayout layout(roster);
  montecarlo::VisitCounts counts(roster.touchpoints.size());
  for (std::size_t s = 0; s < replay.tables.size(); ++s) {
    StorySide& side = story.sides.emplace_back();
    // Played once unwritten: an endless customer would fill the memory with steps.
    montecarlo::CustomerSheet sheet(roster, layout, 1);
    montecarlo::Walk rehearsal(replay.tables[s], replay.seed, customer, counts, sheet);
    if (!rehearsal.run()) {
      add_endless_customer(outcome.diagnostics, replay, s, rehearsal.at());
      return outcome;
    }
    Storyteller listener(roster, layout, replay.cast.sides[s].engagement_factor, side);
    montecarlo::Walk(replay.tables[s], replay.seed, customer, counts, listener).run();
  }
  if (story.sides.size() == 2)
    story.side_by_side =
        put_side_by_side(replay, customer, story.sides.front(), story.sides.back());
  outcome.value = std::move(story);
  return outcome;
}

void add_endless_customer(Diagnostics& found, const Replay& replay, std::size_t side,
                          TouchpointIndex at) {
  const std::string& id = replay.cast.roster.touchpoints[at].id;
  found.error(
      Code::trap, "touchpoints." + id + ".next",
      texts::tr_format("a customer of `{}` made more than {} visits and was still on the way",
                       replay.cast.ids[side], montecarlo::kMostVisits),
      texts::tr_format("give customers a better chance to leave the loop that `{}` is part of",
                       id));
}

}  // namespace painpoint::study
