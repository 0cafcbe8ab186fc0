#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit.h"
#include "yaml/reader.h"

namespace painpoint::cli {

struct LoadRequest {
  std::string path;               ///< "-" is the standard input
  std::vector<std::string> sets;  ///< ADDRESS=VALUE, applied to the base in this order
};

/// Reads a journey, applies the assignments, and checks all that can be checked. Findings are
/// reported on stderr as they come; a journey comes back only if there are no errors.
Got<yaml::JourneyFile> load(const LoadRequest& request, const Console& console);

/// The same of a text that was read already.
Got<yaml::JourneyFile> load_text(std::string name, std::string text,
                                 const std::vector<std::string>& sets, const Console& console);

/// Findings about results, reported; and the status if they have errors: some results do not exist
/// (too many states for the exact engine), everything else is the file's fault.
Exit report_on_results(Diagnostics findings, const yaml::JourneyFile& file, const Console& console);

}  // namespace painpoint::cli
