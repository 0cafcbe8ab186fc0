#include "cli/load.h"
#include "cli/verbs.h"
#include "report/json.h"
#include "report/print.h"
#include "report/views.h"
#include "study/compare.h"

namespace painpoint::cli {

Exit run_solve(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto scenarios = scenarios_asked_for(file->journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  study::CompareOptions wanted;
  wanted.scenarios = std::move(*scenarios);
  wanted.removal_effects = !options.without_removal_effects;
  auto answer = study::compare(file->journey, wanted);
  const Exit status = report_on_results(std::move(answer.diagnostics), *file, console);
  if (!answer) return status == Exit::fine ? Exit::file_wrong : status;

  if (options.format == "json")
    return finish(options, console, report::exact_json(file->journey, *answer));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::exact_figures(file->journey, *answer)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::solve_document(file->journey, *answer), text));
}

}  // namespace painpoint::cli
