#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "report/figures.h"
#include "report/intervals.h"
#include "report/members.h"
#include "report/split_tables.h"
#include "report/stopping_words.h"
#include "report/views.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using chain::Split;
using montecarlo::SideResult;

constexpr std::array<Metric, 10> kShown = {Metric::problems,
                                           Metric::complaints_per_1000,
                                           Metric::friction_minutes,
                                           Metric::rework_time_share,
                                           Metric::staff_minutes,
                                           Metric::satisfaction,
                                           Metric::lost,
                                           Metric::cash_cost,
                                           Metric::value_lost,
                                           Metric::total_cost};

/// "33", "4.2", or nothing where nothing differs.
Cell factor_cell(const std::optional<double>& factor) {
  return factor ? Cell(grouped(*factor, *factor < 10 ? 1 : 0), *factor) : Cell("");
}

Table whole_journey(const Journey& journey, const SideResult& side, const SideResult& base,
                    std::uint64_t customers) {
  Table table;
  table.columns = {{texts::tr_words("Per customer"), "", Align::left, 22, 2},
                   {"", "", Align::left},
                   {texts::tr_words("As it is")},
                   {texts::tr_words("Then")},
                   {texts::tr_words("Change")},
                   {"±95%"},
                   {texts::tr_words("Pairing saves")}};
  for (const Metric metric : kShown) {
    const chain::MetricInfo& info = chain::info(metric);
    const double before = chain::at(base.estimate.mean.journey, metric);
    const double after = chain::at(side.estimate.mean.journey, metric);
    const double change = chain::at(side.difference->mean.journey, metric);
    const double error = chain::at(side.difference->standard_error.journey, metric);
    const Scale scale =
        scale_of(info.unit, std::max(std::abs(before), std::abs(after)), journey.currency);
    const int decimals = decimals_of(scale, error);
    const auto shown = [&](double value) {
      return Cell(grouped(value * scale.factor, decimals), value);
    };
    table.rows.push_back(
        {{title_of(info.metric), scale.unit, shown(before), shown(after),
          Cell(with_sign(change * scale.factor, decimals), change), half_interval(error, scale),
          factor_cell(montecarlo::pairing_factor(side, base, metric))}});
  }
  table.note = texts::tr_words(
      "Both over the same customers with the same luck. Pairing saves: so many times fewer "
      "customers are needed for this ± than if each scenario had customers of its own.");
  if (const auto factor = montecarlo::factor_against_drawn(side, base, customers))
    table.note += ' ' + texts::tr_format(
                            "Losses are counted by their chances: for total cost, with customers "
                            "of its own of whom "
                            "each is lost or not, it would be {}.",
                            grouped(*factor, *factor < 10 ? 1 : 0));
  return table;
}

/// The same differences by two engines at once.
Table with_controls(const Journey& journey, const SideResult& side, const SideResult& base) {
  Table table;
  table.title = texts::tr_words("The same changes, with control variates");
  table.columns = {{texts::tr_words("Per customer"), "", Align::left, 22, 2},
                   {"", "", Align::left},
                   {texts::tr_words("Change")},
                   {"±95%"},
                   {texts::tr_words("Both save")},
                   {texts::tr_words("Exactly")}};
  for (const montecarlo::Controlled& one : side.controlled) {
    const chain::MetricInfo& info = chain::info(one.metric);
    const Scale scale = scale_of(info.unit, std::abs(one.exact), journey.currency);
    const int decimals = decimals_of(scale, one.standard_error);
    table.rows.push_back({{title_of(info.metric), scale.unit,
                           Cell(with_sign(one.mean * scale.factor, decimals), one.mean),
                           half_interval(one.standard_error, scale),
                           factor_cell(montecarlo::controlled_factor(side, base, one)),
                           Cell(with_sign(one.exact * scale.factor, decimals), one.exact)}});
  }
  table.note = texts::tr_words(
      "Sharpened by how often the exact solver expects problems, visits and losses. It knows these "
      "figures themselves, too: the last column is its answer, and checks the others.");
  return table;
}

Table by_touchpoint(const Journey& journey, const study::Simulation& simulation) {
  const std::vector<SideResult>& sides = simulation.result.sides;
  Table table;
  table.title = texts::tr_words("Change of total cost by touchpoint");
  table.heads = 2;
  table.columns = {name_column(texts::tr_words("Touchpoint")), {"", "", Align::left}};
  double largest = 0;
  for (std::size_t s = 1; s < sides.size(); ++s) {
    table.columns.push_back({study::shown_name(simulation.ids[s], simulation.names[s])});
    for (const chain::Row& row : sides[s].difference->mean.touchpoints)
      largest = std::max(largest, std::abs(chain::at(row, Metric::total_cost)));
  }
  const Scale scale = scale_of(chain::MetricUnit::money, largest, journey.currency);
  const SplitRows rows = rows_of(journey, simulation.roster, Split::touchpoint,
                                 sides[0].estimate.mean.touchpoints, nullptr);
  for (const SplitRow& row : rows.rows) {
    Row cells{{std::string(row.name), scale.unit}};
    for (std::size_t s = 1; s < sides.size(); ++s) {
      const montecarlo::Estimate& difference = *sides[s].difference;
      const double error =
          chain::at(difference.standard_error.touchpoints[row.position], Metric::total_cost);
      cells.cells.push_back(
          with_error(chain::at(difference.mean.touchpoints[row.position], Metric::total_cost),
                     error, scale, decimals_of(scale, error)));
    }
    table.rows.push_back(std::move(cells));
  }
  table.note = left_out_note(rows);
  add_note(table, texts::tr_words("0 without ±: no customer was treated differently here."));
  return table;
}

}  // namespace

Document contrast_document(const Journey& journey, const study::Simulation& simulation) {
  Document document;
  const montecarlo::Result& result = simulation.result;
  document.blocks.emplace_back(Heading{journey.name});
  document.blocks.emplace_back(
      Paragraph{texts::tr_format("{} customers were played with seed {}; {}",
                                 grouped(static_cast<double>(result.customers), 0), result.seed,
                                 why_it_ended(journey, simulation)),
                true});
  for (std::size_t s = 1; s < result.sides.size(); ++s) {
    document.blocks.emplace_back(
        Heading{study::shown_name(simulation.ids[s], simulation.names[s])});
    document.blocks.emplace_back(
        whole_journey(journey, result.sides[s], result.sides[0], result.customers));
    if (!result.sides[s].controlled.empty())
      document.blocks.emplace_back(with_controls(journey, result.sides[s], result.sides[0]));
  }
  if (result.sides.size() > 1) document.blocks.emplace_back(by_touchpoint(journey, simulation));
  document.blocks.emplace_back(Paragraph{texts::tr_words(
      "± is half a 95% interval: the luck of these customers. How uncertain the numbers of "
      "the file are is not in it. What plans cost and when they pay back is computed "
      "exactly only: see `compare` without --engine.")});
  return document;
}

}  // namespace painpoint::report
