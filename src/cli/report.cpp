#include "publish/report.h"

#include "cli/decide_settings.h"
#include "cli/load.h"
#include "cli/verbs.h"

namespace painpoint::cli {

Exit run_report(const Options& options, const Console& console) {
  if (auto settings = decide_settings(options); !settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto figures = publish::report_figures(file->journey);
  const Exit findings = report_on_results(std::move(figures.diagnostics), *file, console);
  if (!figures) return findings == Exit::fine ? Exit::file_wrong : findings;

  std::optional<study::Decision> decision;
  std::optional<study::Tornado> tornado;
  if (publish::why_no_decision(file->journey).empty()) {
    auto decided = decide_on(*file, options, console);
    if (!decided) return give_up(console, decided);
    decision = std::move(decided.value);
    auto found = study::tornado_of(file->journey, decision->measure);
    if (!found) {
      const Exit status = report_on_results(std::move(found.diagnostics), *file, console);
      return status == Exit::fine ? Exit::no_such_result : status;
    }
    tornado = std::move(*found);
  }
  return finish(options, console,
                publish::report_html(*file, *figures, decision ? &*decision : nullptr,
                                     tornado ? &*tornado : nullptr, options.sets));
}

}  // namespace painpoint::cli
