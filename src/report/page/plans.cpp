#include "report/money_view.h"
#include "report/observed_view.h"
#include "report/page/parts.h"
#include "report/plan_charts.h"
#include "report/views.h"
#include "texts/tr.h"

namespace painpoint::report {

Section plans_section(const ReportInputs& inputs) {
  Section section{"plans", texts::tr_words("The plans side by side"), {}};
  section.own_page = true;
  add_text(section,
           texts::tr_words(
               "Computed exactly from the numbers as written, at the full effect of each plan. How "
               "uncertain those numbers are is a section of its own."));
  Table figures = side_by_side(inputs.journey, inputs.comparison);
  figures.title = texts::tr_words("Outcomes per customer");
  add_table(section, std::move(figures));
  const auto plans = plans_with_money(inputs.comparison);
  Table money = money_table(inputs.journey, plans);
  money.title = texts::tr_words("Money over the horizon");
  add_table(section, std::move(money));
  if (!plans.empty() && !plans.front()->money->months.empty())
    section.blocks.emplace_back(
        cumulative_figure(inputs.journey, inputs.comparison, chart_style(inputs.journey)));
  Table observed = observed_table(inputs.hurts.observed, inputs.journey.currency);
  section.blocks.emplace_back(Subheading{texts::tr_words("The model beside reality")});
  if (observed.rows.empty())
    add_text(
        section,
        texts::tr_words(
            "The file says nothing under `observed`, so that nothing shows how near the model is "
            "to what happens today."));
  observed.title = texts::tr_words("Modelled beside observed, as it is");
  add_table(section, std::move(observed));
  add_table(section, benchmark_table(inputs.comparison.scenarios.front().result.breakdown.journey,
                                     inputs.journey.currency));
  return section;
}

}  // namespace painpoint::report
