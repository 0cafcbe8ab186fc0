#include "study/verdict.h"

#include <fmt/format.h>

#include "study/compare.h"
#include "study/words.h"

namespace painpoint::study {
namespace {

/// Below this part of a plan's cost, money does not decide.
constexpr double kSmallPart = 0.05;
constexpr double kAlmostSure = 0.95;

/// What the plan in question costs: the winner's, or, where that is to do nothing, the other's.
double cost_at_stake(const Decision& decision) {
  const double winner = decision.plans[0].cost;
  return winner > 0 || decision.plans.size() < 2 ? winner : decision.plans[1].cost;
}

/// "93 of 100", and not "100 of 100" where some world says otherwise.
std::string of_100(double chance) {
  if (chance > 0.995 && chance < 1) return "more than 99 of 100";
  if (chance < 0.005 && chance > 0) return "less than 1 of 100";
  return fmt::format("{:.0f} of 100", 100 * chance);
}

std::string name_of(const PlanOutlook& plan) {
  return plan.id == kBase ? "doing nothing" : in_quotes(plan.name);
}

std::string worth_and_odds(const Journey& journey, const PlanOutlook& plan) {
  std::string text =
      fmt::format("it is worth {} on average and beats doing nothing in {} plausible worlds",
                  money(plan.expected.value, journey), of_100(plan.beats_nothing.value));
  if (plan.worst5 < 0)
    text += fmt::format("; in the worst 5 it loses {}", money(-plan.worst5, journey));
  return text;
}

std::string first_to_measure(const Decision& decision) {
  return decision.numbers.empty() ? std::string() : decision.numbers.front().address;
}

std::string opening(const Journey& journey, const Decision& decision) {
  const PlanOutlook& winner = decision.plans[decision.verdict.winner];
  switch (decision.verdict.advice) {
    case Advice::approve:
      return fmt::format("Approve {}: {}.", in_quotes(winner.name),
                         worth_and_odds(journey, winner));
    case Advice::pilot:
      return fmt::format("Pilot {} first: {}, and what it will really do ({}) is worth {} to know.",
                         in_quotes(winner.name), worth_and_odds(journey, winner),
                         first_to_measure(decision),
                         money(decision.numbers.front().evppi.value, journey));
    case Advice::measure_first:
      return decision.numbers.empty()
                 ? fmt::format("Measure first: {} leads, {}, but to know better is worth up to {}.",
                               in_quotes(winner.name), worth_and_odds(journey, winner),
                               money(decision.evpi.value, journey))
                 : fmt::format(
                       "Measure {} first: {} leads, {}, and knowing this number is worth {}.",
                       first_to_measure(decision), in_quotes(winner.name),
                       worth_and_odds(journey, winner),
                       money(decision.numbers.front().evppi.value, journey));
    case Advice::reject:
      break;
  }
  if (decision.plans.size() < 2) return "Reject: there is no plan.";
  const PlanOutlook& best = decision.plans[1];
  return fmt::format(
      "Reject: no plan is expected to bring in more than it costs. The best of them, {}, is "
      "expected to lose {}, and beats doing nothing in {} plausible worlds.",
      in_quotes(best.name), money(-best.expected.value, journey), of_100(best.beats_nothing.value));
}

}  // namespace

Verdict verdict_on(const Decision& decision) {
  Verdict verdict;
  if (decision.plans.size() < 2) return verdict;
  const PlanOutlook& winner = decision.plans[0];
  const double small = kSmallPart * cost_at_stake(decision);
  verdict.too_close = decision.plans[1].regret.value < small;
  if (winner.id == kBase) return verdict;
  if (decision.evpi.value < small || winner.beats_nothing.value >= kAlmostSure)
    verdict.advice = Advice::approve;
  else if (first_to_measure(decision).starts_with("scenarios."))
    verdict.advice = Advice::pilot;
  else
    verdict.advice = Advice::measure_first;
  return verdict;
}

std::string verdict_sentence(const Journey& journey, const Decision& decision) {
  std::string text = opening(journey, decision);
  if (decision.verdict.too_close && decision.plans.size() > 1)
    text += fmt::format(" It is too close to call between {} and {}.",
                        name_of(decision.plans[decision.verdict.winner]),
                        name_of(decision.plans[decision.verdict.runner_up]));
  return text;
}

}  // namespace painpoint::study
