#include <fmt/format.h>

#include <algorithm>

#include "report/figures.h"
#include "report/map_data.h"
#include "report/map_view.h"
#include "report/members.h"
#include "report/page/parts.h"
#include "report/views.h"
#include "study/headline.h"
#include "study/owners.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using chain::Split;

constexpr std::size_t kParetoBars = 12;
/// Beyond this, a map on a page is a pattern and no picture.
constexpr std::size_t kMostCards = 200;

bool is_priced(const ReportInputs& inputs) {
  return study::failure_cost(inputs.hurts.result.breakdown.journey) > 0;
}

/// Where nothing has a price yet, minutes are what hurts.
study::HurtBy ranked_by(const ReportInputs& inputs) {
  return is_priced(inputs) ? study::HurtBy::cost : study::HurtBy::friction;
}

std::string unit_of(const ReportInputs& inputs) {
  return is_priced(inputs) ? currency_word(inputs.journey.currency) : texts::tr_words("min");
}

BarChart pareto(const ReportInputs& inputs, std::string title, std::string description) {
  BarChart chart;
  chart.text.title = std::move(title);
  chart.text.description = std::move(description);
  chart.axis.title = texts::tr_format("{} per customer", unit_of(inputs));
  return chart;
}

std::string label_of(const ReportInputs& inputs, const study::Ranked& one) {
  return fmt::format("{} {}, {}", grouped(one.amount, 2), unit_of(inputs), percent(one.share, 0));
}

Figure causes_figure(const ReportInputs& inputs, study::HurtBy by) {
  BarChart chart =
      pareto(inputs, texts::tr_words("What each cause leads to"),
             texts::tr_words("Causes, the costliest first, with their owners. The table has the "
                             "figures."));
  std::vector<double> amounts;
  for (const chain::Row& row : inputs.hurts.result.breakdown.causes)
    amounts.push_back(study::hurt_of(row, by));
  for (const study::Ranked& one : study::ranking(amounts, kNoCause.value)) {
    const auto& cause = inputs.hurts.roster.causes[CauseIndex(one.member)];
    const bool named = !cause.id.empty();
    if (chart.bars.size() + 1 > kParetoBars) break;
    chart.bars.push_back({named ? cause.name : texts::tr_words("no named cause"), one.amount,
                          label_of(inputs, one), study::owner_of_cause(inputs.journey, cause.id),
                          chart.bars.empty()});
  }
  return {bar_chart(chart, chart_style(inputs.journey)),
          causes_ranked(inputs.journey, inputs.hurts, by)};
}

Figure pains_figure(const ReportInputs& inputs, study::HurtBy by) {
  BarChart chart = pareto(
      inputs, texts::tr_words("What each pain point leads to"),
      texts::tr_words("Pain points, the costliest first, with their touchpoints. The table has "
                      "the figures."));
  std::vector<double> amounts;
  for (const study::PainHurt& pain : inputs.hurts.pains)
    amounts.push_back(study::hurt_of(pain.caused, by));
  for (const study::Ranked& one : study::ranking(amounts)) {
    if (chart.bars.size() == kParetoBars) break;
    const study::PainHurt& pain = inputs.hurts.pains[one.member];
    chart.bars.push_back({pain.name, one.amount, label_of(inputs, one),
                          inputs.hurts.roster.touchpoints[pain.at].name, chart.bars.empty()});
  }
  return {bar_chart(chart, chart_style(inputs.journey)),
          pains_ranked(inputs.journey, inputs.hurts, by)};
}

}  // namespace

Section map_section(const ReportInputs& inputs) {
  Section section{"map", texts::tr_words("The journey as it is"), {}};
  section.landscape = true;
  const study::ScenarioResult& base = inputs.comparison.scenarios.front();
  Table touchpoints =
      split_table(inputs.journey, inputs.comparison.roster, base, Split::touchpoint);
  touchpoints.title = texts::tr_words("The touchpoints, per customer");
  if (inputs.journey.touchpoints.size() > kMostCards) {
    add_text(section,
             texts::tr_format("A journey of {} touchpoints is too large for a map on a page.",
                              inputs.journey.touchpoints.size()));
    add_table(section, std::move(touchpoints));
    return section;
  }
  const MapData data = map_data(inputs.journey, inputs.comparison.roster, base, inputs.traffic,
                                Metric::friction_minutes);
  Figure figure{map_picture(data), std::move(touchpoints)};
  figure.wide = true;
  section.blocks.emplace_back(std::move(figure));
  return section;
}

Section hurts_section(const ReportInputs& inputs) {
  Section section{"hurts", texts::tr_words("Where it hurts"), {}};
  section.own_page = true;
  const study::HurtBy by = ranked_by(inputs);
  if (!is_priced(inputs))
    add_text(
        section,
        texts::tr_words(
            "Nothing that goes wrong has a price in the file, so that all is ranked by minutes."));
  add_text(
      section,
      texts::tr_words(
          "Caused is all that problems lead to, wherever it shows up; observed is where it shows "
          "up. Fixing a cause mends everyone's journey, handling a complaint mends one "
          "customer's."));
  Figure causes = causes_figure(inputs, by);
  if (!causes.table->rows.empty()) section.blocks.emplace_back(std::move(causes));
  Figure pains = pains_figure(inputs, by);
  if (!pains.table->rows.empty()) section.blocks.emplace_back(std::move(pains));
  add_table(section, touchpoints_ranked(inputs.journey, inputs.hurts, by));
  if (inputs.hurts.pains.empty())
    section.blocks = {
        Paragraph{texts::tr_words("The file has no pain points: nothing can go wrong in it.")}};
  return section;
}

Section quality_section(const ReportInputs& inputs) {
  Section section{"quality", texts::tr_words("The cost of quality"), {}};
  if (!is_priced(inputs)) return section;
  StackedChart chart;
  chart.text.title = texts::tr_words("Cost of quality per customer");
  chart.text.description = texts::tr_words(
      "What is spent so that less goes wrong, and what goes wrong all the same, by plan. The table "
      "has the figures.");
  const std::string currency = currency_word(inputs.journey.currency);
  chart.axis.title = currency;
  chart.part_names = {texts::tr_words("Prevention"), texts::tr_words("Appraisal"),
                      texts::tr_words("Internal failure"), texts::tr_words("External failure")};
  for (const auto& [name, costs] : inputs.quality) {
    if (!costs.prevention_known) continue;
    chart.rows.push_back(
        {shown_scenario(name),
         {costs.prevention, costs.appraisal, costs.internal_failure(), costs.external_failure()},
         fmt::format("{} {}", grouped(costs.total(), 2), currency)});
  }
  add_text(
      section,
      texts::tr_words(
          "Prevention and appraisal are spent on purpose; failures cost what they cost. A plan is "
          "worth its prevention where failures shrink by more."));
  Table table = quality_table(inputs.journey, inputs.quality);
  if (chart.rows.empty())
    add_table(section, std::move(table));
  else
    section.blocks.emplace_back(
        Figure{stacked_chart(chart, chart_style(inputs.journey)), std::move(table)});
  return section;
}

Section splits_section(const ReportInputs& inputs) {
  Section section{"splits", texts::tr_words("By segment, channel and team"), {}};
  const study::ScenarioResult& base = inputs.comparison.scenarios.front();
  for (const auto& [split, title] :
       {std::pair{Split::segment, texts::tr_words("Segments, per customer of each")},
        std::pair{Split::channel, texts::tr_words("Channels, per customer")},
        std::pair{Split::team, texts::tr_words("Teams, per customer")},
        std::pair{Split::stage, texts::tr_words("Stages, per customer")}}) {
    Table table = split_table(inputs.journey, inputs.comparison.roster, base, split);
    table.title = title;
    if (split == Split::segment && table.rows.size() < 2) continue;
    add_table(section, std::move(table));
  }
  return section;
}

}  // namespace painpoint::report
