#include "study/compare.h"

#include <algorithm>

#include "cli/load.h"
#include "cli/verbs.h"
#include "report/json.h"
#include "report/print.h"
#include "report/views.h"

namespace painpoint::cli {
namespace {

/// The base stands first, whatever was asked for; without a wish, all scenarios follow.
std::vector<std::string> with_base_first(std::vector<std::string> asked) {
  std::erase(asked, std::string(study::kBase));
  asked.insert(asked.begin(), std::string(study::kBase));
  return asked;
}

}  // namespace

Exit run_compare(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const std::vector<std::string> all = {"all"};
  auto scenarios =
      scenarios_asked_for(file->journey, options.scenarios.empty() ? all : options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  study::CompareOptions wanted;
  wanted.scenarios = with_base_first(std::move(*scenarios));
  wanted.removal_effects = !options.without_removal_effects;
  auto answer = study::compare(file->journey, wanted);
  const Exit status = report_on_results(std::move(answer.diagnostics), *file, console);
  if (!answer) return status == Exit::fine ? Exit::file_wrong : status;

  if (options.format == "json")
    return finish(options, console, report::exact_json(file->journey, *answer));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::compared_figures(file->journey, *answer)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::compare_document(file->journey, *answer), text));
}

}  // namespace painpoint::cli
