#pragma once

#include <vector>

#include "model/journey.h"
#include "report/charts.h"
#include "report/page.h"
#include "study/compare.h"
#include "study/decide.h"
#include "study/tornado.h"

/// The charts that plans are compared by, each with the table that says the same: for the report
/// and for the editor's page of comparing.
namespace painpoint::report {

/// Those with money, in their order; as long as the comparison lives.
std::vector<const study::ScenarioResult*> plans_with_money(const study::Comparison& comparison);

/// What each plan has brought in by each month, and where that crosses zero. At least one plan must
/// have money.
Figure cumulative_figure(const Journey& journey, const study::Comparison& comparison,
                         const ChartStyle& style);

/// What each plan is worth in plausible worlds: 5, 50 and 95%.
Figure outlook_figure(const Journey& journey, const study::Decision& decision,
                      const ChartStyle& style);

/// Which plan is the best, by what a customer is worth.
Figure acceptability_figure(const Journey& journey, const study::Decision& decision,
                            const ChartStyle& style);

/// Each number alone, for the plan that is the best one as written.
Figure tornado_figure(const Journey& journey, const study::Tornado& tornado,
                      const ChartStyle& style);

}  // namespace painpoint::report
