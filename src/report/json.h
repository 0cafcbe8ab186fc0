#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"
#include "study/compare.h"
#include "study/decide.h"
#include "study/simulate.h"

/// Results for programs. The structure is described in journeys/README.md; members stand in the
/// order of the file, numbers read back to the same double, and the same results give the same
/// bytes.
namespace painpoint::report {

std::string exact_json(const Journey& journey, const study::Comparison& comparison);

/// Every figure is { mean, se, low, high }. low and high are mean -/+ 1.96 se, also where that is
/// below 0 or above 1: an interval that leaves what is possible says that too few customers were
/// played for this figure, and cutting it off would hide that. What no customer met can still
/// happen: the interval of a count or chance of 0 ends at -ln(0.05)/n, that of a chance of 1 begins
/// as far below 1. With one customer there is no error to speak of: null.
///
/// Differences have `pairing`, the factor by which the same luck cut their variance against
/// independent runs (null where nothing differs), `factor_against_drawn`, the same of total cost
/// against independent runs in which each customer is lost or not, and, where true means were
/// known, `controlled`: { mean, se, low, high, factor, exact } with control variates.
std::string simulation_json(const Journey& journey, const study::Simulation& simulation);

/// { by, seed, draws, verdict, plans, evpi, evppi, evppi_of_causes, acceptability }; estimates are
/// { value, se }.
std::string decide_json(const Journey& journey, const study::Decision& decision);

/// Why a run ended: "customers_reached", "precise_enough", "decided", "too_close_to_call",
/// "time_limit" or "interrupted".
std::string_view word_of(montecarlo::StopReason reason);

/// Half the width of a 95% interval in standard errors: the normal quantile also for short runs.
/// The first 4096 customers alone make more than 500 groups, for which Student's t has 1.965; only
/// with a few dozen customers would intervals be visibly wider.
inline constexpr double kInterval95 = 1.959963984540054;

}  // namespace painpoint::report
