#include "study/simulate.h"

#include <utility>

#include "study/sides.h"

namespace painpoint::study {

Outcome<Simulation> simulate(const Journey& journey, const std::vector<std::string>& scenarios,
                             const montecarlo::Settings& settings) {
  Outcome<Simulation> outcome;
  Outcome<Sides> prepared = prepare_sides(journey, scenarios, settings);
  outcome.diagnostics = std::move(prepared.diagnostics);
  if (!prepared) return outcome;
  const montecarlo::Plan plan{&prepared->roster, std::move(prepared->sides)};
  Outcome<montecarlo::Result> result = montecarlo::simulate(plan, settings);
  outcome.diagnostics.append(std::move(result.diagnostics));
  if (!result) return outcome;
  outcome.value = Simulation{std::move(prepared->roster), std::move(prepared->ids),
                             std::move(prepared->names), std::move(*result)};
  return outcome;
}

}  // namespace painpoint::study
