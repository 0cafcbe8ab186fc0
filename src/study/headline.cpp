#include "study/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

using chain::Metric;

/// Below this part of the winner's cost a lead is no lead.
constexpr double kTooClose = 0.05;

double metric(const ScenarioResult& scenario, Metric which) {
  return chain::at(scenario.result.breakdown.journey, which);
}

std::string effects(const ScenarioResult& base, const ScenarioResult& scenario) {
  return texts::tr_format("{} and {}",
                          change_in_words(Counted::complaints, metric(base, Metric::complaints),
                                          metric(scenario, Metric::complaints)),
                          change_in_words(Counted::lost_customers, metric(base, Metric::lost),
                                          metric(scenario, Metric::lost)));
}

std::string verdict_by_cost(const Comparison& comparison, const Journey& journey) {
  const ScenarioResult& base = comparison.scenarios.front();
  const auto cheaper = [](const ScenarioResult& a, const ScenarioResult& b) {
    return metric(a, Metric::total_cost) < metric(b, Metric::total_cost);
  };
  const ScenarioResult& best =
      *std::min_element(comparison.scenarios.begin(), comparison.scenarios.end(), cheaper);
  if (&best == &base)
    return texts::tr_words(
        "No plan lowers the total cost per customer: on these numbers, leave it as it is.");
  return texts::tr_format(
      "{} lowers the total cost per customer most, by {}: with it {}. Write "
      "customers_per_month to weigh it against what it costs.",
      in_quotes(best.name),
      fmt::format("{:.2f}{}{}", metric(base, Metric::total_cost) - metric(best, Metric::total_cost),
                  journey.currency.empty() ? "" : " ", journey.currency),
      effects(base, best));
}

/// Whether a plan's cumulative flow gets back to 0 within the horizon.
bool pays_back(const ScenarioResult& plan) {
  return plan.money->payback_month.has_value();
}

/// What is wrong with all plans but the first, none of which brings in more than it costs.
std::string others_fail(const std::vector<const ScenarioResult*>& plans) {
  const bool one = plans.size() == 2;
  if (std::none_of(plans.begin() + 1, plans.end(),
                   [](const auto* plan) { return pays_back(*plan); }))
    return one ? texts::tr_words(
                     "The other plan does not pay back in that time: leaving it as it is comes "
                     "second.")
               : texts::tr_words(
                     "The other plans do not pay back in that time: leaving it as it is comes "
                     "second.");
  return one ? texts::tr_words(
                   "The other plan does not bring in more than it costs in that time: leaving it "
                   "as it is comes second.")
             : texts::tr_words(
                   "The other plans do not bring in more than they cost in that time: leaving it "
                   "as it is comes second.");
}

/// Whether anything that the base can cost or earn has a figure.
bool is_priced(const Journey& journey, const ScenarioResult& base) {
  if (metric(base, Metric::cash_cost) != 0 || metric(base, Metric::total_cost) != 0) return true;
  const auto any = [](const auto& dict, const auto& figure) {
    return std::any_of(dict.begin(), dict.end(), [&](const auto& member) {
      const auto& [id, written] = member;
      return figure(written) != 0;
    });
  };
  return any(journey.touchpoints, [](const Touchpoint& t) { return t.cost.value; }) ||
         any(journey.channels, [](const Channel& c) { return c.cost.value; }) ||
         any(journey.teams, [](const Team& t) { return t.cost_per_hour.value; }) ||
         any(journey.ends, [](const End& e) { return e.margin.value; }) ||
         any(journey.segments,
             [](const Segment& s) {
               return std::max(s.value.present_value.value, s.value.margin_per_year.value);
             }) ||
         journey.complaints.cost.value != 0 || journey.complaints.redress.value != 0 ||
         journey.recontact.cost.value != 0;
}

}  // namespace

double payback_in_month(double payback_month) {
  // A plan that is back at the very end of a month is not one that needs the next.
  return std::ceil(payback_month - 1e-9);
}

double failure_cost(const chain::Row& row) {
  return chain::at(row, Metric::rework_cost) + chain::at(row, Metric::redress) +
         chain::at(row, Metric::policy_loss) + chain::at(row, Metric::value_lost);
}

CostOfNothing cost_of_nothing(const Journey& journey, const ScenarioResult& base) {
  CostOfNothing cost;
  cost.per_year = journey.customers_per_month.has_value();
  cost.customers = cost.per_year ? 12 * journey.customers_per_month->value : 1000;
  const double n = cost.customers;
  cost.value_lost = n * metric(base, Metric::value_lost);
  cost.failure_money = n * failure_cost(base.result.breakdown.journey) - cost.value_lost;
  cost.customers_lost = n * metric(base, Metric::lost);
  cost.complaints = n * metric(base, Metric::complaints);
  cost.rework_hours = n * metric(base, Metric::rework_minutes) / 60;
  cost.problems = n * metric(base, Metric::problems);
  cost.priced = is_priced(journey, base);
  return cost;
}

std::string sentence(const CostOfNothing& cost, const Journey& journey) {
  const std::string period =
      cost.per_year ? texts::tr_words("a year") : texts::tr_words("per 1,000 customers");
  if (cost.customers == 0) return texts::tr_words("Nobody comes: `customers_per_month` is 0.");
  if (cost.failure_money + cost.value_lost == 0) {
    if (!cost.priced)
      return texts::tr_format(
          "The file has no money yet. Doing nothing loses {} customers {}, and makes {} complain: "
          "write costs, and what a customer is worth, to see what that costs.",
          rounded(cost.customers_lost), period, rounded(cost.complaints));
    if (cost.problems == 0 && cost.customers_lost == 0 && cost.complaints == 0)
      return texts::tr_words("Nothing goes wrong in this journey, so doing nothing costs nothing.");
    return texts::tr_format(
        "What goes wrong costs no money as written. Doing nothing loses {} customers {}, and makes "
        "{} complain.",
        rounded(cost.customers_lost), period, rounded(cost.complaints));
  }
  // The sum of what is printed, so that readers who add up get the same.
  const double sum = three_digits(cost.failure_money) + three_digits(cost.value_lost);
  std::string text = texts::tr_format(
      "Doing nothing costs {} {}: {} for putting things right and redress, and {} in future "
      "business of {} lost customers.",
      with_currency(whole(sum), journey), period, money(cost.failure_money, journey),
      money(cost.value_lost, journey), rounded(cost.customers_lost));
  text += ' ';
  text += cost.rework_hours >= 1
              ? texts::tr_format("{} complaints are made, and {} staff hours go into rework.",
                                 rounded(cost.complaints), rounded(cost.rework_hours))
              : texts::tr_format("{} complaints are made.", rounded(cost.complaints));
  return text;
}

std::string verdict(const Comparison& comparison, const Journey& journey) {
  const ScenarioResult& base = comparison.scenarios.front();
  std::vector<const ScenarioResult*> plans;
  for (const ScenarioResult& scenario : comparison.scenarios)
    if (scenario.money) plans.push_back(&scenario);
  if (plans.empty()) return verdict_by_cost(comparison, journey);

  std::stable_sort(plans.begin(), plans.end(), [](const auto* a, const auto* b) {
    return a->money->horizon_npv > b->money->horizon_npv;
  });
  const ScenarioResult& best = *plans.front();
  const Money& gain = *best.money;
  const double months = journey.horizon_months.value;
  if (gain.horizon_npv <= 0) {
    const bool some_pay_back =
        std::any_of(plans.begin(), plans.end(), [](const auto* plan) { return pays_back(*plan); });
    std::string text =
        some_pay_back
            ? texts::tr_format(
                  "Counted in present values, no plan brings in more than it costs within {:.0f} "
                  "months.",
                  months)
            : texts::tr_format("No plan pays back within {:.0f} months.", months);
    text += ' ';
    const auto later = [](const auto* a, const auto* b) { return a->money->npv < b->money->npv; };
    const ScenarioResult& patient = **std::max_element(plans.begin(), plans.end(), later);
    const std::string short_of = money(-gain.horizon_npv, journey);
    if (patient.money->npv <= 0)
      text += texts::tr_format("{} comes nearest: by then it has cost {} more than it brought in.",
                               in_quotes(best.name), short_of);
    else if (&patient == &best)
      text += texts::tr_format(
          "{} comes nearest: by then it has cost {} more than it brought in; counting what the "
          "customers it keeps pay after that, it is worth {}.",
          in_quotes(best.name), short_of, money(patient.money->npv, journey));
    else
      text += texts::tr_format(
          "{} comes nearest: by then it has cost {} more than it brought in; counting what the "
          "customers it keeps pay after that, {} is worth {}.",
          in_quotes(best.name), short_of, in_quotes(patient.name),
          money(patient.money->npv, journey));
    text += ' ' + texts::tr_format("With {} {}.", in_quotes(best.name), effects(base, best));
    if (patient.money->npv <= 0)
      text +=
          std::string(" ") + texts::tr_words("On these numbers, leaving it as it is costs least.");
    return text;
  }
  std::string text =
      gain.payback_month && *gain.payback_month > 0
          ? texts::tr_format(
                "{} wins on the numbers as written: over {:.0f} months it brings in {} more than "
                "it costs and pays back in month {:.0f}; {}.",
                in_quotes(best.name), months, money(gain.horizon_npv, journey),
                payback_in_month(*gain.payback_month), effects(base, best))
          : texts::tr_format(
                "{} wins on the numbers as written: over {:.0f} months it brings in {} more than "
                "it costs; {}.",
                in_quotes(best.name), months, money(gain.horizon_npv, journey),
                effects(base, best));
  // Doing nothing is always one of the choices: it stands at 0.
  const ScenarioResult* second = plans.size() > 1 ? plans[1] : nullptr;
  if (second != nullptr && second->money->horizon_npv <= 0) second = nullptr;
  const double lead = gain.horizon_npv - (second != nullptr ? second->money->horizon_npv : 0);
  const double cost = gain.roi && *gain.roi != 0 ? gain.horizon_npv / *gain.roi : 0;
  const std::string other =
      second != nullptr ? in_quotes(second->name) : texts::tr_words("leaving it as it is");
  if (lead < kTooClose * cost)
    text += ' ' + texts::tr_format("But it is too close to call: {} stands only {} behind.", other,
                                   money(lead, journey));
  else if (second != nullptr)
    text += ' ' + texts::tr_format("{} comes second, {} behind.", other, money(lead, journey));
  else if (plans.size() > 1)
    text += " " + others_fail(plans);
  return text;
}

}  // namespace painpoint::study
