#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/live.h"

/// The few figures that people look at while they draw, without a window.
namespace painpoint::gui {

struct SummaryFigure {
  std::string_view name;  ///< "cost": for probes
  std::string title;      ///< "Cost a month"
  std::string value;      ///< of the scenario that is on
  std::string change;     ///< "−12%" against the base; empty for the base itself
  int better = 0;         ///< 1: better than the base, -1: worse, 0: neither
  std::string meaning;  ///< for the tooltip: the base's value, and the standard error if simulated
};

/// `simulated` may be null, or of another state of the document; then it is not spoken of.
std::vector<SummaryFigure> summary_of(const editor::ExactFigures& exact,
                                      const editor::SimulatedFigures* simulated);

/// One or two sentences on what to do: of the decision if there is one, else of the comparison of
/// all scenarios, else what doing nothing costs; empty if nothing is known yet.
std::string headline_of(const editor::SlowFigures* slow, const editor::DecisionFigures* decision);

}  // namespace painpoint::gui
