#include "report/decide_view.h"

#include <fmt/format.h>

#include <cmath>

#include "model/quantity.h"
#include "report/figures.h"
#include "study/compare.h"
#include "study/verdict.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using study::Decision;
using study::Estimate;
using study::InformationWorth;
using study::PlanOutlook;

constexpr std::size_t kMostNumbers = 12;
constexpr std::size_t kMostCauses = 8;

std::string plan_name(const PlanOutlook& plan) {
  return plan.id == study::kBase ? texts::tr_words("Do nothing") : plan.name;
}

Cell amount(double value) {
  return {grouped(study::three_digits(value), 0), value};
}
Cell amount(const std::optional<double>& value, const char* missing) {
  return value ? amount(*value) : Cell(missing);
}
Cell part(double share) {
  return {percent(share, 0), share};
}
/// What a plan cannot have because it is no plan.
Cell none() {
  return "–";
}

Cell break_even_invest(const PlanOutlook& plan) {
  if (plan.break_even_invest && *plan.break_even_invest < 0)
    return {texts::tr_words("none"), *plan.break_even_invest};
  return amount(plan.break_even_invest, "–");
}

Cell break_even_effect(const PlanOutlook& plan) {
  return plan.break_even_effect ? part(*plan.break_even_effect) : Cell(texts::tr_words("never"));
}

}  // namespace

std::string uncertain_in_words(const Journey& journey, Quantity quantity, double value) {
  if (quantity == Quantity::chance || quantity == Quantity::share || quantity == Quantity::rate)
    return percent(value);
  const double step = value == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
  return said(quantity, std::round(value / step) * step, journey.currency);
}

std::string range_in_words(const Journey& journey, const InformationWorth& number) {
  const auto words = [&](double value) {
    return uncertain_in_words(journey, number.quantity, value);
  };
  return texts::tr_format("{} ({} to {})", words(number.value), words(number.low),
                          words(number.high));
}

std::string_view word_of(study::Measure measure) {
  switch (measure) {
    case study::Measure::cash_npv:
      return "cash_npv";
    case study::Measure::npv:
      return "npv";
    case study::Measure::horizon_npv:
      break;
  }
  return "horizon_npv";
}

std::string_view word_of(study::Advice advice) {
  switch (advice) {
    case study::Advice::approve:
      return "approve";
    case study::Advice::pilot:
      return "pilot";
    case study::Advice::measure_first:
      return "measure_first";
    case study::Advice::reject:
      break;
  }
  return "reject";
}

std::string measure_in_words(const Journey& journey, study::Measure measure) {
  const double months = journey.horizon_months.value;
  switch (measure) {
    case study::Measure::cash_npv:
      return texts::tr_format("cash saved in {:.0f} months, less costs", months);
    case study::Measure::npv:
      return texts::tr_format("cash and margins, those after {:.0f} months too, less costs",
                              months);
    case study::Measure::horizon_npv:
      break;
  }
  return texts::tr_format("cash and margins received in {:.0f} months, less costs", months);
}

Table plan_worth_table(const Journey& journey, const Decision& decision) {
  Table table;
  table.title = texts::tr_words("What each plan is worth");
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("Plan"), "", Align::left, 20, 2},
                   {texts::tr_words("Expected"), unit},
                   {"±", unit},
                   {texts::tr_words("Worst 5 in 100"), texts::tr_format("mean, {}", unit)},
                   {"5%", unit},
                   {texts::tr_words("Median"), unit},
                   {"95%", unit},
                   {texts::tr_words("As written"), unit}};
  for (const PlanOutlook& plan : decision.plans) {
    const bool nothing = plan.id == study::kBase;
    table.rows.push_back(
        {{plan_name(plan), amount(plan.expected.value), nothing ? none() : amount(plan.expected.se),
          amount(plan.worst5), amount(plan.p5), amount(plan.p50), amount(plan.p95),
          amount(plan.as_written)}});
  }
  table.note = texts::tr_format(
      "Present values against doing nothing: {}. ± is the standard error of the expected value; "
      "5% and 95% are what we do not know, not luck. As written: every number as the file has it.",
      measure_in_words(journey, decision.measure));
  return table;
}

Table plan_odds_table(const Journey& journey, const Decision& decision) {
  Table table;
  table.title = texts::tr_words("How sure that is");
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("Plan"), "", Align::left, 20, 2},
                   {texts::tr_words("Beats doing nothing"), texts::tr_words("of worlds")},
                   {texts::tr_words("Is the best"), texts::tr_words("of worlds")},
                   {texts::tr_words("Expected regret"), unit},
                   {texts::tr_words("Costs"), unit},
                   {texts::tr_words("Breaks even up to"), texts::tr_format("invested, {}", unit)},
                   {texts::tr_words("and at"), texts::tr_words("of its effect")}};
  for (const PlanOutlook& plan : decision.plans) {
    const bool nothing = plan.id == study::kBase;
    table.rows.push_back(
        {{plan_name(plan), nothing ? none() : part(plan.beats_nothing.value),
          part(plan.p_best.value), amount(plan.regret.value), amount(plan.cost),
          nothing ? none() : break_even_invest(plan), nothing ? none() : break_even_effect(plan)}});
  }
  table.note = texts::tr_words(
      "Regret: how much less than the best plan of each world. Break-evens are those of the money "
      "received in the horizon, with the numbers as written.");
  return table;
}

Table measure_next_table(const Journey& journey, const Decision& decision) {
  Table table;
  table.title = texts::tr_words("Measure this next");
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("Number"), "", Align::left, 30, 3},
                   {texts::tr_words("Today"), texts::tr_words("5% to 95%"), Align::right, 16, 2},
                   {texts::tr_words("Knowing it is worth"), unit},
                   {"±", unit},
                   {texts::tr_words("A sample of"), texts::tr_words("cases")},
                   {texts::tr_words("is worth"), unit}};
  for (const InformationWorth& number : decision.numbers) {
    if (table.rows.size() == kMostNumbers) break;
    Row row{{number.address, range_in_words(journey, number), amount(number.evppi.value),
             amount(number.evppi.se)}};
    if (number.sample) {
      row.cells.push_back(amount(number.sample->cases));
      row.cells.push_back(amount(number.sample->value));
    } else {
      row.cells.insert(row.cells.end(), {none(), none()});
    }
    table.rows.push_back(std::move(row));
  }
  const std::size_t more = decision.numbers.size() - table.rows.size();
  table.note = texts::tr_format(
      "Worth: how much better the choice gets on average. Knowing all numbers would be worth {}.",
      study::money(decision.evpi.value, journey));
  if (more > 0) table.note += ' ' + texts::tr_format("{} more are worth something.", more);
  return table;
}

Paragraph nothing_to_measure(const Journey& journey, const Decision& decision) {
  return {
      texts::tr_format("No single number stands out: none would change the choice often enough. "
                       "To know everything would be worth {}.",
                       study::money(decision.evpi.value, journey))};
}

Table causes_worth_table(const Journey& journey, const Decision& decision) {
  Table table;
  table.title = texts::tr_words("Causes worth studying");
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("Cause"), "", Align::left, 24, 2},
                   {texts::tr_words("Owner"), "", Align::left, 12, 2},
                   {texts::tr_words("Knowing all about it is worth"), unit},
                   {"±", unit}};
  for (const InformationWorth& cause : decision.causes) {
    if (table.rows.size() == kMostCauses) break;
    table.rows.push_back(
        {{cause.name, cause.owner, amount(cause.evppi.value), amount(cause.evppi.se)}});
  }
  table.note = texts::tr_words(
      "Its level and prevalence, its share of each pain, how often these strike, and what "
      "plans would do to it.");
  return table;
}

Table acceptability_table(const Journey& journey, const Decision& decision) {
  Table table;
  table.title = texts::tr_words("Which plan is best, by what a customer is worth");
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("A customer is worth"), unit}};
  for (const PlanOutlook& plan : decision.plans) table.columns.push_back({plan_name(plan)});
  // Every second point: the curve has more than a table needs.
  for (std::size_t i = 0; i < decision.acceptability.size(); i += 2) {
    const study::AcceptabilityPoint& point = decision.acceptability[i];
    Row row{{Cell(grouped(point.customer_value, 0), point.customer_value)}};
    for (const double chance : point.p_best) row.cells.push_back(part(chance));
    table.rows.push_back(std::move(row));
  }
  table.note = texts::tr_words(
      "Share of worlds in which the plan is the best. The middle row is the value in the file.");
  return table;
}

std::string how_decided(const Journey& /*journey*/, const Decision& decision) {
  std::string text = texts::tr_format(
      "{} plausible worlds with seed {}, in which {} numbers differ by what the file says of them "
      "(range, sample, evidence; none is a guess), solved exactly month by month.",
      grouped(static_cast<double>(decision.worlds), 0), decision.seed, decision.uncertain_numbers);
  if (decision.redrawn > 0)
    text += ' ' + texts::tr_format(
                      "In {} of them numbers contradicted each other at first, most often at {}, "
                      "and they were "
                      "drawn "
                      "again: such numbers are known better than the file says.",
                      grouped(static_cast<double>(decision.redrawn), 0), decision.redrawn_because);
  return text;
}

Document decide_document(const Journey& journey, const Decision& decision) {
  Document document;
  document.blocks.push_back(Heading{journey.name});
  document.blocks.push_back(Paragraph{study::verdict_sentence(journey, decision), true});
  document.blocks.push_back(plan_worth_table(journey, decision));
  document.blocks.push_back(plan_odds_table(journey, decision));
  if (decision.numbers.empty())
    document.blocks.push_back(Paragraph{texts::tr_words(
        "No single number is worth measuring before choosing: none would change the choice often "
        "enough to tell.")});
  else
    document.blocks.push_back(measure_next_table(journey, decision));
  if (!decision.causes.empty()) document.blocks.push_back(causes_worth_table(journey, decision));
  if (!decision.acceptability.empty())
    document.blocks.push_back(acceptability_table(journey, decision));
  document.blocks.push_back(Paragraph{how_decided(journey, decision)});
  return document;
}

Table decide_figures(const Journey& journey, const Decision& decision) {
  const texts::Speaking english(texts::Language::english);
  Table table;
  table.columns = {{"part", "", Align::left},
                   {"id", "", Align::left},
                   {"figure", "", Align::left},
                   {"unit", "", Align::left},
                   {"value"},
                   {"se"}};
  const std::string money = journey.currency.empty() ? "money" : journey.currency;
  const auto exact = [](double value) { return Cell(fmt::format("{}", value), value); };
  const auto add = [&](const char* part_of, const std::string& id, const char* figure,
                       const std::string& unit, Estimate value, bool estimated) {
    table.rows.push_back(
        {{part_of, id, figure, unit, exact(value.value), estimated ? exact(value.se) : Cell()}});
  };
  for (const PlanOutlook& plan : decision.plans) {
    add("plan", plan.id, "expected", money, plan.expected, true);
    add("plan", plan.id, "p5", money, {plan.p5}, false);
    add("plan", plan.id, "p50", money, {plan.p50}, false);
    add("plan", plan.id, "p95", money, {plan.p95}, false);
    add("plan", plan.id, "worst5", money, {plan.worst5}, false);
    add("plan", plan.id, "beats_nothing", "chance", plan.beats_nothing, true);
    add("plan", plan.id, "p_best", "chance", plan.p_best, true);
    add("plan", plan.id, "regret", money, plan.regret, true);
    add("plan", plan.id, "cost", money, {plan.cost}, false);
    add("plan", plan.id, "as_written", money, {plan.as_written}, false);
  }
  add("all", "", "evpi", money, decision.evpi, true);
  for (const InformationWorth& number : decision.numbers)
    add("number", number.address, "evppi", money, number.evppi, true);
  for (const InformationWorth& cause : decision.causes)
    add("cause", cause.address, "evppi", money, cause.evppi, true);
  return table;
}

}  // namespace painpoint::report
