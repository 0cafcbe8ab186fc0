#include "report/sensitivity.h"

#include <utility>

#include "cli/decide_settings.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "report/print.h"

namespace painpoint::cli {
namespace {

/// Nothing was said of a decision, and there is none.
bool is_without_decision(const Options& options, const Journey& journey) {
  return options.scenarios.empty() && options.by.empty() &&
         (journey.scenarios.empty() || !journey.customers_per_month);
}

}  // namespace

Exit run_sensitivity(const Options& options, const Console& console) {
  auto settings = decide_settings(options);
  if (!settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  report::Sensitivity sensitivity;
  if (!is_without_decision(options, file->journey)) {
    std::vector<std::string> plans;
    if (!options.scenarios.empty()) {
      auto asked = scenarios_asked_for(file->journey, options.scenarios);
      if (!asked) return give_up(console, asked);
      plans = std::move(*asked);
    }
    auto tornado = study::tornado_of(file->journey, settings->measure, std::move(plans));
    const Exit status = report_on_results(std::move(tornado.diagnostics), *file, console);
    if (!tornado) return status == Exit::fine ? Exit::no_such_result : status;
    sensitivity.tornado = std::move(*tornado);
  }
  auto derivatives = study::derivatives_of(file->journey);
  const Exit status = report_on_results(std::move(derivatives.diagnostics), *file, console);
  if (!derivatives) return status == Exit::fine ? Exit::no_such_result : status;
  sensitivity.derivatives = std::move(*derivatives);
  sensitivity.levers = study::levers_of(file->journey, sensitivity.derivatives);

  if (options.format == "json")
    return finish(options, console, report::sensitivity_json(file->journey, sensitivity));
  if (options.format == "csv")
    return finish(options, console, report::print_csv(report::sensitivity_figures(sensitivity)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::sensitivity_document(file->journey, sensitivity), text));
}

}  // namespace painpoint::cli
