#include "study/decide.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/decide_settings.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "report/decide_view.h"
#include "report/json.h"
#include "report/print.h"
#include "study/compare.h"

namespace painpoint::cli {

Exit run_decide(const Options& options, const Console& console) {
  if (auto settings = decide_settings(options); !settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto decision = decide_on(*file, options, console);
  if (!decision) return give_up(console, decision);

  if (options.format == "json")
    return finish(options, console, report::decide_json(file->journey, *decision));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::decide_figures(file->journey, *decision)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::decide_document(file->journey, *decision), text));
}

}  // namespace painpoint::cli
