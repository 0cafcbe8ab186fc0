#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/intervals.h"
#include "report/json.h"
#include "report/members.h"
#include "report/split_tables.h"
#include "report/stopping_words.h"
#include "report/views.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using chain::MetricInfo;
using chain::Split;

/// Splits have less room than exact ones, because every figure has its error beside it.
const std::vector<Metric>& shown_in(Split split) {
  using enum Metric;
  static const std::vector<Metric> kPlaces = {visits, problems, friction_minutes, lost, total_cost};
  static const std::vector<Metric> kCauses = {problems, complaints, rework_cost, lost, total_cost};
  static const std::vector<Metric> kSegments = {problems, friction_minutes, satisfaction, lost,
                                                total_cost};
  static const std::vector<Metric> kTeams = {staff_minutes, rework_minutes, staff_cost};
  switch (split) {
    case Split::cause:
      return kCauses;
    case Split::segment:
      return kSegments;
    case Split::team:
      return kTeams;
    default:
      return kPlaces;
  }
}

class SideView {
 public:
  SideView(const Journey& journey, const Roster& roster, const montecarlo::SideResult& side)
      : journey_(journey),
        roster_(roster),
        side_(side),
        mean_(side.estimate.mean),
        error_(side.estimate.standard_error) {}

  Table whole_journey() const {
    Table table;
    table.columns = {{texts::tr_words("Per customer"), "", Align::left},
                     {texts::tr_words("Value")},
                     {"±95%"},
                     {texts::tr_words("Unit"), "", Align::left}};
    if (side_.difference) {
      table.columns.push_back({texts::tr_words("Change")});
      table.columns.push_back({"±95%"});
    }
    for (const Metric metric : metrics_of(Split::journey)) {
      const MetricInfo& info = chain::info(metric);
      Row row{{title_of(info.metric)}};
      const double value = chain::at(mean_.journey, metric);
      const Scale scale = scale_of(info.unit, std::abs(value), journey_.currency);
      append(row, value, chain::at(error_.journey, metric), scale, false);
      row.cells.emplace_back(scale.unit);
      if (side_.difference)
        append(row, chain::at(side_.difference->mean.journey, metric),
               chain::at(side_.difference->standard_error.journey, metric), scale, true);
      table.rows.push_back(std::move(row));
    }
    if (side_.difference)
      table.note = texts::tr_words(
          "Changes are from the first scenario, over the same customers with the same luck.");
    return table;
  }

  Table quantiles() const {
    Table table;
    table.title = texts::tr_words("How customers differ: so many percent have at most");
    table.columns = {{texts::tr_words("Per customer"), "", Align::left},
                     {texts::tr_words("Unit"), "", Align::left},
                     {"5%"},
                     {"25%"},
                     {"50%"},
                     {"75%"},
                     {"95%"},
                     {"99%"}};
    const auto add = [&](Metric metric, const montecarlo::QuantileSet& q) {
      const Scale scale = scale_of(chain::info(metric).unit,
                                   std::max(std::abs(q.p5), std::abs(q.p99)), journey_.currency);
      Row row{{title_of(metric), scale.unit}};
      for (const double value : {q.p5, q.p25, q.p50, q.p75, q.p95, q.p99})
        row.cells.emplace_back(grouped(value * scale.factor, scale.decimals), value);
      table.rows.push_back(std::move(row));
    };
    add(Metric::total_cost, side_.quantiles.total_cost);
    add(Metric::friction_minutes, side_.quantiles.friction_minutes);
    add(Metric::journey_minutes, side_.quantiles.journey_minutes);
    add(Metric::satisfaction, side_.quantiles.satisfaction);
    return table;
  }

  Table by(Split split) const {
    Table table;
    const SplitRows rows =
        rows_of(journey_, roster_, split, mean_.rows(split), &error_.rows(split));
    const bool only_none = rows.rows.size() == 1 && rows.rows.front().id.empty();
    if (rows.rows.empty() || only_none) return table;
    table.columns.push_back(name_column(title_of(split)));
    std::vector<Scale> scales;
    std::vector<int> decimals;
    for (const Metric metric : shown_in(split)) {
      const MetricInfo& info = chain::info(metric);
      scales.push_back(scale_of(info.unit, largest(rows, metric), journey_.currency));
      double error = 0;
      for (const SplitRow& row : rows.rows) error = std::max(error, chain::at(*row.error, metric));
      decimals.push_back(decimals_of(scales.back(), error));
      table.columns.push_back({short_title(metric), scales.back().unit});
    }
    for (const SplitRow& row : rows.rows) {
      Row cells{{std::string(row.name)}};
      for (std::size_t i = 0; i < scales.size(); ++i) {
        const Metric metric = shown_in(split)[i];
        cells.cells.push_back(with_error(chain::at(*row.mean, metric),
                                         chain::at(*row.error, metric), scales[i], decimals[i]));
      }
      table.rows.push_back(std::move(cells));
    }
    table.note = left_out_note(rows);
    if (split == Split::segment) add_note(table, texts::tr_words("Per customer of the segment."));
    return table;
  }

  Table ends() const {
    Table table;
    table.columns = {name_column(texts::tr_words("End")), {texts::tr_words("Chance"), "%"}};
    const auto names = ends_of(roster_);
    const Scale scale = scale_of(chain::MetricUnit::chance, 1, "");
    for (std::size_t i = 0; i < names.size(); ++i)
      table.rows.push_back(
          {{std::string(names[i].name),
            with_error(mean_.ends[i], error_.ends[i], scale, decimals_of(scale, error_.ends[i]))}});
    return table;
  }

 private:
  static void append(Row& row, double value, double error, const Scale& scale, bool signs) {
    const int decimals = decimals_of(scale, error);
    const double shown = value * scale.factor;
    row.cells.emplace_back(signs ? with_sign(shown, decimals) : grouped(shown, decimals), value);
    row.cells.push_back(error == 0
                            ? Cell("")
                            : Cell("±" + grouped(kInterval95 * error * scale.factor, decimals),
                                   kInterval95 * error));
  }

  const Journey& journey_;
  const Roster& roster_;
  const montecarlo::SideResult& side_;
  const chain::Breakdown& mean_;
  const chain::Breakdown& error_;
};

}  // namespace

Document simulation_document(const Journey& journey, const study::Simulation& simulation) {
  Document document;
  const montecarlo::Result& result = simulation.result;
  for (std::size_t i = 0; i < result.sides.size(); ++i) {
    const SideView view(journey, simulation.roster, result.sides[i]);
    document.blocks.emplace_back(Heading{fmt::format(
        "{}: {}", journey.name, study::shown_name(simulation.ids[i], simulation.names[i]))});
    document.blocks.emplace_back(view.whole_journey());
    document.blocks.emplace_back(view.quantiles());
    for (const Split split : chain::kSplits)
      if (Table table = view.by(split); !table.rows.empty()) document.blocks.emplace_back(table);
    document.blocks.emplace_back(view.ends());
  }
  const std::string customers = grouped(static_cast<double>(result.customers), 0);
  document.blocks.emplace_back(Paragraph{texts::tr_format(
      "{} customers were played with seed {}; {} ± is half a 95% interval: the luck of these "
      "customers. How uncertain the numbers of the file are is not in it. A figure of 0 without ± "
      "was never seen.",
      customers, result.seed, why_it_ended(journey, simulation))});
  return document;
}

}  // namespace painpoint::report
