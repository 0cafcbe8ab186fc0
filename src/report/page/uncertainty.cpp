#include <fmt/format.h>

#include <cmath>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/page/parts.h"
#include "report/plan_charts.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

/// How far luck alone moves a year's total cost.
std::string luck(const ReportInputs& inputs) {
  const study::ScenarioResult& base = inputs.comparison.scenarios.front();
  const double mean = chain::at(base.result.breakdown.journey, chain::Metric::total_cost);
  const double sd = base.result.total_cost_sd;
  const std::string currency = currency_word(inputs.journey.currency);
  std::string text = texts::tr_format(
      "One customer's total cost is {} {} on average, with a standard deviation of {}.",
      grouped(mean, 2), currency, grouped(sd, 2));
  if (inputs.journey.customers_per_month && inputs.journey.customers_per_month->value > 0) {
    const double year = 12 * inputs.journey.customers_per_month->value;
    text += ' ' + texts::tr_format(
                      "Over the {} customers of a year, luck moves the sum by about {} {} either "
                      "way in 19 of "
                      "20 years.",
                      grouped(year, 0), study::rounded(1.96 * sd * std::sqrt(year)), currency);
  }
  return text;
}

}  // namespace

Section uncertainty_section(const ReportInputs& inputs) {
  Section section{"uncertainty", texts::tr_words("How sure are we"), {}};
  section.own_page = true;
  section.blocks.emplace_back(Subheading{texts::tr_words("What we do not know")});
  if (inputs.decision == nullptr) {
    add_text(section, inputs.why_no_decision);
  } else {
    const study::Decision& decision = *inputs.decision;
    add_text(section, how_decided(inputs.journey, decision));
    section.blocks.emplace_back(
        outlook_figure(inputs.journey, decision, chart_style(inputs.journey)));
    add_table(section, plan_odds_table(inputs.journey, decision));
    if (decision.acceptability.size() > 1)
      section.blocks.emplace_back(
          acceptability_figure(inputs.journey, decision, chart_style(inputs.journey)));
    if (inputs.tornado != nullptr && !inputs.tornado->bars.empty()) {
      section.blocks.emplace_back(Subheading{texts::tr_words("What it hangs on")});
      section.blocks.emplace_back(
          tornado_figure(inputs.journey, *inputs.tornado, chart_style(inputs.journey)));
      Table flips = flips_table(*inputs.tornado);
      flips.title = texts::tr_words("Where one number alone changes the decision");
      add_table(section, std::move(flips));
    }
    section.blocks.emplace_back(Subheading{texts::tr_words("What to measure next")});
    if (decision.numbers.empty())
      section.blocks.emplace_back(nothing_to_measure(inputs.journey, decision));
    else
      add_table(section, measure_next_table(inputs.journey, decision));
    if (!decision.causes.empty()) add_table(section, causes_worth_table(inputs.journey, decision));
  }
  if (Table levers = levers_table(inputs.journey, inputs.levers); !levers.rows.empty()) {
    section.blocks.emplace_back(Subheading{texts::tr_words("What a little of each number saves")});
    levers.title = texts::tr_words("The numbers that save most with a small step");
    add_table(section, std::move(levers));
  }
  section.blocks.emplace_back(Subheading{texts::tr_words("Luck, which is another thing")});
  add_text(section, luck(inputs));
  add_text(section,
           texts::tr_words(
               "None of it is in the ranges above: they are about what is not known, and more "
               "customers do not make them narrower."));
  return section;
}

}  // namespace painpoint::report
