#include "study/simulate.h"

#include "cli/load.h"
#include "cli/play.h"
#include "cli/run_settings.h"
#include "cli/verbs.h"
#include "report/json.h"
#include "report/print.h"
#include "report/views.h"

namespace painpoint::cli {

Exit run_simulate(const Options& options, const Console& console) {
  // What is wrong with the command is said before the file is read; how many scenarios there are
  // is known after that.
  constexpr std::size_t kEnough = 2;
  if (auto settings = run_settings(options, kEnough); !settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto scenarios = scenarios_asked_for(file->journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);
  auto settings = run_settings(options, scenarios->size());
  if (!settings) return give_up(console, settings);
  auto answer = play(*file, *scenarios, std::move(*settings), study::Controls::none, console);
  if (!answer) return give_up(console, answer);

  if (options.format == "json")
    return finish(options, console, report::simulation_json(file->journey, *answer));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::simulated_figures(file->journey, *answer)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::simulation_document(file->journey, *answer), text));
}

}  // namespace painpoint::cli
