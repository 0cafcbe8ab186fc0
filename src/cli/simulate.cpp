#include "study/simulate.h"

#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "report/json.h"
#include "report/print.h"
#include "report/views.h"

namespace painpoint::cli {
namespace {

// More than any machine has that this runs on.
constexpr std::uint64_t kMostThreads = 1024;

Got<montecarlo::Settings> settings_of(const Options& options) {
  const auto seed = whole_number("--seed", options.seed, 0, UINT64_MAX);
  if (!seed) return Got<montecarlo::Settings>::fail(seed.exit, seed.message);
  const auto customers = whole_number("--customers", options.customers, 1, kMostCustomers);
  if (!customers) return Got<montecarlo::Settings>::fail(customers.exit, customers.message);
  const auto threads = whole_number("--threads", options.threads, 0, kMostThreads);
  if (!threads) return Got<montecarlo::Settings>::fail(threads.exit, threads.message);
  montecarlo::Settings settings;
  settings.seed = *seed.value;
  settings.customers = *customers.value;
  settings.threads = static_cast<unsigned>(*threads.value);
  return {std::move(settings)};
}

}  // namespace

Exit run_simulate(const Options& options, const Console& console) {
  auto settings = settings_of(options);
  if (!settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto scenarios = scenarios_asked_for(file->journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  Outcome<study::Simulation> answer;
  {
    ProgressBar bar(console.live && !console.quiet);
    settings->cancelled = &stop_on_interrupt();
    settings->progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
    answer = study::simulate(file->journey, *scenarios, *settings);
  }
  const Exit status = report_on_results(std::move(answer.diagnostics), *file, console);
  if (!answer) return status == Exit::fine ? Exit::file_wrong : status;
  if (answer->result.customers == 0) {
    say_error(console, "interrupted before the first customers were counted");
    return Exit::no_such_result;
  }

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
