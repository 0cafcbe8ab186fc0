#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/exit.h"

namespace painpoint::cli {

/// How to talk to the person at the terminal; results do not come through here.
struct Console {
  bool quiet = false;            ///< no warnings, hints or progress
  bool colour_results = false;   ///< stdout
  bool colour_messages = false;  ///< stderr
  bool live = false;             ///< stderr is a terminal: a progress bar makes sense
};

/// Colours only where a terminal is, and not where NO_COLOR or TERM=dumb says otherwise.
Console find_console();

/// Writes to stderr; what cannot be written there is lost.
void say(std::string_view text);

/// "painpoint: error: ..." on stderr.
void say_error(const Console& console, std::string_view message);

/// Findings with their places; warnings and hints unless quiet.
void say_findings(const Console& console, const Diagnostics& findings, const SourceText& source);

}  // namespace painpoint::cli
