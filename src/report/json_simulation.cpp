#include "report/json.h"

#include <algorithm>
#include <cmath>

#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Split;

/// How many customers stand behind a figure; 0 for differences, which have no natural end.
using Customers = std::uint64_t;

Json figure(double mean, double error, chain::MetricUnit unit, Customers customers) {
  using enum chain::MetricUnit;
  Json json;
  json["mean"] = mean;
  if (customers == 1) {
    // One customer says nothing of how customers differ.
    json["se"] = json["low"] = json["high"] = nullptr;
    return json;
  }
  json["se"] = error;
  double low = mean - kInterval95 * error;
  double high = mean + kInterval95 * error;
  if (error == 0 && customers > 0) {
    const double unseen = std::min(1.0, -std::log(0.05) / static_cast<double>(customers));
    if (mean == 0 && (unit == count || unit == chance)) high = unseen;
    if (mean == 1 && unit == chance) low = 1 - unseen;
  }
  json["low"] = low;
  json["high"] = high;
  return json;
}

Json row_json(const chain::Row& mean, const chain::Row& error, Split split, Customers customers) {
  return json_row(split, [&](chain::Metric metric) {
    return figure(chain::at(mean, metric), chain::at(error, metric), chain::info(metric).unit,
                  customers);
  });
}

Json quantiles_json(const montecarlo::QuantileSet& set) {
  Json json;
  json["p5"] = set.p5;
  json["p25"] = set.p25;
  json["p50"] = set.p50;
  json["p75"] = set.p75;
  json["p95"] = set.p95;
  json["p99"] = set.p99;
  return json;
}

Json plot_json(const montecarlo::Plot& plot) {
  Json json;
  json["from"] = plot.from;
  json["width"] = plot.width;
  json["counts"] = plot.counts;
  json["below"] = plot.below;
  json["above"] = plot.above;
  return json;
}

Json estimate_json(const Journey& journey, const Roster& roster,
                   const montecarlo::Estimate& estimate, const montecarlo::Quantiles* quantiles,
                   Customers customers, const std::vector<std::uint64_t>& segment_customers) {
  Json json;
  Json& whole = json["journey"] =
      row_json(estimate.mean.journey, estimate.standard_error.journey, Split::journey, customers);
  if (quantiles != nullptr) {
    Json& sets = whole["quantiles"];
    sets["total_cost"] = quantiles_json(quantiles->total_cost);
    sets["friction_minutes"] = quantiles_json(quantiles->friction_minutes);
    sets["journey_minutes"] = quantiles_json(quantiles->journey_minutes);
    sets["satisfaction"] = quantiles_json(quantiles->satisfaction);
  }
  for (const Split split : chain::kSplits) {
    Json rows = Json::object();
    const auto members = members_of(roster, split);
    for (std::size_t i = 0; i < members.size(); ++i) {
      const chain::Row& mean = estimate.mean.rows(split)[i];
      const chain::Row& error = estimate.standard_error.rows(split)[i];
      if (!is_shown(journey, split, members[i].id, mean) && !says_anything(error, split)) continue;
      const Customers behind =
          customers > 0 && split == Split::segment ? segment_customers[i] : customers;
      append_member(rows, members[i].id, row_json(mean, error, split, behind));
    }
    json[std::string(chain::name_of(split))] = std::move(rows);
  }
  Json& ends = json["ends"] = Json::object();
  const auto names = ends_of(roster);
  for (std::size_t i = 0; i < names.size(); ++i)
    ends[std::string(names[i].id)] = figure(estimate.mean.ends[i], estimate.standard_error.ends[i],
                                            chain::MetricUnit::chance, customers);
  return json;
}

Json decision_json(const montecarlo::Decision& decision, const montecarlo::Contest& contest,
                   const std::vector<std::string>& ids) {
  Json json;
  json["metric"] = std::string(chain::info(decision.metric).name);
  json["error"] = decision.error;
  json["indifference"] = decision.indifference;
  json["leader"] = ids[contest.leader];
  json["contenders"] = Json::array();
  for (const std::size_t side : contest.contenders) json["contenders"].push_back(ids[side]);
  json["within"] = maybe(contest.within);
  return json;
}

Json pairing_json(const montecarlo::SideResult& side, const montecarlo::SideResult& base) {
  return json_row(Split::journey, [&](chain::Metric metric) {
    return maybe(montecarlo::pairing_factor(side, base, metric));
  });
}

Json controlled_json(const montecarlo::SideResult& side, const montecarlo::SideResult& base) {
  Json json = Json::object();
  for (const montecarlo::Controlled& one : side.controlled) {
    Json& entry = json[std::string(chain::info(one.metric).name)];
    entry = figure(one.mean, one.standard_error, chain::info(one.metric).unit, 0);
    entry["factor"] = maybe(montecarlo::controlled_factor(side, base, one));
    entry["exact"] = one.exact;
  }
  return json;
}

}  // namespace

std::string_view word_of(montecarlo::StopReason reason) {
  using enum montecarlo::StopReason;
  switch (reason) {
    case precise_enough:
      return "precise_enough";
    case decided:
      return "decided";
    case too_close_to_call:
      return "too_close_to_call";
    case time_limit:
      return "time_limit";
    case interrupted:
      return "interrupted";
    case customers_reached:
      break;
  }
  return "customers_reached";
}

std::string simulation_json(const Journey& journey, const study::Simulation& simulation) {
  const texts::Speaking english(texts::Language::english);
  const montecarlo::Result& result = simulation.result;
  Json json = json_head(journey, "monte_carlo");
  json["seed"] = result.seed;
  json["customers"] = result.customers;
  json["stopped"] = std::string(word_of(result.stopped));
  if (simulation.settings.precision) {
    const montecarlo::Precision& precision = *simulation.settings.precision;
    json["precision"] = {{"metric", std::string(chain::info(precision.metric).name)},
                         {"relative", precision.relative}};
  }
  if (result.contest)
    json["decision"] = decision_json(*simulation.settings.decide, *result.contest, simulation.ids);
  Json& scenarios = json["scenarios"] = Json::object();
  for (std::size_t i = 0; i < result.sides.size(); ++i) {
    const montecarlo::SideResult& side = result.sides[i];
    Json& scenario = scenarios[simulation.ids[i]] =
        estimate_json(journey, simulation.roster, side.estimate, &side.quantiles, result.customers,
                      side.segment_customers);
    Json& whole = scenario["journey"];
    whole["total_cost_sd"] = result.customers > 1 ? Json(side.total_cost_sd) : Json();
    Json& plots = whole["histograms"];
    plots["total_cost"] = plot_json(side.plots.total_cost);
    plots["friction_minutes"] = plot_json(side.plots.friction_minutes);
    plots["journey_minutes"] = plot_json(side.plots.journey_minutes);
    plots["satisfaction"] = plot_json(side.plots.satisfaction);
    if (!side.difference) continue;
    Json& differences = scenario["differences"] =
        estimate_json(journey, simulation.roster, *side.difference, nullptr, 0, {});
    differences["pairing"] = pairing_json(side, result.sides.front());
    differences["factor_against_drawn"] =
        maybe(montecarlo::factor_against_drawn(side, result.sides.front(), result.customers));
    if (!side.controlled.empty())
      differences["controlled"] = controlled_json(side, result.sides.front());
  }
  return json_text(json);
}

}  // namespace painpoint::report
