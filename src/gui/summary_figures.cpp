#include "gui/summary_figures.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "gui/tr.h"
#include "study/headline.h"
#include "study/levers.h"
#include "study/verdict.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

using chain::Metric;

struct Wanted {
  Metric metric;
  std::string_view name;
  const char* title;
  bool more_is_better;
};
constexpr std::array<Wanted, 5> kWanted = {{
    {Metric::total_cost, "cost", tr_later("Cost"), false},
    {Metric::complaints_per_1000, "complaints", tr_later("Complaints per 1,000"), false},
    {Metric::rework_time_share, "rework", tr_later("Rework share"), false},
    {Metric::satisfaction, "satisfaction", tr_later("Satisfaction"), true},
    {Metric::lost, "lost", tr_later("Customers lost"), false},
}};

/// By so many customers it is multiplied: money and heads are of a month.
double times(const Wanted& wanted, double customers) {
  return wanted.metric == Metric::total_cost || wanted.metric == Metric::lost ? customers : 1;
}

std::string amount(const Wanted& wanted, double value, const Journey& journey) {
  switch (wanted.metric) {
    case Metric::total_cost:
      return study::money(value, journey);
    case Metric::lost:
      return value < 100 ? fmt::format("{:.1f}", value) : study::rounded(value);
    case Metric::rework_time_share:
      return fmt::format("{:.1f}%", 100 * value);
    default:
      return fmt::format("{:.1f}", value);
  }
}

/// "−12%"; "+0.8" for points and shares, which people read as they are.
std::string change(const Wanted& wanted, double before, double after) {
  const double difference = after - before;
  const char* sign = difference < 0 ? "−" : "+";
  if (wanted.metric == Metric::satisfaction)
    return fmt::format("{}{:.1f}", sign, std::abs(difference));
  if (wanted.metric == Metric::rework_time_share)
    return tr_format("{}{:.1f} points", sign, std::abs(100 * difference));
  if (before == 0) return {};
  return fmt::format("{}{:.1f}%", sign, std::abs(100 * difference / before));
}

/// The standard error of the side that is shown, if it was simulated.
std::optional<double> error_of(const editor::SimulatedFigures& simulated, const std::string& id,
                               Metric metric) {
  for (const montecarlo::SideResult& side : simulated.simulation.result.sides)
    if (side.id == id) return chain::at(side.estimate.standard_error.journey, metric);
  return std::nullopt;
}

}  // namespace

std::vector<SummaryFigure> summary_of(const editor::ExactFigures& exact,
                                      const editor::SimulatedFigures* simulated) {
  std::vector<SummaryFigure> figures;
  if (!exact.journey || exact.comparison.scenarios.empty()) return figures;
  const Journey& journey = *exact.journey;
  const bool monthly = journey.customers_per_month.has_value();
  const double customers = study::customers_of_saving(journey);
  const study::ScenarioResult& base = exact.comparison.scenarios.front();
  const study::ScenarioResult& shown = exact.shown();
  const bool is_base = shown.id == base.id;
  const bool same = simulated != nullptr && simulated->journey == exact.journey;
  for (const Wanted& wanted : kWanted) {
    const double scale = times(wanted, customers);
    const double before = scale * chain::at(base.result.breakdown.journey, wanted.metric);
    const double after = scale * chain::at(shown.result.breakdown.journey, wanted.metric);
    SummaryFigure figure;
    figure.name = wanted.name;
    figure.title = tr_words(wanted.title);
    if (scale != 1)
      figure.title =
          monthly ? tr_format("{} a month", figure.title) : tr_format("{} per 1,000", figure.title);
    figure.value = amount(wanted, after, journey);
    figure.meaning = std::string(chain::info(wanted.metric).definition);
    if (!is_base) {
      const double small = 1e-9 * std::max(std::abs(before), 1.0);
      if (std::abs(after - before) > small) {
        figure.change = change(wanted, before, after);
        figure.better = (after > before) == wanted.more_is_better ? 1 : -1;
      }
      figure.meaning += "\n" + tr_format("In the base: {}", amount(wanted, before, journey));
    }
    const auto error = same ? error_of(*simulated, shown.id, wanted.metric) : std::nullopt;
    if (error)
      figure.meaning +=
          "\n" + tr_format("Simulated, with a standard error of {:.3g}", scale * *error);
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::string headline_of(const editor::SlowFigures* slow, const editor::DecisionFigures* decision) {
  if (decision != nullptr && decision->decision && decision->journey)
    return study::verdict_sentence(*decision->journey, *decision->decision);
  if (slow == nullptr || !slow->all_scenarios || slow->all_scenarios->scenarios.empty()) return {};
  if (slow->all_scenarios->scenarios.size() > 1)
    return study::verdict(*slow->all_scenarios, *slow->journey);
  const study::ScenarioResult& base = slow->all_scenarios->scenarios.front();
  return study::sentence(study::cost_of_nothing(*slow->journey, base), *slow->journey);
}

}  // namespace painpoint::gui
