#pragma once

#include <utility>

#include "cli/load.h"
#include "cli/verbs.h"
#include "report/json.h"
#include "report/print.h"
#include "report/views.h"
#include "study/compare.h"

namespace painpoint::cli {

/// Solves what is `wanted` of a file and prints it: `solve` and `compare` differ only in that, and
/// in their views. `figures(journey, comparison)` is the table for CSV, `document(journey,
/// comparison)` what people read.
template <class Figures, class Document>
Exit answer_exactly(const Options& options, const Console& console, const yaml::JourneyFile& file,
                    const study::CompareOptions& wanted, Figures&& figures, Document&& document) {
  auto answer = study::compare(file.journey, wanted);
  const Exit status = report_on_results(std::move(answer.diagnostics), file, console);
  if (!answer) return status == Exit::fine ? Exit::file_wrong : status;

  if (options.format == "json")
    return finish(options, console, report::exact_json(file.journey, *answer));
  if (options.format == "csv")
    return finish(options, console, report::print_csv(figures(file.journey, *answer)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console, report::print_text(document(file.journey, *answer), text));
}

}  // namespace painpoint::cli
