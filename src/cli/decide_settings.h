#pragma once

#include "cli/console.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "study/decide.h"
#include "yaml/reader.h"

/// From the command line to a decision, for `decide` and `report`.
namespace painpoint::cli {

/// What was asked for, without the scenarios; a message where that makes no sense.
Got<study::DecideOptions> decide_settings(const Options& options);

/// Decides, with a progress bar; the first Ctrl-C ends it. Findings are reported.
Got<study::Decision> decide_on(const yaml::JourneyFile& file, const Options& options,
                               const Console& console);

}  // namespace painpoint::cli
