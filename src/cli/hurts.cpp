#include <fmt/format.h>

#include "cli/load.h"
#include "cli/verbs.h"
#include "report/hurts_view.h"
#include "report/print.h"
#include "study/where_it_hurts.h"
#include "texts/tr.h"

namespace painpoint::cli {

Exit run_hurts(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto scenarios = scenarios_asked_for(file->journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);
  if (scenarios->size() > 1) {
    say_error(console,
              texts::tr_words("hurts looks at one scenario at a time; name one with --scenario"));
    return Exit::command_wrong;
  }
  study::HurtOptions wanted;
  wanted.scenario = scenarios->front();
  wanted.removal_effects = !options.without_removal_effects;
  auto answer = study::where_it_hurts(file->journey, wanted);
  const Exit status = report_on_results(std::move(answer.diagnostics), *file, console);
  if (!answer) return status == Exit::fine ? Exit::file_wrong : status;

  const study::HurtBy by =
      report::find_hurt_by(options.by.empty() ? "cost" : options.by).value_or(study::HurtBy::cost);
  if (options.format == "json")
    return finish(options, console, report::hurts_json(file->journey, *answer, by));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::hurts_figures(file->journey, *answer, by)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::hurts_document(file->journey, *answer, by), text));
}

}  // namespace painpoint::cli
