#include "study/verdict.h"

#include <fmt/format.h>

#include <algorithm>

#include "study/compare.h"
#include "study/words.h"
#include "texts/tr.h"

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

std::string name_of(const PlanOutlook& plan) {
  return plan.id == kBase ? texts::tr_words("doing nothing") : in_quotes(plan.name);
}

std::string worth_and_odds(const Journey& journey, const PlanOutlook& plan) {
  const std::string worth = money(plan.expected.value, journey);
  const std::string odds = of_100(plan.beats_nothing.value);
  if (plan.worst5 < 0)
    return texts::tr_format(
        "it is worth {} on average and beats doing nothing in {} plausible worlds; in the worst 5 "
        "it loses {}",
        worth, odds, money(-plan.worst5, journey));
  return texts::tr_format(
      "it is worth {} on average and beats doing nothing in {} plausible worlds", worth, odds);
}

/// The address of the number that is most worth knowing.
std::string first_to_measure(const Decision& decision) {
  return decision.numbers.empty() ? std::string() : decision.numbers.front().address;
}

/// Whether a number is the plan's own: its effect, its price. Only doing it tells.
bool is_of_plan(const std::string& address, const PlanOutlook& plan) {
  return std::any_of(plan.parts.begin(), plan.parts.end(), [&](const std::string& part) {
    return address.starts_with("scenarios." + part + ".");
  });
}

std::string opening(const Journey& journey, const Decision& decision) {
  const PlanOutlook& winner = decision.plans[decision.verdict.winner];
  switch (decision.verdict.advice) {
    case Advice::approve:
      return texts::tr_format("Approve {}: {}.", in_quotes(winner.name),
                              worth_and_odds(journey, winner));
    case Advice::pilot:
      return texts::tr_format("Pilot {} first: {}, and knowing {} is worth {}.",
                              in_quotes(winner.name), worth_and_odds(journey, winner),
                              number_in_words(journey, first_to_measure(decision)),
                              money(decision.numbers.front().evppi.value, journey));
    case Advice::measure_first:
      return decision.numbers.empty()
                 ? texts::tr_format(
                       "Measure first: {} leads, {}, but to know better is worth up to {}.",
                       in_quotes(winner.name), worth_and_odds(journey, winner),
                       money(decision.evpi.value, journey))
                 : texts::tr_format(
                       "Measure {} first: {} leads, {}, and knowing this number is worth {}.",
                       number_in_words(journey, first_to_measure(decision)), in_quotes(winner.name),
                       worth_and_odds(journey, winner),
                       money(decision.numbers.front().evppi.value, journey));
    case Advice::reject:
      break;
  }
  if (decision.plans.size() < 2) return texts::tr_words("Reject: there is no plan.");
  const PlanOutlook& best = decision.plans[1];
  return texts::tr_format(
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
  else if (is_of_plan(first_to_measure(decision), winner))
    verdict.advice = Advice::pilot;
  else
    verdict.advice = Advice::measure_first;
  return verdict;
}

std::string verdict_sentence(const Journey& journey, const Decision& decision) {
  std::string text = opening(journey, decision);
  if (decision.verdict.too_close && decision.plans.size() > 1)
    text += ' ' + texts::tr_format("It is too close to call between {} and {}.",
                                   name_of(decision.plans[decision.verdict.winner]),
                                   name_of(decision.plans[decision.verdict.runner_up]));
  return text;
}

}  // namespace painpoint::study
