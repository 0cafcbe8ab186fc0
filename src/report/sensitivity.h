#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/journey.h"
#include "report/table.h"
#include "study/derivatives.h"
#include "study/levers.h"
#include "study/tornado.h"

/// What a decision hangs on, and what moving each number saves.
namespace painpoint::report {

struct Sensitivity {
  std::optional<study::Tornado> tornado;  ///< not without plans or customers_per_month
  study::Derivatives derivatives;
  std::vector<study::Lever> levers;
};

Document sensitivity_document(const Journey& journey, const Sensitivity& sensitivity);

// Its tables, for pages that arrange them in their own way.
/// Empty where no number changes the decision on its own.
Table flips_table(const study::Tornado& tornado);
Table tornado_table(const Journey& journey, const study::Tornado& tornado);
/// Only numbers that the organisation can work on: what customers are worth is left out, and how
/// they react.
Table levers_table(const Journey& journey, const std::vector<study::Lever>& levers);

std::string sensitivity_json(const Journey& journey, const Sensitivity& sensitivity);

/// part, number, figure, value: every figure unrounded, for spreadsheets.
Table sensitivity_figures(const Sensitivity& sensitivity);

/// The id of an option: of the plan, or "base" for doing nothing.
std::string option_id(const study::Tornado& tornado, study::Option option);

}  // namespace painpoint::report
