#pragma once

#include <span>

#include "chain/metrics.h"
#include "model/journey.h"
#include "report/table.h"
#include "study/compare.h"
#include "study/simulate.h"

/// What is shown of a result, as data. Documents are for people; the tables at the end of this
/// file are for spreadsheets and hold every figure unrounded, one per row.
namespace painpoint::report {

/// What nothing costs, the verdict, scenarios side by side, modelled beside observed, and the worst
/// touchpoints and causes of the base. The first scenario must be the base.
Document compare_document(const Journey& journey, const study::Comparison& comparison);

/// What people decide on, a column per scenario; below each figure its change from the first one.
Table side_by_side(const Journey& journey, const study::Comparison& comparison);
/// Its figures, in the order of its rows.
std::span<const chain::Metric> decisive_metrics();

/// All figures of each scenario, with units and meanings, and who they belong to.
Document solve_document(const Journey& journey, const study::Comparison& comparison);

/// The same with what chance does to them: 95% intervals, quantiles, differences.
Document simulation_document(const Journey& journey, const study::Simulation& simulation);

/// Scenarios beside the first one over the same customers: paired differences with their intervals,
/// of the whole journey and by touchpoint, and what pairing and control variates saved.
Document contrast_document(const Journey& journey, const study::Simulation& simulation);

/// One split of a scenario's figures; no rows where nothing is split.
Table split_table(const Journey& journey, const Roster& roster,
                  const study::ScenarioResult& scenario, chain::Split split);

/// scenario, part, id, name, figure, unit, value
Table exact_figures(const Journey& journey, const study::Comparison& comparison);

/// scenario, against, part, id, name, figure, unit, mean, se, low, high
Table simulated_figures(const Journey& journey, const study::Simulation& simulation);

/// figure, unit, and a column per scenario
Table compared_figures(const Journey& journey, const study::Comparison& comparison);

}  // namespace painpoint::report
