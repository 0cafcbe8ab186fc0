#include "study/calibrate.h"

#include "base/unified_diff.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "report/calibration.h"
#include "report/print.h"
#include "yaml/write_numbers.h"

namespace painpoint::cli {
namespace {

/// The name that the file goes by in the diff; what came from the standard input has none.
std::string name_of_file(const Options& options) {
  return options.arguments.at(0) == "-" ? "journey.yaml" : options.arguments.at(0);
}

/// The diff of the file that a person can accept; empty if no number changes.
Outcome<std::string> patch_of(const std::string& name, const yaml::JourneyFile& file,
                              const study::Calibration& calibration) {
  std::vector<yaml::WrittenChance> chances;
  for (const study::CalibratedNumber& number : calibration.numbers) {
    if (!number.changed()) continue;
    Provenance provenance;
    provenance.evidence = Evidence::guess;
    provenance.source = "fitted to the observed figures";
    chances.push_back({number.number.address, number.after, provenance});
  }
  Outcome<std::string> text = yaml::write_chances(file, chances);
  if (text) text.value = unified_diff(name, file.source.text, *text);
  return text;
}

}  // namespace

Exit run_calibrate(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), {}}, console);
  if (!file) return give_up(console, file);
  auto calibration = study::calibrate(file->journey);
  const Exit status = report_on_results(std::move(calibration.diagnostics), *file, console);
  if (!calibration) return status == Exit::fine ? Exit::no_such_result : status;
  auto patch = patch_of(name_of_file(options), *file, *calibration);
  const Exit written = report_on_results(std::move(patch.diagnostics), *file, console);
  if (!patch) return written;

  const bool to_file = !options.output.empty() && options.output != "-";
  if (to_file && !patch->empty()) {
    const Exit saved = finish(options, console, *patch);
    if (saved != Exit::fine) return saved;
  }
  Options to_stdout = options;
  to_stdout.output.clear();
  if (options.format == "json")
    return finish(to_stdout, console,
                  report::calibration_json(file->journey, *calibration, *patch));
  if (options.format == "csv")
    return finish(to_stdout, console, report::print_csv(report::calibration_figures(*calibration)));
  report::TextOptions text;
  text.colour = console.colour_results;
  std::string result = report::print_text(
      report::calibration_document(file->journey, *calibration, name_of_file(options),
                                   to_file ? options.output : ""),
      text);
  if (!to_file && !patch->empty()) result += "\n" + *patch;
  return finish(to_stdout, console, result);
}

}  // namespace painpoint::cli
