#include <array>
#include <string>
#include <utility>

#include "report/print.h"
#include "report/story.h"
#include "report/story_terms.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Cell exactly(double value) {
  return Cell(exact_digits(value), value);
}
Cell yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

/// All staff of a step: that of the visit, its policies and its problem.
study::StaffSpent all_staff(const study::StoryStep& step) {
  study::StaffSpent all;
  const auto add = [&](const study::StaffSpent& one) {
    all.minutes += one.minutes;
    all.money += one.money;
  };
  for (const study::StaffSpent& work : step.work) add(work);
  for (const study::PolicyBorne& policy : step.policies) add(policy.staff);
  if (!step.problem) return all;
  add(step.problem->staff);
  add(step.problem->escalation_staff);
  return all;
}

double all_spending(const study::StoryStep& step) {
  double money = step.cost;
  for (const study::PolicyBorne& policy : step.policies) money += policy.cost;
  for (const study::MisuseMet& misuse : step.misuses) money += misuse.loss;
  if (step.problem)
    money += step.problem->cost + step.problem->escalation_cost + step.problem->redress;
  return money;
}

std::string borne_policies(const study::StoryStep& step, const Roster& roster) {
  std::string text;
  for (const study::PolicyBorne& policy : step.policies)
    text += (text.empty() ? "" : " ") + roster.causes[policy.policy].id;
  return text;
}

void append_problem(Row& row, const study::ProblemMet& met, const Roster& roster) {
  const bool noticed = !met.caught;
  for (Cell& cell :
       std::array<Cell, 6>{Cell(met.pain), Cell(met.name), Cell(roster.causes[met.cause].id),
                           Cell(std::string(term_of(met.severity))), yes_or_no(met.caught),
                           Cell(noticed ? std::string(term_of(met.reaction)) : std::string())})
    row.cells.push_back(std::move(cell));
  row.cells.emplace_back(met.ending ? std::string(term_of(*met.ending)) : std::string());
  row.cells.push_back(exactly(met.lost_minutes));
  row.cells.push_back(exactly(met.customer_minutes));
  row.cells.push_back(exactly(met.redress));
  row.cells.push_back(yes_or_no(met.escalated));
}

}  // namespace

Table story_steps(const study::Replay& replay, const study::Story& story) {
  const texts::Speaking english(texts::Language::english);
  const Roster& roster = replay.cast.roster;
  Table table;
  for (const char* title : {"scenario",
                            "customer",
                            "step",
                            "touchpoint",
                            "name",
                            "channel",
                            "visit",
                            "rework",
                            "rework_cause",
                            "delay_minutes",
                            "wait_minutes",
                            "service_minutes",
                            "staff_minutes",
                            "staff_cost",
                            "spending",
                            "policies",
                            "problem",
                            "problem_name",
                            "cause",
                            "severity",
                            "caught",
                            "reaction",
                            "ending",
                            "lost_minutes",
                            "customer_minutes",
                            "redress",
                            "escalated",
                            "lost",
                            "value_lost",
                            "sent_on_to",
                            "mended",
                            "end",
                            "margin",
                            "total_cost_so_far",
                            "friction_minutes_so_far",
                            "journey_minutes_so_far",
                            "elapsed_minutes_so_far"})
    table.columns.push_back({title});
  constexpr std::size_t kProblemColumns = 11;
  for (std::size_t s = 0; s < story.sides.size(); ++s) {
    for (std::size_t i = 0; i < story.sides[s].steps.size(); ++i) {
      const study::StoryStep& step = story.sides[s].steps[i];
      const study::StaffSpent staff = all_staff(step);
      Row row{{Cell(replay.cast.ids[s]), Cell(std::to_string(story.customer)),
               Cell(std::to_string(i + 1)), Cell(roster.touchpoints[step.at].id),
               Cell(roster.touchpoints[step.at].name), Cell(roster.channels[step.channel].id),
               Cell(std::to_string(step.earlier_visits + 1)), yes_or_no(step.rework),
               Cell(roster.causes[step.rework_cause].id), exactly(step.delay), exactly(step.wait),
               exactly(step.service), exactly(staff.minutes), exactly(staff.money),
               exactly(all_spending(step)), Cell(borne_policies(step, roster))}};
      if (step.problem)
        append_problem(row, *step.problem, roster);
      else
        row.cells.resize(row.cells.size() + kProblemColumns);
      row.cells.push_back(yes_or_no(step.lost.has_value()));
      row.cells.push_back(exactly(step.lost ? step.lost->value : 0));
      row.cells.emplace_back(step.sent_on ? roster.touchpoints[step.sent_on->to].id : "");
      row.cells.push_back(step.sent_on ? yes_or_no(step.sent_on->mended) : Cell());
      row.cells.emplace_back(step.end ? roster.ends[step.end->end].id : "");
      row.cells.push_back(exactly(step.end ? step.end->margin : 0));
      row.cells.push_back(exactly(step.so_far.total_cost));
      row.cells.push_back(exactly(step.so_far.friction_minutes));
      row.cells.push_back(exactly(step.so_far.journey_minutes));
      row.cells.push_back(exactly(step.so_far.elapsed_minutes));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace painpoint::report
